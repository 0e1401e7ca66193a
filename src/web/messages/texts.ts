import { languages, loadRefusals, loadTexts } from './catalogue.ts'
import type { Area, Language, RefusalTexts } from './catalogue.ts'
import { directionOf, layoutLocale } from './direction.ts'

const KEPT = 'answerable.language'

type State = {
  readonly language: Language
  readonly texts: Readonly<Record<string, string>>
  readonly refusals: RefusalTexts
}

let state: State = { language: firstLanguage(), texts: {}, refusals: {} }
const needed = new Set<Area>()
const loaded = new Set<string>()
const listeners = new Set<() => void>()

function firstLanguage(): Language {
  return askedLanguage() ?? 'en'
}

/** What was chosen in this browser before, else what it asks for; undefined when that is not here. */
function askedLanguage(): Language | undefined {
  const wanted = [kept(), ...navigator.languages].map((tag) => tag?.slice(0, 2))
  return languages.find(({ code }) => wanted.find((tag) => isKnown(tag)) === code)?.code
}

/** The organisation’s own language, for whoever asks for none that is here. Not remembered: it is nobody’s choice. */
export async function preferLanguage(locale: string): Promise<void> {
  const own = languages.find(({ code }) => code === locale.slice(0, 2))?.code
  if (own && askedLanguage() === undefined) await bring(own)
}

function isKnown(tag: string | undefined): boolean {
  return languages.some(({ code }) => code === tag)
}

function kept(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined
  } catch {
    return undefined
  }
}

/** Makes sure that the texts of these areas are there, in the language of the page. Routes await it before they show. */
export async function needTexts(...areas: Area[]): Promise<void> {
  for (const area of areas) needed.add(area)
  await bring(state.language)
}

/** Changes the language of the page, and remembers it in this browser. */
export async function setLanguage(language: Language): Promise<void> {
  await bring(language)
  try {
    localStorage.setItem(KEPT, language)
  } catch {
    // Where nothing may be kept, the choice lasts as long as the page.
  }
}

async function bring(language: Language): Promise<void> {
  const missing = [...needed].filter((area) => !loaded.has(`${language}.${area}`))
  if (missing.length === 0 && language === state.language) return
  const areas = language === state.language ? missing : [...needed]
  const parts = await Promise.all(areas.map((area) => loadTexts(language, area)))
  if (language !== state.language) loaded.clear()
  for (const area of areas) loaded.add(`${language}.${area}`)
  const same = language === state.language
  const texts = Object.assign({}, same ? state.texts : {}, ...parts) as State['texts']
  state = { language, texts, refusals: same ? state.refusals : {} }
  void bringRefusals(language)
  document.documentElement.lang = localeOf(language)
  document.documentElement.dir = directionOf(layoutLocale(localeOf(language)))
  for (const hear of listeners) hear()
}

/** Refusals are seldom: no page waits for their words, and without them those of the service are shown. */
async function bringRefusals(language: Language): Promise<void> {
  if (Object.keys(state.refusals).length > 0) return
  const refusals = await loadRefusals(language).catch(() => ({}))
  if (language !== state.language) return
  state = { ...state, refusals }
  for (const hear of listeners) hear()
}

/** The full locale of a language, for dates and numbers. */
export function localeOf(language: Language): string {
  return languages.find(({ code }) => code === language)?.locale ?? 'en-GB'
}

export const textsNow = (): State => state

export function onTexts(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}
