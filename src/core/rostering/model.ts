/** The programme of a roster: who works which shift on which day, by all rules, at least cost. */
import type { Kept } from './allowed.ts'
import { leastUnless } from './constraints.ts'
import { unfairnessPrices, unpopularOf } from './fairness.ts'
import { rulesFor, type Frame, type Option } from './frame.ts'
import { weekRooms } from './hours.ts'
import { addCover, type BreakColumn, type Placed } from './model.cover.ts'
import { draftProgramme, type Draft, type Programme } from './programme.ts'
import { unpopularKinds, type Assignment } from './types.ts'
import { datesNotMet, goesAgainst } from './wishes.ts'

/** A column that is 1 when this person has this shift on that day. */
export type Choice = {
  readonly person: number
  readonly day: number
  readonly option: Option
  readonly column: number
}

export type RosterModel = {
  readonly programme: Programme
  readonly choices: readonly Choice[]
  readonly placed: readonly Placed[]
  readonly breaks: readonly BreakColumn[]
}

export type ModelInput = {
  readonly frame: Frame
  readonly kept: Kept
  /** By person and day. */
  readonly candidates: readonly (readonly (readonly Option[])[])[]
  /** Whether breaks are placed exactly; otherwise only as if they could be split, which is quicker. */
  readonly wholeBreaks: boolean
  /** Costs and prices; without, only whether there is a roster at all. */
  readonly soft: boolean
  /** Keys of rules that do not hold. */
  readonly lifted: ReadonlySet<string>
  /** How many of each group to have on each shift and day, in place of prices on what is short. */
  readonly targets?: readonly Target[]
}

/** So many of a group on a shift of a day; missing one costs `price`. */
export type Target = {
  readonly day: number
  readonly option: Option
  readonly group: number
  readonly count: number
  readonly price: number
}

type Building = ModelInput & {
  readonly draft: Draft
  readonly choices: readonly Choice[]
  /** By person and day. */
  readonly of: readonly (readonly (readonly Choice[])[])[]
}

/** Puts the programme together. */
export function rosterModel(input: ModelInput): RosterModel {
  const draft = draftProgramme()
  const choices = addChoices(draft, input)
  const of = input.frame.problem.people.map((_, person) => {
    const own = choices.filter((choice) => choice.person === person)
    return input.frame.problem.days.map((_, day) => own.filter((choice) => choice.day === day))
  })
  const building: Building = { ...input, draft, choices, of }
  input.frame.problem.people.forEach((_, person) => addPerson(building, person))
  addShares(building)
  const placed = placedOf(building)
  const least = leastUnless(input.frame.problem, input.lifted)
  const cover = { whole: input.wholeBreaks, soft: input.soft && !input.targets, least }
  addTargets(draft, input.targets ?? [], placed)
  const breaks = addCover(draft, input.frame, placed, keptShifts(input.kept), cover)
  return { programme: draft.finish(), choices, placed, breaks }
}

/** All shifts that stay. */
export function keptShifts(kept: Kept): Assignment[] {
  return kept.flatMap((days) => [...days.values()].filter((shift) => shift !== undefined))
}

function addChoices(draft: Draft, { frame, candidates, soft }: ModelInput): Choice[] {
  return candidates.flatMap((days, person) =>
    days.flatMap((options, day) =>
      options.map((option): Choice => {
        const cost = soft ? priceOfChoice(frame, person, day, option) : 0
        return { person, day, option, column: draft.column({ cost, high: 1, whole: true }) }
      }),
    ),
  )
}

function priceOfChoice(frame: Frame, person: number, day: number, option: Option): number {
  return (option.paid / 60) * frame.problem.weights.paidHour + wishPrice(frame, person, day, option)
}

/** Wishes passed over by one choice. A wish to work on the day is met by any shift, so it counts as a saving. */
export function wishPrice({ problem }: Frame, person: number, day: number, option: Option): number {
  const id = problem.people[person]?.id
  const date = problem.days[day]?.date
  const shift = { shift: option.type.id, start: option.start }
  const wishes = problem.wishes.map(({ person: who, want, weight }) => {
    if (who !== id || weight === 'must' || want.kind === 'weekend_off') return 0
    if (want.kind === 'day_on') return want.date === date ? -weight : 0
    return goesAgainst(problem, want, day, shift) ? weight : 0
  })
  return problem.weights.wish * wishes.reduce((sum, weight) => sum + weight, 0)
}

function addPerson(building: Building, person: number): void {
  const id = building.frame.problem.people[person]?.id ?? ''
  const holds = (rule: string): boolean => !building.lifted.has(`${rule} ${id} `)
  for (const choices of building.of[person] ?? []) if (choices.length > 1) atMost(building.draft, choices, 1)
  addHours(building, person, id)
  if (holds('rest')) addRest(building, person)
  if (holds('days_in_row')) addDaysInRow(building, person)
  addFirmDays(building, id, person)
  if (building.soft) {
    addWeekends(building, id, person)
    addFairness(building, person)
  }
}

function addHours({ draft, frame, kept, of, lifted }: Building, person: number, id: string): void {
  for (const { week, days, least, most, mostDays } of weekRooms(frame, kept, person)) {
    const choices = days.flatMap((day) => of[person]?.[day] ?? [])
    const low = lifted.has(`least_hours ${id} ${week}`) ? 0 : least
    const high = lifted.has(`most_hours ${id} ${week}`) ? Infinity : most
    const paid = choices.map(({ column, option }) => [column, option.paid / 60] as const)
    if (low > 0 || high < Infinity) draft.row(low > 0 ? low / 60 : -Infinity, high / 60, paid)
    if (mostDays < 7 && !lifted.has(`days_a_week ${id} ${week}`)) atMost(draft, choices, mostDays)
  }
}

/**
 * Rest between days as cliques: of all shifts that begin by some time on the later day and all that end less than the
 * rest before that time on the earlier one, somebody can have one.
 */
function addRest({ draft, frame, of }: Building, person: number): void {
  const { days, people } = frame.problem
  const rules = rulesFor(frame.problem, people[person])
  days.forEach((day, later) => {
    for (const earlier of [later - 1, later - 2]) {
      const before = of[person]?.[earlier] ?? []
      const after = of[person]?.[later] ?? []
      const gap = day.offset - (days[earlier]?.offset ?? 0)
      const conflicts = (start: number): Choice[] =>
        before.filter(({ option }) => option.end + rules.rest > start + gap)
      const starts = [...new Set(after.map(({ option }) => option.start))].toSorted((a, b) => a - b)
      starts.forEach((start, index) => {
        const early = conflicts(start)
        // The next start with the same earlier shifts makes a row that holds this one.
        const next = starts[index + 1]
        if (early.length === 0 || (next !== undefined && conflicts(next).length === early.length)) return
        atMost(draft, [...early, ...after.filter(({ option }) => option.start <= start)], 1)
      })
    }
  })
}

function addDaysInRow({ draft, frame, kept, of }: Building, person: number): void {
  const { days, people } = frame.problem
  const rules = rulesFor(frame.problem, people[person])
  const before = Math.min(people[person]?.before?.daysInRow ?? 0, rules.daysInRow)
  for (let first = -before; first + rules.daysInRow < days.length; first += 1) {
    const window = Array.from({ length: rules.daysInRow + 1 }, (_, index) => first + index)
    const worked = window.filter((day) => day < 0 || kept[person]?.get(day)).length
    const choices = window.flatMap((day) => of[person]?.[day] ?? [])
    atMost(draft, choices, Math.max(0, rules.daysInRow - worked))
  }
}

/** Days that somebody must have: a firm wish to work. */
function addFirmDays({ draft, frame, kept, of, lifted }: Building, id: string, person: number): void {
  for (const { id: wish, person: who, want, weight } of frame.problem.wishes) {
    if (who !== id || weight !== 'must' || want.kind !== 'day_on' || lifted.has(`wish ${wish}`)) continue
    const day = frame.dayOf.get(want.date)
    if (day === undefined || kept[person]?.get(day)) continue
    draft.row(
      1,
      Infinity,
      (of[person]?.[day] ?? []).map(({ column }) => [column, 1]),
    )
  }
}

/** A free weekend is lost once, by one of its days or both. */
function addWeekends({ draft, frame, kept, of }: Building, id: string, person: number): void {
  const { days, wishes, weights } = frame.problem
  const own = keptShifts([kept[person] ?? new Map()])
  for (const wish of wishes) {
    const { person: who, want, weight } = wish
    if (who !== id || weight === 'must' || want.kind !== 'weekend_off') continue
    if (datesNotMet(frame, wish, own).length > 0) continue
    const lost = draft.column({ cost: weights.wish * weight, high: 1 })
    days.forEach((day, index) => {
      const choices = of[person]?.[index] ?? []
      if (!day.weekend || day.week !== want.week || choices.length === 0) return
      draft.row(0, Infinity, [[lost, 1], ...choices.map(({ column }) => [column, -1] as const)])
    })
  }
}

function addFairness({ draft, frame, kept, of }: Building, person: number): void {
  const { problem } = frame
  const who = problem.people[person]
  if (!who || problem.weights.unfairness <= 0) return
  for (const kind of unpopularKinds) {
    const is = (day: number, shift: { start: number; minutes: number }): boolean =>
      unpopularOf(problem.rules, problem.days[day], shift).includes(kind)
    const days = (of[person] ?? []).map((choices, day) =>
      choices.filter(({ option }) => is(day, { start: option.start, minutes: option.type.minutes })),
    )
    const most = days.filter((choices) => choices.length > 0).length
    if (most === 0) continue
    const already = [...(kept[person] ?? [])].filter(([day, shift]) => shift && is(day, shift)).length
    const prices = unfairnessPrices(problem, who, kind, already + most).slice(already)
    const steps = prices.map((cost) => draft.column({ cost, high: 1 }))
    const counted = days.flat().map(({ column }) => [column, -1] as const)
    draft.row(0, Infinity, [...steps.map((step) => [step, 1] as const), ...counted])
  }
}

function addShares({ draft, frame, kept, choices, lifted }: Building): void {
  for (const { shifts, most } of frame.problem.limits ?? []) {
    if (lifted.has(`share ${JSON.stringify(shifts)}`)) continue
    const weigh = (shift: string): number => (shifts.includes(shift) ? 1 : 0) - most
    const already = keptShifts(kept).reduce((sum, { shift }) => sum + weigh(shift), 0)
    const terms = choices.map(({ column, option }) => [column, weigh(option.type.id)] as const)
    draft.row(-Infinity, Math.max(0, -already), terms)
  }
}

function addTargets(draft: Draft, targets: readonly Target[], placed: readonly Placed[]): void {
  const key = ({ day, option, group }: Pick<Placed, 'day' | 'option' | 'group'>): string =>
    `${day} ${option.index} ${group}`
  const placedBy = new Map(placed.map((one) => [key(one), one]))
  for (const target of targets) {
    const missing = draft.column({ cost: target.price })
    draft.row(target.count, Infinity, [...(placedBy.get(key(target))?.terms ?? []), [missing, 1]])
  }
}

/** Choices with the same day, shift and skills, together. */
function placedOf({ frame, choices }: Building): Placed[] {
  const together = new Map<string, { placed: Placed; terms: Array<readonly [number, number]> }>()
  for (const { person, day, option, column } of choices) {
    const group = frame.groupOf[person] ?? 0
    const key = `${day} ${option.index} ${group}`
    const terms = together.get(key)?.terms ?? []
    terms.push([column, 1])
    together.set(key, { placed: { day, option, group, terms, count: 0 }, terms })
  }
  return [...together.values()].map(({ placed }) => placed)
}

function atMost(draft: Draft, choices: readonly Choice[], most: number): void {
  if (choices.length === 0) return
  draft.row(
    -Infinity,
    most,
    choices.map(({ column }) => [column, 1]),
  )
}
