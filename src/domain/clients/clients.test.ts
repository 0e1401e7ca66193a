import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { recogniseClient } from './commands.ts'
import { openStore } from '#platform/files/store.ts'
import { bindClients } from './routes.ts'

let own: ConceptApp
let desk: { id: string; cookie: string; name: string }
beforeAll(async () => {
  own = await startConceptApp((bind, database) => bindClients(bind, { store: openStore(database) }))
  desk = await own.agent({ name: 'Amina Diallo' })
})
afterAll(() => own.close())

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
async function call(method: Method, path: string, payload?: object, headers: object = {}) {
  const response = await own.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie: desk.cookie, ...headers },
    ...(payload && { payload }),
  })
  return { status: response.statusCode, body: response.json() }
}

async function find(q: string): Promise<string[]> {
  const { body } = await call('GET', `/clients?q=${encodeURIComponent(q)}`)
  return body.items.map((one: { id: string }) => one.id)
}

describe('finding a person', () => {
  test('by number, name, e-mail, account and case reference, however they are typed', async () => {
    const make = own.make.client
    const brien = await make({
      name: 'Siobhán O’Brien',
      phone: '+447700900123',
      email: 'siobhan@example.org',
    })
    const li = await make({ name: '李', phone: '+8613912345678' })
    const lee = await make({ name: '李小龙' })
    const zoe = await make({ name: 'Zoë Müller-Łęcka', account: 'AB123456' })
    const ivan = await make({ name: 'Иван Петров' })
    const held = await own.make.case({ clientId: zoe.id, reference: 'K7M-2QX9' })
    const cases: [typed: string, expected: string, reason: string][] = [
      ['+447700900123', brien.id, 'international'],
      ['07700900123', brien.id, 'national'],
      ['07700 900 123', brien.id, 'national with blanks'],
      ['0044 7700 900123', brien.id, '00 for +'],
      ['(07700) 900-123', brien.id, 'with brackets and dashes'],
      ['0123', brien.id, 'the last four digits, though they look like a trunk prefix'],
      ['9001', brien.id, 'four digits from the middle'],
      ['+86 139 1234 5678', li.id, 'another country'],
      ['siobhan@example.org', brien.id, 'e-mail'],
      ['SIOBHAN@Example.org', brien.id, 'e-mail in capitals'],
      ['siobhan@', brien.id, 'e-mail unfinished'],
      ['O’Brien', brien.id, 'curly apostrophe'],
      ["O'Brien", brien.id, 'straight apostrophe'],
      ['obrien', brien.id, 'no apostrophe'],
      ['o brien', brien.id, 'a blank for the apostrophe'],
      ['brien siobhan o', brien.id, 'words in another order, or likeness'],
      ['siobhan obr', brien.id, 'without accent, unfinished'],
      ['Siobhan Obrein', brien.id, 'letters swapped'],
      ['李', li.id, 'one character is a name'],
      ['李小', lee.id, 'the beginning of a name'],
      ['петров', ivan.id, 'another script, the surname, in small letters'],
      ['Петров Иван', ivan.id, 'another script, order of words'],
      ['lecka', zoe.id, 'after a hyphen, without accents'],
      ['muller zoe', zoe.id, 'order of words'],
      ['ab 123 456', zoe.id, 'account with blanks'],
      ['AB1234', zoe.id, 'account, unfinished'],
      ['k7m2qx9', zoe.id, 'case reference without its dash'],
      [held.reference, zoe.id, 'case reference'],
    ]
    for (const [typed, expected, reason] of cases)
      expect((await find(typed))[0], `${reason}: ${typed}`).toBe(expected)
  })

  test('nothing typed gives the newest; wildcards and hostile text find nobody and break nothing', async () => {
    expect((await find('')).length).toBeGreaterThan(0)
    for (const typed of ['%', '_', '%%%%', "'; drop table clients; --", '\\', '\ud800', '<b>', '12']) {
      const { status, body } = await call('GET', `/clients?q=${encodeURIComponent(typed.toWellFormed())}`)
      expect([status, body.items.length], typed).toEqual([200, 0])
    }
  })

  test('a hit tells open cases and the ways to reach the person', async () => {
    const client = await own.make.client({ name: 'Quentin Onlyone', phone: '+447700900777' })
    await own.make.case({ clientId: client.id })
    await own.make.case({ clientId: client.id, state: 'closed' })
    const { body } = await call('GET', '/clients?q=quentin')
    expect(body.items).toEqual([
      {
        id: client.id,
        name: 'Quentin Onlyone',
        identifiers: [{ kind: 'phone', shown: '+447700900777' }],
        openCases: 1,
        lastContactAt: null,
      },
    ])
  })
})

describe('adding and changing', () => {
  test('a phone is kept as E.164 and refused kindly when it cannot be one', async () => {
    const added = await call('POST', '/clients', {
      name: 'Ivy',
      phone: '07700 900 456',
      email: 'Ivy@Example.org',
    })
    expect(added.status).toBe(201)
    const { body } = await call('GET', `/clients/${added.body.clientId}`)
    expect(body.identifiers.map((one: { value: string }) => one.value)).toEqual([
      '+447700900456',
      'ivy@example.org',
    ])
    const refused = await call('POST', '/clients', { phone: '12' })
    expect([refused.status, refused.body.code]).toEqual([422, 'not_a_number'])
  })

  test('a stale version is refused with the version now', async () => {
    const { id } = await own.make.client()
    const first = await call('PATCH', `/clients/${id}`, { language: 'pl' }, { 'if-match': '"1"' })
    expect(first.body).toMatchObject({ language: 'pl', version: 2 })
    const stale = await call('PATCH', `/clients/${id}`, { name: 'Ada' }, { 'if-match': '"1"' })
    expect([stale.status, stale.body.code, stale.body.details]).toEqual([
      412,
      'stale_version',
      { version: 2 },
    ])
    const unguarded = await call('PATCH', `/clients/${id}`, { accessNeeds: ['large_print', 'large_print'] })
    expect(unguarded.body).toMatchObject({ language: 'pl', accessNeeds: ['large_print'], version: 3 })
  })

  test('the same identifier twice is not added; removed, it is gone', async () => {
    const { id } = await own.make.client()
    const path = `/clients/${id}/identifiers`
    const added = await call('POST', path, { kind: 'account', value: 'cd 99' })
    expect(added.body).toMatchObject({ value: 'CD99', shown: 'cd 99' })
    expect((await call('POST', path, { kind: 'account', value: 'CD99' })).body.code).toBe('identifier_there')
    expect((await call('DELETE', `${path}/${added.body.id}`)).status).toBe(200)
    expect((await call('DELETE', `${path}/${added.body.id}`)).status).toBe(404)
  })

  test('a representative is kept with what they may do', async () => {
    const { id } = await own.make.client()
    const input = {
      name: 'Jo Advocate',
      relation: 'Sister',
      may: 'Speak for her about rent',
      phone: '07700 900 001',
    }
    const { body } = await call('POST', `/clients/${id}/representatives`, input)
    expect(body).toMatchObject({ name: 'Jo Advocate', phone: '+447700900001', until: null })
  })
})

describe('R9: told once', () => {
  test('R9: what is known is not asked again without a reason, and a reason is recorded as a repeat', async () => {
    const { id } = await own.make.client()
    const path = `/clients/${id}/facts`
    const tell = (body: object) => call('POST', path, { label: 'address', ...body })
    const first = await tell({ value: '1 Quay Street' })
    expect(first.body).toMatchObject({ value: '1 Quay Street', agentName: 'Amina Diallo', source: 'client' })
    const refused = await tell({ value: '1 Quay Street' })
    expect([refused.status, refused.body.code]).toEqual([409, 'already_known'])
    expect(refused.body.details.fact).toMatchObject({ id: first.body.id, value: '1 Quay Street' })
    const same = await tell({ value: '1 Quay Street', repeat: 'unsure' })
    expect(same.body.id).toBe(first.body.id)
    const moved = await tell({ value: '2 Hill Road', repeat: 'seems_changed' })
    expect(moved.body.id).not.toBe(first.body.id)
    const again = await call('POST', `${path}/${moved.body.id}/repeats`, { why: 'law_requires' })
    expect(again.status).toBe(200)
    const known = await call('GET', `/clients/${id}`)
    expect(known.body.facts.map((one: { value: string }) => one.value)).toEqual(['2 Hill Road'])
    const { rows } = await own.database.pool.query(
      `select kind, facts from ledger where client_id = $1 order by seq`,
      [id],
    )
    expect(rows.map((row) => row.facts.why ?? row.kind)).toEqual([
      'client.fact_told',
      'unsure',
      'seems_changed',
      'client.fact_told',
      'law_requires',
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Quay|Hill/)
  })

  test('R9: told twice at the same moment, it is kept once', async () => {
    const { id } = await own.make.client()
    const tell = () => call('POST', `/clients/${id}/facts`, { label: 'household.size', value: '4' })
    const answers = await Promise.all([tell(), tell(), tell()])
    expect(answers.map((one) => one.status).toSorted()).toEqual([201, 409, 409])
  })

  test('R9: a fact cannot hang on another person’s case', async () => {
    const { id } = await own.make.client()
    const other = await own.make.case()
    const answer = await call('POST', `/clients/${id}/facts`, { label: 'x', value: 'y', caseId: other.id })
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, '/body/caseId'])
  })
})

describe('recognising', () => {
  const recognise = (claim: object) =>
    own.database.transact((tx) => recogniseClient(tx, { kind: 'nobody' }, claim, 'portal', own.clock.now()))

  test('exactly one person of that number and an agreeing name, never a guess between several', async () => {
    const make = own.make.client
    const anna = await make({ name: 'Anna Kowalska', phone: '+447700900200', email: 'home@example.org' })
    const jan = await make({ name: 'Jan Kowalski', phone: '+447700900200', email: 'home@example.org' })
    const ada = await make({ name: 'Ada Lovelace', phone: '+447700900201' })
    const cases: [reason: string, claim: object, expected: string | undefined][] = [
      ['number and name', { name: 'Anna Kowalska', phone: '07700 900200' }, anna.id],
      ['first name only', { name: 'jan', phone: '07700900200' }, jan.id],
      ['initial and surname', { name: 'A. Kowalska', phone: '07700900200' }, anna.id],
      ['a shared number without a name', { phone: '07700900200' }, undefined],
      ['a shared e-mail without a name', { email: 'HOME@example.org' }, undefined],
      ['one person’s number without a name', { phone: '07700900201' }, ada.id],
      ['the right number, another name', { name: 'Charles Babbage', phone: '07700900201' }, undefined],
      ['the right name alone', { name: 'Ada Lovelace' }, undefined],
      ['a number that cannot be read', { name: 'Ada Lovelace', phone: '12' }, undefined],
    ]
    for (const [reason, claim, expected] of cases) {
      const { clientId, known } = await recognise(claim)
      expect(known, reason).toBe(expected !== undefined)
      if (expected) expect(clientId, reason).toBe(expected)
    }
  })
})

test('the timeline shows everything once, newest first, page by page', async () => {
  const client = await own.make.client()
  const held = await own.make.case({ clientId: client.id })
  const pool = own.database.pool
  const at = new Date('2026-03-02T11:00:00Z')
  const contactId = '0191f3a0-0000-7000-8000-0000000000aa'
  await pool.query(
    `insert into contacts (id, channel, state, client_id, case_id, need, arrived_at, place_at, last_event_at, ended_at, ending)
     values ($1, 'chat', 'ended', $2, $3, 'No water', $4, $4, $4, $4, 'met')`,
    [contactId, client.id, held.id, at],
  )
  // All at one instant: only the id keeps their order.
  for (const kind of ['text', 'note', 'told', 'text', 'text']) {
    await pool.query(
      `insert into messages (id, contact_id, case_id, kind, author, body, at, channel)
       values (gen_random_uuid(), $1, $2, $3, 'client', repeat('a', 500), $4, 'chat')`,
      [contactId, held.id, kind, at],
    )
  }
  await call('POST', `/clients/${client.id}/facts`, { label: 'address', value: 'Quay', caseId: held.id })
  const whole = await call('GET', `/clients/${client.id}/timeline`)
  expect(whole.body.items.map((one: { kind: string }) => one.kind).toSorted()).toEqual([
    'case.opened',
    'contact',
    'fact.told',
    'message.note',
    'message.text',
    'message.text',
    'message.text',
    'message.told',
  ])
  expect(whole.body.items.find((one: { kind: string }) => one.kind === 'message.text').text).toHaveLength(280)
  expect(whole.body.items.at(-1)).toMatchObject({ kind: 'case.opened', caseReference: held.reference })
  const seen: unknown[] = []
  let cursor = ''
  do {
    const { body } = await call(
      'GET',
      `/clients/${client.id}/timeline?limit=3${cursor && `&cursor=${cursor}`}`,
    )
    seen.push(...body.items)
    cursor = body.next ?? ''
  } while (cursor !== '')
  expect(seen).toEqual(whole.body.items)
  expect((await call('GET', `/clients/${client.id}/timeline?cursor=bad`)).status).toBe(400)
})
