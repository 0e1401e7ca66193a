import type { Choices } from '#core/event-log/mapping.ts'
import type { AnswerOf, BodyOf } from '#platform/contract/route.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { newId } from '#platform/ids.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { getOrganisation } from '../../services/queries.ts'
import { measureEvents, measureRefusals } from '../contract.ts'
import type { EventLog, logRoutes } from '../contract.logs.ts'
import { asWarning, describeMapping, importLog } from './import.ts'
import { measureInThread, presentLog } from './queries.ts'
import { readLog } from './read.ts'
import type { FileLog } from './read.ts'
import { textSource } from './source.ts'
import * as store from './store.ts'

type Body = BodyOf<typeof logRoutes.importLog>
type Report = AnswerOf<typeof logRoutes.importLog>

/**
 * Imports a log that was sent as text, or (trial) says what would be taken. Refuses log_unreadable with what is wrong:
 * also where a log of this name was read in another way.
 */
export async function importLogText(
  database: Database,
  actor: AgentActor,
  body: Body,
  now: Date,
): Promise<Report> {
  const zone = body.zone ?? (await getOrganisation(database.each)).zone
  const { resource, ...columns } = body.columns
  const choices: Choices = { ...columns, holder: resource }
  const log = await readLog({ source: textSource(body.text), format: body.format, choices, zone }, now)
  if (!log.ok) throw new Refusal(measureRefusals.log_unreadable, factsOf(log))
  const measures = await measureInThread(log.table, log.mapping.wide)
  if (body.trial) return { log: asIfKept(body.name, log, now), imported: log.table.at.length, measures }
  const by = { agentId: actor.agentId }
  const kept = await database.transact((tx) => importLog(tx, by, { name: body.name, log }, now))
  if (!kept.ok) throw new Refusal(measureRefusals.log_unreadable, factsOf(kept))
  return { log: presentLog(kept.log), imported: kept.imported, measures }
}

/** What is wrong, with as many columns and findings as fit an answer. */
function factsOf(refusal: { readonly why: string }): Record<string, unknown> {
  const { ok: _ok, ...facts } = refusal as { ok?: false; why: string; columns?: readonly string[] }
  return { ...facts, ...(facts.columns && { columns: facts.columns.slice(0, 100) }) }
}

/** The log as it would be; it has an id that stands for nothing. */
function asIfKept(name: string, log: FileLog, now: Date): EventLog {
  const { at, cases } = log.table
  const bound = (value: number) => new Date(value).toISOString()
  return {
    id: newId(now),
    name,
    zone: log.zone,
    mapping: describeMapping(log),
    cases: cases.length,
    events: at.length,
    firstAt: bound(at.reduce((one, other) => Math.min(one, other))),
    lastAt: bound(at.reduce((one, other) => Math.max(one, other))),
    keptAside: log.aside,
    findings: log.findings.map(asWarning),
    madeAt: now.toISOString(),
  }
}

/** Removes a log and its events. Refuses not_found. */
export async function removeLog(tx: Tx, actor: AgentActor, logId: string, now: Date): Promise<void> {
  if (!(await tx.maybe(store.remove, logId))) refuse(general.not_found)
  await record(tx, measureEvents.logRemoved, { at: now, actor: 'agent', actorId: actor.agentId }, { logId })
}
