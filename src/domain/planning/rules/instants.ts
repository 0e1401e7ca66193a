import { Temporal } from 'temporal-polyfill'

/** The instant of a local minute of a day; of one that comes twice the first, of one that is left out the next there is. */
export function instantOf(zone: string, day: string, minute: number): Date {
  const date = Temporal.PlainDate.from(day).add({ days: Math.floor(minute / 1440) })
  const time = { hour: Math.floor((minute % 1440) / 60), minute: minute % 60 }
  return new Date(date.toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds)
}
