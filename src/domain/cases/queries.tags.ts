import type { Tx } from '#platform/database/database.ts'
import { list } from './store/tags.ts'

/** Tags with how often each is used: those that have what was typed, beginnings first. */
export async function listTags(tx: Tx, asked: { q: string; all: boolean; limit: number }) {
  const words = asked.q
    .replaceAll('\u0000', '')
    .trim()
    .replace(/[\\%_]/g, '\\$&')
  const rows = await tx.all(list, words, asked.all, asked.limit)
  return rows.map(({ mergedIntoId, mergedIntoName, ...tag }) => ({
    ...tag,
    mergedInto:
      mergedIntoId !== null && mergedIntoName !== null ? { id: mergedIntoId, name: mergedIntoName } : null,
  }))
}
