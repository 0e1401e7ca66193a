import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLog } from '../log.ts'
import { createMailer } from './mail.ts'
import type { Mailer } from './mail.ts'

type Letter = { readonly to: readonly string[]; readonly head: string }
let server: SMTPServer
let mailer: Mailer
const letters: Letter[] = []
beforeAll(async () => {
  server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const [head = ''] = Buffer.concat(parts).toString().split('\r\n\r\n')
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), head })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const log = makeLog({ level: 'silent' })
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'a@harbour.example' }, log)
})
afterAll(async () => {
  mailer.close()
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
})

test.each([
  ['ann@example.org', 'Hello\r\nBcc: eve@evil.example', 'a line break in the subject'],
  ['ann@example.org', 'Hello\nX-Other: 1\n\nAnother body', 'the head brought to its end'],
  ['ann@example.org, eve@evil.example', 'Hello', 'two addresses for one'],
  ['ann@example.org\r\nRCPT TO:<eve@evil.example>', 'Hello', 'a command within the address'],
  ['ann@example.org>\r\nDATA', 'Hello', 'the address brought to its end'],
])('a letter to %j about %j goes to one person, under one head: %s', async (to, subject) => {
  letters.length = 0
  await mailer.send({ to, subject, text: 'Words' }).catch(() => undefined)
  expect(letters.length).toBeLessThanOrEqual(1)
  for (const letter of letters) {
    expect(letter.to.length).toBe(1)
    expect(letter.to).not.toContain('eve@evil.example')
    expect(letter.head).not.toMatch(/^(?:Bcc|X-Other):/im)
    expect(letter.head.match(/^Subject:/gim)).toHaveLength(1)
  }
})
