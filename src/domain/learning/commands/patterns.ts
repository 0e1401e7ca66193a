import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { Actor, AgentActor } from '../../accounts/contract.ts'
import { learningEvents } from '../contract.ts'
import type { PatternState, patternRoutes } from '../contract.patterns.ts'
import { stateAfterStudy } from '../rules/patterns.ts'
import * as store from '../store/patterns.ts'
import type { HeldPattern } from '../store/patterns.ts'

type Given = BodyOf<typeof patternRoutes.study> & { readonly patternId: string }

/**
 * Writes down the study of a pattern: condition, cause, owner, note; or sets it aside, solves it, takes it up again.
 * Refuses stale_version when somebody else wrote since `version`, and invalid_input for a cause or person we do not have.
 */
export async function studyPattern(
  tx: Tx,
  actor: AgentActor,
  given: Given,
  version: number | undefined,
  now: Date,
): Promise<void> {
  const held = await holdPattern(tx, given.patternId)
  if (version !== undefined && version !== held.version)
    refuse(general.stale_version, { version: held.version })
  await checkCause(tx, given.causeId)
  if (given.ownerId !== held.ownerId) await checkAgent(tx, given.ownerId)
  const state = stateAfterStudy(held.state, given, given.state)
  const { condition, causeId, cause, ownerId, note } = given
  await tx.run(store.study, held.id, state, condition, causeId, cause, ownerId, note, now)
  const by = madeBy(actor, now)
  if (hasChanged(held, given) || state === held.state)
    await record(tx, learningEvents.patternStudied, by, { patternId: held.id })
  if (given.state && state !== held.state)
    await record(tx, learningEvents.patternSet, by, { patternId: held.id, state })
}

const hasChanged = (held: HeldPattern, given: Given): boolean =>
  (['condition', 'causeId', 'cause', 'ownerId', 'note'] as const).some((name) => held[name] !== given[name])

/** The pattern as it stands, held until the transaction ends; not found when there is none. */
export async function holdPattern(tx: Tx, patternId: string): Promise<HeldPattern> {
  return (await tx.maybe(store.hold, patternId)) ?? refuse(general.not_found)
}

/** Brings a pattern into another state because of its experiments; being in it already changes nothing. */
export async function setPatternState(
  tx: Tx,
  actor: Actor,
  held: HeldPattern,
  state: PatternState,
  now: Date,
): Promise<void> {
  if (held.state === state) return
  await tx.run(store.setState, held.id, state, now)
  await record(tx, learningEvents.patternSet, madeBy(actor, now), { patternId: held.id, state })
}

async function checkCause(tx: Tx, causeId: string | null): Promise<void> {
  if (causeId === null || (await tx.maybe(store.causeExists, causeId))) return
  refuseField('/body/causeId', 'is not among the named causes')
}

/** Refuses somebody who does not work here; nobody is nobody. */
export async function checkAgent(tx: Tx, agentId: string | null): Promise<void> {
  if (agentId === null || (await tx.maybe(store.agentExists, agentId))) return
  refuseField('/body/ownerId', 'is not among those who work here')
}

/** Refuses the input because of one field of it. */
export function refuseField(path: string, message: string): never {
  throw new Refusal(general.invalid_input, {}, [{ path, message }])
}
