import type { OtherwiseReason } from '#domain/cases/contract.terms.ts'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { termKey } from '#domain/cases/rules.terms.ts'
import { newId } from '#platform/ids.ts'
import type { World } from '../world.ts'
import type { Chain } from './chains.ts'
import { aboutCase } from './past-case.ts'
import type { Answered, PastCase } from './past-case.ts'

/** How often a published price or date is told in a conversation, by service. */
const TOLD: Readonly<Record<string, number>> = {
  'bulky-waste': 0.45,
  'parking-permit': 0.35,
  'register-death': 0.3,
  'blue-badge': 0.25,
  'planning-query': 0.2,
  benefits: 0.12,
  'council-tax-pay': 0.08,
}
/** A fee that does not fit: whoever has four things is told again and again that the fourth is free. */
const UNFITTING = { slug: 'bulky-waste', label: 'Each further item', share: 0.6 } as const

type Otherwise = { told: string; pence: number; reason: OtherwiseReason }

/** What was told of the published terms, mostly as they are published. */
export function tellTerms(world: World, chain: Chain, contact: Answered, current: PastCase): void {
  const { book, chance } = world
  const { slug, terms } = chain.service.data
  if (!chance.happens(TOLD[slug] ?? 0.02) || terms.length === 0) return
  const at = contact.answeredAt + (contact.endedAt - contact.answeredAt) * chance.uniform(0.5, 0.8)
  const unfitting = terms.find(({ label }) => slug === UNFITTING.slug && label === UNFITTING.label)
  const term = unfitting && chance.happens(0.5) ? unfitting : chance.pick(terms)
  const otherwise = otherwiseFor(world, term, term === unfitting)
  book.add('terms_told', {
    id: newId(new Date(at)),
    case_id: current.id,
    contact_id: contact.id,
    label: term.label,
    published: term.value,
    told: otherwise?.told ?? term.value,
    pence_difference: otherwise?.pence ?? (term.pence === undefined ? null : 0),
    reason: otherwise?.reason ?? null,
    by_agent_id: contact.agent.id,
    at: new Date(at),
  })
  book.tell(
    caseEvents.termTold,
    {
      ...aboutCase(chain, current, at),
      actorId: contact.agent.id,
      agentId: contact.agent.id,
      contactId: contact.id,
    },
    {
      termKey: termKey(term.label),
      differs: otherwise !== null,
      pence: otherwise?.pence ?? (term.pence === undefined ? null : 0),
      reason: otherwise?.reason ?? null,
    },
  )
}

type Term = { readonly label: string; readonly value: string; readonly pence?: number }

function otherwiseFor({ chance }: World, { pence }: Term, unfitting: boolean): Otherwise | null {
  if (pence === undefined || pence === 0 || !chance.happens(unfitting ? UNFITTING.share : 0.015)) return null
  const reason = unfitting
    ? chance.pick(['gesture', 'special_case', 'our_mistake', 'told_before'] as const)
    : chance.pick(['our_mistake', 'hardship'] as const)
  return { told: 'No charge', pence: -pence, reason }
}
