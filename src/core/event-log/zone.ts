import { Temporal } from 'temporal-polyfill'

/** An instant for a local time. `twice` and `skipped` where the clocks changed: the first of two, or as far after the gap. */
export type Placed = { readonly at: number; readonly change: 'none' | 'twice' | 'skipped' }

/** Local times of one zone as instants; quick for millions, since each change of the clocks is looked up once. */
export type ZoneClock = (local: number) => Placed

/** The clock of a zone such as `Europe/London`; null where no zone is called so. */
export function zoneClock(zone: string): ZoneClock | null {
  if (!isZone(zone)) return null
  const changes = new Map<number, readonly Span[]>()
  return (local) => {
    const year = new Date(local).getUTCFullYear()
    const spans = changes.get(year) ?? spansOf(zone, year)
    changes.set(year, spans)
    return placed(local, spans)
  }
}

/** Whether a zone is called so. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A time from `from` up to `to` (instants) in which local time is that of UTC plus `offset`, in milliseconds. */
type Span = { readonly from: number; readonly to: number; readonly offset: number }

function placed(local: number, spans: readonly Span[]): Placed {
  const fits = spans.filter(({ from, to, offset }) => local - offset >= from && local - offset < to)
  const [first] = fits
  if (first) return { at: local - first.offset, change: fits.length > 1 ? 'twice' : 'none' }
  // In the gap: by the offset before it, which lands as far after it.
  const before = spans.findLast(({ to, offset }) => local - offset >= to) ?? spans[0]
  return { at: local - (before?.offset ?? 0), change: 'skipped' }
}

/** The spans of a year and of a few days around it. */
function spansOf(zone: string, year: number): Span[] {
  const end = Date.UTC(year + 1, 0, 4)
  const spans: Span[] = []
  let from = Date.UTC(year - 1, 11, 28)
  while (from < end) {
    const there = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
    const next = there.getTimeZoneTransition('next')?.epochMilliseconds ?? end
    const to = Math.min(end, next)
    spans.push({ from, to, offset: there.offsetNanoseconds / 1e6 })
    from = to
  }
  return spans
}
