const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  formats.set(zone, made)
  return made
}

/** What the clock on the wall shows in a zone at an instant, as if it were UTC (epoch milliseconds). */
export function wallAt(zone: string, at: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  )
  const of = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

/** The instant at which the wall clock of a zone shows this; undefined for an hour that the zone skips. */
export function instantOf(zone: string, wall: number): number | undefined {
  const first = wall - (wallAt(zone, wall) - wall)
  const second = wall - (wallAt(zone, first) - first)
  return [first, second].find((at) => wallAt(zone, at) === wall)
}

/** `2026-03-29 10:15`, as the wall clock of the zone shows it: for files that a spreadsheet reads. */
export function wallText(zone: string, at: number): string {
  return new Date(wallAt(zone, at)).toISOString().slice(0, 16).replace('T', ' ')
}
