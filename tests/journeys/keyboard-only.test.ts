import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { addStaff } from '#domain/accounts/commands.staff.ts'
import { inOrder } from './support/in-order.ts'
import { knowsWhere, tabTo } from './support/keyboard.ts'
import { sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'

const PASSWORD = 'a dozen letters and more'
const EMAIL = 'noor@harbour.example'
let place: Place
let client: Page
let desk: Page

beforeAll(async () => {
  place = await openPlace()
  const { waste } = await foundCouncil(place)
  await place.app.database.transact(async (tx) => {
    const given = { name: 'Noor Haddad', email: EMAIL, departmentId: waste.departmentId, password: PASSWORD }
    return addStaff(tx, { kind: 'service' }, given, new Date())
  })
  const { pool } = place.app.database
  await pool.query(
    `insert into agent_skills (agent_id, skill_id, level)
     select a.id, s.id, 2 from agents a, skills s where a.email = $1 and s.name in ('First point', 'Waste and recycling')`,
    [EMAIL],
  )
  client = await place.person({ reducedMotion: 'reduce' })
  desk = await place.person({ reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } })
})
afterAll(() => place.close())
inOrder(() => place)

describe('with the keyboard alone', () => {
  test('an agent signs in by password and says to be available', async () => {
    await desk.goto(`${place.url}/sign-in`)
    await knowsWhere(desk, /^E-mail/)
    await desk.keyboard.type(EMAIL)
    await desk.keyboard.press('Tab')
    await desk.keyboard.type(PASSWORD)
    await desk.keyboard.press('Enter')
    await desk.getByRole('heading', { name: 'Hello, Noor' }).waitFor()
    await tabTo(desk, 'Go to the content')
    await desk.keyboard.press('Enter')
    await tabTo(desk, 'I am available')
    await desk.keyboard.press('Enter')
    await desk.getByRole('button', { name: 'My presence: Available' }).waitFor()
    await knowsWhere(desk)
  })

  test('a client jumps over the header, says what is needed, and waits', async () => {
    await client.goto(place.url)
    await client.getByRole('heading', { name: 'What do you need?' }).waitFor()
    await tabTo(client, 'Skip to the main part')
    await client.keyboard.press('Enter')
    await tabTo(client, /^What do you need/)
    await client.keyboard.type('I would like a second garden bin')
    await tabTo(client, 'Talk to a person now')
    await client.keyboard.press('Enter')
    await sees(client, 'You asked')
    await knowsWhere(client)
    await tabTo(client, '5 minutes')
    await client.keyboard.press('ArrowRight')
    await knowsWhere(client, '15 minutes')
  })

  test('R1: Enter accepts the offer; r leads to the reply and letters typed there are letters', async () => {
    await sees(desk, 'Has about 15 minutes')
    await desk.keyboard.press('Enter')
    await desk.waitForURL(/\/desk\/contacts\//)
    await desk.getByRole('region', { name: 'What you can do' }).waitFor()
    await knowsWhere(desk)
    await desk.keyboard.press('r')
    await knowsWhere(desk, /^Reply to/)
    await desk.keyboard.type('la pen? g m')
    expect(await desk.getByRole('dialog').count()).toBe(0)
    expect(await desk.getByRole('textbox', { name: /^Reply to/ }).inputValue()).toBe('la pen? g m')
    await desk.keyboard.press('ControlOrMeta+a')
    await desk.keyboard.type('Good morning, it costs £42.50 a year. Shall I order it?')
    await desk.keyboard.press('ControlOrMeta+Enter')
    await sees(client.getByRole('log'), 'Shall I order it?')
  })

  test('the client answers with Enter, and can think again before leaving', async () => {
    await knowsWhere(client, 'Your message')
    await client.keyboard.type('Yes please')
    await client.keyboard.press('Enter')
    await sees(desk.getByRole('log'), 'Yes please')
    await knowsWhere(client, 'Your message')
    await tabTo(client, 'I have what I need', 'Shift+Tab')
    await client.keyboard.press('Enter')
    await client.getByRole('dialog', { name: 'Leave the conversation?' }).waitFor()
    await knowsWhere(client)
    await client.keyboard.press('Escape')
    await client.getByRole('dialog').waitFor({ state: 'detached' })
    await knowsWhere(client, 'I have what I need')
  })

  test('the palette finds what can be done; a promise is made and the focus comes back', async () => {
    await knowsWhere(desk, /^Reply to/)
    await desk.keyboard.press('ControlOrMeta+k')
    await desk.getByRole('dialog', { name: 'Find or do' }).waitFor()
    await desk.keyboard.type('Promise')
    await sees(desk.getByRole('dialog'), 'Promise something')
    await desk.keyboard.press('Enter')
    await desk.getByRole('dialog', { name: 'Promise something' }).waitFor()
    await knowsWhere(desk, /^What we promise/)
    await desk.keyboard.type('Deliver the second bin')
    await tabTo(desk, /^(Within the hour|Next morning)/)
    await desk.keyboard.press('Space')
    await tabTo(desk, 'Promise it')
    await desk.keyboard.press('Enter')
    await desk.getByRole('dialog').waitFor({ state: 'detached' })
    await sees(desk, 'Deliver the second bin')
    await knowsWhere(desk)
  })

  test('e ends it, owned; the client goes on to a page of their own', async () => {
    await desk.keyboard.press('Escape')
    await desk.keyboard.press('e')
    await desk.getByRole('dialog', { name: 'End the conversation' }).waitFor()
    await tabTo(desk, 'Owned: what we promised')
    await desk.keyboard.press('Enter')
    await desk.getByRole('dialog').waitFor({ state: 'detached' })
    await client.getByRole('heading', { name: 'This is not finished yet, and somebody owns it' }).waitFor()
    await tabTo(client, 'Open my page')
    await client.keyboard.press('Enter')
    await client.getByRole('heading', { name: 'What happens next' }).waitFor()
    await knowsWhere(client)
  })

  test('g, /, ? and j lead everywhere, and single keys can be switched off', async () => {
    await desk.keyboard.press('g')
    await desk.keyboard.press('m')
    await desk.getByRole('heading', { name: 'My cases' }).waitFor()
    await desk.keyboard.press('g')
    await desk.keyboard.press('n')
    await desk.getByRole('heading', { name: 'Hello, Noor' }).waitFor()
    await desk.keyboard.press('j')
    await knowsWhere(desk, /second garden bin/)
    await desk.keyboard.press('/')
    await desk.getByRole('dialog', { name: 'Find or do' }).waitFor()
    await knowsWhere(desk, /^A page, a person by name or number/)
    await desk.keyboard.press('Escape')
    await desk.getByRole('dialog').waitFor({ state: 'detached' })
    await knowsWhere(desk, /second garden bin/)
    await desk.keyboard.press('?')
    await desk.getByRole('dialog', { name: 'Keys' }).waitFor()
    await tabTo(desk, 'Use single keys')
    await desk.keyboard.press('Space')
    await desk.keyboard.press('Escape')
    await desk.getByRole('dialog').waitFor({ state: 'detached' })
    await desk.keyboard.press('l')
    await desk.keyboard.press('ControlOrMeta+k')
    await desk.getByRole('dialog', { name: 'Find or do' }).waitFor()
    expect(await desk.getByRole('dialog').count()).toBe(1)
    expect(place.faults).toEqual([])
  })
})
