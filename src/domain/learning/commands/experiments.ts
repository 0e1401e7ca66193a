import { localDate } from '#core/calendars/hours.ts'
import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { Actor, AgentActor } from '../../accounts/contract.ts'
import { getOrganisation } from '../../services/queries.ts'
import { learningEvents, learningRefusals } from '../contract.ts'
import type { patternRoutes } from '../contract.patterns.ts'
import { checkDays, checkStudied, stateOn } from '../rules/experiments.ts'
import { stateAfterExperiment } from '../rules/patterns.ts'
import * as notes from '../store/annotations.ts'
import * as store from '../store/experiments.ts'
import type { ExperimentRow, HeldExperiment } from '../store/experiments.ts'
import * as patterns from '../store/patterns.ts'
import { checkAgent, holdPattern, refuseField, setPatternState } from './patterns.ts'

type Given = BodyOf<typeof patternRoutes.addExperiment>
type End = BodyOf<typeof patternRoutes.endExperiment> & { readonly experimentId: string }

/**
 * Plans an experiment; from its first day on it runs, and its chart names the change. Refuses study_incomplete on a pattern
 * without cause and owner, days_backwards, and invalid_input for a pattern or person we do not have.
 */
export async function addExperiment(tx: Tx, actor: AgentActor, given: Given, now: Date): Promise<string> {
  checkDays(given)
  await checkAgent(tx, given.ownerId)
  const id = newId(now)
  const today = await todayOf(tx, now)
  const pattern = await studiedPattern(tx, given.patternId)
  await tx.run(store.add, id, ...fields(given, today, now))
  await record(tx, learningEvents.experimentMade, madeBy(actor, now), { experimentId: id })
  if (pattern) await setPatternState(tx, actor, pattern, 'experiment', now)
  await nameChange(tx, actor, await rowOf(tx, id), now)
  return id
}

/** Changes an experiment that has not ended. Refuses as planning does, and experiment_ended and stale_version. */
export async function changeExperiment(
  tx: Tx,
  actor: AgentActor,
  given: Given & { readonly experimentId: string },
  version: number | undefined,
  now: Date,
): Promise<void> {
  checkDays(given)
  const held = await holdExperiment(tx, given.experimentId)
  if (version !== undefined && version !== held.version)
    refuse(general.stale_version, { version: held.version })
  if (held.state === 'ended') refuse(learningRefusals.experiment_ended)
  await checkAgent(tx, given.ownerId)
  if (held.patternId !== null && held.patternId !== given.patternId)
    await leavePattern(tx, actor, held, held.patternId, now)
  const pattern = await studiedPattern(tx, given.patternId)
  await tx.run(store.change, held.id, ...fields(given, await todayOf(tx, now), now))
  await record(tx, learningEvents.experimentChanged, madeBy(actor, now), { experimentId: held.id })
  if (pattern) await setPatternState(tx, actor, pattern, 'experiment', now)
  await nameChange(tx, actor, await rowOf(tx, held.id), now)
}

/** Ends an experiment with what was learnt and where it goes; its pattern is solved where it worked. */
export async function endExperiment(tx: Tx, actor: AgentActor, given: End, now: Date): Promise<void> {
  const held = await holdExperiment(tx, given.experimentId)
  if (held.state === 'ended') refuse(learningRefusals.experiment_ended)
  const { result, learnt, feeds } = given
  await tx.run(store.end, held.id, result, learnt, feeds, await todayOf(tx, now), now)
  await record(tx, learningEvents.experimentEnded, madeBy(actor, now), { experimentId: held.id, result })
  if (held.patternId === null) return
  const { any } = await tx.one(store.othersUnderWay, held.patternId, held.id)
  const pattern = await holdPattern(tx, held.patternId)
  await setPatternState(tx, actor, pattern, stateAfterExperiment(result === 'worked', any), now)
}

/** Begins the experiments whose first day has come, each with its named change. @returns how many. */
export async function beginExperiments(tx: Tx, now: Date): Promise<number> {
  const begun = await tx.all(store.begin, now)
  const actor = { kind: 'service' } as const
  for (const { id } of begun) {
    await record(tx, learningEvents.experimentChanged, madeBy(actor, now), { experimentId: id })
    await nameChange(tx, actor, await rowOf(tx, id), now)
  }
  return begun.length
}

/** Limits are worked out anew only at a named change: the chart of a running experiment has one, no other has. */
async function nameChange(tx: Tx, actor: Actor, row: ExperimentRow, now: Date): Promise<void> {
  const named = await tx.maybe(notes.ofExperiment, row.id)
  const filter = JSON.stringify(row.filter)
  if (row.state === 'planned') {
    if (!named) return
    await tx.run(notes.remove, named.id)
    await record(tx, learningEvents.annotationRemoved, madeBy(actor, now), { annotationId: named.id })
  } else if (named) await tx.run(notes.move, named.id, row.measure, filter, row.startsOn, row.name)
  else {
    const id = newId(now)
    const by = actor.kind === 'agent' ? actor.agentId : null
    await tx.run(notes.add, id, row.measure, filter, row.startsOn, 'change', row.name, row.id, by, now)
    await record(tx, learningEvents.annotated, madeBy(actor, now), { annotationId: id })
  }
}

/** A pattern whose last experiment went to another one is as it was after its study. */
async function leavePattern(
  tx: Tx,
  actor: AgentActor,
  { id }: HeldExperiment,
  patternId: string,
  now: Date,
): Promise<void> {
  const pattern = await holdPattern(tx, patternId)
  const { any } = await tx.one(store.othersUnderWay, patternId, id)
  if (pattern.state === 'experiment' && !any) await setPatternState(tx, actor, pattern, 'studied', now)
}

async function studiedPattern(tx: Tx, patternId: string | null) {
  if (patternId === null) return undefined
  const pattern =
    (await tx.maybe(patterns.hold, patternId)) ??
    refuseField('/body/patternId', 'is not among the patterns that were found')
  checkStudied(pattern)
  return pattern
}

async function holdExperiment(tx: Tx, id: string): Promise<HeldExperiment> {
  return (await tx.maybe(store.hold, id)) ?? refuse(general.not_found)
}

const rowOf = (tx: Tx, id: string): Promise<ExperimentRow> => tx.one(store.find, id)

const todayOf = async (tx: Tx, now: Date): Promise<string> =>
  localDate((await getOrganisation(tx)).zone, now.getTime())

function fields(given: Given, today: string, now: Date) {
  const { patternId, name, change, expect, measure, filter, direction, ownerId, startsOn, endsOn } = given
  const kept = JSON.stringify(filter)
  const state = stateOn(startsOn, today)
  return [
    ...([patternId, name, change, expect, measure, kept] as const),
    ...([direction, ownerId, startsOn, endsOn, state, now] as const),
  ] as const
}
