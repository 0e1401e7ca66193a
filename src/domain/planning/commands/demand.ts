import type { AnswerOf, BodyOf } from '#platform/contract/route.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { runInThread } from '#platform/threads/run.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { getOrganisation } from '../../services/queries.ts'
import { planningEvents, planningRefusals } from '../contract.ts'
import { IntervalMinutes } from '../contract.demand.ts'
import type { demandRoutes } from '../contract.demand.ts'
import { listSpecialDays, presentInfo } from '../queries/demand.ts'
import type { ImportInput, ImportRead, ImportRefusal } from '../rules/import.ts'
import { sumsOf } from '../rules/series.ts'
import { asWarning, rowErrors } from '../rules/words.ts'
import * as store from '../store/demand.ts'

type Report = AnswerOf<typeof demandRoutes.importSeries>
type Read = Extract<ImportRead, { ok: true }>

/**
 * Imports a series, or (trial) says what would be taken. Refuses series_unreadable with what is wrong in which rows,
 * and name_taken.
 */
export async function importSeries(
  tx: Tx,
  actor: AgentActor,
  body: BodyOf<typeof demandRoutes.importSeries>,
  now: Date,
): Promise<Report> {
  const zone = body.zone ?? (await getOrganisation(tx)).zone
  const { csv, columns, intervalMinutes } = body
  const read = await readInThread({ csv, columns, intervalMinutes, zone })
  if (!read.ok) return unreadable(read)
  if (await tx.maybe(store.seriesNamed, body.name)) refuse(planningRefusals.name_taken)
  const id = body.trial ? null : await keep(tx, actor, body.name, read, now)
  return report(read, id, body.name, now)
}

// A file of years is read for a second or two; others are answered meanwhile.
const readInThread = (input: ImportInput) =>
  runInThread<ImportInput, ImportRead>({
    module: new URL('../rules/import.ts', import.meta.url),
    name: 'readImport',
    input,
  })

function unreadable(refusal: ImportRefusal): never {
  const { ok: _ok, ...facts } = refusal
  throw new Refusal(planningRefusals.series_unreadable, facts, rowErrors(refusal))
}

async function keep(tx: Tx, actor: AgentActor, name: string, read: Read, now: Date): Promise<string> {
  const { series, warnings } = read
  const id = newId(now)
  const added = await tx.maybe(
    store.addSeries,
    id,
    name,
    series.zone ?? 'UTC',
    series.intervalMinutes,
    series.firstMinute,
    closesOf(read),
    JSON.stringify(warnings.map(asWarning)),
    actor.agentId,
    now,
  )
  if (!added) refuse(planningRefusals.name_taken)
  // Days that were closed are kept without counts; days nobody counted have no row.
  const days = series.days.filter((day) => day.kind !== 'missing')
  const counts = days.map((day) => `{${day.counts.map((count) => count ?? 'null').join()}}`)
  await tx.run(
    store.addDays,
    id,
    days.map((day) => day.date),
    counts,
  )
  const { observedDays, contacts } = sumsOf(series)
  const about = { at: now, actor: 'agent', actorId: actor.agentId }
  await record(tx, planningEvents.seriesImported, about, { seriesId: id, days: observedDays, contacts })
  return id
}

const closesOf = ({ series }: Read) =>
  Math.min(1440, series.firstMinute + series.slots * series.intervalMinutes)

function report(read: Read, id: string | null, name: string, now: Date): Report {
  const { series, columns, rows } = read
  const zone = series.zone ?? 'UTC'
  const told = { zone, intervalMinutes: IntervalMinutes.parse(series.intervalMinutes) }
  const warnings = read.warnings.map(asWarning)
  const sums = sumsOf(series)
  const { observedDays, missingDays, contacts } = sums
  const kept = { id, name, ...told, ...sums, opensMinute: series.firstMinute, closesMinute: closesOf(read) }
  return {
    ...told,
    ...{ rows, columns, observedDays, missingDays, contacts, warnings },
    series: id === null ? null : presentInfo({ ...kept, warnings, madeAt: now }),
  }
}

/** Removes an imported series. Refuses not_found. */
export async function removeSeries(tx: Tx, actor: AgentActor, seriesId: string, now: Date): Promise<void> {
  if (!(await tx.maybe(store.removeSeries, seriesId))) refuse(general.not_found)
  const about = { at: now, actor: 'agent', actorId: actor.agentId }
  await record(tx, planningEvents.seriesRemoved, about, { seriesId })
}

/** Replaces the special days. Of a day given twice the last stands. */
export async function setSpecialDays(
  tx: Tx,
  actor: AgentActor,
  items: readonly store.SpecialDayRow[],
  now: Date,
): Promise<{ items: store.SpecialDayRow[] }> {
  const byDay = [...new Map(items.map((one) => [one.day, one])).values()]
  await tx.run(store.clearSpecialDays)
  await tx.run(
    store.addSpecialDays,
    byDay.map((one) => one.day),
    byDay.map((one) => one.name),
    byDay.map((one) => one.closed),
  )
  const about = { at: now, actor: 'agent', actorId: actor.agentId }
  await record(tx, planningEvents.specialDaysSet, about, { days: byDay.length })
  return { items: await listSpecialDays(tx) }
}
