/** Named subjects, kept in memory so that a need is put to the nearest within a moment. */
import { nearestAmong } from '#core/text/subjects/nearest.ts'
import type { Tx } from '#platform/database/database.ts'
import { readSubject } from './rules/subjects.ts'
import { assignNearest, subjects as allSubjects } from './store/subjects.ts'

export type Near = { readonly id: string; readonly name: string }

export type Subjects = {
  /** The named subject that a text is nearest to; null where none is near. */
  nearest(tx: Tx, text: string, now: Date): Promise<Near | null>
  /** Puts contacts to their nearest subject, or to none; what a person said stays. @returns how many were looked at. */
  assign(tx: Tx, contacts: readonly { contactId: string; need: string }[], now: Date): Promise<number>
  /** Looks at the names anew when asked next. */
  forget(): void
}

type Held = { readonly at: number; readonly near: (text: string) => Near | null; readonly any: boolean }

/** Other nodes name subjects too; they say so in the ledger, and this is for where that is not heard. */
const KEPT_MS = 10_000

export function createSubjects(): Subjects {
  let held: Held | undefined
  const known = async (tx: Tx, now: Date): Promise<Held> => {
    if (held && Math.abs(now.getTime() - held.at) < KEPT_MS) return held
    const fresh = await load(tx, now)
    held = fresh
    return fresh
  }
  return {
    nearest: async (tx, text, now) => (await known(tx, now)).near(text),
    async assign(tx, contacts, now) {
      const { near, any } = await known(tx, now)
      if (!any || contacts.length === 0) return 0
      const found = contacts.map((one) => near(one.need)?.id ?? null)
      await tx.run(
        assignNearest,
        contacts.map((one) => one.contactId),
        found,
      )
      return contacts.length
    },
    forget() {
      held = undefined
    },
  }
}

async function load(tx: Tx, now: Date): Promise<Held> {
  const rows = (await tx.all(allSubjects)).map(({ id, name, words }) => ({
    id,
    name,
    kept: readSubject(words),
  }))
  const rarity = Object.fromEntries(rows.flatMap(({ kept }) => Object.entries(kept.rarity)))
  const find = nearestAmong(
    rows.map(({ kept }) => kept.profile),
    rarity,
  )
  const near = (text: string): Near | null => {
    const found = rows[find(text).subject]
    return found ? { id: found.id, name: found.name } : null
  }
  return { at: now.getTime(), near, any: rows.length > 0 }
}
