/** 08:30 as a field for times wants it, from minutes since midnight. */
export function clockText(minute: number): string {
  const within = ((Math.round(minute) % 1440) + 1440) % 1440
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** Minutes since midnight in a text like 8:30, 08.30 or 0830; undefined when it is no time of day. 24:00 is midnight’s end. */
export function minuteIn(text: string): number | undefined {
  const found = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(text)
  if (!found) return undefined
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0)
  return Number(found[2] ?? 0) < 60 && minute <= 1440 ? minute : undefined
}

/** Times with commas, spaces or semicolons between them, in order and each once; undefined when one is none. */
export function minutesIn(text: string): number[] | undefined {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '')
  const minutes = parts.map(minuteIn)
  const known = minutes.filter((one) => one !== undefined && one < 1440) as number[]
  if (known.length < parts.length) return undefined
  return [...new Set(known)].toSorted((a, b) => a - b)
}

/** A number as people write it, with a point or a comma; undefined when it is none. */
export function numberIn(text: string): number | undefined {
  const plain = text.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
