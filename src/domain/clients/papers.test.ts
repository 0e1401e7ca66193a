import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { openStore } from '#platform/files/store.ts'
import { bindClients } from './routes.ts'

let own: ConceptApp
beforeAll(async () => {
  own = await startConceptApp((bind, database) => bindClients(bind, { store: openStore(database) }))
})
afterAll(() => own.close())

const PDF = Buffer.from('%PDF-1.7\nhello')

const send = (cookie: string, ...what: Sent) => sendTo(own, cookie, ...what)

type Sent = [file: { name: string; content: Buffer } | null, fields?: Record<string, string>]
async function sendTo(
  { app }: ConceptApp,
  cookie: string,
  file: { name: string; content: Buffer } | null,
  fields: Record<string, string> = {},
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('file', new Blob([new Uint8Array(file.content)]), file.name)
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/papers',
    headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: response.statusCode, body: response.json() }
}

const read = (cookie: string, paperId: string, query = '') =>
  own.app.inject({ url: `/api/v1/papers/${paperId}/content${query}`, headers: { cookie } })

test('a paper is what its content says, and only what can be opened safely is taken', async () => {
  const agent = await own.agent()
  const { id: caseId } = await own.make.case()
  const zip = (part: string) =>
    Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(20), Buffer.from(part)])
  const cases: [name: string, content: Buffer, mediaType: string | null][] = [
    ['letter.pdf', PDF, 'application/pdf'],
    ['letter.exe', PDF, 'application/pdf'],
    ['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'image/jpeg'],
    ['photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
    ['photo.heic', Buffer.from('\0\0\0\x18ftypheic'), 'image/heic'],
    ['photo.webp', Buffer.from('RIFF1234WEBPVP8 '), 'image/webp'],
    ['a.gif', Buffer.from('GIF89a..'), 'image/gif'],
    [
      'a.docx',
      zip('word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a.xlsx', zip('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [
      'a.odt',
      zip('mimetypeapplication/vnd.oasis.opendocument.text'),
      'application/vnd.oasis.opendocument.text',
    ],
    ['a.txt', Buffer.from('Grüße, 李'), 'text/plain'],
    ['a.docx', zip('word/vbaProject.bin'), null],
    ['a.zip', zip('anything'), null],
    ['a.txt', Buffer.from('<script>alert(1)</script>'), null],
    ['a.txt', Buffer.from([0xff, 0xfe, 0x41]), null],
    ['a.html', Buffer.from('<p>hello'), null],
    ['a.pdf', Buffer.from('MZ…'), null],
    ['empty.pdf', Buffer.alloc(0), null],
  ]
  for (const [name, content, mediaType] of cases) {
    const { status, body } = await send(agent.cookie, { name, content }, { caseId })
    if (mediaType) {
      const named = name === 'letter.exe' ? 'letter.exe.pdf' : name
      expect([status, body.mediaType, body.name], name).toEqual([201, mediaType, named])
    } else expect([status, body.code], name).toEqual([415, 'paper_not_taken'])
  }
})

test('10 MB are taken and more is not; a form that does not fit is refused, never a fault', async () => {
  const agent = await own.agent()
  const { id: caseId } = await own.make.case()
  const size = (bytes: number) => ({
    name: 'a.pdf',
    content: Buffer.concat([PDF, Buffer.alloc(bytes - PDF.length)]),
  })
  expect((await send(agent.cookie, size(10 * 1024 * 1024), { caseId })).status).toBe(201)
  expect((await send(agent.cookie, size(10 * 1024 * 1024 + 1), { caseId })).body.code).toBe('too_large')
  expect((await send(agent.cookie, null, { caseId })).body.code).toBe('invalid_input')
  expect((await send(agent.cookie, { name: 'a.pdf', content: PDF })).body.code).toBe('invalid_input')
  expect((await send(agent.cookie, { name: 'a.pdf', content: PDF }, { caseId: 'no' })).status).toBe(400)
  const cut = await own.app.inject({
    method: 'POST',
    url: '/api/v1/papers',
    headers: { cookie: agent.cookie, 'content-type': 'multipart/form-data; boundary=x' },
    payload: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
  })
  expect(cut.statusCode).toBe(400)
  const json = await own.app.inject({
    method: 'POST',
    url: '/api/v1/papers',
    headers: { cookie: agent.cookie },
    payload: {},
  })
  expect(json.statusCode).toBe(415)
})

test('a download is never run: attachment, nosniff, sandbox, and a harmless name', async () => {
  const agent = await own.agent()
  const { id: caseId } = await own.make.case()
  const { body } = await send(agent.cookie, { name: '../../“Brief” \u202Egnp.pdf', content: PDF }, { caseId })
  expect(body.name).toBe('“Brief” gnp.pdf')
  const answer = await read(agent.cookie, body.id)
  expect(answer.rawPayload.equals(PDF)).toBe(true)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
    'content-disposition': `attachment; filename="_Brief_ gnp.pdf"; filename*=UTF-8''%E2%80%9CBrief%E2%80%9D%20gnp.pdf`,
  })
})

test('a client adds and reads only within their own visit or page', async () => {
  const client = await own.make.client()
  const held = await own.make.case({ clientId: client.id })
  const known = await own.visitor(client.id)
  const visitor = await own.visitor()
  const stranger = await own.visitor((await own.make.client()).id)
  const agent = await own.agent()
  const mine = await send(known.cookie, { name: 'a.pdf', content: PDF }, { caseId: held.id })
  expect(mine.body).toMatchObject({ from: 'client', caseId: held.id })
  const early = await send(visitor.cookie, { name: 'b.pdf', content: PDF })
  expect(early.status).toBe(201)
  const cases: [reason: string, cookie: string, paperId: string, status: number][] = [
    ['my page', known.cookie, mine.body.id, 200],
    ['my visit', visitor.cookie, early.body.id, 200],
    ['staff', agent.cookie, early.body.id, 200],
    ['somebody else’s page', stranger.cookie, mine.body.id, 404],
    ['a visitor we do not know', visitor.cookie, mine.body.id, 404],
    ['somebody else’s visit', known.cookie, early.body.id, 404],
    ['nobody', '', mine.body.id, 401],
  ]
  for (const [reason, cookie, id, status] of cases)
    expect((await read(cookie, id)).statusCode, reason).toBe(status)
  const foreign = await send(stranger.cookie, { name: 'a.pdf', content: PDF }, { caseId: held.id })
  expect(foreign.status).toBe(404)
  const both = `${agent.cookie}; ${stranger.cookie}`
  expect((await read(both, mine.body.id)).statusCode).toBe(200)
  expect((await read(both, mine.body.id, '?as=client')).statusCode).toBe(404)
})

test('one visit and one person bring so many papers and no more; a colleague may take in others', async () => {
  // An app of its own: papers of one address are counted by the minute.
  const own = await startConceptApp((bind, database) => bindClients(bind, { store: openStore(database) }))
  const { id: clientId } = await own.make.client()
  const { id: caseId } = await own.make.case({ clientId })
  const put = (sessionId: string | null, count: number, bytes: number) =>
    own.database.pool.query(
      `insert into papers (id, client_id, session_id, name, media_type, bytes, sha256, at)
       select gen_random_uuid(), $1, $2, 'a', 'image/jpeg', $4, '', now() from generate_series(1, $3)`,
      [sessionId === null ? clientId : null, sessionId, count, bytes],
    )
  const paper = { name: 'a.pdf', content: PDF }
  const MB = 1_048_576
  const cases: [reason: string, ofVisit: boolean, count: number, bytes: number, status: number][] = [
    ['one more of this visit', true, 49, 1, 201],
    ['enough papers in this visit', true, 50, 1, 409],
    ['enough bytes in this visit', true, 20, 10 * MB, 409],
    ['many from earlier visits', false, 499, 1, 201],
    ['enough bytes of this person', false, 1, 2_000 * MB, 409],
  ]
  for (const [reason, ofVisit, count, bytes, status] of cases) {
    const visitor = await own.visitor(ofVisit ? null : clientId)
    await own.database.pool.query('delete from papers where client_id = $1', [clientId])
    await put(ofVisit ? visitor.sessionId : null, count, bytes)
    const answer = await sendTo(own, visitor.cookie, paper)
    expect([answer.status, answer.body.code], reason).toEqual([
      status,
      status === 409 ? 'papers_enough' : undefined,
    ])
  }
  const agent = await own.agent()
  expect((await sendTo(own, agent.cookie, paper, { caseId })).status).toBe(201)
  await own.close()
})
