/** What it costs to meet a need, all contacts it took included (C12): a cheap contact that solves nothing is not cheap. */
import { unusable } from './missing.ts'
import { DRAWS, InputBook, product, spread, sum, times } from './ranges.ts'
import type { Interval, NotPossible, NotSaid, Range, UsedInput } from './types.ts'

export type CostPerNeedInput = {
  readonly payPerHour?: Range
  /** People's minutes for one contact, by kind. */
  readonly minutesPerContact: Readonly<Record<string, Range>>
  /** Contacts of the needs, all of them, by kind. */
  readonly contacts: Readonly<Record<string, number>>
  /** Needs met: a count. */
  readonly needsMet?: number
}

export type CostPerNeed =
  | NotSaid
  | NotPossible
  | {
      readonly ok: true
      readonly perNeed: Interval
      readonly perContact: Interval
      readonly contactsPerNeed: number
      readonly inputs: readonly UsedInput[]
      readonly draws: number
    }

/** Σ contacts × minutes × pay over needs met, and over contacts. Refused with the inputs missing or impossible. */
export function costPerNeed({
  payPerHour,
  minutesPerContact,
  contacts,
  needsMet,
}: CostPerNeedInput): CostPerNeed {
  const kinds = Object.keys(contacts)
  const wrong = unusable({
    payPerHour,
    ...Object.fromEntries(kinds.map((kind) => [`minutesPerContact.${kind}`, minutesPerContact[kind]])),
  })
  if (wrong) return wrong
  if (needsMet === undefined) return { ok: false, why: 'not_said', inputs: ['needsMet'] }
  const odd = kinds.filter((kind) => !((contacts[kind] ?? -1) >= 0))
  const count = kinds.reduce((total, kind) => total + (contacts[kind] ?? 0), 0)
  const impossible = [...odd.map((kind) => `contacts.${kind}`), ...(needsMet > 0 ? [] : ['needsMet'])]
  if (impossible.length > 0) return { ok: false, why: 'not_possible', inputs: impossible }
  if (count === 0) return { ok: false, why: 'not_said', inputs: ['contacts'] }
  const book = new InputBook()
  const pay = book.take('payPerHour', payPerHour ?? 0)
  const hours = sum(
    kinds.map((kind) =>
      times(book.take(`minutesPerContact.${kind}`, minutesPerContact[kind] ?? 0), (contacts[kind] ?? 0) / 60),
    ),
  )
  const money = product(hours, pay)
  return {
    ok: true,
    perNeed: spread(times(money, 1 / needsMet)),
    perContact: spread(times(money, 1 / count)),
    contactsPerNeed: count / needsMet,
    inputs: book.used,
    draws: DRAWS,
  }
}
