import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import type { Flow, JourneyHead } from './contract.flow.ts'
import { createMeasures } from './follow.ts'
import { storyteller } from './journey.fixture.ts'
import type { Need, Place, Storyteller } from './journey.fixture.ts'
import { bindFlow } from './routes.flow.ts'

const FROM = new Date('2026-03-02T10:00:00Z')
const DAY = 1440
let own: ConceptApp
let story: Storyteller
let lead: string
let front: Place
let back: Place
let serviceId: string
const needs: Need[] = []

type Listing = {
  items: JourneyHead[]
  next: string | null
  period: { from: string; live: boolean }
  code: string
}
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- whoever asks says which answer it is
const ask = async <T>(path: string, cookie = lead) => {
  const answer = await own.app.inject({ method: 'GET', url: `/api/v1/measures/${path}`, headers: { cookie } })
  return { status: answer.statusCode, body: answer.json<T>() }
}
const list = async (query = '') =>
  (await ask<Listing>(`journeys?from=2026-03-01&to=2026-03-31&${query}`)).body
const ids = ({ items }: Listing) => items.map(({ caseId }) => caseId)
const chance = async (query = '') =>
  (await ask<{ caseId: string | null; of: number }>(`journeys/random?from=2026-03-01&to=2026-03-31&${query}`))
    .body

/** Met in one conversation; or the client comes back again and again, a day apart. */
async function lived(day: number, contacts: number, place: Place, closed = true): Promise<Need> {
  const need = await story.need({ serviceId, owner: place, need: `Need of day ${day}`, at: day * DAY })
  const agent = { actor: 'agent', agentId: place.agentId } as const
  await need.tell(day * DAY, 'case.opened', agent, { ownerId: place.agentId, channel: 'phone' })
  for (let one = 0; one < contacts; one += 1)
    await need.talk((day + one) * DAY, one === 0 ? 'phone' : 'chat', one % 2 === 0 ? place : back)
  if (closed) await need.tell((day + contacts) * DAY, 'case.closed', agent, { outcome: 'met' })
  return need
}

beforeAll(async () => {
  own = await startConceptApp(bindFlow)
  own.clock.set(new Date('2026-03-31T12:00:00Z'))
  story = storyteller(own.database, own.make, FROM)
  lead = (await own.agent({ roles: ['agent', 'lead'] })).cookie
  front = await story.place('First point')
  back = await story.place('Records')
  serviceId = (await own.make.service({ departmentId: front.departmentId })).id
  for (let day = 0; day < 8; day += 1) needs.push(await lived(day, 1 + (day % 3), front))
  needs.push(await lived(9, 4, front, false))
  const measures = createMeasures(own)
  await measures.catchUp()
  await measures.close()
})
afterAll(() => own.close())

describe('R26: journeys of a period', () => {
  test('the latest first: by when they were closed, or opened while they are open', async () => {
    const { items, next, period } = await list()
    expect(items.length).toBe(9)
    const last = items.map(({ openedAt, closedAt }) => closedAt ?? openedAt)
    expect(last).toEqual(last.toSorted().toReversed())
    expect({ next, period }).toMatchObject({ next: null, period: { from: '2026-03-01', live: true } })
  })

  test.each([
    ['contacts', (one: JourneyHead) => one.contacts, 9],
    ['people', (one: JourneyHead) => one.people, 9],
    ['handoffs', (one: JourneyHead) => one.handoffs, 6],
    ['returns', (one: JourneyHead) => one.returns, 3],
    ['waiting', (one: JourneyHead) => one.waitSeconds, 9],
    ['longest', (one: JourneyHead) => one.endToEndSeconds ?? Infinity, 9],
    ['repeats', (one: JourneyHead) => one.repeats, 0],
    ['attempts', (one: JourneyHead) => one.attempts, 0],
  ])('those with most %s first, those with none left out', async (most, of, expected) => {
    const { items } = await list(`most=${most}`)
    expect(items.length).toBe(expected)
    const values = items.map(of)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
  })

  test.each(['latest', 'contacts', 'longest', 'waiting'])(
    'page after page gives all of them once: %s',
    async (most) => {
      const whole = ids(await list(`most=${most}`))
      const seen: string[] = []
      for (let cursor = ''; ;) {
        const page = await list(`most=${most}&limit=2${cursor && `&cursor=${cursor}`}`)
        seen.push(...ids(page))
        if (page.next === null) break
        cursor = page.next
      }
      expect(seen).toEqual(whole)
    },
  )

  test('only those of the days, the service, the department, with a contact of the channel and demand', async () => {
    expect(ids(await list(`serviceId=${serviceId}`)).length).toBe(9)
    expect(ids(await list(`serviceId=${needs[0]?.id ?? ''}`))).toEqual([])
    expect(ids(await list(`departmentId=${back.departmentId}`))).toEqual([])
    expect(ids(await list('channel=chat')).length).toBe(6)
    expect(ids(await list('channel=letter'))).toEqual([])
    expect(ids(await list('demand=failure'))).toEqual([])
    const { items } = (await ask<Listing>('journeys?from=2026-03-03&to=2026-03-03')).body
    expect(items.map(({ caseId }) => caseId)).toEqual([needs[0]?.id])
  })

  test('days the wrong way round, too many of them, and a cursor that is none of ours are refused', async () => {
    const code = async (query: string) => (await ask<Listing>(`journeys?${query}`)).body.code
    expect(await code('from=2026-03-02&to=2026-03-01')).toBe('period_backwards')
    expect(await code('from=2001-03-02&to=2026-03-01')).toBe('period_too_long')
    for (const cursor of ['x', '%00', Buffer.from('1 99999999999999 x').toString('base64url')])
      expect(await code(`cursor=${cursor}`)).toBe('invalid_input')
  })

  test('what is a duplicate of another is no need', async () => {
    const before = (await list()).items.length
    await story.run(`update measured_needs set outcome = 'duplicate' where case_id = $1`, [needs[3]?.id])
    expect((await list()).items.length).toBe(before - 1)
    await story.run(`update measured_needs set outcome = 'met' where case_id = $1`, [needs[3]?.id])
  })
})

describe('R28: one journey by chance', () => {
  test('the same seed gives the same one; each can come, and about as often as the others', async () => {
    expect(await chance('seed=a')).toEqual(await chance('seed=a'))
    const came = new Map<string, number>()
    for (let seed = 0; seed < 90; seed += 1) {
      const { caseId, of } = await chance(`seed=${seed}`)
      expect(of).toBe(9)
      came.set(caseId ?? '', (came.get(caseId ?? '') ?? 0) + 1)
    }
    expect([...came.keys()].toSorted()).toEqual(needs.map(({ id }) => id).toSorted())
    // Ten are expected of each; these seeds are fixed, and so is what they draw.
    expect(Math.min(...came.values())).toBeGreaterThan(2)
    expect(Math.max(...came.values())).toBeLessThan(22)
  })

  test('with a channel one that has it; of nothing nobody', async () => {
    for (const seed of ['a', 'b', 'c', 'd'])
      expect(ids(await list('channel=chat'))).toContain((await chance(`seed=${seed}&channel=chat`)).caseId)
    expect(await chance('channel=letter')).toEqual({ caseId: null, of: 9 })
    const before = (await ask('journeys/random?from=2025-01-01&to=2025-01-31')).body
    expect(before).toEqual({ caseId: null, of: 0 })
  })

  test('one that can be read: of somebody who was erased there are no words', async () => {
    const only = 'from=2026-03-03&to=2026-03-03'
    const draw = () => ask<{ caseId: string | null; of: number }>(`journeys/random?${only}`)
    expect((await draw()).body).toEqual({ caseId: needs[0]?.id, of: 1 })
    await story.run('update clients set erased_at = now() where id = $1', [needs[0]?.clientId])
    expect((await draw()).body).toEqual({ caseId: null, of: 1 })
    await story.run('update clients set erased_at = null where id = $1', [needs[0]?.clientId])
  })

  test('where the roll-ups are not there the needs are counted themselves', async () => {
    const before = await chance('seed=x')
    await story.run('create table put_by as select * from measured_sums', [])
    await story.run('delete from measured_sums', [])
    expect(await chance('seed=x')).toEqual(before)
    await story.run('insert into measured_sums select * from put_by', [])
  })
})

describe('R28: the flow of needs', () => {
  const draw = async (query = '') => (await ask<Flow>(`flow?from=2026-03-01&to=2026-03-31&${query}`)).body

  test('from the channel over waiting to whose department answered, and what turns back', async () => {
    const { needs: all, sampled, sankey, map } = await draw()
    expect({ all, sampled }).toEqual({ all: 9, sampled: 9 })
    expect(
      sankey.nodes
        .filter(({ step }) => step < 3)
        .map(({ key, name, kind, count }) => [key, name, kind, count]),
    ).toEqual([
      ['0:channel:phone', 'channel:phone', 'start', 9],
      ['1:waiting', 'waiting', 'waiting', 9],
      [`2:department:${front.departmentId}`, 'First point', 'department', 9],
    ])
    const ofPlace = new Map(map.nodes.map((node) => [node.key, node]))
    expect(ofPlace.get('waiting')).toMatchObject({ count: 19, medianSeconds: 60 })
    expect(ofPlace.get('end:met')).toMatchObject({ count: 8, kind: 'ended', medianSeconds: null })
    expect(ofPlace.get('end:open')).toMatchObject({ count: 1 })
    const turned = map.links.filter((link) => link.back).map(({ from, to }) => `${from} ${to}`)
    expect(turned).toContain('channel:chat waiting')
    expect(ofPlace.get(`department:${front.departmentId}`)).toMatchObject({ medianSeconds: 300 })
  })

  test('circles that clients go round, by what they cost them, with needs to read', async () => {
    const { loops } = await draw()
    expect(loops[0]?.path).toEqual(expect.arrayContaining(['channel:chat', 'waiting']))
    const hours = loops.map(({ clientHours }) => clientHours)
    expect(hours).toEqual(hours.toSorted((a, b) => b - a))
    for (const { caseIds, needs: many } of loops) {
      expect(caseIds.length).toBe(Math.min(5, many))
      for (const caseId of caseIds) expect(needs.map(({ id }) => id)).toContain(caseId)
    }
  })

  test('the commonest ways through, and what share went so', async () => {
    const { variants } = await draw()
    const once = variants.find(({ path }) => path.length === 4)
    expect(once).toMatchObject({
      ...{ needs: 3, share: 3 / 9, medianSeconds: DAY * 60 },
      path: ['channel:phone', 'waiting', `department:${front.departmentId}`, 'end:met'],
    })
    expect(variants.reduce((sum, { needs: many }) => sum + many, 0)).toBe(9)
  })

  test('of a channel those needs with such a contact, out of all of the period', async () => {
    expect(await draw('channel=chat')).toMatchObject({ needs: 9, sampled: 6 })
    expect(await draw(`departmentId=${back.departmentId}`)).toMatchObject({ needs: 0, sampled: 0, loops: [] })
  })

  test('R24: it is kept for a minute and then drawn anew', async () => {
    const { id } = needs[0] ?? { id: '' }
    const before = await draw()
    await story.run(`update measured_needs set outcome = 'withdrawn_by_client' where case_id = $1`, [id])
    expect((await draw()).map).toEqual(before.map)
    own.clock.set(new Date(own.clock.now().getTime() + 60_000))
    expect((await draw()).map.nodes.map(({ key }) => key)).toContain('end:withdrawn')
  })
})
