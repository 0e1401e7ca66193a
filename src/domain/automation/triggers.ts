import type { Trigger } from './contract.rules.ts'

/** What in the ledger sets a rule off: rows of this kind whose facts hold at least these. */
export type Sign = { readonly kind: string; readonly facts: Readonly<Record<string, unknown>> }

const byClient = { author: 'client', note: false }

/** The rows of the ledger that each trigger stands for. */
export const SIGNS: Readonly<Record<Trigger, readonly Sign[]>> = {
  contact_arrived: [{ kind: 'contact.arrived', facts: { direction: 'in' } }],
  contact_answered: [{ kind: 'contact.answered', facts: {} }],
  client_left_waiting: [{ kind: 'contact.ended', facts: { ending: 'left_waiting' } }],
  failure_marked: [{ kind: 'contact.demand_set', facts: { demand: 'failure' } }],
  case_opened: [{ kind: 'case.opened', facts: {} }],
  client_replied: [
    { kind: 'case.message_sent', facts: byClient },
    { kind: 'contact.message_sent', facts: byClient },
  ],
  client_not_sorted: [{ kind: 'case.confirmed', facts: { sorted: false } }],
  question_answered: [{ kind: 'case.question_answered', facts: {} }],
  tag_added: [{ kind: 'case.tagged', facts: { added: true } }],
  owner_changed: [{ kind: 'case.owner_changed', facts: {} }],
  case_woke: [{ kind: 'case.woke', facts: {} }],
  promise_slips: [{ kind: 'commitment.warned', facts: {} }],
  promise_broken: [{ kind: 'commitment.broken', facts: {} }],
  leg_late: [{ kind: 'automation.leg_late', facts: {} }],
}

export type Signs = {
  readonly triggers: Trigger[]
  readonly kinds: string[]
  readonly facts: string[]
}

/** The signs of several triggers side by side, as a statement takes them. */
export function signsOf(triggers: readonly Trigger[]): Signs {
  const rows = triggers.flatMap((trigger) => SIGNS[trigger].map((sign) => ({ trigger, ...sign })))
  return {
    triggers: rows.map((one) => one.trigger),
    kinds: rows.map((one) => one.kind),
    facts: rows.map((one) => JSON.stringify(one.facts)),
  }
}
