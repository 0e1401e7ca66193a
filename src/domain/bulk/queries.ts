import { general } from '#platform/contract/refusal.ts'
import type { RefusalDefinition } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../accounts/contract.ts'
import { caseRefusals } from '../cases/contract.refusals.ts'
import { tagRefusals } from '../cases/contract.tags.ts'
import { fieldRefusals } from '../fields/contract.ts'
import type { LeftAlone } from './contract.ts'
import * as store from './store.ts'

/** So many cases of each reason are named. */
const NAMED = 20

/** What somebody asked for, as far as it has come; only for whoever asked. */
export async function getRun(tx: Tx, actor: AgentActor, runId: string, now: Date) {
  const run = (await tx.maybe(store.run, runId)) ?? refuse(general.not_found)
  if (run.agentId !== actor.agentId) refuse(general.not_found)
  const rows = await tx.all(store.counted, runId)
  const { id, act, state, askedAt, endedAt, undoUntil } = run
  return {
    ...{ id, act, state, askedAt, endedAt, undoUntil },
    total: sumOf(rows),
    waiting: sumOf(rows, 'waiting'),
    done: sumOf(rows, 'done', 'undone', 'kept'),
    same: sumOf(rows, 'same'),
    left: reasons(rows, 'left'),
    undone: sumOf(rows, 'undone'),
    kept: reasons(rows, 'kept'),
    mayUndo: state === 'done' && undoUntil !== null && undoUntil >= now && sumOf(rows, 'done') > 0,
  }
}

function sumOf(rows: readonly store.Counted[], ...states: string[]): number {
  const some = states.length === 0 ? rows : rows.filter((row) => states.includes(row.state))
  return some.reduce((sum, row) => sum + row.count, 0)
}

function reasons(rows: readonly store.Counted[], state: string): LeftAlone[] {
  return rows
    .filter((row) => row.state === state)
    .map(({ why, count, cases }) => ({
      why: why ?? 'changed_since',
      title: titleOf(why ?? 'changed_since'),
      count,
      cases: cases.slice(0, NAMED),
    }))
}

const KNOWN: Readonly<Record<string, RefusalDefinition>> = {
  ...general,
  ...caseRefusals,
  ...tagRefusals,
  ...fieldRefusals,
}
const titleOf = (why: string): string =>
  why === 'changed_since' ? 'Somebody has changed it since' : (KNOWN[why]?.title ?? general.unexpected.title)
