import { searchName } from '#core/text/names.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { CountryCode } from 'libphonenumber-js'
import { refuse } from '#platform/refusal.ts'
import { clientRefusals } from './contract.ts'
import type { IdentifierKind } from './contract.ts'

/** A way to know or reach somebody: `value` as kept and compared, `shown` as people write it. */
export type Normalised = { readonly kind: IdentifierKind; readonly value: string; readonly shown: string }

/** A phone number in E.164, read as dialled in `country`; undefined when it can be none. */
export function readPhone(raw: string, country: string): Normalised | undefined {
  const number = parsePhoneNumberFromString(raw.replace(/^00(?=[1-9])/, '+'), country as CountryCode)
  if (!number?.isPossible()) return undefined
  const shown = number.country === country ? number.formatNational() : number.formatInternational()
  return { kind: 'phone', value: number.number, shown }
}

/** An identifier in the form it is kept: phone E.164, e-mail lower case, account upper case without blanks. */
export function normaliseIdentifier(kind: IdentifierKind, raw: string, country: string): Normalised {
  if (kind === 'phone') return readPhone(raw, country) ?? refuse(clientRefusals.not_a_number)
  const shown = raw.trim()
  if (kind === 'email') return { kind, value: shown.toLowerCase(), shown }
  return { kind, value: accountValue(shown), shown }
}

function accountValue(raw: string): string {
  return raw.replace(/\s+/g, '').toUpperCase()
}

/** What a search may mean: each part is looked up where it is set. */
export type Asked = {
  /** Nothing was typed. */
  readonly empty?: boolean
  readonly phone?: string
  /** Four or more digits of a number: as typed, and without a trunk or international prefix. */
  readonly digits?: readonly string[]
  readonly email?: string
  readonly account?: string
  readonly reference?: string
  /** Up to four words of a name, in any order, each may be unfinished. */
  readonly words?: readonly string[]
}

const REFERENCE = /^[2-9A-HJKMNP-Z]{3}[- ]?[2-9A-HJKMNP-Z]{4}$/i
const NUMBER = /^[+\d\s().\-/]+$/

/** Reads what was typed into the search box. Pure; `country` is the organisation’s. */
export function readSearch(typed: string, country: string): Asked {
  const text = typed.replaceAll('\u0000', '').toWellFormed().replace(/\s+/g, ' ').trim()
  if (text === '') return { empty: true }
  if (text.includes('@')) return { email: text.toLowerCase() }
  if (NUMBER.test(text)) return readNumber(text, country)
  return {
    ...(REFERENCE.test(text) && { reference: asReference(text) }),
    ...(/\d/.test(text) && { account: accountValue(text) }),
    ...words(text),
  }
}

function readNumber(text: string, country: string): Asked {
  const phone = readPhone(text, country)?.value
  const typed = text.replace(/\D/g, '')
  const digits = [...new Set([typed.replace(/^(?:00|0)/, ''), typed])].filter((part) => part.length >= 4)
  return {
    ...(phone !== undefined && { phone }),
    ...(digits.length > 0 && { digits }),
    ...(/\d/.test(text) && { account: accountValue(text) }),
    ...(REFERENCE.test(text) && { reference: asReference(text) }),
  }
}

function asReference(text: string): string {
  const letters = text.replace(/[- ]/g, '').toUpperCase()
  return `${letters.slice(0, 3)}-${letters.slice(3)}`
}

function words(text: string): Pick<Asked, 'words'> {
  const found = searchName(text).split(' ').filter(Boolean).slice(0, 4)
  return found.length > 0 ? { words: found } : {}
}

/** A text as a part of a LIKE pattern, its own wildcards taken literally. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/**
 * Whether two names may be one person’s: every word of the shorter is in the longer, or is its initial, and at least
 * one whole word agrees. A name that is not known speaks neither for nor against.
 */
export function namesAgree(one: string | null, other: string | null): boolean {
  const [short, long] = [one, other]
    .map((name) =>
      searchName(name ?? '')
        .split(' ')
        .filter(Boolean),
    )
    .toSorted((a, b) => a.length - b.length)
  if (!short || !long || short.length === 0) return true
  const left = [...long]
  let whole = 0
  for (const word of short.toSorted((a, b) => b.length - a.length)) {
    const at = left.findIndex(
      (candidate) => candidate === word || isInitial(word, candidate) || isInitial(candidate, word),
    )
    if (at < 0) return false
    if (left[at] === word && [...word].length > 1) whole += 1
    left.splice(at, 1)
  }
  // A name of one character in its script, such as 李, is a whole word too.
  return whole > 0 || short.join(' ') === long.join(' ')
}

function isInitial(letter: string, word: string): boolean {
  return [...letter].length === 1 && word.startsWith(letter)
}

export type Candidate = {
  readonly clientId: string
  readonly name: string | null
  readonly kinds: readonly IdentifierKind[]
}

/** The one person meant, if exactly one may be: a household shares its phone, so between several nobody is chosen. */
export function chooseClient(candidates: readonly Candidate[], name: string | null): Candidate | undefined {
  const agreeing = candidates.filter((candidate) => namesAgree(candidate.name, name))
  const most = Math.max(0, ...agreeing.map((candidate) => candidate.kinds.length))
  const best = agreeing.filter((candidate) => candidate.kinds.length === most)
  return best.length === 1 ? best[0] : undefined
}

/** Where a timeline goes on: the instant with its microseconds, and the item. */
export function writeCursor(at: string, id: string): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

/** Reads a cursor; undefined when it is none of ours. */
export function readCursor(cursor: string): { at: string; id: string } | undefined {
  const text = Buffer.from(cursor, 'base64url').toString()
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([a-z_.]+:[0-9a-f:-]{1,80})$/.exec(text)
  return match?.[1] && match[2] && !Number.isNaN(Date.parse(match[1]))
    ? { at: match[1], id: match[2] }
    : undefined
}
