import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyRoutes } from '#domain/accounts/contract.keys.ts'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { spentPasses } from '#domain/accounts/queries.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { newId } from '#platform/ids.ts'
import { Happened } from '#platform/live/contract.ts'
import { openDesk } from './support/desk.ts'
import type { Desk } from './support/desk.ts'
import { listen } from './support/listen.ts'
import type { Heard, Listening } from './support/listen.ts'

let own: Desk
beforeAll(async () => {
  own = await openDesk()
})
afterAll(() => own.service.close())

const atDesk = (last?: string) => listen(`${own.service.url}/api/v1/live`, own.priya.desk.cookie, last)
const atPortal = (cookie: string, last?: string) =>
  listen(`${own.service.url}/api/v1/portal/live`, cookie, last)
const about = (contactId: string, kind?: string) => (one: Heard) =>
  one.data['contactId'] === contactId && (kind === undefined || one.data['kind'] === kind)
const hello = (one: Heard) => one.event === 'hello'

/** A transaction that writes a row of the ledger and stays open until told otherwise. */
async function openTransaction() {
  const client = new pg.Client({ connectionString: own.service.databaseUrl })
  await client.connect()
  await client.query('begin')
  const contactId = newId(own.service.clock.now())
  await client.query(
    `insert into ledger (at, kind, actor, contact_id) values ($1, 'test.late', 'service', $2)`,
    [own.service.clock.now(), contactId],
  )
  return {
    contactId,
    async commit() {
      await client.query('commit')
      await client.end()
    },
  }
}

const afterwards: Listening[] = []
afterAll(async () => {
  for (const one of afterwards) await one.stop()
})
async function keeping(listening: Promise<Listening>): Promise<Listening> {
  const one = await listening
  afterwards.push(one)
  return one
}

describe('R24: live updates resume without gaps', () => {
  test('what began earlier and commits later is heard, by those who stayed and by those who come back', async () => {
    const staying = await keeping(atDesk())
    const leaving = await atDesk()
    await Promise.all([staying.until(hello), leaving.until(hello)])
    const late = await openTransaction()
    const { client, contactId } = await own.begin()
    const last = await leaving.until(about(contactId))
    await leaving.stop()
    const early = await keeping(atDesk(last.id))
    await early.until(hello)
    expect(early.heard.some(about(late.contactId))).toBe(false)
    await late.commit()
    const back = await keeping(atDesk(last.id))
    await back.until(about(late.contactId))
    await staying.until(about(late.contactId))
    await early.until(about(late.contactId))
    expect(Number(last.id)).toBeGreaterThan(0)
    await client.call(portalRoutes.leave, { params: { contactId }, body: {} })
  })

  test('many transactions, committed in another order than they began, with the browser gone meanwhile: each is heard at least once', async () => {
    const first = await atDesk()
    const { id: from } = await first.until(hello)
    await first.stop()
    const all = await Promise.all(Array.from({ length: 4 }, openTransaction))
    const wanted = new Set(all.map((one) => one.contactId))
    let last = from
    for (const one of all.toReversed()) {
      const listening = await atDesk(last)
      await one.commit()
      const event = await listening.until(about(one.contactId))
      for (const each of listening.heard) wanted.delete(String(each.data['contactId']))
      last = event.id
      await listening.stop()
    }
    expect([...wanted]).toEqual([])
  })

  test('the database ends the listening connection: nothing is missed, and whispers are heard again', async () => {
    const { client, contactId } = await own.talk(own.priya)
    const desk = await keeping(atDesk())
    await desk.until(hello)
    const ended = await own.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'answerable live' and datname = current_database()`,
    )
    expect(ended).toHaveLength(1)
    await client.call(portalRoutes.write, { params: { contactId }, body: { body: 'Are you there?' } })
    await desk.until(about(contactId, 'contact.message_sent'))
    // A whisper is kept nowhere, so whoever writes shows it again and again; so does this.
    let heard = false
    const whispered = desk.until((one) => one.event === 'whisper').then(() => (heard = true))
    while (!heard) await client.call(portalRoutes.typing, { params: { contactId }, body: {} })
    await whispered
    expect(desk.heard.find((one) => one.event === 'whisper')?.data).toMatchObject({
      kind: 'typing',
      who: 'client',
    })
    await own.priya.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  })

  test('what another node commits, without a word to this one, is heard all the same', async () => {
    const desk = await keeping(atDesk())
    await desk.until(hello)
    const silent = await openTransaction()
    await silent.commit()
    expect((await desk.until(about(silent.contactId))).data['kind']).toBe('test.late')
  })

  test('an id that is none, is answered with a fresh start; from too long ago the browser is told to read all afresh', async () => {
    for (const last of ['x', '-1', '9'.repeat(20), '9'.repeat(30), '']) {
      const desk = await keeping(atDesk(last))
      expect((await desk.until(hello)).event).toBe('hello')
    }
    own.service.clock.advance(31 * 60_000)
    const old = await keeping(atDesk('1'))
    await old.until(hello)
    expect(old.heard.map((one) => one.event)).toEqual(['refetch', 'hello'])
    await own.rows('update presences set seen_at = $1', own.service.clock.now())
  })
})

describe('R24: ids only, and only to those whom it concerns', () => {
  const WORDS = ['the bailiff', 'between us', 'we shall see']

  test('no word of anybody is in any event; a client hears of their own alone, and never of notes', async () => {
    const staff = await keeping(atDesk())
    await staff.until(hello)
    const mine = await own.talk(own.priya, { need: WORDS[0] ?? '' })
    const other = await own.talk(own.tom, { need: 'My own tap' })
    const client = await keeping(atPortal(mine.client.cookie))
    const stranger = await keeping(atPortal(other.client.cookie))
    await Promise.all([client.until(hello), stranger.until(hello)])
    const params = { contactId: mine.contactId }
    const { desk } = own.priya
    const note = await desk.call(contactRoutes.write, {
      params,
      body: { kind: 'note', body: WORDS[1] ?? '' },
    })
    const onCase = { kind: 'note' as const, body: WORDS[1] ?? '', mentions: [own.tom.id] }
    await desk.call(caseRoutes.write, { params: { caseId: mine.caseId }, body: onCase })
    await desk.call(contactRoutes.write, { params, body: { kind: 'text', body: WORDS[2] ?? '' } })
    await desk.call(contactRoutes.hold, { params, body: { on: true } })
    await other.client.call(portalRoutes.write, {
      params: { contactId: other.contactId },
      body: { body: 'the end of it' },
    })
    await client.until(about(mine.contactId, 'contact.segment_began'))
    await stranger.until(about(other.contactId, 'contact.message_sent'))
    await staff.until(about(mine.contactId, 'contact.segment_began'))
    const happened = (one: Listening) => one.heard.filter((each) => each.event === 'happened')
    expect(happened(client).filter((one) => one.data['kind'] === 'contact.message_sent')).toHaveLength(1)
    expect(happened(client).filter((one) => one.data['kind'] === 'case.message_sent')).toEqual([])
    for (const one of happened(client)) expect(JSON.stringify(one.data)).not.toContain(other.contactId)
    for (const one of happened(stranger)) {
      expect(JSON.stringify(one.data)).not.toContain(mine.contactId)
      expect(JSON.stringify(one.data)).not.toContain(mine.caseId)
    }
    for (const one of [staff, client, stranger].flatMap((each) => each.heard)) {
      for (const words of [...WORDS, own.priya.name, note.id]) expect(one.raw).not.toContain(words)
      if (one.event === 'happened') expect(Happened.strict().safeParse(one.data).success).toBe(true)
    }
    for (const [who, { contactId }] of [
      [own.priya, mine],
      [own.tom, other],
    ] as const) {
      await who.desk.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
    }
  })

  test('a client sees that the agent writes, and a stranger does not', async () => {
    const mine = await own.talk(own.priya)
    const client = await keeping(atPortal(mine.client.cookie))
    const stranger = await keeping(atPortal((await own.service.visitor()).cookie))
    await Promise.all([client.until(hello), stranger.until(hello)])
    await own.priya.desk.call(contactRoutes.typing, { params: { contactId: mine.contactId }, body: {} })
    const { data } = await client.until((one) => one.event === 'whisper')
    expect(data).toMatchObject({ kind: 'typing', who: 'agent', name: own.priya.name })
    expect(stranger.heard.filter((one) => one.event !== 'hello')).toEqual([])
    await own.priya.desk.call(contactRoutes.end, {
      params: { contactId: mine.contactId },
      body: { ending: 'met' },
    })
  })

  test('a contact that begins while the stream is open is heard from its first moment', async () => {
    const visitor = await own.service.visitor()
    const portal = await keeping(atPortal(visitor.cookie))
    await portal.until(hello)
    const { contactId } = await own.begin({}, visitor)
    await portal.until(about(contactId, 'contact.arrived'))
    await visitor.call(portalRoutes.leave, { params: { contactId }, body: {} })
    expect((await portal.until(about(contactId, 'contact.ended'))).data['contactId']).toBe(contactId)
  })
})

describe('R15: a stream ends with what opened it', () => {
  const ended = async (one: Listening) => {
    await one.until((heard) => heard.event === 'never').catch(() => undefined)
    return true
  }
  const withKey = (key: string) => listen(`${own.service.url}/api/v1/live`, '', undefined, key)

  test('a program that listens is nobody at a desk, and is cut off when its key is ended', async () => {
    const admin = await own.service.staff(
      (await own.service.make.agent({ roles: ['agent', 'admin'], presence: 'available' })).id,
    )
    const { agentId } = (await admin.call(accountRoutes.me, {})) as { agentId: string }
    const { key, made } = await admin.call(keyRoutes.make, {
      body: { name: 'A listener', scopes: ['contacts:read'] },
    })
    const seen = () =>
      own.rows<{ seen_at: Date | null }>('select seen_at from presences where agent_id = $1', agentId)
    const before = await seen()
    own.service.clock.advance(5_000)
    const program = await withKey(key)
    await program.until(hello)
    expect(await seen()).toEqual(before)
    await admin.call(keyRoutes.revoke, { params: { keyId: made.id }, body: {} })
    expect(await ended(program)).toBe(true)
  })

  test('keys, visits and sessions are asked again: what has run out, or opens another page, is spent', async () => {
    const { database } = own.service.app
    const client = await own.service.make.client()
    const at = own.service.clock.now()
    const later = new Date(at.getTime() + 60_000)
    const ids = [newId(at), newId(at), newId(at)] as const
    for (const [id, expires, proved] of [
      [ids[0], later, at],
      [ids[1], at, at],
      [ids[2], later, null],
    ] as const) {
      await own.rows(
        `insert into client_sessions (id, fingerprint, client_id, created_at, seen_at, expires_at, proved_at)
         values ($1::uuid, $1::text, $2, $3, $3, $4, $5)`,
        ...[id, client.id, at, expires, proved],
      )
    }
    const visit = (id: string, opens: string | null) => ({ kind: 'visit', id, opens }) as const
    const passes = [visit(ids[0], client.id), visit(ids[1], client.id), visit(ids[2], client.id)]
    const spent = await database.read((tx) =>
      spentPasses(tx, [...passes, { kind: 'key', id: newId(at) }, { kind: 'staff', id: 'none' }], at),
    )
    expect(
      passes.map((one) => spent.has(one)),
      'good, run out, only said',
    ).toEqual([false, true, true])
    expect(spent.size).toBe(4)
  })
})
