/** The charter while it is written: lines that move, and whether it has been changed by somebody else meanwhile. */
import type { CharterLine } from '#domain/learning/contract.charter.ts'
import { measures } from '#domain/measures/contract.ts'
import type { KeptFilter, MeasureKey } from '#domain/measures/contract.ts'

/** As many as anybody would read. */
export const MOST_LINES = 30

/** A line as it is being written; `key` stays the same while it moves. */
export type Draft = {
  readonly key: string
  readonly id: string | null
  readonly text: string
  readonly measure: MeasureKey
  readonly filter: KeptFilter
  readonly published: boolean
}

/** What a line is known by, and which version of it was seen. */
export type SeenLine = Pick<CharterLine, 'id' | 'version'>

/** The lines as they stand, to be written on. */
export function draftsFrom(lines: readonly CharterLine[]): Draft[] {
  return lines.map(({ id, text, measure, filter, published }) => ({
    ...{ key: id, id, text, measure, filter, published },
  }))
}

/** A line that is not written yet. `key` is told from all others. */
export function newDraft(key: string): Draft {
  return { key, id: null, text: '', measure: 'promises_kept_share', filter: {}, published: true }
}

/** The lines with one of them moved by so many places, as far as there are places. */
export function moved(drafts: readonly Draft[], key: string, by: -1 | 1): readonly Draft[] {
  const from = drafts.findIndex((one) => one.key === key)
  const line = drafts[from]
  const to = from + by
  if (!line || to < 0 || to >= drafts.length) return drafts
  return drafts.toSpliced(from, 1).toSpliced(to, 0, line)
}

/** The line bound to another measure; needs, legs and promises know no demand, and most of them no channel. */
export function boundTo(draft: Draft, measure: MeasureKey): Draft {
  const { channel, demand, ...rest } = draft.filter
  const { rows } = measures[measure]
  const filter = {
    ...rest,
    ...(channel !== undefined && (rows === 'contact' || rows === 'work') && { channel }),
    ...(demand !== undefined && rows === 'contact' && { demand }),
  }
  return { ...draft, measure, filter }
}

/** Whether what is there now is not what the writing began with. */
export function isStale(begun: readonly SeenLine[], now: readonly SeenLine[]): boolean {
  if (begun.length !== now.length) return true
  return begun.some(({ id, version }, place) => now[place]?.id !== id || now[place].version !== version)
}

/** What is sent; lines that are gone meanwhile are written as new ones. */
export function bodyOf(drafts: readonly Draft[], now: readonly SeenLine[]) {
  const known = new Set(now.map(({ id }) => id))
  return drafts.map(({ id, text, measure, filter, published }) => ({
    ...{ measure, filter, published },
    id: id !== null && known.has(id) ? id : null,
    text: text.trim(),
  }))
}
