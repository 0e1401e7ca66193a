/**
 * What it costs to run a service badly (C12): paid minutes of failure demand by cause and department, of repeats and of
 * holds, at the organisation's own pay and minutes. Clients' time is told in hours beside it and never added to money.
 */
import { unusable } from './missing.ts'
import { DRAWS, InputBook, isRange, product, rangeOf, spread, sum, times } from './ranges.ts'
import type { Quantity } from './ranges.ts'
import type { CostLine, FailureCost, FailureCostInput, NotPossible, NotSaid, Range } from './types.ts'

const HOUR = 1 / 60

/**
 * The cost with 90 % intervals. Refused with the names of inputs that are missing (`payPerHour`, `minutesPerContact.phone`,
 * `repeats.staffMinutesEach`) or impossible (below nought, likely not between low and high).
 */
export function costOfFailure(input: FailureCostInput): FailureCost {
  const wrong = problemWith(input)
  if (wrong) return wrong
  const book = new InputBook()
  const pay = book.take('payPerHour', input.payPerHour ?? 0)
  const parts = failureParts(input, book)
  const failureHours = sum(parts.map(({ hours }) => hours))
  const repeatHours = repeatHoursOf(input, book)
  const holdHours = input.holds && times(book.take('holds.staffMinutes', input.holds.staffMinutes), HOUR)
  const staffHours = sum([failureHours, ...present(repeatHours), ...present(holdHours)])
  const clientHours = clientHoursOf(input, parts, book)
  const rate = input.clientRatePerHour && book.take('clientRatePerHour', input.clientRatePerHour)
  const money = (hours: Quantity) => spread(product(hours, pay))
  return {
    ok: true,
    total: money(staffHours),
    failure: money(failureHours),
    byCause: linesBy(parts, 'cause', pay),
    byDepartment: linesBy(parts, 'department', pay),
    repeats: repeatHours ? money(repeatHours) : null,
    holds: holdHours ? money(holdHours) : null,
    staffHours: spread(staffHours),
    clientHours: clientHours ? spread(clientHours) : null,
    clientMoney: clientHours && rate ? spread(product(clientHours, rate)) : null,
    inputs: book.used,
    draws: DRAWS,
  }
}

const present = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one])

function problemWith(input: FailureCostInput): NotSaid | NotPossible | undefined {
  const { payPerHour, minutesPerContact, failure, repeats, holds, clientRatePerHour } = input
  const kinds = [...new Set(failure.map(({ kind }) => kind))]
  const clientKinds = input.clientMinutesPerContact
  return unusable({
    payPerHour,
    ...Object.fromEntries(kinds.map((kind) => [`minutesPerContact.${kind}`, minutesPerContact[kind]])),
    ...(clientKinds &&
      Object.fromEntries(kinds.map((kind) => [`clientMinutesPerContact.${kind}`, clientKinds[kind]]))),
    ...Object.fromEntries(failure.filter(isOdd).map((one) => [countName(one), rangeOf(one.contacts)])),
    ...(repeats && {
      'repeats.count': rangeOf(repeats.count),
      'repeats.staffMinutesEach': repeats.staffMinutesEach,
      ...(repeats.clientMinutesEach && { 'repeats.clientMinutesEach': repeats.clientMinutesEach }),
    }),
    ...(holds && {
      'holds.staffMinutes': rangeOf(holds.staffMinutes),
      'holds.clientMinutes': rangeOf(holds.clientMinutes),
    }),
    ...(clientRatePerHour && { clientRatePerHour }),
  } satisfies Record<string, Range | undefined>)
}

/** Rows of one name are added up later, so each is looked at by itself. */
const isOdd = ({ contacts }: FailureCostInput['failure'][number]) => !isRange(rangeOf(contacts))

type Part = FailureCostInput['failure'][number] & { readonly counted: Quantity; readonly hours: Quantity }

const countName = ({ cause, department, kind }: FailureCostInput['failure'][number]) =>
  `contacts: ${cause}, ${department}, ${kind}`

function failureParts({ failure, minutesPerContact }: FailureCostInput, book: InputBook): Part[] {
  return merged(failure).map((one) => {
    const counted = book.take(countName(one), one.contacts)
    const minutes = book.take(`minutesPerContact.${one.kind}`, minutesPerContact[one.kind] ?? 0)
    return { ...one, counted, hours: times(product(counted, minutes), HOUR) }
  })
}

/** Rows that name the same cause, department and kind are one. */
function merged(failure: FailureCostInput['failure']): FailureCostInput['failure'] {
  const rows = new Map<string, FailureCostInput['failure'][number]>()
  for (const one of failure) {
    const held = rows.get(countName(one))
    rows.set(countName(one), held ? { ...one, contacts: added(held.contacts, one.contacts) } : one)
  }
  return [...rows.values()]
}

function added(a: number | Range, b: number | Range): number | Range {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  const [x, y] = [rangeOf(a), rangeOf(b)]
  const from = x.from === 'measured' && y.from === 'measured' ? 'measured' : 'assumed'
  return { low: x.low + y.low, likely: x.likely + y.likely, high: x.high + y.high, from }
}

/** Dearest first. */
function linesBy(parts: readonly Part[], by: 'cause' | 'department', pay: Quantity): CostLine[] {
  const names = [...new Set(parts.map((part) => part[by]))]
  const lines = names.map((name) => {
    const own = parts.filter((part) => part[by] === name)
    const hours = sum(own.map((part) => part.hours))
    const contacts = spread(sum(own.map(({ counted }) => counted)))
    return { name, contacts, hours: spread(hours), money: spread(product(hours, pay)) }
  })
  return lines.toSorted((a, b) => b.money.expected - a.money.expected || (a.name < b.name ? -1 : 1))
}

function repeatHoursOf({ repeats }: FailureCostInput, book: InputBook): Quantity | undefined {
  if (!repeats) return undefined
  const each = book.take('repeats.staffMinutesEach', repeats.staffMinutesEach ?? 0)
  return times(product(book.take('repeats.count', repeats.count), each), HOUR)
}

function clientHoursOf(
  { clientMinutesPerContact, repeats, holds }: FailureCostInput,
  parts: readonly Part[],
  book: InputBook,
): Quantity | undefined {
  const minutes: Quantity[] = []
  if (clientMinutesPerContact)
    for (const { kind, counted } of parts)
      minutes.push(
        product(counted, book.take(`clientMinutesPerContact.${kind}`, clientMinutesPerContact[kind] ?? 0)),
      )
  if (repeats?.clientMinutesEach) {
    const each = book.take('repeats.clientMinutesEach', repeats.clientMinutesEach)
    minutes.push(product(book.take('repeats.count', repeats.count), each))
  }
  if (holds) minutes.push(book.take('holds.clientMinutes', holds.clientMinutes))
  return minutes.length > 0 ? times(sum(minutes), HOUR) : undefined
}
