/** Groups of needs that nobody has named yet, worked out in a thread and kept for minutes. */
import type { Tx } from '#platform/database/database.ts'
import { runInThread } from '#platform/threads/run.ts'
import type { SubjectProposal } from './contract.ts'
import type { Grouped, Grouping } from './group.needs.ts'
import type { Period } from './rules/period.ts'
import type { KeptSubject } from './rules/subjects.ts'
import { needsWithout } from './store/subjects.ts'

/** A group with everything that naming it takes. */
export type Proposal = Omit<SubjectProposal, 'nearId'> & {
  readonly contactIds: readonly string[]
  readonly kept: KeptSubject
}

export type Proposals = {
  /** The groups of a period, the largest first. */
  of(tx: Tx, period: Period, now: Date): Promise<readonly Proposal[]>
  /** A group that was proposed lately, by its key, or else by its words. */
  find(named: { key?: string | undefined; words: readonly string[] }): Proposal | undefined
  /** Works everything out anew when asked next: something was named or merged. */
  forget(): void
}

const MOST_NEEDS = 5_000
const MOST_PROPOSALS = 20
const EXAMPLES = 5
const KEPT_MS = 5 * 60_000
const MOST_KEPT = 20

type Kept = { readonly at: number; readonly found: Promise<readonly Proposal[]> }

const inThread = (input: Grouping): Promise<Grouped> =>
  runInThread({ module: new URL('./group.needs.ts', import.meta.url), input })

/** Proposals of this process; `group` in a thread of its own unless given. */
export function createProposals(group: (input: Grouping) => Promise<Grouped> = inThread): Proposals {
  const kept = new Map<string, Kept>()
  let lately: readonly Proposal[] = []
  const make = async (tx: Tx, period: Period): Promise<readonly Proposal[]> => {
    const found = await propose(tx, period, group)
    lately = [...found, ...lately].slice(0, MOST_KEPT * MOST_PROPOSALS)
    return found
  }
  return {
    of(tx, period, now) {
      const key = JSON.stringify(period)
      const known = kept.get(key)
      if (known && Math.abs(now.getTime() - known.at) < KEPT_MS) return known.found
      const entry = { at: now.getTime(), found: make(tx, period) }
      kept.delete(key)
      kept.set(key, entry)
      entry.found.catch(() => kept.get(key) === entry && kept.delete(key))
      const [oldest] = kept.keys()
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
      return entry.found
    },
    find({ key, words }) {
      const same = (one: Proposal) =>
        key === undefined ? words.length > 0 && one.words.join('\n') === words.join('\n') : one.key === key
      return lately.find(same)
    },
    forget: () => kept.clear(),
  }
}

async function propose(
  tx: Tx,
  period: Period,
  group: (input: Grouping) => Promise<Grouped>,
): Promise<Proposal[]> {
  const { start, end, serviceId, departmentId, channel } = period
  const rows = await tx.all(needsWithout, start, end, serviceId, departmentId, channel, MOST_NEEDS)
  const { groups, rarity, everyday } = await group({ needs: rows.map((one) => one.need), seed: period.from })
  return groups.slice(0, MOST_PROPOSALS).map(({ profile, words, size, examples, members }) => ({
    // A contact is in one group only, so the one that shows it best stands for it.
    key: rows[examples[0] ?? 0]?.contactId ?? '',
    words: [...words],
    contacts: size,
    examples: examples.slice(0, EXAMPLES).flatMap((at) => {
      const row = rows[at]
      return row ? [{ contactId: row.contactId, need: row.need }] : []
    }),
    contactIds: members.flatMap((at) => rows[at]?.contactId ?? []),
    kept: { words, profile, rarity: { ...everyday, ...ofTerms(profile.terms, rarity) } },
  }))
}

const ofTerms = (
  terms: readonly (readonly [string, number])[],
  rarity: Readonly<Record<string, number>>,
): Record<string, number> => Object.fromEntries(terms.map(([term]) => [term, rarity[term] ?? 1]))
