import type { Level } from '#domain/services/contract.ts'
import { USUAL, isWhole } from '../admin/hours/week.ts'
import type { Week } from '../admin/hours/week.ts'
import type { Exception } from '../admin/hours/Holidays.tsx'
import { STEPS } from './steps.ts'
import type { Step } from './steps.ts'

/** What has been entered so far. */
export type Draft = {
  readonly name: string
  readonly country: string
  readonly zone: string
  readonly language: string
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly week: Week
  readonly region: string | undefined
  /** Undefined until the days were looked at: then the public ones are proposed. */
  readonly days: Exception[] | undefined
  readonly department: string
  readonly service: string
  readonly purpose: string
  readonly phrases: string
  readonly levels: Level[]
  readonly personName: string
  readonly personEmail: string
}

/** Where nothing has been entered: what is likely, from the browser’s own zone and language. */
export function emptyDraft(zone: string, language: string): Draft {
  const nothing = { name: '', country: '', phone: '', email: '', address: '', department: '', service: '' }
  return {
    ...nothing,
    ...{ zone, language, week: USUAL, region: undefined, days: undefined, purpose: '', phrases: '' },
    ...{ levels: ['one_stop'], personName: '', personEmail: '' },
  }
}

export const PASSWORD_LEAST = 12
const isMail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())

/** A field that is not ready, and why, as its text is called. */
export type Gap =
  | 'name'
  | 'country'
  | 'zone'
  | 'email'
  | 'hours'
  | 'department'
  | 'service'
  | 'purpose'
  | 'levels'
  | 'personName'
  | 'personEmail'
  | 'password'

/** What a page still needs before one goes on. */
export function gapsOf(step: Step, draft: Draft, password: string): Gap[] {
  const { name, country, zone, email, week, department, service, purpose, levels } = draft
  const missing = (field: Gap, text: string): Gap[] => (text.trim() === '' ? [field] : [])
  const gaps: Record<Step, Gap[]> = {
    name: missing('name', name),
    where: [...missing('country', country), ...missing('zone', zone)],
    reach: email.trim() === '' || isMail(email) ? [] : ['email'],
    hours: isWhole(week) ? [] : ['hours'],
    holidays: [],
    department: missing('department', department),
    service: [...missing('service', service), ...missing('purpose', purpose)],
    words: levels.length > 0 ? [] : ['levels'],
    you: [
      ...missing('personName', draft.personName),
      ...(isMail(draft.personEmail) ? [] : (['personEmail'] as const)),
      ...(password.length >= PASSWORD_LEAST ? [] : (['password'] as const)),
    ],
    check: [],
  }
  return gaps[step]
}

/** The first page that still needs something, before the check; undefined when all is there. */
export function firstGap(draft: Draft, password: string): Step | undefined {
  return STEPS.find((step) => gapsOf(step, draft, password).length > 0)
}

/** What clients say, one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What was entered, as the service takes it. */
export function inputOf(draft: Draft, password: string, token: string) {
  const text = (value: string) => value.trim() || null
  const { language, country, zone, week, days = [], phone, email, address } = draft
  return {
    token,
    organisation: {
      ...{ name: draft.name, zone, country, languages: [language] },
      ...{ locale: `${language}-${country}`, phone: text(phone) },
      ...{ email: text(email), address: text(address) },
    },
    hours: { weekly: week, exceptions: days },
    department: { name: draft.department },
    service: {
      ...{ name: draft.service, purpose: draft.purpose, levels: draft.levels },
      phrases: linesOf(draft.phrases),
    },
    admin: { name: draft.personName, email: draft.personEmail.trim(), password },
  }
}

const KEPT = 'answerable.set-up'

/** What was entered in this tab before; a password is never kept. */
export function keptDraft(): { draft?: Draft; token?: string } {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as { draft?: Draft; token?: string }
  } catch {
    return {}
  }
}

/** Keeps what was entered, so that going back or loading again loses nothing. Nothing given: forgets it. */
export function keepDraft(kept?: { readonly draft: Draft; readonly token: string }): void {
  try {
    if (kept) sessionStorage.setItem(KEPT, JSON.stringify(kept))
    else sessionStorage.removeItem(KEPT)
  } catch {
    // Where nothing may be kept, it lasts as long as the page.
  }
}
