import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import { freshDatabase } from '#tests/support/database.ts'
import type { FreshDatabase } from '#tests/support/database.ts'
import { knowsWhere, tabTo } from './support/keyboard.ts'
import { accepts, agentWrites, askFor, becomesAvailable, press, sees } from './support/people.ts'
import { PATIENCE_MS } from './support/place.ts'
import { WIDE, problemsOf, resize } from './support/screens.ts'

const PASSWORD = 'a long walk by the river'
const root = resolve(import.meta.dirname, '../..')

let fresh: FreshDatabase
let data: string
let service: ChildProcess
let browser: Browser
let admin: Page
/** As it is printed at the start. */
let link = ''
const faults: string[] = []

/** Starts the service as `npm start -- --empty` does, and waits until it has printed its link. */
async function startEmpty(): Promise<ChildProcess> {
  const { EXAMPLE: _example, npm_lifecycle_event: _npm, ...env } = process.env
  const own = { DATABASE_URL: fresh.url, ANSWERABLE_DATA: data, PORT: '0', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve', '--empty'], {
    cwd: root,
    env: { ...env, ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  await new Promise<void>((ready) => {
    child.stdout.on('data', (chunk) => {
      printed += String(chunk)
      if (printed.includes('Ctrl-C')) ready()
    })
    child.once('exit', () => ready())
  })
  link = /http:\S+\/set-up#\S+/.exec(printed)?.[0] ?? ''
  return child
}

async function person(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  context.on('weberror', (error) => faults.push(error.error().message))
  return context.newPage()
}

beforeAll(async () => {
  fresh = await freshDatabase()
  data = mkdtempSync(join(tmpdir(), 'answerable-'))
  service = await startEmpty()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  service.kill('SIGTERM')
  if (service.exitCode === null) await once(service, 'exit')
  await fresh.drop()
  rmSync(data, { recursive: true, force: true })
})

const at = (path: string) => new URL(path, link).href

/** The page is as it should be for everybody, then goes on with the keyboard. */
async function looksRight(page: Page): Promise<void> {
  expect(await problemsOf(page)).toEqual([])
  await resize(page, WIDE)
}

/** Types into the next field of this name. */
async function types(page: Page, field: string | RegExp, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(text)
}

/** Presses a button that is reached by Tab, and waits for the page it leads to. */
async function goesOn(page: Page, heading: string): Promise<void> {
  await tabTo(page, 'Continue')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await knowsWhere(page, heading)
}

describe('from nothing to a first contact served', () => {
  test('without the link nobody sets anything up', async () => {
    const stranger = await person()
    await stranger.goto(at('/set-up'))
    await stranger.getByRole('heading', { name: 'Open the set-up link' }).waitFor()
    await looksRight(stranger)
    await stranger.goto(`${at('/set-up')}#${'x'.repeat(43)}`)
    await stranger.reload()
    await press(stranger, 'Begin')
    await sees(stranger, 'This set-up link does not work any more')
    await stranger.context().close()
  })

  test('with the keyboard alone: the organisation, where it is, and how it is reached', async () => {
    admin = await person({ timezoneId: 'Pacific/Auckland' })
    await admin.goto(link)
    await admin.getByRole('heading', { name: 'Welcome. Let us set up your service' }).waitFor()
    expect(new URL(admin.url()).hash).toBe('')
    await looksRight(admin)
    await tabTo(admin, 'Begin')
    await admin.keyboard.press('Enter')
    await admin.getByRole('heading', { name: 'What is your organisation called?' }).waitFor()
    await tabTo(admin, 'Continue')
    await admin.keyboard.press('Enter')
    await sees(admin, 'Please give it a name.')
    await knowsWhere(admin, /^Name of the organisation/)
    await admin.keyboard.type('Te Whānau O’Brien & 李')
    await looksRight(admin)
    await goesOn(admin, 'Where are you?')
    await types(admin, /^Country/, 'New Zea')
    await admin.getByRole('option', { name: 'New Zealand' }).waitFor()
    await admin.keyboard.press('ArrowDown')
    await admin.keyboard.press('Enter')
    await sees(admin, /^There it is .*GMT\+1[23]/)
    await tabTo(admin, 'English')
    await admin.keyboard.press('ArrowDown')
    expect(await admin.getByRole('radio', { name: 'Français' }).isChecked()).toBe(true)
    await looksRight(admin)
    await goesOn(admin, 'How else can clients reach you?')
    await types(admin, /^Telephone/, '03 941 8999')
    await looksRight(admin)
    await goesOn(admin, 'When are you open?')
  })

  test('hours and closed days; back and on without losing anything, also when the page is loaded again', async () => {
    await tabTo(admin, 'Saturday: add times')
    await admin.keyboard.press('Enter')
    await admin.getByRole('group', { name: 'Saturday' }).getByLabel('Saturday, from').waitFor()
    await looksRight(admin)
    await goesOn(admin, 'On which days are you closed?')
    await admin
      .getByRole('checkbox', { name: /Christmas Day/ })
      .first()
      .waitFor()
    expect(
      await admin
        .getByRole('checkbox', { name: /Christmas Day$/ })
        .first()
        .isChecked(),
    ).toBe(true)
    await looksRight(admin)
    await tabTo(admin, 'Back')
    await admin.keyboard.press('Enter')
    await admin.getByRole('heading', { name: 'When are you open?' }).waitFor()
    await admin.reload()
    await admin.getByLabel('Saturday, from').waitFor()
    await goesOn(admin, 'On which days are you closed?')
    // The days of that country come a moment later, above what follows them.
    await admin
      .getByRole('checkbox', { name: /Christmas Day$/ })
      .first()
      .waitFor()
    await goesOn(admin, 'Who answers?')
  })

  test('the first department, the first service, and the first person', async () => {
    await types(admin, /^Name of the department/, 'Customer service')
    await looksRight(admin)
    await goesOn(admin, 'Which service do you begin with?')
    await types(admin, /^Name of the service/, 'Water at home')
    await types(admin, /^What it is for/, 'Water comes when the tap is opened, and it is clean.')
    await looksRight(admin)
    await goesOn(admin, 'How do clients ask for it?')
    await types(admin, /^What they say/, 'no water comes out of the tap')
    await looksRight(admin)
    await goesOn(admin, 'And who are you?')
    await types(admin, /^Your name/, '李 O’Brien')
    await types(admin, /^Your e-mail/, 'li@example.org')
    await types(admin, /^A password/, PASSWORD)
    await looksRight(admin)
    await goesOn(admin, 'Is this right?')
    await sees(admin, 'Te Whānau O’Brien & 李')
    await sees(admin, /Monday to Saturday: 09:00 – 17:00/)
    await looksRight(admin)
  })

  test('it ends at the desk, signed in, with what to do next', async () => {
    await tabTo(admin, 'Open the service')
    await admin.keyboard.press('Enter')
    await admin.getByRole('heading', { name: 'Te Whānau O’Brien & 李 is open' }).waitFor()
    await sees(admin, 'Invite the people you work with')
    await looksRight(admin)
    const { rows } = await query('select count(*)::int as admins from agents where $1 = any(roles)', 'admin')
    expect(rows).toEqual([{ admins: 1 }])
  })

  test('closed from then on: the link leads to signing in', async () => {
    const late = await person()
    await late.goto(link)
    await late.getByRole('heading', { name: 'This service has been set up' }).waitFor()
    await looksRight(late)
    await late.context().close()
  })

  test('the portal shows the service; who asks for no language of ours is given the organisation’s', async () => {
    const guest = await person({ locale: 'de-DE' })
    await guest.goto(at('/services'))
    await sees(guest, 'Water at home')
    await guest.waitForFunction(() => document.documentElement.lang === 'fr-FR')
    await sees(guest, '03 941 8999')
    await guest.context().close()
  })

  test('a client asks for a person, the new admin answers, and the need is met', async () => {
    await admin.goto(at('/desk'))
    await becomesAvailable(admin)
    const client = await person()
    await client.goto(at('/'))
    await askFor(client, 'no water comes out of my tap')
    await accepts(admin)
    await agentWrites(admin, 'I have opened the valve in your street.')
    await sees(client, 'I have opened the valve in your street.')
    await press(admin, 'End…')
    await press(admin.getByRole('dialog', { name: 'End the conversation' }), 'Met')
    await client
      .getByRole('heading', { name: /sorted|settled|finished|done|met/i })
      .first()
      .waitFor()
    const { rows } = await query(`select state, outcome from cases`)
    expect(rows).toEqual([{ state: 'closed', outcome: 'met' }])
    expect(faults).toEqual([])
  })
})

async function query(text: string, ...values: unknown[]) {
  const { default: pg } = await import('pg')
  const own = new pg.Client({ connectionString: fresh.url })
  await own.connect()
  try {
    return await own.query(text, values)
  } finally {
    await own.end()
  }
}
