import { warnAt } from '#core/commitments/warning.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { actingFor, commitmentsOf } from '../commitments/queries.ts'
import { abilitiesOf } from './access.ts'
import type { LooseEnd, Story } from './contract.ts'
import * as views from './store/views.ts'
import type { SummaryRow, WholeRow } from './store/views.ts'
import * as work from './store/work.ts'
import { livesOn, zone } from './store/cases.ts'

type Named = { id: string; name: string }

/** A loose end, its time still a Date. */
export type LooseEndView = Omit<LooseEnd, 'dueAt'> & { dueAt: Date | null }

/** A case in a list, with instants still as Date. */
export type CaseSummaryView = Omit<
  SummaryRow,
  | 'ownerId'
  | 'ownerName'
  | 'coverId'
  | 'coverName'
  | 'nextWhat'
  | 'nextDueAt'
  | 'nextBy'
  | 'nextMadeAt'
  | 'nextWarnAt'
> & {
  owner: Named
  cover: Named | null
  next: { what: string; dueAt: Date; atRisk: boolean } | null
}

/** What would be left loose if the case ended now: open legs, commitments and questions, the next due first (R11). */
export async function looseEndsOf(tx: Tx, caseId: string): Promise<LooseEndView[]> {
  return tx.all(work.looseEnds, caseId)
}

/**
 * What keeps a conversation on this case from ending as "owned" (R6): nothing when there is an open commitment that the
 * client has been told; else that nothing is promised, or what the client has not been told.
 */
export async function endsOwned(tx: Tx, caseId: string): Promise<LooseEndView[]> {
  const promises = await tx.all(work.openPromises, caseId)
  if (promises.some((one) => one.told)) return []
  if (promises.length === 0) {
    return [{ kind: 'nothing_promised', id: null, what: 'Nothing is promised yet', who: null, dueAt: null }]
  }
  return promises.map(({ id, what, who, dueAt }) => ({ kind: 'not_told', id, what, who, dueAt }))
}

/** One case as it stands in lists; refuses when there is none. */
export async function caseSummary(tx: Tx, caseId: string, now: Date): Promise<CaseSummaryView> {
  return presentSummary((await tx.maybe(views.summary, caseId, now)) ?? refuse(general.not_found), now)
}

/** One case as it stands in lists, with its living story; refuses when there is none. */
export async function caseWithStory(
  tx: Tx,
  caseId: string,
  now: Date,
): Promise<CaseSummaryView & { story: Story }> {
  const row = (await tx.maybe(views.whole, caseId, now)) ?? refuse(general.not_found)
  return { ...presentSummary(row, now), story: storyOf(row) }
}

/** A client's open cases, newest first. */
export async function openCasesOf(tx: Tx, clientId: string, now: Date): Promise<CaseSummaryView[]> {
  return (await tx.all(views.openOfClient, clientId, now)).map((row) => presentSummary(row, now))
}

/** A case whole, as staff see it, or the one in which it goes on: the id says so. Refuses when there is none. */
export async function getCase(tx: Tx, actor: AgentActor, asked: string, now: Date) {
  const caseId = (await tx.one(livesOn, asked)).id
  const row = (await tx.maybe(views.whole, caseId, now)) ?? refuse(general.not_found)
  const { waitingNote, outcome, outcomeNote, confirmed, confirmedAt, reopenedCount } = row
  return {
    ...presentSummary(row, now),
    ...{ story: storyOf(row), waitingNote, outcome, outcomeNote, confirmed, confirmedAt, reopenedCount },
    legs: (await tx.all(work.legs, caseId)).map(presentLeg),
    commitments: await commitmentsOf(tx, caseId),
    questions: await tx.all(work.questions, caseId),
    messages: (await tx.all(work.messages, caseId, true)).map(presentMessage),
    papers: await tx.all(views.papers, caseId),
    followers: await tx.all(work.followers, caseId),
    looseEnds: await looseEndsOf(tx, caseId),
    abilities: abilitiesOf(actor, row),
  }
}

/** How many cases are mine, covered by me, waiting on whom, at risk; and open in all. */
export async function countCases(tx: Tx, actor: AgentActor, now: Date): Promise<views.Counts> {
  return tx.one(views.counts, actor.agentId, await actingFor(tx, actor.agentId, now), now)
}

/** Says instants as clients read them: in the zone and language of the organisation. */
export async function timeWords(tx: Tx): Promise<(at: Date) => string> {
  const where = await tx.maybe(zone)
  const format = new Intl.DateTimeFormat(where?.locale ?? 'en-GB', {
    timeZone: where?.zone ?? 'UTC',
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  })
  return (at) => format.format(at)
}

/** The contract's form of a summary. A leg has no time of its own to be warned at; a commitment of its length would. */
export function presentSummary(row: SummaryRow, now: Date): CaseSummaryView {
  return {
    ...pickSummary(row),
    owner: { id: row.ownerId, name: row.ownerName },
    cover: row.coverId !== null && row.coverName !== null ? { id: row.coverId, name: row.coverName } : null,
    next: nextOf(row, now),
  }
}

function pickSummary(row: SummaryRow) {
  const { id, reference, clientId, clientName, serviceId, service, state, stakes, need, waitingOn } = row
  const { snoozedUntil, openedAt, changedAt, closedAt, tags, version } = row
  return {
    ...{ id, reference, clientId, clientName, serviceId, service, state, stakes, need, waitingOn },
    ...{ snoozedUntil, openedAt, changedAt, closedAt, tags, version },
  }
}

function nextOf(row: SummaryRow, now: Date): CaseSummaryView['next'] {
  if (row.nextWhat === null || row.nextDueAt === null || row.nextMadeAt === null) return null
  const began = Math.min(row.nextMadeAt.getTime(), row.nextDueAt.getTime() - 1)
  const warned = row.nextWarnAt?.getTime() ?? warnAt(began, row.nextDueAt.getTime())
  return { what: row.nextWhat, dueAt: row.nextDueAt, atRisk: warned <= now.getTime() }
}

/** The story's fields of a whole row. */
export function storyOf({ need, situation, matters, works, doesNotWork, plan }: WholeRow | Story): Story {
  return { need, situation, matters, works, doesNotWork, plan }
}

export function presentLeg({ coOwnerId, coOwnerName, ...row }: work.LegRow) {
  return { ...row, coOwner: { id: coOwnerId, name: coOwnerName } }
}

export function presentMessage({ agentId, agentName, ...row }: work.MessageRow) {
  return { ...row, agent: agentId !== null && agentName !== null ? { id: agentId, name: agentName } : null }
}
