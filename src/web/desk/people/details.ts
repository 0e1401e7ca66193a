import { AccessNeed } from '#domain/clients/contract.ts'
import type { Client } from '#domain/clients/contract.ts'

/** What a form about a person holds. */
export type Details = Pick<
  Client,
  'name' | 'language' | 'accessNeeds' | 'accessNote' | 'preferredChannel' | 'preferredTimes'
>
export type Detail = keyof Details

const DETAILS = [
  'name',
  'language',
  'accessNeeds',
  'accessNote',
  'preferredChannel',
  'preferredTimes',
] as const satisfies readonly Detail[]

/** Only what the form is about, with its needs in one order. */
export const detailsOf = (client: Details): Details => {
  const { name, language, accessNote, preferredChannel, preferredTimes } = client
  const accessNeeds = AccessNeed.options.filter((need) => client.accessNeeds.includes(need))
  return { name, language, accessNeeds, accessNote, preferredChannel, preferredTimes }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * What somebody changed in a form, and which of it a colleague changed meanwhile to something else (R9): `change` goes out
 * against the newest version as long as `clashes` is empty, and leaves everything else as it is now.
 */
export function changesOf(opened: Details, mine: Details, now: Details) {
  const touched = DETAILS.filter((field) => !same(mine[field], opened[field]))
  const clashes = touched.filter(
    (field) => !same(now[field], opened[field]) && !same(now[field], mine[field]),
  )
  const change = Object.fromEntries(touched.map((field) => [field, mine[field]])) as Partial<Details>
  return { change, clashes }
}
