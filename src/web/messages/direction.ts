/** Scripts that are written from right to left, by their codes in ISO 15924. */
const TO_THE_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])
const KEPT = 'answerable.direction'

export type Direction = 'ltr' | 'rtl'

/** The direction in which a language is written: `directionOf('ar-EG')` is rtl. All that mirrors follows from it. */
export function directionOf(locale: string): Direction {
  const { script = '' } = new Intl.Locale(locale).maximize()
  return TO_THE_LEFT.has(script) ? 'rtl' : 'ltr'
}

/**
 * The locale by which the page is laid out: that of its language. For whoever translates or designs, `?direction=rtl` in an
 * address shows a tab in English or French from right to left, until `?direction=ltr`: as if it were written in Arabic letters.
 */
export function layoutLocale(locale: string): string {
  if (!isTurned()) return locale
  const { language, region } = new Intl.Locale(locale)
  return [language, 'Arab', region].filter(Boolean).join('-')
}

function isTurned(): boolean {
  const asked = new URLSearchParams(location.search).get('direction')
  try {
    if (asked !== null) sessionStorage.setItem(KEPT, asked)
    return sessionStorage.getItem(KEPT) === 'rtl'
  } catch {
    // Where nothing may be kept, it holds as long as it stands in the address.
    return asked === 'rtl'
  }
}

/** Whether the page is read from right to left now. */
export function isMirrored(): boolean {
  return document.documentElement.dir === 'rtl'
}

/** An arrow key as it is meant where what comes next stands at the left: → leads back there. */
export function alongKey(key: string, mirrored = isMirrored()): string {
  if (!mirrored) return key
  if (key === 'ArrowLeft') return 'ArrowRight'
  return key === 'ArrowRight' ? 'ArrowLeft' : key
}

/** Marks around a text by which its own direction holds for it alone, and for nothing beside it (UAX #9, FSI … PDI). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

/** Some facts in one line, each with its own direction: a number beside a name is not drawn into it. */
export function dotted(parts: readonly (string | null | undefined | false)[]): string {
  const there = parts.filter((part) => typeof part === 'string' && part !== '') as string[]
  return (isMirrored() ? there.map(isolated) : there).join(' · ')
}

/**
 * The values of a text that is written from right to left, each for itself: a name, a reference or a telephone number in Latin
 * letters and digits stays readable in the midst of it. What a text chooses by, `{kind, select, …}`, stays as it is.
 */
export function isolatedValues<V>(
  text: string,
  values: Readonly<Record<string, V>>,
): Record<string, V | string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const isShown =
        typeof value === 'string' && value !== '' && !new RegExp(`\\{\\s*${name}\\s*,`).test(text)
      return [name, isShown ? isolated(value) : value]
    }),
  )
}
