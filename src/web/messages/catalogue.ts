import type { admin } from './en/admin.ts'
import type { charter } from './en/charter.ts'
import type { charts } from './en/charts.ts'
import type { desk } from './en/desk.ts'
import type { lens } from './en/lens.ts'
import type { my } from './en/my.ts'
import type { planner } from './en/planner.ts'
import type { portal } from './en/portal.ts'
import type { setUp } from './en/set-up.ts'
import type { staff } from './en/staff.ts'
import type { ui } from './en/ui.ts'

/** The texts of each part of the pages, in English; every other language has the same keys. */
export type Texts = {
  ui: typeof ui
  charts: typeof charts
  portal: typeof portal
  charter: typeof charter
  my: typeof my
  setUp: typeof setUp
  staff: typeof staff
  desk: typeof desk
  lens: typeof lens
  planner: typeof planner
  admin: typeof admin
}
export type Area = keyof Texts
export type MessageId = { [A in Area]: keyof Texts[A] }[Area]
/** One area in another language: a missing or unknown key does not compile. */
export type Translated<A extends Area> = { readonly [K in keyof Texts[A]]: string }

export type Language = 'en' | 'fr'
export const languages: readonly {
  readonly code: Language
  readonly name: string
  readonly locale: string
}[] = [
  { code: 'en', name: 'English', locale: 'en-GB' },
  { code: 'fr', name: 'Français', locale: 'fr-FR' },
]

type Bundle = Readonly<Record<string, string>>

/** Where the texts are: each area and language is loaded when a page needs it. */
const bundles: Record<Language, Record<Area, () => Promise<Bundle>>> = {
  en: {
    ui: async () => (await import('./en/ui.ts')).ui,
    charts: async () => (await import('./en/charts.ts')).charts,
    portal: async () => (await import('./en/portal.ts')).portal,
    charter: async () => (await import('./en/charter.ts')).charter,
    my: async () => (await import('./en/my.ts')).my,
    setUp: async () => (await import('./en/set-up.ts')).setUp,
    staff: async () => (await import('./en/staff.ts')).staff,
    desk: async () => (await import('./en/desk.ts')).desk,
    lens: async () => (await import('./en/lens.ts')).lens,
    planner: async () => (await import('./en/planner.ts')).planner,
    admin: async () => (await import('./en/admin.ts')).admin,
  },
  fr: {
    ui: async () => (await import('./fr/ui.ts')).ui,
    charts: async () => (await import('./fr/charts.ts')).charts,
    portal: async () => (await import('./fr/portal.ts')).portal,
    charter: async () => (await import('./fr/charter.ts')).charter,
    my: async () => (await import('./fr/my.ts')).my,
    setUp: async () => (await import('./fr/set-up.ts')).setUp,
    staff: async () => (await import('./fr/staff.ts')).staff,
    desk: async () => (await import('./fr/desk.ts')).desk,
    lens: async () => (await import('./fr/lens.ts')).lens,
    planner: async () => (await import('./fr/planner.ts')).planner,
    admin: async () => (await import('./fr/admin.ts')).admin,
  },
}

/** Refusals by code: title, why, instead. The service itself says them in English. */
export type RefusalTexts = Readonly<
  Record<string, readonly [title: string, why: string, instead: string] | undefined>
>
const refusalBundles: Record<Exclude<Language, 'en'>, () => Promise<RefusalTexts>> = {
  fr: async () => (await import('./fr/refusals.ts')).refusals,
}

/** The words of the refusals in a language. */
export async function loadRefusals(language: Language): Promise<RefusalTexts> {
  return language === 'en' ? {} : refusalBundles[language]()
}

export const areas = Object.keys(bundles.en) as readonly Area[]

/** The texts of one area. */
export function loadTexts(language: Language, area: Area): Promise<Bundle> {
  return bundles[language][area]()
}
