import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Happened } from '#platform/live/contract.ts'
import { createRereading } from './rereading.ts'

const ME = 'agent-me'
/** What a conversation shows on a wide screen, besides the conversation itself. */
const LISTS = [
  'agents.mine',
  'contacts.mine',
  'agents.notifications',
  'agents.drafts',
  'agents.colleagues',
  'commitments.list',
  'cases.list',
  'cases.counts',
  'automation.macros',
  'notices.current',
]
const CONTACT = { id: 'contact-own', case: { id: 'case-own' } }

/** A desk on which a conversation is open: how often each route was read, and how long a read takes. */
function openDesk(takesMs = 20) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: false } } })
  const reads = new Map<string, number>()
  const running = new Map<string, number>()
  let most = 0
  const show = (id: string, input: object, data: unknown) => {
    queries.setQueryData([id, input], data)
    const queryFn = async () => {
      reads.set(id, (reads.get(id) ?? 0) + 1)
      running.set(id, (running.get(id) ?? 0) + 1)
      most = Math.max(most, running.get(id) ?? 0)
      await new Promise((settle) => setTimeout(settle, takesMs))
      running.set(id, (running.get(id) ?? 0) - 1)
      return data
    }
    new QueryObserver(queries, { queryKey: [id, input], queryFn }).subscribe(() => undefined)
  }
  show('accounts.me', {}, { kind: 'agent', agentId: ME })
  for (const id of LISTS) show(id, {}, { items: [], live: [{ id: CONTACT.id }], offers: [] })
  show('contacts.get', { params: { contactId: CONTACT.id } }, CONTACT)
  const rereading = createRereading(queries, () => 0.5)
  return {
    queries,
    happens: (event: Partial<Happened>) => rereading.happened({ ...NOTHING, ...event }, 'desk'),
    of: (id: string) => reads.get(id) ?? 0,
    all: () => [...reads.values()].reduce((sum, each) => sum + each, 0),
    mostAtOnce: () => most,
  }
}

const NOTHING: Happened = {
  ...{ kind: 'contact.message_sent', contactId: null, caseId: null },
  ...{ clientId: null, agentId: null, actorId: null },
}
const KINDS = [
  ...['contact.message_sent', 'contact.offered', 'contact.segment_began', 'case.message_sent'],
  ...['commitment.made', 'agent.notified', 'agent.presence_changed', 'contact.ended', 'case.closed'],
]

/** So many things a second that happen to other people, for so long. */
async function others(desk: ReturnType<typeof openDesk>, perSecond: number, seconds: number) {
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const ids = { contactId: `contact-${n}`, caseId: `case-${n}`, clientId: `client-${n}` }
    desk.happens({ ...ids, kind: KINDS[n % KINDS.length] ?? '', agentId: `agent-${n % 400}` })
    await vi.advanceTimersByTimeAsync(1_000 / perSecond)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('fifty things a second that happen to others ask for few reads a minute, and none of what they do not change', async () => {
  const desk = openDesk()
  await others(desk, 50, 60)
  expect(desk.all()).toBeLessThan(70)
  for (const id of ['agents.drafts', 'automation.macros', 'notices.current', 'accounts.me', 'contacts.get']) {
    expect(desk.of(id)).toBe(0)
  }
  for (const id of ['cases.list', 'cases.counts', 'commitments.list', 'agents.colleagues']) {
    expect(desk.of(id)).toBeGreaterThan(7)
    expect(desk.of(id)).toBeLessThan(14)
  }
  expect(desk.of('contacts.mine')).toBeLessThan(4)
})

test('an offer to whoever sits here comes at once in the midst of it', async () => {
  const desk = openDesk()
  await others(desk, 50, 7)
  const before = desk.of('contacts.mine')
  desk.happens({ kind: 'contact.offered', contactId: 'contact-new', agentId: ME })
  await vi.advanceTimersByTimeAsync(400)
  expect(desk.of('contacts.mine')).toBe(before + 1)
})

test('what is open is read again at once, and so is the list of one’s own conversations', async () => {
  const desk = openDesk()
  desk.happens({ contactId: CONTACT.id })
  await vi.advanceTimersByTimeAsync(50)
  expect([desk.of('contacts.get'), desk.of('contacts.mine')]).toEqual([1, 1])
  desk.happens({ kind: 'commitment.made', caseId: 'case-own' })
  await vi.advanceTimersByTimeAsync(400)
  expect(desk.of('contacts.get')).toBe(2)
})

test('however much happens in one’s own conversation, a page stays below what one may ask for in a minute', async () => {
  const desk = openDesk()
  for (let n = 0; n < 3_000; n += 1) {
    desk.happens({ kind: KINDS[n % KINDS.length] ?? '', contactId: CONTACT.id, agentId: ME })
    await vi.advanceTimersByTimeAsync(20)
  }
  expect(desk.all()).toBeLessThan(900)
})

test('a read that takes long is not broken off, and one more follows it', async () => {
  const desk = openDesk(3_000)
  await others(desk, 10, 30)
  const { dataUpdateCount } = desk.queries.getQueryState(['cases.list', {}]) ?? {}
  expect(dataUpdateCount).toBeGreaterThan(3)
  expect(desk.mostAtOnce()).toBe(1)
  const open = openDesk(3_000)
  open.happens({ contactId: CONTACT.id })
  await vi.advanceTimersByTimeAsync(1_000)
  open.happens({ contactId: CONTACT.id })
  await vi.advanceTimersByTimeAsync(7_000)
  expect(open.of('contacts.get')).toBe(2)
  expect(open.mostAtOnce()).toBe(1)
})

test('a list that nobody looks at is read when somebody does', async () => {
  const desk = openDesk()
  desk.queries.setQueryData(['cases.list', { query: { limit: 6 } }], { items: [] })
  desk.happens({ kind: 'case.closed', caseId: 'case-1' })
  expect(desk.queries.getQueryState(['cases.list', { query: { limit: 6 } }])?.isInvalidated).toBe(true)
})
