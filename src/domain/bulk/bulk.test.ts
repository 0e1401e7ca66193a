import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgentRow } from '#tests/support/factories.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp, Cookies } from '#tests/support/concept-app.ts'
import { openCase } from '../cases/commands.ts'
import { bindCases } from '../cases/routes.ts'
import { bindFields } from '../fields/routes.ts'
import { bulkTask, recoverBulk } from './jobs.ts'
import { bindBulk } from './routes.ts'

let own: ConceptApp
let me: AgentRow & Cookies
beforeAll(async () => {
  own = await startConceptApp((bind) => {
    bindCases(bind)
    bindFields(bind)
    bindBulk(bind)
  })
  me = await own.agent()
})
afterAll(() => own.close())

// oxlint-disable-next-line typescript/no-explicit-any -- JSON of a response, checked by the contract already
type Answer = { status: number; body: any }
async function call(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  payload?: object,
  who = me,
): Promise<Answer> {
  const url = `/api/v1${path}`
  const headers = { cookie: who.cookie }
  const response = await own.app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: response.statusCode, body: response.json() }
}
async function aCase(ownerId = me.id, need = 'A need'): Promise<string> {
  const clientId = (await own.make.client()).id
  const input = { clientId, ownerId, serviceId: null, need, stakes: 'ordinary', channel: 'chat' } as const
  const actor = { kind: 'service' } as const
  return (await own.database.transact((tx) => openCase(tx, actor, input, own.clock.now()))).id
}
const cases = (many: number) => Promise.all(Array.from({ length: many }, () => aCase()))
const work = (runId: string) => bulkTask({ database: own.database, now: own.clock.now })({ runId })
async function run(act: object, chosen: object): Promise<Answer['body']> {
  const asked = await call('POST', '/bulk', { act, ...chosen })
  expect([asked.status, asked.body.code]).toEqual([202, undefined])
  await work(asked.body.id)
  return (await call('GET', `/bulk/${asked.body.id}`)).body
}
async function undo(runId: string): Promise<Answer['body']> {
  expect((await call('POST', `/bulk/${runId}/undo`, {})).status).toBe(202)
  await work(runId)
  return (await call('GET', `/bulk/${runId}`)).body
}
const get = async (caseId: string) => (await call('GET', `/cases/${caseId}`)).body
const inAnHour = () => new Date(own.clock.now().getTime() + 3_600_000).toISOString()

describe('the same is done to many cases, and undone', () => {
  const acts: readonly (readonly [
    what: string,
    act: () => Promise<object>,
    look: (one: Answer['body']) => unknown,
  ])[] = [
    ['a tag', async () => ({ do: 'tag', name: 'In bulk' }), (one) => one.tags.length],
    ['rest', async () => ({ do: 'snooze', until: inAnHour() }), (one) => one.snoozedUntil !== null],
    ['follow', async () => ({ do: 'follow', following: true }), (one) => one.followers.length],
    [
      'wait',
      async () => ({ do: 'wait', on: 'client', note: 'The form' }),
      (one) => [one.waitingOn, one.waitingNote],
    ],
    [
      'another owner',
      async () => ({
        do: 'give',
        toAgentId: (await own.make.agent()).id,
        reason: 'I am on leave from Monday',
      }),
      (one) => one.owner.id,
    ],
  ]
  test.each(acts)('%s: done, told in words, and put back', async (_what, act, look) => {
    const ids = await cases(3)
    const before = await Promise.all(ids.map(async (id) => look(await get(id))))
    const done = await run(await act(), { caseIds: ids })
    expect(done).toMatchObject({ state: 'done', total: 3, done: 3, waiting: 0, left: [], mayUndo: true })
    expect(await Promise.all(ids.map(async (id) => look(await get(id))))).not.toEqual(before)
    expect(await undo(done.id)).toMatchObject({ state: 'undone', undone: 3, kept: [], mayUndo: false })
    expect(await Promise.all(ids.map(async (id) => look(await get(id))))).toEqual(before)
  })

  test('a field of all, emptied again where it was empty and put back where it was not', async () => {
    const admin = await own.agent({ roles: ['agent', 'admin'] })
    const field = await call('POST', '/fields', { about: 'case', kind: 'text', name: 'Ward' }, admin)
    const ids = await cases(2)
    const path = (id: string | undefined) => `/cases/${id}/fields/${field.body.id}`
    await call('PUT', path(ids[0]), { value: 'North' })
    const { id } = await run({ do: 'field', fieldId: field.body.id, value: 'South' }, { caseIds: ids })
    await undo(id)
    const values = await Promise.all(
      ids.map(async (caseId) => (await call('GET', `/cases/${caseId}/fields`)).body.items[0].value),
    )
    expect(values).toEqual(['North', null])
  })

  test('a tag taken off comes back, on those that had it', async () => {
    const [withIt, without] = await cases(2)
    const { body } = await call('POST', `/cases/${withIt}/tags`, { name: 'Had it' })
    const done = await run({ do: 'untag', tagId: body.id }, { caseIds: [withIt, without] })
    expect(done).toMatchObject({ done: 1, same: 1 })
    await undo(done.id)
    expect([(await get(withIt ?? '')).tags.length, (await get(without ?? '')).tags.length]).toEqual([1, 0])
  })

  test('a case that waited on the client does so again after its rest is undone', async () => {
    const id = await aCase()
    await call('POST', `/cases/${id}/waiting`, { on: 'client', note: 'Papers' })
    const { id: runId } = await run({ do: 'snooze', until: inAnHour() }, { caseIds: [id] })
    await undo(runId)
    expect(await get(id)).toMatchObject({ snoozedUntil: null, waitingOn: 'client', waitingNote: 'Papers' })
  })
})

describe('what cannot be done is left alone, and named', () => {
  test('R10: a case goes to nobody who is away, and a closed or another’s case to nobody at all', async () => {
    const [open, closed] = await cases(2)
    const theirs = await aCase((await own.make.agent()).id)
    await call('POST', `/cases/${closed}/close`, { outcome: 'withdrawn_by_client' })
    const toAgentId = (await own.make.agent()).id
    const done = await run(
      { do: 'give', toAgentId, reason: 'Better there' },
      { caseIds: [open, closed, theirs] },
    )
    expect(done).toMatchObject({ done: 1, same: 0 })
    expect(done.left.map((one: { why: string; count: number }) => [one.why, one.count])).toEqual([
      ['case_closed', 1],
      ['not_yours', 1],
    ])
    const { reference } = await get(theirs)
    expect(done.left[1].cases).toEqual([{ id: theirs, reference }])
    await own.database.pool.query(
      `update agents set away_from = now() - interval '1 day', cover_id = $2 where id = $1`,
      [toAgentId, me.id],
    )
    const refused = await run({ do: 'give', toAgentId, reason: 'Again' }, { caseIds: await cases(2) })
    expect(refused).toMatchObject({ done: 0, left: [{ why: 'owner_not_able', count: 2 }], mayUndo: false })
  })

  test('undoing leaves what somebody changed since, and says so', async () => {
    const [one, two] = await cases(2)
    const colleague = await own.agent()
    const { id } = await run({ do: 'wait', on: 'client', note: null }, { caseIds: [one, two] })
    await call('POST', `/cases/${one}/waiting`, { on: 'other', note: 'The surveyor' }, colleague)
    const undone = await undo(id)
    expect(undone).toMatchObject({ undone: 1, kept: [{ why: 'changed_since', count: 1 }] })
    expect([(await get(one ?? '')).waitingOn, (await get(two ?? '')).waitingOn]).toEqual(['other', 'us'])
  })

  test.each([
    ['before it is done', 0, false],
    ['after ten minutes', 11, true],
  ])('undo %s is refused', async (_when, minutes, isDone) => {
    const asked = await call('POST', '/bulk', { act: { do: 'tag', name: 'Late' }, caseIds: await cases(1) })
    if (isDone) await work(asked.body.id)
    own.clock.set(new Date(own.clock.now().getTime() + minutes * 60_000))
    expect((await call('POST', `/bulk/${asked.body.id}/undo`, {})).body.code).toBe('undo_over')
  })

  test('it is for whoever asked: nobody else sees or undoes it', async () => {
    const { id } = await run({ do: 'tag', name: 'Mine alone' }, { caseIds: await cases(1) })
    const colleague = await own.agent()
    expect((await call('GET', `/bulk/${id}`, undefined, colleague)).status).toBe(404)
    expect((await call('POST', `/bulk/${id}/undo`, {}, colleague)).status).toBe(404)
  })
})

describe('all that match', () => {
  test('everything that the list would show, and nothing besides', async () => {
    const ids = await Promise.all([1, 2, 3].map((n) => aCase(me.id, `Zebra crossing ${n}`)))
    const done = await run({ do: 'tag', name: 'Crossing' }, { matching: { q: 'zebra', whose: 'all' } })
    expect(done).toMatchObject({ total: 3, done: 3 })
    expect((await get(ids[0] ?? '')).tags).toMatchObject([{ name: 'Crossing' }])
  })

  test.each([
    ['nothing', { matching: { q: 'no such words anywhere' } }, 'nothing_chosen'],
    ['ids of nothing', { caseIds: ['018f0000-0000-7000-8000-000000000000'] }, 'nothing_chosen'],
  ])('%s is refused', async (_what, chosen, code) => {
    const answer = await call('POST', '/bulk', { act: { do: 'follow', following: true }, ...chosen })
    expect([answer.status, answer.body.code]).toEqual([422, code])
  })

  test('more than 2,000 are refused before anything is done', async () => {
    const client = await own.make.client()
    const bystander = await own.make.agent()
    await own.database.pool.query(
      `insert into cases (id, reference, client_id, owner_id, need, opened_at, changed_at)
       select gen_random_uuid(), 'MNY-' || n, $1, $2, 'Quagga', now(), now() from generate_series(1, 2001) n`,
      [client.id, bystander.id],
    )
    const body = { act: { do: 'follow', following: true }, matching: { q: 'quagga', whose: 'all' } }
    // A search looks at its first thousand hits, so it never reaches too many; the list without words does.
    expect((await call('POST', '/bulk', body)).status).toBe(202)
    const all = await call('POST', '/bulk', { ...body, matching: { whose: 'all' } })
    expect([all.status, all.body.code]).toEqual([422, 'too_many_chosen'])
  })
})

test('a run that its worker left is taken up where it stood, and no case is done twice', async () => {
  const ids = await cases(4)
  const asked = await call('POST', '/bulk', { act: { do: 'follow', following: true }, caseIds: ids })
  const { id } = asked.body
  await own.database.pool.query(`update bulk_runs set state = 'working' where id = $1`, [id])
  own.clock.set(new Date(own.clock.now().getTime() + 31_000))
  expect(await own.database.transact((tx) => recoverBulk(tx, own.clock.now()))).toBeGreaterThan(0)
  await Promise.all([work(id), work(id)])
  expect((await call('GET', `/bulk/${id}`)).body).toMatchObject({ state: 'done', done: 4, waiting: 0 })
  const { rows } = await own.database.pool.query(
    `select count(*)::int as n from ledger where kind = 'case.followed' and case_id = any($1)`,
    [ids],
  )
  expect(rows).toEqual([{ n: 4 }])
})
