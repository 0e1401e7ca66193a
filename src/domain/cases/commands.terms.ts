import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import type { Service } from '../services/contract.ts'
import { publishedTerms } from '../services/queries.ts'
import { PAGE, aboutCase, lockOpenCase, touchCase } from './commands.ts'
import type { LockedCase } from './commands.ts'
import { addMessage } from './commands.work.ts'
import { caseEvents } from './contract.events.ts'
import { caseRefusals } from './contract.refusals.ts'
import { presentTermTold } from './queries.terms.ts'
import type { TermToldView } from './queries.terms.ts'
import { termKey, toldBeside } from './rules.terms.ts'
import type { Otherwise } from './rules.terms.ts'
import * as store from './store/terms.ts'
import { words } from './words.ts'

export type TellTerm = {
  caseId: string
  label: string
  contactId?: string | undefined
  otherwise?: Otherwise | undefined
}

/**
 * Records that a published price, date or entitlement was told to the client (R20): as published, or otherwise with a
 * reason, whose words stay on the case as a note. Told again in the same conversation it stays recorded once. Refuses
 * term_not_published with what is published, and case_closed.
 */
export async function tellTerm(tx: Tx, actor: AgentActor, input: TellTerm, now: Date): Promise<TermToldView> {
  const kase = await lockOpenCase(tx, input.caseId)
  const term = await termOf(tx, kase, input.label)
  const contactId = await contactOf(tx, kase, input.contactId)
  const { told, differs, penceDifference, reason } = toldBeside(term, input.otherwise)
  const same = await tx.maybe(store.sameTold, kase.id, contactId, term.label, term.value, told)
  if (same) return presentTermTold(same)
  const id = newId(now)
  const what = [term.label, term.value, told, penceDifference, reason] as const
  await tx.run(store.addTold, id, kase.id, contactId, ...what, actor.agentId, now)
  const facts = { termKey: termKey(term.label), differs, pence: penceDifference, reason }
  await record(tx, caseEvents.termTold, { ...aboutCase(actor, kase, now), contactId }, facts)
  if (differs)
    await noteWhy(tx, actor, kase, { term, told, contactId, note: input.otherwise?.note ?? null }, now)
  await touchCase(tx, kase.id, now)
  return presentTermTold({
    ...{ id, label: term.label, published: term.value, told, penceDifference, reason },
    ...{ byId: actor.agentId, byName: actor.name, at: now },
  })
}

type Term = Service['terms'][number]

async function termOf(tx: Tx, kase: LockedCase, label: string): Promise<Term> {
  const published = kase.serviceId === null ? [] : await publishedTerms(tx, kase.serviceId)
  return (
    published.find((one) => one.label === label) ?? refuse(caseRefusals.term_not_published, { published })
  )
}

/** A conversation about another case is not there for this one. */
async function contactOf(tx: Tx, kase: LockedCase, contactId: string | undefined): Promise<string | null> {
  if (contactId === undefined) return null
  return (await tx.maybe(store.contactOfCase, contactId, kase.id))?.id ?? refuse(general.not_found)
}

type Why = { term: Term; told: string; contactId: string | null; note: string | null }

/** A note among colleagues, in the words of whoever told it. */
async function noteWhy(tx: Tx, actor: AgentActor, kase: LockedCase, why: Why, now: Date): Promise<void> {
  const { term, told, note, contactId } = why
  if (note === null) return
  const body = words.toldOtherwise(term.label, told, term.value, note)
  await addMessage(tx, actor, kase, { contactId, kind: 'note', author: 'agent', body, channel: PAGE }, now)
}
