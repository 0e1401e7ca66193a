import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { notify, seen, signedOut, sweepSilent } from './commands.ts'
import { coverFor } from './queries.ts'
import { bindAgents } from './routes.ts'
import { isAbsent, overlap } from './rules.ts'

let own: ConceptApp
const followed: string[] = []
beforeAll(async () => {
  own = await startConceptApp((bind) =>
    bindAgents(bind, {
      onPresence: async (_tx, agentId, state) => void followed.push(`${agentId} ${state}`),
    }),
  )
})
afterAll(() => own.close())

const hours = (count: number) => new Date(own.clock.now().getTime() + count * 3_600_000).toISOString()

async function call(
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  cookie: string,
  payload?: object,
) {
  const response = await own.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie },
    ...(payload && { payload }),
  })
  return { status: response.statusCode, body: response.json() }
}

describe('presence', () => {
  test('is chosen, kept and told to the dispatcher in the same transaction', async () => {
    const agent = await own.agent()
    const before = await call('GET', '/agents/me', agent.cookie)
    expect(before.body.presence).toBe('offline')
    const after = await call('PUT', '/agents/me/presence', agent.cookie, { state: 'available' })
    expect(after.body).toMatchObject({ presence: 'available', reason: null })
    await call('PUT', '/agents/me/presence', agent.cookie, { state: 'break', reason: 'Lunch' })
    expect(followed.filter((one) => one.startsWith(agent.id))).toEqual([
      `${agent.id} available`,
      `${agent.id} break`,
    ])
    const { rows } = await own.database.pool.query(
      `select facts from ledger where kind = 'agent.presence_changed' and agent_id = $1 order by seq`,
      [agent.id],
    )
    expect(rows.map((row) => row.facts.to)).toEqual(['available', 'break'])
  })

  test('saying available twice does not send one to the end of the line', async () => {
    const agent = await own.agent()
    const idle = async () =>
      (await own.database.pool.query('select idle_since from presences where agent_id = $1', [agent.id]))
        .rows[0]
    await call('PUT', '/agents/me/presence', agent.cookie, { state: 'available' })
    const first = await idle()
    own.clock.advance(60_000)
    await call('PUT', '/agents/me/presence', agent.cookie, { state: 'available' })
    expect(await idle()).toEqual(first)
  })

  test('a desk that falls silent for 75 seconds goes offline; one that is seen stays', async () => {
    const [quiet, lively] = [await own.agent(), await own.agent()]
    for (const { cookie } of [quiet, lively])
      await call('PUT', '/agents/me/presence', cookie, { state: 'available' })
    own.clock.advance(74_000)
    await own.database.transact((tx) => seen(tx, lively.id, own.clock.now()))
    const early = await own.database.transact((tx) => sweepSilent(tx, own.clock.now()))
    expect(early).not.toContain(quiet.id)
    own.clock.advance(2_000)
    const gone = await own.database.transact((tx) => sweepSilent(tx, own.clock.now()))
    expect(gone).toContain(quiet.id)
    expect(gone).not.toContain(lively.id)
    expect((await call('GET', '/agents/me', quiet.cookie)).body.presence).toBe('offline')
  })

  test('signing out makes one offline', async () => {
    const agent = await own.agent()
    await call('PUT', '/agents/me/presence', agent.cookie, { state: 'available' })
    const { id: agentId, name, departmentId, authorityPence } = agent
    const actor = { kind: 'agent', agentId, name, departmentId, authorityPence, roles: ['agent'] } as const
    await own.database.transact((tx) => signedOut(tx, actor, own.clock.now()))
    expect((await call('GET', '/agents/me', agent.cookie)).body.presence).toBe('offline')
  })
})

describe('R10: absence names a cover', () => {
  test('R10: refused without an active colleague who is there meanwhile', async () => {
    const me = await own.agent()
    const away = await own.agent()
    const left = await own.agent({ active: false })
    const there = await own.agent()
    await call('PUT', '/agents/me/absence', away.cookie, {
      from: hours(1),
      until: hours(4),
      coverId: there.id,
    })
    const cases: [string, object, number][] = [
      ['oneself', { from: hours(0), coverId: me.id }, 422],
      ['somebody who has left', { from: hours(0), coverId: left.id }, 422],
      ['somebody away for part of it', { from: hours(2), until: hours(6), coverId: away.id }, 422],
      ['nobody', { from: hours(0), coverId: '0191f3a0-0000-7000-8000-000000000000' }, 422],
      ['an end before its beginning', { from: hours(5), until: hours(4), coverId: there.id }, 400],
      ['somebody who is back by then', { from: hours(4), until: hours(6), coverId: away.id }, 200],
    ]
    for (const [reason, body, status] of cases) {
      const answer = await call('PUT', '/agents/me/absence', me.cookie, body)
      expect(answer.status, reason).toBe(status)
      if (status === 422) expect(answer.body.code, reason).toBe('cover_needed')
    }
  })

  test('R10: the cover is told, sees whom they cover, and gets what comes meanwhile', async () => {
    const [owner, cover] = [await own.agent(), await own.agent()]
    const set = { from: hours(0), until: hours(8), coverId: cover.id }
    const mine = await call('PUT', '/agents/me/absence', owner.cookie, set)
    expect(mine.body).toMatchObject({
      presence: 'away',
      absence: { cover: { id: cover.id, name: cover.name } },
    })
    const state = await call('GET', '/agents/me', cover.cookie)
    expect(state.body.covering).toEqual([{ id: owner.id, name: owner.name }])
    const told = await own.database.transact((tx) =>
      notify(tx, { agentId: owner.id, kind: 'client_wrote', at: own.clock.now() }),
    )
    expect(told).toEqual([owner.id, cover.id])
    const list = await call('GET', '/agents/me/notifications', cover.cookie)
    expect(list.body.items.map((one: { kind: string }) => one.kind).toSorted()).toEqual([
      'client_wrote',
      'covering',
    ])
    expect(list.body.unread).toBe(2)
    await call('POST', '/agents/me/notifications/read', cover.cookie, {})
    expect((await call('GET', '/agents/me/notifications', cover.cookie)).body.unread).toBe(0)
    const back = await call('DELETE', '/agents/me/absence', owner.cookie)
    expect(back.body).toMatchObject({ absence: null, presence: 'busy' })
    expect(await own.database.read((tx) => coverFor(tx, owner.id, own.clock.now()))).toBeNull()
  })

  test('R10: a cover who is away is covered in turn, and a circle of covers ends', async () => {
    const [a, b, c] = [await own.agent(), await own.agent(), await own.agent()]
    const away = (id: string, coverId: string) =>
      own.database.pool.query('update agents set away_from = $2, cover_id = $3 where id = $1', [
        id,
        hours(-1),
        coverId,
      ])
    const cover = (id: string) => own.database.read((tx) => coverFor(tx, id, own.clock.now()))
    expect(await cover(a.id)).toBeNull()
    await away(a.id, b.id)
    expect(await cover(a.id)).toEqual({ id: b.id, name: b.name })
    await away(b.id, c.id)
    expect(await cover(a.id)).toEqual({ id: c.id, name: c.name })
    await away(c.id, a.id)
    expect(await cover(a.id)).toBeNull()
  })

  test('R10: two colleagues who name each other at once: one of them is refused', async () => {
    const [a, b] = [await own.agent(), await own.agent()]
    const span = { from: hours(1), until: hours(2) }
    const answers = await Promise.all([
      call('PUT', '/agents/me/absence', a.cookie, { ...span, coverId: b.id }),
      call('PUT', '/agents/me/absence', b.cookie, { ...span, coverId: a.id }),
    ])
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 422])
  })
})

describe('colleagues', () => {
  test('are found by name, skill and service, available ones first', async () => {
    const skill = await own.make.skill({ name: 'Düngemittel' })
    const service = await own.make.service({ skillId: skill.id, authorityPence: 500 })
    const off = await own.agent({ name: 'Zoë Absent', skills: [skill.id], authorityPence: 500 })
    const on = await own.agent({
      name: 'Zoe Present',
      skills: [[skill.id, 3]],
      presence: 'available',
      authorityPence: 900,
    })
    const poor = await own.agent({ name: 'Zo Small', skills: [skill.id], authorityPence: 499 })
    const names = async (query: string) =>
      (await call('GET', `/agents?${query}`, on.cookie)).body.items.map((one: { id: string }) => one.id)
    expect(await names('q=zoe')).toEqual([on.id, off.id])
    expect(await names('q=dungemittel')).toHaveLength(3)
    expect(await names(`skillId=${skill.id}`)).toContain(poor.id)
    expect(await names(`serviceId=${service.id}`)).toEqual([on.id, off.id])
    expect(await names('q=%25')).toEqual([])
  })
})

test('drafts are kept by place, and an empty one is forgotten', async () => {
  const agent = await own.agent()
  await call('PUT', '/agents/me/drafts', agent.cookie, { place: 'case:1', body: 'Dear' })
  await call('PUT', '/agents/me/drafts', agent.cookie, { place: 'case:1', body: 'Dear Ms\u0000 O’Brien' })
  const kept = await call('GET', '/agents/me/drafts', agent.cookie)
  expect(kept.body.items).toMatchObject([{ place: 'case:1', body: 'Dear Ms O’Brien' }])
  await call('PUT', '/agents/me/drafts', agent.cookie, { place: 'case:1', body: '' })
  expect((await call('GET', '/agents/me/drafts', agent.cookie)).body.items).toEqual([])
})

test('settings are merged', async () => {
  const agent = await own.agent()
  await call('PUT', '/agents/me/settings', agent.cookie, { theme: 'dark' })
  await call('PUT', '/agents/me/settings', agent.cookie, { sound: false })
  expect((await call('GET', '/agents/me', agent.cookie)).body.settings).toEqual({
    theme: 'dark',
    sound: false,
  })
})

test('spans that touch do not overlap; an open end lasts for ever', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
  const cases: [string, number, number | null, number, number | null, boolean][] = [
    ['apart', 8, 9, 10, 11, false],
    ['touching', 8, 9, 9, 11, false],
    ['sharing an hour', 8, 10, 9, 11, true],
    ['open end before', 8, null, 9, 11, true],
    ['open end after', 12, null, 9, 11, false],
  ]
  for (const [reason, from, until, otherFrom, otherUntil, expected] of cases) {
    const one = { from: at(from), until: until === null ? null : at(until) }
    const other = { from: at(otherFrom), until: otherUntil === null ? null : at(otherUntil) }
    expect(overlap(one, other), reason).toBe(expected)
    expect(overlap(other, one), reason).toBe(expected)
  }
  expect(isAbsent({ awayFrom: at(8), awayUntil: at(9) }, at(9))).toBe(false)
})
