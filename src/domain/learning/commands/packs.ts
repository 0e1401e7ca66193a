import { general } from '#platform/contract/refusal.ts'
import { wholeDay } from '#core/calendars/hours.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { Actor, AgentActor } from '../../accounts/contract.ts'
import { figuresOf } from '../../measures/queries/figures.ts'
import { randomJourney } from '../../measures/queries/journeys.ts'
import { periodOf } from '../../measures/queries/period.ts'
import { getOrganisation } from '../../services/queries.ts'
import { learningEvents } from '../contract.ts'
import type { Seen } from '../queries/charts.ts'
import { gatherPack } from '../queries/pack-content.ts'
import { isMorning, packDays } from '../rules/packs.ts'
import type { PackDays } from '../rules/packs.ts'
import * as store from '../store/packs.ts'

/**
 * Puts today's pack together, as it is this moment; there is one a day, and it stays as it was first made. Its journey is
 * drawn by chance from the last four weeks, the same wherever it is drawn. @returns its id.
 */
export async function makePack(tx: Tx, actor: Actor, seen: Seen, now: Date): Promise<string> {
  const { zone } = await getOrganisation(tx)
  const days = packDays(zone, now)
  await tx.run(store.lock)
  const made = await tx.maybe(store.ofDay, days.day)
  if (made) return made.id
  const content = await gatherPack(tx, seen, days, now)
  const { from, yesterday, day } = days
  const { caseId } = await randomJourney(tx, { from, to: yesterday, seed: day }, now)
  const id = newId(now)
  await tx.run(store.add, id, day, JSON.stringify(content), caseId, now)
  await record(tx, learningEvents.packMade, madeBy(actor, now), { packId: id })
  return id
}

/**
 * The sweep: puts the pack together from six in the morning on, local to the organisation, once yesterday has been counted
 * and as soon as there is something to tell. Safe on several nodes. @returns 0, for there is never more than one.
 */
export async function makeMorningPack(tx: Tx, seen: Seen, now: Date): Promise<number> {
  const organisation = await tx.maybe(store.zone)
  if (!organisation || !isMorning(organisation.zone, now)) return 0
  const days = packDays(organisation.zone, now)
  if (await tx.maybe(store.ofDay, days.day)) return 0
  if (await isCounted(tx, organisation.zone, days, now)) await makePack(tx, { kind: 'service' }, seen, now)
  return 0
}

async function isCounted(tx: Tx, zone: string, days: PackDays, now: Date): Promise<boolean> {
  const { from, yesterday: to, day } = days
  const { upTo } = await periodOf(tx, { from, to }, now)
  if (upTo.getTime() < wholeDay(zone, day).start) return false
  const { figures } = await figuresOf(tx, { from, to }, ['contacts', 'needs_closed'], now)
  return figures.some(({ count }) => count > 0)
}

/** Keeps that somebody has read a pack, and since when; a second time changes nothing. Refuses not_found. */
export async function noteRead(tx: Tx, actor: AgentActor, packId: string, now: Date): Promise<void> {
  if (await tx.maybe(store.addRead, packId, actor.agentId, now)) {
    await record(tx, learningEvents.packRead, madeBy(actor, now), { packId })
  } else if (!(await tx.maybe(store.find, packId))) refuse(general.not_found)
}
