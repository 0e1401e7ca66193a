/** What a list of cases shows: kept in the address, so that it can be sent to a colleague or kept as a bookmark. */
export type CaseFilter = {
  readonly whose?: 'mine' | 'following' | 'all'
  readonly state?: 'open' | 'closed'
  readonly waitingOn?: 'us' | 'client' | 'other'
  readonly sort?: 'due' | 'opened' | 'changed'
  readonly serviceId?: string
  readonly tagId?: string
  readonly snoozed?: boolean
  readonly q?: string
  /** The kept view that was opened; what is chosen may differ from it since. */
  readonly view?: string
}

function oneOf<V extends string>(value: unknown, allowed: readonly V[]): V | undefined {
  return allowed.find((one) => one === value)
}

const anId = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined

/** Reads a filter from an address; what is not understood is left out. */
export function readCaseFilter(search: Record<string, unknown>): CaseFilter {
  const { whose, state, waitingOn, sort, snoozed, q } = search
  const filter = {
    whose: oneOf(whose, ['mine', 'following', 'all']),
    state: oneOf(state, ['open', 'closed']),
    waitingOn: oneOf(waitingOn, ['us', 'client', 'other']),
    sort: oneOf(sort, ['due', 'opened', 'changed']),
    serviceId: anId(search['serviceId']),
    tagId: anId(search['tagId']),
    snoozed: snoozed === true || snoozed === 'true' ? true : undefined,
    q: typeof q === 'string' && q.trim() ? q : undefined,
    view: anId(search['view']),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as CaseFilter
}

/** What is chosen, without the view that it came from. */
export function choiceOf({ view: _view, ...choice }: CaseFilter): Omit<CaseFilter, 'view'> {
  return choice
}

const USUAL = { whose: 'mine', state: 'open', sort: 'due' } as const

/** Whether two choices show the same list: what is left out is as usual. */
export function isSameChoice(one: CaseFilter, other: CaseFilter): boolean {
  const whole = (filter: CaseFilter) => {
    const entries = Object.entries({ ...USUAL, ...choiceOf(filter) }).filter(([, value]) => value !== false)
    return JSON.stringify(entries.toSorted(([a], [b]) => a.localeCompare(b)))
  }
  return whole(one) === whole(other)
}

/** What the API is asked for. */
export function queryOf(filter: CaseFilter) {
  const { snoozed, ...rest } = choiceOf(filter)
  return { ...rest, ...(snoozed && { snoozed: 'true' as const }) }
}

/** The address of the list with this choice. */
export function addressOf(filter: CaseFilter): string {
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  return query.size > 0 ? `/desk/cases?${query}` : '/desk/cases'
}
