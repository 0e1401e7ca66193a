import { seenByService } from '#platform/database/view.ts'
import type { Bind } from '../accounts/contract.ts'
import { figureRoutes } from './contract.figures.ts'
import type { Measures } from './follow.ts'
import { getFigures, getSplit, getSpread } from './queries/figures.ts'
import { getRows } from './queries/rows.ts'

/**
 * Binds as `bind` does; before anything is read, what is new in the ledger is counted. Each statement takes a connection
 * only while it runs, for the counting needs one too.
 */
export function countedFirst(bind: Bind, measures: Measures): Bind {
  return (definition, handler, options) => {
    if (definition.method !== 'GET') return bind(definition, handler, options)
    return bind(
      definition,
      async (tx, call) => {
        await seenByService(() => measures.upToDate())
        return handler(tx, call)
      },
      { ...options, lasting: true },
    )
  }
}

/** Binds figures, what they are split by, how they are distributed, and the rows that they are made of (R24, R26). */
export function bindMeasures(bind: Bind): void {
  const r = figureRoutes
  bind(r.figures, (tx, { query, now }) => getFigures(tx, query, now))
  bind(r.split, (tx, { query, now }) => getSplit(tx, query, now))
  bind(r.spread, (tx, { query, now }) => getSpread(tx, query, now))
  bind(r.rows, (tx, { query, now }) => getRows(tx, query, now))
}
