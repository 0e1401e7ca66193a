import type { Database } from '#platform/database/database.ts'
import { StoreProblem } from '#platform/files/place.ts'
import type { Store } from '#platform/files/store.ts'
import * as store from './papers.jobs.store.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'
const AT_ONCE = 500

type Parts = {
  readonly database: Database
  readonly files: Store
  readonly progress?: (done: number, bytes: number) => void
}
export type PapersMoved = {
  readonly moved: number
  readonly bytes: number
  /** Those that stay where they are, with the reason: what is kept is not what was sent, or is missing. */
  readonly failed: readonly { readonly paperId: string; readonly why: string }[]
}

/**
 * Moves the bytes of every paper to where new ones go, one after the other, each held against its SHA-256. It may be stopped
 * at any time and begun again, beside a service that works: a row names the old bytes until the new ones are kept, and a
 * timer removes the old.
 *
 * @throws StoreProblem where a place does not answer; what was moved until then is moved
 */
export async function movePapers(parts: Parts): Promise<PapersMoved> {
  const target = await parts.files.target()
  const all = { moved: 0, bytes: 0, failed: [] as { paperId: string; why: string }[] }
  for (let after = FIRST; ;) {
    const ids = await parts.database.each.all(store.papersElsewhere, after, target, AT_ONCE)
    for (const { id } of ids) {
      const { bytes, why } = await moveOne(parts, id)
      if (why !== undefined) all.failed.push({ paperId: id, why })
      if (bytes !== undefined) Object.assign(all, { moved: all.moved + 1, bytes: all.bytes + bytes })
      parts.progress?.(all.moved, all.bytes)
    }
    const last = ids.at(-1)
    if (!last) return all
    after = last.id
  }
}

async function moveOne({ database, files }: Parts, id: string): Promise<{ bytes?: number; why?: string }> {
  const from = await database.each.maybe(store.keptPaper, id)
  if (!from) return {}
  const content = await files.read(from).catch(lostOrThrown)
  if (typeof content === 'string') return { why: content }
  const { content: inRow, placeId, object, sha256 } = await files.put(content)
  const moved = await database.transact((tx) =>
    tx.run(store.movePaper, id, from.object, inRow, placeId, object, sha256),
  )
  if (moved === 1) return { bytes: content.length }
  // The paper went meanwhile, so no row names these.
  await files.remove({ placeId, object })
  return {}
}

function lostOrThrown(error: unknown): string {
  if (error instanceof StoreProblem && (error.kind === 'missing' || error.kind === 'damaged'))
    return error.message
  throw error
}

export type PapersChecked = {
  readonly checked: number
  readonly bytes: number
  readonly failed: PapersMoved['failed']
}

/** Reads every paper wherever it is, and holds it against its size and SHA-256. @throws StoreProblem as `movePapers` */
export async function checkPapers({ database, files, progress }: Parts): Promise<PapersChecked> {
  const all = { checked: 0, bytes: 0, failed: [] as { paperId: string; why: string }[] }
  for (let after = FIRST; ;) {
    const ids = await database.each.all(store.everyPaper, after, AT_ONCE)
    for (const { id } of ids) {
      const kept = await database.each.maybe(store.keptPaper, id)
      if (!kept) continue
      const content = await files.read(kept).catch(lostOrThrown)
      if (typeof content === 'string') all.failed.push({ paperId: id, why: content })
      else Object.assign(all, { checked: all.checked + 1, bytes: all.bytes + content.length })
      progress?.(all.checked, all.bytes)
    }
    const last = ids.at(-1)
    if (!last) return all
    after = last.id
  }
}
