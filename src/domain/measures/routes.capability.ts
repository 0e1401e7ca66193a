import type { Bind } from '../accounts/contract.ts'
import { figureRoutes } from './contract.figures.ts'
import { getCapability } from './queries/capability.ts'

/** Binds the charts of measures over time (R26). */
export function bindCapability(bind: Bind): void {
  bind(figureRoutes.capability, (tx, { query, now }) => getCapability(tx, query, now))
}
