import type { Sensitive } from '#platform/contract/route.ts'

/** What somebody looked at, by ids alone. */
export type Subject = {
  readonly what: Sensitive
  /** Several where a search found several. */
  readonly clientIds: readonly string[]
  readonly caseId: string | null
  readonly contactId: string | null
  readonly thingId: string | null
}

/** The same, looked at again within this time, is one look. */
export const ONE_LOOK_MS = 600_000
const MOST_FOUND = 20

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A number, an e-mail or a reference of more than four signs: what leads to one person rather than to a name. */
const isIdentifier = (words: string) => words.includes('@') || words.replace(/[^0-9]/g, '').length > 4

/**
 * What was opened, from what was asked for and what came back; undefined where it was nobody's in particular, as a search
 * by a name's first letters.
 */
export function subjectOf(
  what: Sensitive,
  asked: { readonly params: unknown; readonly query: unknown; readonly answer: unknown },
): Subject | undefined {
  const given = { ...fieldsOf(asked.query), ...fieldsOf(asked.params) }
  const idOf = (name: string) => {
    const value = given[name]
    return typeof value === 'string' && UUID.test(value) ? value : null
  }
  if (what === 'search') {
    const words = Object.values(given).filter((value) => typeof value === 'string')
    const found = words.some(isIdentifier) ? foundIn(asked.answer) : []
    return found.length > 0 ? { ...NOTHING, what, clientIds: found } : undefined
  }
  const clientId = idOf('clientId')
  return {
    what,
    clientIds: clientId === null ? [] : [clientId],
    caseId: idOf('caseId'),
    contactId: idOf('contactId'),
    thingId: idOf('paperId'),
  }
}

const NOTHING = { caseId: null, contactId: null, thingId: null }

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** Clients among what a search gave: `items` with an `id`, or with a `clientId`. */
function foundIn(answer: unknown): string[] {
  const { items } = fieldsOf(answer)
  if (!Array.isArray(items)) return []
  return items.slice(0, MOST_FOUND).flatMap((item: unknown) => {
    const { id, clientId } = fieldsOf(item)
    return typeof clientId === 'string' ? [clientId] : typeof id === 'string' ? [id] : []
  })
}
