/** What a list of cases shows: kept in the address, so that it can be sent to a colleague or kept as a bookmark. */
export type CaseFilter = {
  readonly whose?: 'mine' | 'following' | 'all'
  readonly state?: 'open' | 'closed'
  readonly waitingOn?: 'us' | 'client' | 'other'
  readonly sort?: 'due' | 'opened' | 'changed'
  readonly serviceId?: string
  readonly snoozed?: boolean
  readonly q?: string
}

function oneOf<V extends string>(value: unknown, allowed: readonly V[]): V | undefined {
  return allowed.find((one) => one === value)
}

/** Reads a filter from an address; what is not understood is left out. */
export function readCaseFilter(search: Record<string, unknown>): CaseFilter {
  const { whose, state, waitingOn, sort, serviceId, snoozed, q } = search
  const filter = {
    whose: oneOf(whose, ['mine', 'following', 'all']),
    state: oneOf(state, ['open', 'closed']),
    waitingOn: oneOf(waitingOn, ['us', 'client', 'other']),
    sort: oneOf(sort, ['due', 'opened', 'changed']),
    serviceId: typeof serviceId === 'string' && /^[0-9a-f-]{36}$/.test(serviceId) ? serviceId : undefined,
    snoozed: snoozed === true || snoozed === 'true' ? true : undefined,
    q: typeof q === 'string' && q.trim() ? q : undefined,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as CaseFilter
}
