import type { Query, QueryClient } from '@tanstack/react-query'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Happened } from '#platform/live/contract.ts'
import { paceOf } from './changes.ts'
import type { Pace } from './changes.ts'

export type Realm = 'desk' | 'portal'

/** A record on the screen, and lists of one's own, are read at most so often. */
const NOW_EVERY_MS = 400
/** Lists of the whole organisation that one's own doings change: at once, then no more often than this. */
const OWN_DOINGS_EVERY_MS = 1_000
const SOON_EVERY_MS = 5_000
const LATER_EVERY_MS = 30_000
/** What was not read for so long is quiet: the first event shows within this, spread over the desks. */
const QUIET_WITHIN_MS = 1_000
/** A read that runs may not know of the newest event: one more follows when it has ended. */
const LOOK_AGAIN_MS = 150

/**
 * Reads again what events change, each query no more often than its pace allows and never two reads of it at once, so
 * that what a page asks for is bounded however much happens. `chance` (0 to 1) spreads the desks over time.
 */
export function createRereading(queries: QueryClient, chance: () => number) {
  const dueAt = new Map<string, number>()
  const readAt = new Map<string, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let wakesAt = Infinity

  const wake = (): void => {
    const next = Math.min(...dueAt.values())
    if (next >= wakesAt || next === Infinity) return
    clearTimeout(timer)
    wakesAt = next
    timer = setTimeout(readDue, Math.max(0, next - performance.now()))
  }
  const want = (query: Query, pace: Pace, gap: number): void => {
    const { queryHash } = query
    const at = dueTime(pace, gap, readAt.get(queryHash), chance)
    const known = dueAt.get(queryHash)
    if (known === undefined || at < known) dueAt.set(queryHash, at)
  }
  const readDue = (): void => {
    wakesAt = Infinity
    const now = performance.now()
    for (const [hash, at] of dueAt) {
      if (at > now) continue
      const query = queries.getQueryCache().get(hash)
      if (!query) {
        dueAt.delete(hash)
        readAt.delete(hash)
      } else if (query.state.fetchStatus === 'fetching') dueAt.set(hash, now + LOOK_AGAIN_MS)
      else {
        dueAt.delete(hash)
        readAt.set(hash, now)
        void queries.invalidateQueries({ predicate: (one) => one === query }, { cancelRefetch: false })
      }
    }
    wake()
  }

  return {
    /** One thing happened, as the stream of this realm tells it. */
    happened(event: Happened, realm: Realm): void {
      const isMine = realm === 'portal' || isOfMine(queries, event)
      for (const query of queries.getQueryCache().getAll()) {
        const found = wishFor(query, event, isMine)
        if (!found) continue
        if (query.isActive() && !query.isDisabled()) want(query, found.pace, found.gap)
        // Nobody looks at it: it is read again when somebody does.
        else if (!query.isActive()) query.invalidate()
      }
      wake()
    },
  }
}

function dueTime(pace: Pace, gap: number, last: number | undefined, chance: () => number): number {
  const now = performance.now()
  if (pace === 'now') return Math.max(now, (last ?? -Infinity) + gap)
  const every = (pace === 'soon' ? SOON_EVERY_MS : LATER_EVERY_MS) * (1 + 0.4 * chance())
  if (pace === 'soon' && (last === undefined || now - last > 2 * SOON_EVERY_MS)) {
    return now + QUIET_WITHIN_MS * chance()
  }
  return Math.max(now + QUIET_WITHIN_MS * chance(), (last ?? now) + every)
}

type Wish = { readonly pace: Pace; readonly gap: number }

function wishFor(query: Query, event: Happened, isMine: boolean): Wish | undefined {
  const [id, input] = query.queryKey
  if (isAbout(query, event)) return { pace: 'now', gap: NOW_EVERY_MS }
  if (!isList(input)) return undefined
  const pace = paceOf({ id: String(id), readsItself: readsItself(query) }, { kind: event.kind, isMine })
  if (pace === undefined) return undefined
  const isOwnList = AT_ONCE.has(String(id))
  return { pace, gap: isOwnList ? NOW_EVERY_MS : OWN_DOINGS_EVERY_MS }
}

/** Where an offer comes, and what is told to somebody: never later than a record. */
const AT_ONCE = new Set<string>([contactRoutes.mine.id, 'agents.notifications', 'my.home'])

/** Whether a query shows one of the records that the event is about. */
function isAbout(query: Query, event: Happened): boolean {
  const about = subjectsOf(query.state.data)
  const shown = JSON.stringify(query.queryKey[1] ?? {})
  return [event.contactId, event.caseId, event.clientId].some(
    (id) => id !== null && (shown.includes(id) || about.includes(id)),
  )
}

/** Whether it happened to or by whoever sits here, or in a conversation of theirs. */
function isOfMine(queries: QueryClient, { agentId, actorId, contactId, caseId }: Happened): boolean {
  const me = queries.getQueryData<{ kind: string; agentId?: string }>([accountRoutes.me.id, {}])
  const mine = me?.agentId
  if (mine !== undefined && (agentId === mine || actorId === mine)) return true
  const talks = JSON.stringify(queries.getQueryData([contactRoutes.mine.id, {}]) ?? {})
  return [contactId, caseId].some((id) => id !== null && talks.includes(id))
}

const readsItself = (query: Query) => query.observers.some((one) => Boolean(one.options.refetchInterval))

/** The ids that a record is about: a conversation changes when something is promised on its case. */
function subjectsOf(data: unknown): unknown[] {
  if (typeof data !== 'object' || data === null) return []
  const { id, contactId, caseId, clientId, case: ofCase, client } = data as Record<string, unknown>
  return [id, contactId, caseId, clientId, idOf(ofCase), idOf(client)].filter(Boolean)
}

const idOf = (record: unknown) =>
  typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined

const isList = (input: unknown) => !(typeof input === 'object' && input !== null && 'params' in input)
