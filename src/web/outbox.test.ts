import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { caseRoutes } from '#domain/cases/contract.routes.ts'

const ANN = '01900000-0000-7000-8000-00000000000a'
const BOB = '01900000-0000-7000-8000-00000000000b'
const params = { caseId: '01900000-0000-7000-8000-0000000000ca' }
const input = { params, body: { kind: 'text' as const, body: 'Dear Mrs Lee', mentions: [] } }
const about = { place: `case:${params.caseId}`, text: 'Dear Mrs Lee' }

/** What browsers give as storage, as far as it is used; it outlives a page. */
function storage(kept: Record<string, string> = {}): Storage {
  const hidden = { enumerable: false }
  return Object.defineProperties(kept, {
    getItem: { ...hidden, value: (key: string) => kept[key] ?? null },
    setItem: { ...hidden, value: (key: string, text: string) => void (kept[key] = text) },
    removeItem: { ...hidden, value: (key: string) => delete kept[key] },
  }) as unknown as Storage
}

/** Who is signed in at this machine, by its cookie; what arrived, and under whose name. */
const machine = {
  who: null as string | null,
  sessionHolds: true,
  refused: 0,
  arrived: [] as { by: string; key: string }[],
}

/** A service that knows who asks by the cookie of this browser. */
async function answer(path: string, init: RequestInit): Promise<Response> {
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  const isIn = machine.who !== null && machine.sessionHolds
  if (path.endsWith('/me')) return json(isIn ? { kind: 'agent', agentId: machine.who } : { kind: 'nobody' })
  if (!isIn) machine.refused += 1
  if (!isIn) return json({ code: 'sign_in_needed', status: 401, title: '', detail: '', instead: '' }, 401)
  const key = new Headers(init.headers).get('idempotency-key') ?? ''
  machine.arrived.push({ by: machine.who ?? '', key })
  return json({})
}

/** Opens the page anew: nothing is in memory, what the browser keeps is there. */
async function openPage() {
  vi.resetModules()
  const outbox = await import('./outbox.ts')
  const { queryClient, call, forgetWhoAsked } = await import('./client.ts')
  const { accountRoutes } = await import('#domain/accounts/contract.ts')
  outbox.startOutbox()
  const seeMe = async () =>
    void queryClient.setQueryData([accountRoutes.me.id, {}], await call(accountRoutes.me))
  await seeMe()
  return { ...outbox, seeMe, forgetWhoAsked }
}

beforeEach(() => {
  Object.assign(machine, { who: ANN, sessionHolds: true, refused: 0, arrived: [] })
  vi.stubGlobal('localStorage', storage())
  vi.stubGlobal('sessionStorage', storage())
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('fetch', answer)
})
afterEach(() => vi.unstubAllGlobals())

const signIn = (who: string) => Object.assign(machine, { who, sessionHolds: true })
const endSession = () => Object.assign(machine, { sessionHolds: false })
const waiting = () => JSON.parse(localStorage.getItem('answerable.outbox') ?? '[]') as unknown[]

test('what one agent wrote never goes out under the name of the next at the same machine', async () => {
  const { post, flush, forgetWhoAsked, seeMe } = await openPage()
  localStorage.setItem('answerable.draft.case:1', 'half a letter')
  endSession()
  post(caseRoutes.write, input, about)
  await expect.poll(() => machine.refused).toBe(1)
  signIn(BOB)
  await forgetWhoAsked()
  await seeMe()
  await flush()
  expect(machine.arrived).toEqual([])
  expect(waiting()).toEqual([])
  expect(localStorage.getItem('answerable.draft.case:1')).toBe(null)
})

test('nor when the page was closed in between, and sends before anything is shown', async () => {
  const before = await openPage()
  endSession()
  before.post(caseRoutes.write, input, about)
  await expect.poll(() => machine.refused).toBe(1)
  signIn(BOB)
  vi.resetModules()
  const { startOutbox, flush } = await import('./outbox.ts')
  startOutbox()
  await flush()
  await expect.poll(() => waiting()).toEqual([])
  expect(machine.arrived).toEqual([])
})

test('nor from a tab that the first left open while the second signed in beside it', async () => {
  const first = await openPage()
  signIn(BOB)
  await openPage()
  first.post(caseRoutes.write, input, about)
  await expect.poll(() => waiting()).toEqual([])
  expect(machine.arrived).toEqual([])
})

test('what is not a letter, like a story, can ask whether its writer is still here', async () => {
  const first = await openPage()
  expect(first.writer()).toBe(ANN)
  expect(await first.isStillHere(ANN)).toBe(true)
  signIn(BOB)
  await openPage()
  expect(await first.isStillHere(ANN)).toBe(false)
})

test('whoever signs in again keeps what they wrote, and it goes out once', async () => {
  const { post, flush, forgetWhoAsked, seeMe } = await openPage()
  localStorage.setItem('answerable.draft.case:1', 'half a letter')
  endSession()
  const { key } = post(caseRoutes.write, input, about)
  await expect.poll(() => machine.refused).toBe(1)
  expect(waiting()).toHaveLength(1)
  signIn(ANN)
  await forgetWhoAsked()
  await seeMe()
  await flush()
  await expect.poll(() => machine.arrived).toEqual([{ by: ANN, key }])
  expect(waiting()).toEqual([])
  expect(localStorage.getItem('answerable.draft.case:1')).toBe('half a letter')
})
