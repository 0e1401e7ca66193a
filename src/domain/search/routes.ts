import type { Bind } from '../accounts/contract.ts'
import { searchRoutes } from './contract.ts'
import { search } from './queries.ts'

/** Binds the search over everything. */
export function bindSearch(bind: Bind): void {
  bind(searchRoutes.find, async (tx, { query }) => ({ groups: await search(tx, query) }))
}
