import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLog } from '#platform/log.ts'
import { createMailer } from '#platform/mail/mail.ts'
import type { Mailer } from '#platform/mail/mail.ts'
import { SETTINGS } from '#tests/support/concept-app.ts'
import { forgetSignIns, staffLinkTask } from './jobs.staff.ts'
import { enter, PASSWORD, startSignIn } from './sign-in.fixture.ts'
import type { SignInTest } from './sign-in.fixture.ts'

let here: SignInTest
let server: SMTPServer
let mailer: Mailer
const letters: string[] = []
beforeAll(async () => {
  here = await startSignIn({ mails: true })
  server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString().replaceAll('=\r\n', '').replaceAll('=3D', '='))
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
  await here.own.close()
})

const sendTo = (email: string) =>
  staffLinkTask({
    ...{ database: here.own.database, now: () => here.own.clock.now(), mailer },
    publicUrl: SETTINGS.publicUrl,
  })({ email })

test('the link in the letter signs in once, and a new password is taken without the old one', async () => {
  const who = await here.person({ password: PASSWORD })
  const asked = await here.browser().post('/staff/sign-in/forgotten', { email: who.email })
  expect([asked.status, asked.body]).toEqual([202, { done: true }])
  await sendTo(who.email)
  const token = /\/enter#([\w-]+)/.exec(letters.at(-1) ?? '')?.[1] ?? ''
  expect(letters.at(-1)).toContain(`To: ${who.email}`)
  const at = here.browser()
  expect((await at.post('/staff/enter', { token })).body.next).toBe('in')
  const next = 'a lantern under seven hills'
  expect((await at.post('/staff/account/password', { next })).status).toBe(200)
  expect((await enter(here.browser(), who.email, next)).status).toBe(200)
  expect((await here.browser().post('/staff/enter', { token })).body.code).toBe('link_ended')
})

test('nothing goes to an address that is nobody’s here, to somebody who has left, or again within a minute', async () => {
  const before = letters.length
  await sendTo('nobody@example.org')
  const left = await here.person()
  await here.own.database.pool.query('update agents set active = false where id = $1', [left.agentId])
  await sendTo(left.email)
  expect(letters).toHaveLength(before)
  const who = await here.person()
  await sendTo(who.email)
  await sendTo(who.email)
  expect(letters).toHaveLength(before + 1)
})

test('what is over is forgotten, what holds stays', async () => {
  const who = await here.person({ password: PASSWORD })
  const at = here.browser()
  await enter(at, who.email)
  await enter(here.browser(), who.email, 'not the password')
  const start = here.own.clock.now()
  const count = async () => {
    const { rows } = await here.own.database.pool.query(
      `select (select count(*) from staff_session) + (select count(*) from staff_attempts) as count`,
    )
    return Number(rows[0].count)
  }
  const before = await count()
  await here.own.database.transact((tx) => forgetSignIns(tx, start))
  expect(await count()).toBe(before)
  const later = new Date(start.getTime() + 3 * 86_400_000)
  await here.own.database.transact((tx) => forgetSignIns(tx, later))
  expect(await count()).toBe(0)
})
