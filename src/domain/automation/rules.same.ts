import type { Action } from './contract.actions.ts'

/** A case as far as actions change it. */
export type Standing = {
  readonly stakes: string
  readonly serviceId: string | null
  readonly waitingOn: string
  readonly tagIds: readonly string[]
  readonly followerIds: readonly string[]
}

/** Whether an action would change nothing: it is so already. */
export function isSame(action: Action, kase: Standing): boolean {
  switch (action.do) {
    case 'add_tag':
      return kase.tagIds.includes(action.tagId)
    case 'remove_tag':
      return !kase.tagIds.includes(action.tagId)
    case 'set_stakes':
      return kase.stakes === action.stakes
    case 'set_service':
      return kase.serviceId === action.serviceId
    case 'wait_on':
      return kase.waitingOn === action.on
    case 'follow':
      return kase.followerIds.includes(action.agentId)
    default:
      return false
  }
}
