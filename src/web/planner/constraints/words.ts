import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { IntlShape } from 'react-intl'
import type { Constraint, ConstraintCost, PricedRule } from '#domain/planning/contract.constraints.ts'
import type { MessageId } from '../../messages/catalogue.ts'
import { useT } from '../../messages/Messages.tsx'
import type { T } from '../../messages/Messages.tsx'
import { durationWords } from '../../ui/TimeText.tsx'
import { totalCost } from './chains.ts'
import type { Chain } from './chains.ts'
import type { Stretch } from './stretches.ts'

const DAY_MS = 86_400_000
/** The fourth day after the epoch was a Monday. */
const MONDAY_MS = 4 * DAY_MS

/** Says times of the week, days and costs. Weekdays and minutes are the service's own already. */
export type Say = {
  readonly t: T
  readonly weekday: (weekday: number) => string
  readonly clock: (minute: number) => string
  readonly stretch: (stretch: Stretch) => string
  readonly stretches: (stretches: readonly Stretch[]) => string
  readonly year: (day: string) => string
  readonly waiting: (minutes: number) => string
}

/** For a language of the pages; apart from the hook for whatever is no component. */
export function sayWith(intl: IntlShape, t: T): Say {
  const date = (at: number, options: Intl.DateTimeFormatOptions) =>
    intl.formatDate(new Date(at), { timeZone: 'UTC', ...options })
  const weekday = (one: number) => date(MONDAY_MS + (one - 1) * DAY_MS, { weekday: 'long' })
  const clock = (minute: number) =>
    date(minute * 60_000, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const stretch = (one: Stretch) =>
    t('constraints.times.one', { weekday: weekday(one.weekday), from: clock(one.from), to: clock(one.to) })
  return {
    t,
    weekday,
    clock,
    stretch,
    stretches: (all) => intl.formatList(all.map(stretch), { type: 'conjunction' }),
    year: (day) => date(Date.parse(day), { month: 'long', year: 'numeric' }),
    waiting: (minutes) => durationWords(Math.max(1, Math.round(minutes)) * 60, intl.locale),
  }
}

/** Says times of the week, days and costs in the language of the page. */
export function useSay(): Say {
  const intl = useIntl()
  const t = useT()
  return useMemo(() => sayWith(intl, t), [intl, t])
}

type Register = { readonly items: readonly Constraint[]; readonly short: number }

/** How many stand, what they cost clients a week, and how many short times nobody has explained. */
export function registerSentence({ items, short }: Register, { t, waiting }: Say): string {
  const count = items.filter(({ state }) => state === 'standing').length
  const unexplained =
    short > 0 ? t('constraints.sentence.unexplained', { count: short }) : t('constraints.sentence.explained')
  if (count === 0) return `${t('constraints.sentence.none')} ${unexplained}`
  const { waitingMinutes, lostContacts, unpriced } = totalCost(items)
  const lost = lostContacts === null ? null : Math.round(lostContacts)
  const isKnown = waitingMinutes !== null || lost !== null
  const minutes = Math.round(waitingMinutes ?? 0)
  const cost =
    minutes > 0
      ? t(lost ? 'constraints.sentence.both' : 'constraints.sentence.waiting', {
          waiting: waiting(minutes),
          lost,
        })
      : t(lost ? 'constraints.sentence.lost' : 'constraints.sentence.free', { lost })
  return [
    t('constraints.sentence.standing', { count }),
    ...(isKnown ? [cost] : []),
    ...(unpriced > 0 ? [t('constraints.sentence.unpriced', { count: unpriced })] : []),
    unexplained,
  ].join(' ')
}

/** What is short, as the beginning of a chain. */
export function shortWords(chain: Chain<Constraint>, { t, stretches }: Say): string {
  const times = chain.links[0]?.constraint.times ?? []
  if (times.length === 0) return t('constraints.chain.always')
  return t('constraints.chain.short', { times: stretches(times) })
}

/** The figures of a cost, in words; undefined when nothing is known. */
export function costWords(cost: ConstraintCost | null, say: Say): string | undefined {
  if (!cost) return undefined
  const { t } = say
  const { waitingMinutesWeek: waits, lostContactsWeek: lost, paidHoursWeek: hours } = cost
  const count = Math.round(lost ?? 0)
  const parts = [
    ...(waits !== null && waits >= 0.5
      ? [t('constraints.cost.waiting', { waiting: say.waiting(waits) })]
      : []),
    ...(count > 0 ? [t('constraints.cost.lost', { count })] : []),
    ...(hours !== null && Math.abs(hours) >= 0.05
      ? [
          t(hours > 0 ? 'constraints.cost.hours' : 'constraints.cost.hours_less', {
            hours: Math.round(Math.abs(hours) * 10) / 10,
          }),
        ]
      : []),
  ]
  if (parts.length > 0) return parts.join(', ')
  return waits === null && lost === null && hours === null ? undefined : t('constraints.cost.nothing')
}

/** Every rule whose price can be worked out has its words here, or this does not compile. */
const RULES: Readonly<Record<PricedRule, MessageId>> = {
  starts: 'constraints.rule.starts',
  share: 'constraints.rule.share',
  lengths: 'constraints.rule.lengths',
}

export const isPriced = (rule: string | null): rule is PricedRule => rule !== null && rule in RULES

/** A rule of the roster in words. */
export function ruleWords(rule: string, t: T): string {
  return isPriced(rule) ? t(RULES[rule]) : t('constraints.rule.other', { rule })
}

/** Why a price could not be worked out, as the service says it. */
const REASONS = {
  no_rule: ['constraints.price.no_rule', 'constraints.price.no_rule.text'],
  no_shift_patterns: ['constraints.price.no_shift_patterns', 'constraints.price.no_shift_patterns.text'],
  not_solved: ['constraints.price.not_solved', 'constraints.price.not_solved.text'],
} as const satisfies Readonly<Record<string, readonly [MessageId, MessageId]>>

/** Title and text for why there is no price; undefined for a reason that is not about the price. */
export function noPriceWords(code: unknown, t: T): { title: string; text: string } | undefined {
  const found = Object.entries(REASONS).find(([one]) => one === code)?.[1]
  return found && { title: t(found[0]), text: t(found[1]) }
}
