/** Times as real exports write them. */

/** Which number comes first where a date is written in numbers with the year last. */
export type DateOrder = 'day_first' | 'month_first'

/**
 * A moment as it is written: clock and calendar as if of UTC (epoch milliseconds), and what the text says of its zone: an
 * offset in minutes, the name of a zone, or nothing (null).
 */
export type Moment = { readonly local: number; readonly offset: number | string | null }

const CLOCK = String.raw`(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?\s?[Mm]\.?)?`
const ZONE = String.raw`\s*(Z|z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{2,5}|[A-Za-z_]+\/[A-Za-z_/+-]+\d*)?`
const TAIL = String.raw`(?:(?:[T,]|\s)\s*(?:at |um |à )?${CLOCK}${ZONE})?(?:\s*\[([A-Za-z_/+-]+\d*)\])?$`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TAIL}`)
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TAIL}`)
const DAY_NAMED = new RegExp(String.raw`^(\d{1,2})[-\s.]+(\p{L}{3,})\.?[-\s,.]+(\d{4}|\d{2})${TAIL}`, 'u')
const MONTH_NAMED = new RegExp(
  String.raw`^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TAIL}`,
  'u',
)
const WEEKDAY = /^\p{L}{2,10}\.?,?\s+(?=\d|\p{L}{3,}\.?\s+\d)/u
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$/
// The zone stands before the year: `Tue Oct 09 14:50:17 CEST 2012`.
const UNIX = /^\p{L}{3} (\p{L}{3}) +(\d{1,2}) (\d{1,2}):(\d{2}):(\d{2}) (?:([A-Za-z]{2,5}) )?(\d{4})$/u

/** A written time; null where it cannot be read. Numbers alone are taken as an epoch or as days of a spreadsheet. */
export function readMoment(written: string, order: DateOrder): Moment | null {
  const text = written.trim()
  return (
    yearFirst(text) ??
    yearLast(text, order) ??
    fromNumber(text) ??
    withNames(text) ??
    withNames(text.replace(WEEKDAY, '')) ??
    unix(text)
  )
}

function yearFirst(text: string): Moment | null {
  const found = YEAR_FIRST.exec(text)
  return found && made(found[1], found[3], found[4], found, 5)
}

function yearLast(text: string, order: DateOrder): Moment | null {
  const found = YEAR_LAST.exec(text)
  if (!found) return null
  const [day, month] = order === 'day_first' ? [found[1], found[3]] : [found[3], found[1]]
  return made(found[4], month, day, found, 5)
}

function withNames(text: string): Moment | null {
  const day = DAY_NAMED.exec(text)
  if (day) return made(day[3], monthNamed(day[2]), day[1], day, 4)
  const month = MONTH_NAMED.exec(text)
  return month && made(month[3], monthNamed(month[1]), month[2], month, 4)
}

function unix(text: string): Moment | null {
  const found = UNIX.exec(text)
  if (!found) return null
  const [, month, day, hour, minute, second, zone, year] = found
  return made(year, monthNamed(month), day, ['', hour, minute, second, '', undefined, zone], 1)
}

/** `parts[at]` on: hours, minutes, seconds, fraction, half of the day, zone, zone in brackets. */
function made(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  parts: readonly (string | undefined)[],
  at: number,
): Moment | null {
  const [hour, minute, second, fraction = '', half, zone, bracketed] = parts.slice(at)
  const hours = hourOf(Number(hour ?? 0), half)
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const local = instant(
    fullYear(year),
    Number(month),
    Number(day),
    hours,
    Number(minute ?? 0),
    Number(second ?? 0),
  )
  if (Number.isNaN(local)) return null
  return { local: local + milliseconds, offset: zone === undefined ? (bracketed ?? null) : offsetOf(zone) }
}

/** NaN unless such a day and time exist; a leap second is taken as the second before. */
function instant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  if (!(hour <= 24 && minute <= 59 && second <= 60) || (hour === 24 && minute + second > 0)) return Number.NaN
  const at = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59))
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : Number.NaN
}

function fullYear(written = ''): number {
  const year = Number(written)
  return written.length > 2 ? year : year + (year < 70 ? 2000 : 1900)
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0)
}

/** Short names of zones that stand for one offset wherever they are used, in hours. */
const SHORT: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 1, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3 },
  ...{ EST: -5, EDT: -4, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, JST: 9, AEST: 10, AEDT: 11 },
}

/** Minutes where the zone is an offset or stands for one; else its name as it is written. */
function offsetOf(zone: string): number | string {
  const hours = SHORT[zone.toUpperCase()]
  if (hours !== undefined) return 60 * hours
  const [, sign, ahead, minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone) ?? []
  return sign === undefined ? zone : (sign === '-' ? -1 : 1) * (60 * Number(ahead) + Number(minutes))
}

/** Months by the beginnings of their names in English, German, French, Spanish, Italian, Dutch and Portuguese. */
const MONTHS = [
  'jan,ene,gen,jän,janv',
  'feb,fév,fev,févr',
  'mar,mär,mrz,maa,mrt',
  'apr,avr,abr',
  'may,mai,mag,mei,maj,mayo,maio',
  'jun,juin,giu',
  'jul,juil,lug',
  'aug,aoû,aou,ago',
  'sep,set',
  'oct,okt,ott,out',
  'nov',
  'dec,dez,déc,dic',
].map((names) => names.split(','))

function monthNamed(name = ''): string {
  const lower = name.toLowerCase()
  // The longest beginning decides: `juin` is June, `juil` July.
  const fits = (month: readonly string[]) => month.some((one) => lower.startsWith(one))
  const at = MONTHS.findIndex(fits)
  return String(at + 1)
}

const DAY_MS = 86_400_000
/** 1900-01-00 as spreadsheets count, which have a 29 February 1900. */
const SPREADSHEET_ZERO = -25_569

function fromNumber(text: string): Moment | null {
  const packed = PACKED.exec(text)
  if (packed && (packed[4] !== undefined || text.length === 8)) {
    const [, year, month, day, hour, minute, second, zone] = packed
    return made(year, month, day, ['', hour, minute, second, '', undefined, zone], 1)
  }
  if (!/^\d+(?:[.,]\d+)?$/.test(text)) return null
  return fromCount(Number(text.replace(',', '.')), text.search(/[.,]|$/))
}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, or days since 1900, told by the number of digits. */
function fromCount(value: number, digits: number): Moment | null {
  const unit = { 10: 1000, 13: 1, 16: 1e-3, 19: 1e-6 }[digits]
  if (unit !== undefined) return { local: Math.round(value * unit), offset: 0 }
  if (digits !== 5 || value < 20_000) return null
  // A spreadsheet's day is a local one.
  return { local: Math.round(((value + SPREADSHEET_ZERO) * DAY_MS) / 1000) * 1000, offset: null }
}

/**
 * What a column says of its order: rows whose first number can only be a day, rows whose second can only be one, and
 * rows that can be read both ways.
 */
export type OrderCount = {
  dayFirst: number
  monthFirst: number
  either: number
  dotted: number
  halves: number
}

export const noOrder = (): OrderCount => ({ dayFirst: 0, monthFirst: 0, either: 0, dotted: 0, halves: 0 })

/** Adds one written time to the count; times with the year first say nothing. */
export function countOrder(count: OrderCount, written: string): void {
  const [, first, sign, second, , , , , , half] = YEAR_LAST.exec(written.trim()) ?? []
  if (first === undefined || second === undefined) return
  if (Number(first) > 12) count.dayFirst += 1
  else if (Number(second) > 12) count.monthFirst += 1
  else count.either += 1
  if (sign === '.') count.dotted += 1
  if (half !== undefined) count.halves += 1
}

/**
 * The order of a whole column. `sure` unless no row decides it: then dots mean day first, AM and PM month first, and
 * anything else day first, as most of the world writes. Rows that contradict (`against`) cannot be read.
 */
export function orderOf(count: OrderCount): { order: DateOrder; sure: boolean; against: number } {
  const { dayFirst, monthFirst, either, dotted, halves } = count
  const decided = dayFirst + monthFirst > 0
  const guessed = dotted === 0 && halves > 0 ? 'month_first' : 'day_first'
  const order = decided ? (dayFirst >= monthFirst ? 'day_first' : 'month_first') : guessed
  return { order, sure: decided || either === 0, against: Math.min(dayFirst, monthFirst) }
}
