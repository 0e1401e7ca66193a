import type { PushData } from '#domain/agents/contract.news.ts'
import { push as en } from '../messages/en/push.ts'
import { push as fr } from '../messages/fr/push.ts'

type Words = { readonly [K in keyof typeof en]: string }
const LANGUAGES: Readonly<Record<string, Words>> = { en, fr }

/** What a device shows of news. */
export type Shown = {
  readonly title: string
  readonly body: string
  /** What is shown before about the same gives way. */
  readonly tag: string
  readonly lang: string
  /** Where pressing it leads. */
  readonly place: string
}

/** Makes words of what was sent: ids and codes alone; what is not understood is still told. */
export function shownOf(data: Partial<PushData>): Shown {
  const { kind = 'other', caseId = null, contactId = null, reference = null, count = 1 } = data
  const lang = data.language && data.language in LANGUAGES ? data.language : 'en'
  const words = LANGUAGES[lang] ?? en
  const said = Object.hasOwn(words, kind) ? words[kind as keyof Words] : words.other
  const several = words.several.replace('{count}', String(count)).replace('{reference}', reference ?? '')
  return {
    title: said,
    body: count > 1 && reference !== null ? several : (reference ?? ''),
    tag: caseId ?? contactId ?? kind,
    lang,
    place: placeOf(kind, caseId, contactId),
  }
}

function placeOf(kind: string, caseId: string | null, contactId: string | null): string {
  if (caseId !== null) return `/desk/cases/${caseId}`
  if (contactId !== null) return `/desk/contacts/${contactId}`
  return /^swap_|^roster_/.test(kind) ? '/planner/my-shifts' : '/desk/notifications'
}
