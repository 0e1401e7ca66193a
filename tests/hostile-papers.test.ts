import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '#platform/contract/refusal.ts'
import { paperForm, startPopulated } from './support/populated.ts'
import type { Populated } from './support/populated.ts'
import { rowCounts as countRows } from './support/rows.ts'

let world: Populated
beforeAll(async () => {
  world = await startPopulated()
})
afterAll(() => world.service.close())

const BIDI = '\u202Egnp.exe\u2066hidden\u2069'
const rowCounts = () => countRows(world.service.app.database.pool)

describe('papers', () => {
  const MB = 1024 * 1024
  const zip = (parts: string) => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.from(parts)])
  const FILES: readonly (readonly [why: string, name: string, content: Buffer | string, code: string])[] = [
    ['a program that calls itself a PDF', 'bill.pdf', 'MZ\u0090\u0000', 'paper_not_taken'],
    ['a page that calls itself text', 'note.txt', '<script>alert(1)</script>', 'paper_not_taken'],
    ['a picture that can run', 'a.svg', '<svg onload=alert(1)>', 'paper_not_taken'],
    ['nothing', 'empty.pdf', '', 'paper_not_taken'],
    ['a bare archive', 'many.zip', zip('../../etc/passwd'), 'paper_not_taken'],
    ['an office document with macros', 'a.docx', zip('word/vbaProject.bin'), 'paper_not_taken'],
    ['text with null bytes', 'a.txt', 'a\u0000b', 'paper_not_taken'],
    ['more than 10 MB', 'big.pdf', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(11 * MB)]), 'too_large'],
  ]
  test.each(FILES)('%s is refused, and nothing is kept', async (_why, name, content, code) => {
    const before = await rowCounts()
    for (const who of [world.agent, world.one.client]) {
      const form = paperForm(name, content, { caseId: world.one.ids['caseId'] ?? '' })
      const answer = await who.ask('POST', '/papers', form)
      expect(answer.body).toMatchObject({ code })
    }
    expect(await rowCounts()).toBe(before)
  })

  test.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\windows\\system.txt', 'system.txt'],
    [`invoice${BIDI}.txt`, 'invoicegnp.exehidden.txt'],
    ['<img src=x onerror=alert(1)>.txt', 'img src=x onerror=alert(1).txt'],
    [`${'long'.repeat(400)}.txt`, /^.{116}\.txt$/],
    ['"; filename="other.exe.txt', /txt$/],
  ])('a name like %s becomes harmless, and the paper is only ever a download', async (name, kept) => {
    const { client, ids } = world.one
    const answer = await client.ask(
      'POST',
      '/papers',
      paperForm(name, 'words', { contactId: ids['contactId'] ?? '' }),
    )
    expect(answer.status).toBe(201)
    const paper = answer.body as { id: string; name: string }
    expect(paper.name).toMatch(kept)
    expect(paper.name).not.toMatch(/[\\/<>\u202A-\u202E\u2066-\u2069\u0000-\u001F]/)
    const got = await client.ask('GET', `/papers/${paper.id}/content`)
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    expect(got.headers.get('content-security-policy')).toBe('sandbox')
  })

  test('two files, fields without end, half a form, no form at all', async () => {
    const { client, ids } = world.one
    const place = { contactId: ids['contactId'] ?? '' }
    const two = paperForm('a.txt', 'a', place)
    two.append('file', new Blob(['b']), 'b.txt')
    const many = paperForm(
      'a.txt',
      'a',
      Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${n}`, 'x'])),
    )
    const none = new FormData()
    none.set('contactId', place.contactId)
    const before = await rowCounts()
    for (const form of [
      two,
      many,
      none,
      paperForm('a.txt', 'a', { contactId: BIDI }),
      paperForm('a.txt', 'a', { caseId: 'x'.repeat(5_000) }),
    ]) {
      const answer = await client.ask('POST', '/papers', form)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    }
    const type = 'multipart/form-data; boundary=x'
    for (const [body, contentType] of [
      ['--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf', type],
      ['', type],
      ['{}', 'application/json'],
      ['--x--', 'multipart/form-data'],
      ['--x--', 'multipart/mixed; boundary=x'],
    ] as const) {
      const answer = await fetch(`${world.service.url}/api/v1/papers`, {
        method: 'POST',
        headers: { cookie: client.cookie, 'content-type': contentType },
        body,
      })
      const problem = (await answer.json()) as Problem
      expect([400, 413, 415]).toContain(answer.status)
      expect(problem.instead).not.toBe('')
    }
    expect(await rowCounts()).toBe(before)
  })
})
