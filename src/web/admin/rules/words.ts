import type { Condition, ConditionFound } from '#domain/automation/contract.rules.ts'
import type { Names } from '../../desk/macros/names.ts'
import { actionWords } from '../../desk/macros/words.ts'
import type { T } from '../../messages/Messages.tsx'
import type { MessageId } from '../../messages/catalogue.ts'
import { clockOf } from '../steps/drafts.ts'
import type { Rule } from '#domain/automation/contract.rules.ts'
import type { IntlShape } from 'react-intl'

/** How conditions are said: names behind ids, the texts, and the language's own lists and weekdays. */
export type Saying = { readonly names: Pick<Names, 'of'>; readonly t: T; readonly intl: IntlShape }

const CODED = new Set(['channel', 'stakes', 'waiting_on'])

/** A value of a condition in words: the name behind an id, or what a code stands for. */
export function valueWords(about: Condition['about'], value: string, { names, t, intl }: Saying): string {
  if (about === 'channel') return t(`desk.channel.${value}` as MessageId)
  if (CODED.has(about)) return t(`admin.rules.${about}.${value}` as MessageId)
  if (about === 'words') return `“${value}”`
  if (about === 'waited') return minutesWords(Number(value), intl)
  return names.of(value)
}

function minutesWords(minutes: number, intl: IntlShape): string {
  const [value, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  return intl.formatNumber(value, { style: 'unit', unit, unitDisplay: 'long' })
}

// The first of January 2024 was a Monday.
const weekday = (day: number, intl: IntlShape, form: 'short' | 'long' = 'short') =>
  intl.formatDate(new Date(Date.UTC(2024, 0, day)), { weekday: form, timeZone: 'UTC' })

/** The days of the week from Monday on, as choices. */
export function weekdayNames(intl: IntlShape): { day: number; name: string }[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: weekday(day, intl, 'long') }))
}

/** A condition as part of a sentence: “the channel is Chat or Phone”. */
export function conditionWords(condition: Condition, saying: Saying): string {
  const { t, intl } = saying
  const how = condition.not ? 'not' : 'is'
  if (condition.about === 'time') {
    const days = intl.formatList(
      condition.weekdays.map((day) => weekday(day, intl)),
      { type: 'conjunction' },
    )
    const { from, until } = condition
    return t(`admin.rules.time.${how}`, { days, from: clockOf(from), until: clockOf(until) })
  }
  const values = condition.about === 'waited' ? [String(condition.minutes)] : condition.is
  const list = intl.formatList(
    values.map((one) => valueWords(condition.about, one, saying)),
    { type: 'disjunction' },
  )
  return t(`admin.rules.${condition.about}.${how}` as MessageId, { list })
}

/** What was found for a condition. */
export function foundWords({ condition, found }: ConditionFound, saying: Saying): string {
  const { t, intl } = saying
  if (found.length === 0) return t('admin.rules.found.nothing')
  if (condition.about === 'time') {
    const [day = '1', minute = '0'] = found
    return `${weekday(Number(day), intl)} ${clockOf(Number(minute))}`
  }
  return intl.formatList(
    found.map((one) => valueWords(condition.about, one, saying)),
    { type: 'conjunction' },
  )
}

/** The parts of a rule's sentence: when, if, then. */
export function sentenceOf(rule: Pick<Rule, 'trigger' | 'conditions' | 'actions'>, saying: Saying) {
  const { names, t } = saying
  return {
    when: t(`admin.rules.when.${rule.trigger}`),
    conditions: rule.conditions.map((one) => conditionWords(one, saying)),
    actions: rule.actions.map((one) => actionWords(one, names as Names, t)),
  }
}
