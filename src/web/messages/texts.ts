import { languages, loadTexts } from './catalogue.ts'
import type { Area, Language } from './catalogue.ts'
import { directionOf, layoutLocale } from './direction.ts'

const KEPT = 'answerable.language'

type State = { readonly language: Language; readonly texts: Readonly<Record<string, string>> }

let state: State = { language: firstLanguage(), texts: {} }
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
  const before = language === state.language ? state.texts : {}
  state = { language, texts: Object.assign({}, before, ...parts) as State['texts'] }
  document.documentElement.lang = localeOf(language)
  document.documentElement.dir = directionOf(layoutLocale(localeOf(language)))
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
