import type { ExamplePerson } from '../organisation/people.ts'

type Window = readonly [from: number, to: number]
type Available = Readonly<Record<string, readonly Window[]>>

/** What somebody has agreed to work on the line; paid minutes a week. */
export type ExampleTerms = { readonly least: number; readonly most: number; readonly available: Available }

const on = (weekdays: readonly number[], from: number, to: number): Available =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, [[from, to] as const]]))
const WORKDAYS = [1, 2, 3, 4, 5]
const SATURDAY = on([6], 540, 780)

const FULL: ExampleTerms = { least: 1800, most: 2400, available: { ...on(WORKDAYS, 480, 1080), ...SATURDAY } }
/** Specialists answer for some hours a week beside their other work. */
const SPECIALIST: ExampleTerms = {
  least: 0,
  most: 720,
  available: { ...on(WORKDAYS, 510, 1080), ...SATURDAY },
}

/** Terms of their own, by the part of the address before the @. */
const OWN: Readonly<Record<string, ExampleTerms>> = {
  'gwen.pritchard': { least: 960, most: 1500, available: on([1, 2, 3, 4], 480, 900) },
  'callum.reid': { least: 1500, most: 1800, available: on(WORKDAYS, 480, 900) },
  'marcus.bell': { least: 0, most: 480, available: on([1, 3], 540, 1020) },
  'hannah.osei': { least: 0, most: 480, available: on([2, 3, 4], 570, 870) },
  'catherine.doyle': { least: 0, most: 480, available: on([2, 4], 780, 1020) },
  'leroy.campbell': { least: 0, most: 720, available: on(WORKDAYS, 480, 1020) },
}

/** Who leads departments, registers deaths all day, or keeps the plan and the systems does not sit on the line. */
const NOT_ON_THE_LINE = ['ingrid.larsen', 'ravi.menon', 'helen.ashworth', 'joseph.adeyemi', 'stephen.clarke']

/** What a person has agreed to work on the line; undefined for those who are not rostered. */
export function termsOf(person: ExamplePerson): ExampleTerms | undefined {
  if (NOT_ON_THE_LINE.includes(person.mail)) return undefined
  return OWN[person.mail] ?? (person.department === 'contact' ? FULL : SPECIALIST)
}

/** Days away, counted from today. */
export type ExampleLeave = {
  readonly who: string
  readonly from: number
  readonly to: number
  readonly kind: 'leave' | 'training' | 'sick'
}
export const leaves: readonly ExampleLeave[] = [
  { who: 'tom.obrien', from: -5, to: 7, kind: 'leave' },
  { who: 'mei.chen', from: 2, to: 2, kind: 'training' },
  { who: 'imran.qureshi', from: 10, to: 18, kind: 'leave' },
  { who: 'beth.hargreaves', from: -1, to: 1, kind: 'sick' },
  { who: 'sunita.rao', from: 15, to: 24, kind: 'leave' },
]

/** A wish for rosters to come: one day, in weeks from this Monday, or every such weekday. */
export type ExampleWish = {
  readonly who: string
  readonly kind: 'day_off' | 'work_day' | 'early' | 'late' | 'no_early' | 'no_late'
  readonly mondayInWeeks?: number
  readonly weekday?: number
  readonly weight: 1 | 2 | 3
  readonly note: string | null
}

const REGATTA = 'The regatta is on the Sunday; we all row and will be home late.'
/** Half the contact centre wants the same Monday off: it cannot be, and the next roster has to say so. */
export const wishes: readonly ExampleWish[] = [
  ...['priya.nair', 'wei.li', 'aoife.byrne', 'samira.hussein', 'kasia.nowak', 'callum.reid'].map(
    (who): ExampleWish => ({ who, kind: 'day_off', mondayInWeeks: 2, weight: 3, note: REGATTA }),
  ),
  { who: 'zofia.wojcik', kind: 'day_off', weekday: 1, weight: 2, note: 'No childcare on Mondays.' },
  { who: 'tom.obrien', kind: 'early', weekday: 4, weight: 1, note: null },
  { who: 'kasia.nowak', kind: 'no_late', weekday: 2, weight: 2, note: 'Evening class.' },
  { who: 'grace.okonkwo', kind: 'day_off', weekday: 5, weight: 2, note: null },
  { who: 'samira.hussein', kind: 'late', weekday: 3, weight: 1, note: null },
]
