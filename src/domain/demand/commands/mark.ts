import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { setDemand } from '../../contacts/commands/demand.ts'
import type { MarkedContact } from '../../contacts/commands/demand.ts'
import { mayMark } from '../access.ts'
import { demandEvents } from '../contract.ts'
import type { DemandKind, FailedStep } from '../contract.ts'
import { findCause } from '../store/causes.ts'
import * as store from '../store/marks.ts'
import { assignByPerson, findSubject } from '../store/subjects.ts'
import type { SuggestionParts } from '../queries/suggestion.ts'

export type Mark = {
  contactId: string
  demand: DemandKind
  subjectId: string | null
  originCaseId: string | null
  step: FailedStep | null
  departmentId: string | null
  causeId: string | null
}

type Details = Pick<Mark, 'originCaseId' | 'step' | 'departmentId' | 'causeId'>

const NONE: Details = { originCaseId: null, step: null, departmentId: null, causeId: null }

/**
 * A person confirms or corrects what a contact was about (R25), while it goes on or later; failure with the need that
 * it comes from, the step, the department and the cause. It teaches the suggestions at once. Two rows of the ledger
 * with two meanings: `contact.demand_set` when the demand became another, `demand.marked` when anything of the mark did.
 * Refuses not_found, not_yours.
 */
export async function markDemand(
  tx: Tx,
  actor: AgentActor,
  mark: Mark,
  { suggester, subjects }: SuggestionParts,
  now: Date,
): Promise<store.MarkRow> {
  const about = (await tx.maybe(store.about, mark.contactId, actor.agentId)) ?? refuse(general.not_found)
  if (!mayMark(actor, about)) refuse(general.not_yours)
  // Before the correction is learnt: what is kept is what was suggested to the person.
  const { kind, share } = await suggester.suggest(tx, about.need, now)
  const contact = await setDemand(tx, actor, mark, now)
  const details = mark.demand === 'failure' ? await checked(tx, mark, contact) : NONE
  const kept = await tx.maybe(
    store.keepMark,
    ...([contact.id, mark.demand, kind, share] as const),
    ...([details.originCaseId, details.step, details.departmentId, details.causeId] as const),
    ...([contact.arrivedAt, now] as const),
  )
  const moved = mark.subjectId === null ? 0 : await toSubject(tx, contact.id, mark.subjectId)
  if (mark.subjectId === null) await subjects.assign(tx, [{ contactId: contact.id, need: contact.need }], now)
  if (kept || moved > 0) await tell(tx, actor, contact, { ...mark, ...details }, kind, now)
  if (kept) {
    const { version } = kept
    tx.afterCommit(() =>
      suggester.learn({ contactId: contact.id, version, text: contact.need, label: mark.demand }),
    )
  }
  return tx.one(store.findMark, contact.id)
}

/** What is said of a failure has to be there: an older case of the same client, a department, a cause. */
async function checked(tx: Tx, mark: Mark, contact: MarkedContact): Promise<Details> {
  const { originCaseId, step, departmentId, causeId } = mark
  if (originCaseId !== null) {
    const { any } = await tx.one(store.isOrigin, originCaseId, contact.clientId, contact.arrivedAt)
    if (!any) refuse(general.not_found)
  }
  if (departmentId !== null && !(await tx.one(store.knownDepartment, departmentId)).any)
    refuse(general.not_found)
  const cause = causeId === null ? undefined : await tx.maybe(findCause, causeId)
  if (causeId !== null && !cause) refuse(general.not_found)
  return { originCaseId, step, causeId, departmentId: departmentId ?? cause?.departmentId ?? null }
}

async function toSubject(tx: Tx, contactId: string, subjectId: string): Promise<number> {
  if (!(await tx.maybe(findSubject, subjectId))) refuse(general.not_found)
  return tx.run(assignByPerson, [contactId], subjectId)
}

function tell(
  tx: Tx,
  actor: AgentActor,
  contact: MarkedContact,
  mark: Mark,
  suggested: DemandKind | null,
  now: Date,
): Promise<void> {
  const { demand, step, causeId, originCaseId, subjectId, departmentId } = mark
  const { id: contactId, caseId, clientId, serviceId } = contact
  const about = { ...madeBy(actor, now), contactId, caseId, clientId, serviceId, departmentId }
  const facts = { demand, suggested, by: 'person' as const, step, causeId, originCaseId, subjectId }
  return record(tx, demandEvents.marked, about, facts)
}
