import { accountRoutes } from '#domain/accounts/contract.ts'
import type { Me } from '#domain/accounts/contract.ts'
import { useCall } from '../../client.ts'

export type Agent = Extract<Me, { kind: 'agent' }>

/** Who is signed in at this desk; undefined until it is known. */
export function useMyself(): Agent | undefined {
  const { data } = useCall(accountRoutes.me, {}, { staleTime: 60_000 })
  return data?.kind === 'agent' ? data : undefined
}
