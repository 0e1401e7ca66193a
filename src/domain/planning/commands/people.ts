import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { sqlState } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { planningEvents, planningRefusals } from '../contract.ts'
import type { PlanPerson, ShiftPattern, WorkTerms, peopleRoutes } from '../contract.people.ts'
import { getPerson, presentLeave } from '../queries/people.ts'
import { leaveMisfits, mustGoTogether, patternMisfits, termsMisfits } from '../rules/people.ts'
import * as store from '../store/people.ts'

type GivenPattern = BodyOf<typeof peopleRoutes.addPattern>

/** Adds a kind of shift. Refuses name_taken, and not_possible_together with what does not fit. */
export async function addPattern(
  tx: Tx,
  actor: AgentActor,
  given: GivenPattern,
  now: Date,
): Promise<ShiftPattern> {
  mustGoTogether(patternMisfits(given))
  const added = await tx.maybe(store.addPattern, ...paramsOf(newId(now), given))
  const pattern = added ?? refuse(planningRefusals.name_taken)
  await record(tx, planningEvents.patternSet, madeBy(actor, now), { patternId: pattern.id })
  return pattern
}

/** Changes a kind of shift; shifts that were given stay as they are. Refuses stale_version too. */
export async function setPattern(
  tx: Tx,
  actor: AgentActor,
  patternId: string,
  given: GivenPattern,
  version: number | undefined,
  now: Date,
): Promise<ShiftPattern> {
  const before = (await tx.maybe(store.lockPattern, patternId)) ?? refuse(general.not_found)
  mustBeLatest(version, before.version)
  mustGoTogether(patternMisfits(given))
  const pattern = await setOrRefuse(tx, patternId, given)
  await record(tx, planningEvents.patternSet, madeBy(actor, now), { patternId })
  return pattern
}

async function setOrRefuse(tx: Tx, patternId: string, given: GivenPattern): Promise<ShiftPattern> {
  try {
    return await tx.one(store.setPattern, ...paramsOf(patternId, given))
  } catch (error) {
    if (sqlState(error) === '23505') refuse(planningRefusals.name_taken)
    throw error
  }
}

function paramsOf(id: string, given: GivenPattern) {
  const { name, minutes, breakMinutes, breakPaid, breakFrom, breakTo, mostShare, active } = given
  const starts = [...new Set(given.starts)].toSorted((a, b) => a - b)
  const weekdays = [...new Set(given.weekdays)].toSorted((a, b) => a - b)
  const rest = [breakMinutes, breakPaid, breakFrom, breakTo, starts, weekdays] as const
  return [id, name, minutes, ...rest, mostShare, active] as const
}

/** Refuses stale_version when the caller saw an earlier one. */
export function mustBeLatest(seen: number | undefined, version: number): void {
  if (seen !== undefined && seen !== version) refuse(general.stale_version, { version })
}

/** Enters what a person agreed to work. Refuses not_possible_together, stale_version. */
export async function setTerms(
  tx: Tx,
  actor: AgentActor,
  agentId: string,
  terms: WorkTerms,
  version: number | undefined,
  now: Date,
): Promise<PlanPerson> {
  ;(await tx.maybe(store.lockAgent, agentId)) ?? refuse(general.not_found)
  mustBeLatest(version, (await getPerson(tx, agentId)).version)
  mustGoTogether(termsMisfits(terms))
  const { leastMinutesWeek, mostMinutesWeek, restMinutes, mostDaysInRow, available } = terms
  const hours = [leastMinutesWeek, mostMinutesWeek, restMinutes, mostDaysInRow] as const
  await tx.run(store.setTerms, agentId, ...hours, JSON.stringify(available))
  await record(tx, planningEvents.termsSet, { ...madeBy(actor, now), agentId }, {})
  return getPerson(tx, agentId)
}

/** Enters a leave. Refuses not_possible_together. */
export async function addLeave(
  tx: Tx,
  actor: AgentActor,
  given: BodyOf<typeof peopleRoutes.addLeave>,
  now: Date,
) {
  const { agentId, firstDay, lastDay, kind } = given
  mustGoTogether(leaveMisfits(given))
  ;(await tx.maybe(store.lockAgent, agentId)) ?? refuse(general.not_found)
  const leaveId = newId(now)
  await tx.run(store.addLeave, leaveId, agentId, firstDay, lastDay, kind)
  const about = { ...madeBy(actor, now), agentId }
  await record(tx, planningEvents.leaveSet, about, { leaveId, removed: false })
  return presentLeave(await tx.one(store.findLeave, leaveId))
}

/** Removes a leave. */
export async function removeLeave(tx: Tx, actor: AgentActor, leaveId: string, now: Date): Promise<void> {
  const { agentId } = (await tx.maybe(store.removeLeave, leaveId)) ?? refuse(general.not_found)
  await record(tx, planningEvents.leaveSet, { ...madeBy(actor, now), agentId }, { leaveId, removed: true })
}
