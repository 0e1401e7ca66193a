/**
 * What a control prevents beside what it costs (C16): with a share π of cases wrong, found with probability d, each a loss
 * of ℓ, a check that costs k, takes clients time worth h and wrongly holds up a share φ with harm g is worth it if and only
 * if π·d·ℓ > k + h + φ·g. Both sides are shown with their ranges; nothing that has not been said is filled in.
 */
import { unusable } from './missing.ts'
import { combine, DRAWS, expectedOf, InputBook, product, spread, sum, times } from './ranges.ts'
import type { Quantity } from './ranges.ts'
import type {
  BadlyRun,
  BadlyRunInput,
  ControlInput,
  ControlInputName,
  ControlWorth,
  Range,
  Sensitivity,
} from './types.ts'

const SHARES: readonly ControlInputName[] = ['wrongShare', 'detected', 'wronglyHeld']
const NEEDED = [
  'wrongShare',
  'detected',
  'loss',
  'checkCost',
  'clientMinutes',
  'clientRatePerHour',
  'wronglyHeld',
  'harm',
] as const

type Needed = (typeof NEEDED)[number]

/**
 * Both sides per case, and by the year where the cases are known. Refused with the names of inputs not said yet, clients'
 * rate among them: that their time is worth nothing has to be said too.
 */
export function controlWorth(input: ControlInput): ControlWorth {
  const wanted = Object.fromEntries(NEEDED.map((name) => [name, input[name]]))
  const wrong = unusable(
    input.casesPerYear ? { ...wanted, casesPerYear: input.casesPerYear } : wanted,
    SHARES,
  )
  if (wrong) return wrong
  const book = new InputBook()
  const { prevents, costs, clientHours } = sidesOf(input, book)
  const net = minus(prevents, costs)
  const cases = input.casesPerYear && book.take('casesPerYear', input.casesPerYear)
  const range = spread(net)
  return {
    ok: true,
    prevents: spread(prevents),
    costs: spread(costs),
    net: range,
    worth: range.low > 0 ? 'yes' : range.high < 0 ? 'no' : 'undecided',
    shareWorth: net.draws.filter((one) => one > 0).length / DRAWS,
    sensitivity: sensitivityOf(input),
    perYear: cases ? yearOf({ prevents, costs, clientHours }, cases) : null,
    inputs: book.used,
    draws: DRAWS,
  }
}

type Sides = { readonly prevents: Quantity; readonly costs: Quantity; readonly clientHours: Quantity }

function sidesOf(input: ControlInput, book: InputBook): Sides {
  const take = (name: Needed) => book.take(name, input[name] ?? 0)
  const prevents = product(take('wrongShare'), take('detected'), take('loss'))
  const clientHours = times(take('clientMinutes'), 1 / 60)
  const costs = sum([
    take('checkCost'),
    product(clientHours, take('clientRatePerHour')),
    product(take('wronglyHeld'), take('harm')),
  ])
  return { prevents, costs, clientHours }
}

const yearOf = ({ prevents, costs, clientHours }: Sides, cases: Quantity) => ({
  prevents: spread(product(prevents, cases)),
  costs: spread(product(costs, cases)),
  clientHours: spread(product(clientHours, cases)),
})

const minus = (one: Quantity, other: Quantity): Quantity => ({
  draws: combine((draw) => (one.draws[draw] ?? 0) - (other.draws[draw] ?? 0)),
  expected: one.expected - other.expected,
})

/** Net per case at plain values: the inequality itself. */
function netOf(at: Readonly<Record<Needed, number>>): number {
  const client = (at.clientMinutes / 60) * at.clientRatePerHour
  return at.wrongShare * at.detected * at.loss - (at.checkCost + client + at.wronglyHeld * at.harm)
}

/** The net is a straight line in each input by itself, so where it crosses nought follows from two of its values. */
function sensitivityOf(input: ControlInput): Sensitivity[] {
  const expected = Object.fromEntries(
    NEEDED.map((name) => [name, expectedOf(input[name] ?? NOTHING)]),
  ) as Record<Needed, number>
  return NEEDED.map((name): Sensitivity => {
    const { low, high } = input[name] ?? NOTHING
    const net = (value: number) => netOf({ ...expected, [name]: value })
    const [atLow, atHigh] = [net(low), net(high)]
    const tipsAt = tippingPoint(net(0), net(1) - net(0), SHARES.includes(name) ? 1 : Infinity)
    return {
      input: name,
      atLow,
      atHigh,
      swing: Math.abs(atHigh - atLow),
      tipsAt,
      tipsWithin: tipsAt !== null && tipsAt >= low && tipsAt <= high,
    }
  }).toSorted((a, b) => b.swing - a.swing)
}

const NOTHING: Range = { low: 0, likely: 0, high: 0, from: 'assumed' }

function tippingPoint(atNought: number, slope: number, most: number): number | null {
  if (slope === 0) return null
  const at = -atNought / slope
  return at >= 0 && at <= most ? at : null
}

/**
 * What running it badly costs a year, to be shown beside a control: N·(contacts per need − 1)·cost per contact, and the
 * minutes of hand-offs. Refused as above; fewer than one contact per need is impossible.
 */
export function badlyRun(input: BadlyRunInput): BadlyRun {
  const { needsPerYear, contactsPerNeed, minutesPerContact, payPerHour, handOffsPerNeed, minutesPerHandOff } =
    input
  const wrong = unusable({
    needsPerYear,
    contactsPerNeed,
    minutesPerContact,
    payPerHour,
    handOffsPerNeed,
    minutesPerHandOff,
  })
  if (wrong) return wrong
  if ((contactsPerNeed?.low ?? 0) < 1) return { ok: false, why: 'not_possible', inputs: ['contactsPerNeed'] }
  const book = new InputBook()
  const take = (name: keyof BadlyRunInput) => book.take(name, input[name] ?? 0)
  const [needs, pay] = [take('needsPerYear'), times(take('payPerHour'), 1 / 60)]
  const per = take('contactsPerNeed')
  const more = { draws: per.draws.map((one) => one - 1), expected: per.expected - 1 }
  const contacts = product(needs, more, take('minutesPerContact'))
  const handOffs = product(needs, take('handOffsPerNeed'), take('minutesPerHandOff'))
  return {
    ok: true,
    perYear: spread(product(sum([contacts, handOffs]), pay)),
    repeatedContacts: spread(product(contacts, pay)),
    handOffs: spread(product(handOffs, pay)),
    inputs: book.used,
    draws: DRAWS,
  }
}
