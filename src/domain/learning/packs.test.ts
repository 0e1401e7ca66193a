import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#core/calendars/moments.ts'
import { newId } from '#platform/ids.ts'
import { startLens, tell, tellContacts } from '#tests/support/lens.ts'
import type { LensApp } from '#tests/support/lens.ts'
import type { Ask } from '#tests/support/planning.ts'
import { chartFor } from '../measures/queries/capability.ts'
import { headsOf } from '../measures/queries/journeys.ts'
import { makeMorningPack } from './commands/packs.ts'
import type { PackContent, PackHead } from './contract.charter.ts'
import { readPdf } from './papers/pdf-text.fixture.ts'
import { bindCharter } from './routes.charter.ts'

/** Half past six in London. */
const MORNING = new Date('2026-06-30T05:30:00Z')
const seen = { chartFor, headsOf }
const NEED = 'Mr Ó Briain’s <b>heating</b> & the baby'

let own: LensApp
let lead: Ask
let cookie: string
let leadId: string
let service: string
let client: string
let caseId: string
let legId: string

beforeAll(async () => {
  own = await startLens((bind) => bindCharter(bind, bind, seen))
  own.clock.set(MORNING)
  for (const month of ['2026-04-15', '2026-05-15', '2026-06-15'])
    await own.database.pool.query('select ledger_month($1)', [new Date(month)])
  const person = await own.agent({ name: 'Zoë O’Brien', roles: ['agent', 'lead'] })
  cookie = person.cookie
  leadId = person.id
  lead = await own.as('lead')
  service = (await own.make.service({ name: 'Repairs' })).id
  await eightWeeks()
  await oneNeed()
  await oneMiss()
  await own.measures.catchUp()
})
beforeEach(async () => {
  own.clock.set(MORNING)
  await own.database.pool.query('update clients set erased_at = null')
  await own.database.pool.query('delete from daily_pack_reads')
  await own.database.pool.query('delete from daily_packs')
})
afterAll(() => own.close())

/** Ten contacts a day for eight weeks, each waiting about a minute; yesterday twenty minutes. */
async function eightWeeks(): Promise<void> {
  const days = Array.from({ length: 56 }, (_, index) => addDays('2026-05-05', index))
  await tellContacts(
    own.database,
    days.flatMap((day, index) =>
      Array.from({ length: 10 }, (_, nth) => ({
        at: new Date(Date.parse(`${day}T10:00:00Z`) + nth * 600_000),
        serviceId: service,
        waitSeconds: (day === '2026-06-29' ? 1200 : 50 + (index % 5)) + nth,
      })),
    ),
  )
}

async function oneNeed(): Promise<void> {
  const at = (hour: number) => new Date(Date.UTC(2026, 5, 20, hour))
  const kase = await own.make.case({
    ...{ serviceId: service, need: NEED, state: 'closed', openedAt: at(9), closedAt: at(15) },
  })
  caseId = kase.id
  client = kase.clientId
  await own.database.pool.query(
    `insert into contacts (id, case_id, client_id, service_id, channel, direction, need, state, arrived_at, place_at, last_event_at, ended_at, ending)
     values ($1, $2, $3, $4, 'letter', 'in', $5, 'ended', $6, $6, $6, $6, 'owned')`,
    [newId(at(9)), caseId, client, service, NEED, at(9)],
  )
  const ids = { case_id: caseId, service_id: service }
  await tell(own.database, [
    { at: at(9), kind: 'case.opened', facts: { ownerId: kase.ownerId, channel: 'phone' }, ...ids },
    { at: at(15), kind: 'case.closed', facts: { outcome: 'met' }, ...ids },
  ])
}

/** A leg of the same client that is overdue. */
async function oneMiss(): Promise<void> {
  legId = newId(MORNING)
  const person = await own.make.agent()
  await own.database.pool.query(
    `insert into legs (id, case_id, what, department_id, co_owner_id, due_at, opened_at)
     values ($1, $2, 'Mend Ó Briain’s boiler', $3, $4, '2026-06-24T10:00:00Z', '2026-06-20T10:00:00Z')`,
    [legId, caseId, person.departmentId, person.id],
  )
}

const sweep = (now = own.clock.now()) => own.database.transact((tx) => makeMorningPack(tx, seen, now))
const packs = async () => ((await lead('GET', '/packs')).body as { items: PackHead[] }).items
async function made(): Promise<{ id: string; content: PackContent; head: PackHead }> {
  await sweep()
  const [head] = await packs()
  if (!head) throw new Error('there is one')
  const { status, body } = await lead('GET', `/packs/${head.id}`)
  expect(status).toBe(200)
  return { id: head.id, ...(body as { content: PackContent; head: PackHead }) }
}
const file = (id: string, as: 'html' | 'pdf') =>
  own.app.inject({ method: 'GET', url: `/api/v1/packs/${id}/${as}`, headers: { cookie } })
const ledger = async (kind: string) =>
  (await own.database.pool.query('select from ledger where kind = $1', [kind])).rowCount ?? 0

describe('the daily pack', () => {
  test('is put together once a day from six in the morning on, whoever begins, with one row in the ledger', async () => {
    const before = await ledger('learning.pack_made')
    await sweep(new Date('2026-06-30T04:59:00Z'))
    expect(await packs()).toEqual([])
    await Promise.all([sweep(), sweep(), lead('POST', '/packs')])
    expect((await packs()).map(({ day }) => day)).toEqual(['2026-06-30'])
    const again = await lead('POST', '/packs')
    expect(again).toMatchObject({ status: 201, body: { day: '2026-06-30', readBy: [], readByMe: false } })
    expect(await ledger('learning.pack_made')).toBe(before + 1)
    own.clock.set(new Date('2026-07-01T05:10:00Z'))
    await sweep()
    expect((await packs()).map(({ day }) => day)).toEqual(['2026-07-01', '2026-06-30'])
    const first = (await lead('GET', '/packs?limit=1')).body as { items: PackHead[]; next: string }
    const second = (await lead('GET', `/packs?limit=1&cursor=${first.next}`)).body
    expect(second).toMatchObject({ items: [{ day: '2026-06-30' }], next: null })
    for (const cursor of ['2026-02-30', 'x', '999999-01-01'])
      expect((await lead('GET', `/packs?cursor=${cursor}`)).status).toBe(400)
  })

  test('R24: holds the figures of yesterday and of four weeks, and the signals of the charts at their latest points', async () => {
    const { content } = await made()
    const figure = (of: PackContent['figures']) => of.find(({ measure }) => measure === 'contacts')?.value
    expect([figure(content.figures), figure(content.yesterday)]).toEqual([280, 10])
    expect(content.yesterday.find(({ measure }) => measure === 'wait')?.value).toBeCloseTo(1204.5, 6)
    const signals = content.signals.filter(({ measure }) => measure === 'wait')
    expect(signals.map(({ service: of, day, rule }) => [of, day, rule])).toEqual([
      [null, '2026-06-29', 'outside'],
      ['Repairs', '2026-06-29', 'outside'],
    ])
    expect(content.signals.some(({ measure }) => measure === 'contacts')).toBe(false)
    expect(content.charts.some(({ service: of, measure }) => of === 'Repairs' && measure === 'wait')).toBe(
      true,
    )
    expect(content.missed.map(({ id, what }) => [id, what])).toEqual([[legId, 'Mend Ó Briain’s boiler']])
    expect(content.journey).toMatchObject({ caseId, need: NEED })
    expect(content.journey?.steps.map(({ kind }) => kind)).toEqual(['opened', 'closed'])
  })

  test('keeps no word about a client: whoever is erased has none in it any more, figures stay', async () => {
    const { id } = await made()
    const { rows } = await own.database.pool.query<{ text: string }>(
      'select content::text as text from daily_packs',
    )
    expect(rows[0]?.text).not.toMatch(/Briain|heating|boiler/)
    await own.database.pool.query('update clients set erased_at = $2 where id = $1', [client, MORNING])
    const { content } = (await lead('GET', `/packs/${id}`)).body as { content: PackContent }
    expect(content.journey).toMatchObject({ caseId, need: null, story: null })
    expect(content.missed[0]).toMatchObject({ id: legId, what: '', need: '' })
    for (const as of ['html', 'pdf'] as const) {
      const { rawPayload, body } = await file(id, as)
      const text = as === 'pdf' ? readPdf(rawPayload).text : body
      expect(text).not.toMatch(/Briain|boiler/)
      expect(text).toMatch(/words are not kept any more/)
    }
  })

  test('who has read it is kept, by name, once', async () => {
    const { id } = await made()
    const before = await ledger('learning.pack_read')
    for (let times = 0; times < 2; times++) {
      const answer = await own.app.inject({
        ...{ method: 'POST', url: `/api/v1/packs/${id}/read`, headers: { cookie } },
      })
      expect(answer.statusCode).toBe(200)
    }
    const [head] = await packs()
    expect(head?.readBy).toMatchObject([{ agentId: leadId, name: 'Zoë O’Brien', at: MORNING.toISOString() }])
    expect(head?.readByMe).toBe(false)
    const mine = await own.app.inject({ method: 'GET', url: '/api/v1/packs', headers: { cookie } })
    expect(mine.json<{ items: PackHead[] }>().items[0]?.readByMe).toBe(true)
    expect(await ledger('learning.pack_read')).toBe(before + 1)
    expect((await lead('POST', `/packs/${newId(MORNING)}/read`)).status).toBe(404)
  })

  test('as mail: words are escaped, nothing runs, nothing is fetched, nobody keeps it on the way', async () => {
    const { id } = await made()
    const { body, headers, statusCode } = await file(id, 'html')
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('private, no-store')
    expect(headers['content-security-policy']).toContain(`default-src 'none'`)
    expect(body).toContain('Mr Ó Briain’s &#60;b&#62;heating&#60;/b&#62; &#38; the baby')
    expect(body).not.toMatch(/<script|<img|<link|src=|href=|url\(/i)
  })

  test('as PDF: its text has the figures, the signal and the journey', async () => {
    const { id } = await made()
    const { rawPayload, headers } = await file(id, 'pdf')
    expect(headers['content-type']).toBe('application/pdf')
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const { text } = readPdf(rawPayload)
    for (const words of [
      'Tuesday 30 June 2026',
      'Harbour District',
      '280',
      '20 min 5 s',
      'outside what is usual',
      NEED,
    ])
      expect(text).toContain(words)
    expect((await file(newId(MORNING), 'pdf')).statusCode).toBe(404)
  })

  test('R24: stays as it was that morning', async () => {
    const { id, content } = await made()
    own.clock.set(new Date('2026-06-30T12:00:00Z'))
    await tellContacts(
      own.database,
      Array.from({ length: 5 }, () => ({ at: new Date('2026-06-29T16:00:00Z'), channel: 'letter' })),
    )
    const later = (await lead('GET', `/packs/${id}`)).body as { content: PackContent }
    expect(later.content).toEqual(content)
  })
})

test('nothing is put together before the service is set up, or while there is nothing to tell', async () => {
  const fresh = await startLens((bind) => bindCharter(bind, bind, seen))
  fresh.clock.set(MORNING)
  const run = () => fresh.database.transact((tx) => makeMorningPack(tx, seen, MORNING))
  await run()
  await fresh.measures.catchUp()
  await run()
  await fresh.database.pool.query('delete from organisations')
  await run()
  expect((await fresh.database.pool.query('select from daily_packs')).rowCount).toBe(0)
  await fresh.close()
})
