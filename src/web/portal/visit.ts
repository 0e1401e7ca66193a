import { accountRoutes } from '#domain/accounts/contract.ts'
import { call, queryClient } from '../client.ts'

/** Makes sure that this browser has a visit of its own, so that a conversation begun here stays this visitor's. */
export async function ensureVisit(): Promise<void> {
  await call(accountRoutes.startVisit, { body: {} })
  void queryClient.invalidateQueries({ queryKey: [accountRoutes.me.id] })
}
