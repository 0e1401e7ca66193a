import type { Tx } from '#platform/database/database.ts'
import type { RuleKind } from './contract.ts'
import { dutyDays } from './queries.erase.ts'
import { usualDays } from './rules.ts'
import * as store from './store.kept.ts'
import type { RemovedKind } from './store.kept.ts'
import { rule } from './store.rules.ts'

const DAY_MS = 86_400_000

/** Kinds that a duty to keep closed cases holds back. */
const UNDER_DUTY: readonly RuleKind[] = ['people', 'case_words', 'papers']

/** From when on things are due, and before which nothing goes because closed cases have to be kept for a while. */
export async function limitsOf(tx: Tx, kind: RemovedKind, now: Date, asked?: number) {
  const set = (await tx.maybe(rule, kind)) ?? usualDays[kind]
  const days = asked ?? set.days
  const duty = UNDER_DUTY.includes(kind) ? ((await dutyDays(tx)) ?? 0) : 0
  const ago = (count: number) => new Date(now.getTime() - count * DAY_MS)
  return { days, active: set.active, before: ago(days), duty: ago(duty) }
}

/** What a rule would remove now, counted, with the oldest of it; nothing is done. */
export async function dryRun(tx: Tx, kind: RuleKind, asked: number | undefined, now: Date) {
  if (kind === 'keeping_duty') {
    const days = asked ?? (await tx.maybe(rule, kind))?.days ?? usualDays[kind].days
    return { kind, days, count: 0, held: 0, oldestAt: null, samples: [] }
  }
  const { days, before, duty } = await limitsOf(tx, kind, now, asked)
  const due = await tx.one(store.counted[kind], before, duty)
  return { kind, days, ...due, samples: await tx.all(store.samples[kind], before, duty) }
}
