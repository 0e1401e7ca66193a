/** Names of people: shown as they were given, found however they are typed. */
import { normaliseText } from '#core/text/normalise.ts'

const LONGEST_NAME = 200
// Letters that Unicode does not decompose, as people without that key type them.
const SPELT: Readonly<Record<string, string>> = {
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
}

/** A name as it is shown: exactly as given, but for stray spaces and hidden characters. Its case is never "corrected". */
export function displayName(raw: string): string {
  return normaliseText(raw, { maxGraphemes: LONGEST_NAME })
    .replace(/[\u02BC\u0060\u00B4\u2018]/g, '’')
    .replace(/'/g, '’')
}

/**
 * A name as it is searched and sorted: lower case, without accents, apostrophes or dots; hyphens are spaces. Other
 * scripts stay as they are. `O’Brien` → `obrien`, `Zoë Müller-Łęcka` → `zoe muller lecka`, `李` → `李`.
 */
export function searchName(raw: string): string {
  return normaliseText(raw, { maxGraphemes: LONGEST_NAME })
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[øœæßłđðþıħŋ]/g, (letter) => SPELT[letter] ?? letter)
    .normalize('NFC')
    .replace(/['’‘ʼ`´.]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}

/**
 * Whether somebody of this name may be meant: every word typed begins a word of the name, in any order; or the
 * letters run together do, so that `o brien` and `mac donald` find `O’Brien` and `MacDonald`.
 */
export function nameMatches(name: string, typed: string): boolean {
  const words = searchName(name).split(' ')
  const wanted = searchName(typed)
  if (wanted === '') return false
  if (wanted.split(' ').every((part) => words.some((word) => word.startsWith(part)))) return true
  const together = wanted.replaceAll(' ', '')
  return words.some((_word, i) => words.slice(i).join('').startsWith(together))
}

/** One or two characters for a badge: the first of the first word and of the last; one for people with one name. */
export function initials(raw: string): string {
  const words = displayName(raw)
    .split(/\s+/)
    .map((word) => [...word.matchAll(/\p{L}\p{M}*/gu)][0]?.[0] ?? '')
  const letters = words.filter((letter) => letter !== '')
  const [first = '', last = ''] = [letters[0], letters.length > 1 ? letters.at(-1) : '']
  return (first + last).toLocaleUpperCase('en')
}
