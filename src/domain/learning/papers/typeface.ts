import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

export type Typeface = { readonly regular: Buffer; readonly bold: Buffer }

let loaded: Typeface | undefined

/** The typeface of papers: Inter, as on screens, with Latin, Greek and Cyrillic letters. Read once. */
export function typeface(): Typeface {
  loaded ??= {
    regular: readFileSync(require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')),
    bold: readFileSync(require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf')),
  }
  return loaded
}

/** Stands for a character that the typeface does not have. */
export const MISSING = '□'

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })
/** Joiners, marks of direction and the like: they have no shape of their own. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const BREAKS = new Set(['\n', '\r', '\r\n'])
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** What can be drawn of a text, with a box for every character that cannot; `missing` are those, as they are. */
export function drawable(
  text: string,
  has: (codePoint: number) => boolean,
): { readonly shown: string; readonly missing: readonly string[] } {
  const clean = text
    .toWellFormed()
    .replace(CONTROL, '')
    .replace(/[\t\u2028\u2029]/g, ' ')
    .normalize('NFC')
  const missing: string[] = []
  let shown = ''
  for (const { segment } of graphemes.segment(clean)) {
    const visible = segment.replace(INVISIBLE, '')
    const known = [...visible].every((one) => BREAKS.has(one) || has(one.codePointAt(0) ?? 0))
    if (!known) missing.push(segment)
    shown += known ? visible : MISSING
  }
  return { shown, missing }
}
