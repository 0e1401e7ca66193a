import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { ExampleSummary } from '#cli/example/create.ts'
import {
  accepts,
  agentWrites,
  askFor,
  becomesAvailable,
  clientWrites,
  press,
  promises,
  sees,
} from './support/people.ts'
import { exampleDatabase } from '#tests/support/example.ts'
import { systemClock } from '#platform/clock.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { inMinutes } from './support/clocks.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

let place: Place
let example: ExampleSummary
let client: Page
let desk: Page

beforeAll(async () => {
  const on = await exampleDatabase()
  example = on.told
  place = await openPlace(systemClock, { on })
  // Whoever is present in the example has no desk open here.
  await place.app.database.pool.query('delete from presences')
  client = await place.client()
  desk = await place.desk(example.agent.agentId)
})
afterAll(() => place.close())

/** Opens an address in a page that is there already. */
async function at(page: Page, path: string): Promise<Page> {
  await resize(page, WIDE)
  await page.goto(place.url + path)
  await page.locator('h1').first().waitFor()
  return page
}

const first = async (sql: string): Promise<string> => {
  const { rows } = await place.app.database.pool.query<{ id: string }>(sql)
  return rows[0]?.id ?? ''
}

test('what is wrong with a page is told: in it, in a frame of it, in the dark', async () => {
  const page = await client.context().newPage()
  await page.setContent(`<html lang="en"><title>A page</title>
    <style>@media (prefers-color-scheme: dark) { .faint { color: #777; background: #888 } }</style>
    <main><h1>A page</h1><img src="data:,"><p class="faint">Hard to read</p>
    <iframe title="Another" srcdoc="<html lang='en'><title>Another</title><main aria-label='Another'><h1>One</h1><button></button></main>"></iframe>
    </main>`)
  await page.frameLocator('iframe').locator('button').waitFor()
  const found = (await problemsAt(page, WIDE)).map((line) => line.split(': ').slice(0, 3).join(': '))
  expect(found.toSorted()).toEqual([
    '1440 px: dark: color-contrast',
    '1440 px: light: button-name',
    '1440 px: light: image-alt',
  ])
  await page.close()
})

describe('pages for clients', () => {
  test('the first page', async () => {
    expect(await problemsOf(await at(client, '/'))).toEqual([])
  })

  test('the first page, with suggestions', async () => {
    await client.getByRole('textbox', { name: /^What do you need/ }).fill('my bin was missed')
    await sees(client, 'This may answer it right away')
    expect(await problemsOf(client)).toEqual([])
    await client.getByRole('textbox', { name: /^What do you need/ }).fill('')
  })

  test('the services, one of them, and a guide', async () => {
    expect(await problemsOf(await at(client, '/services'))).toEqual([])
    const slug = await first('select slug as id from services where active order by slug limit 1')
    expect(await problemsOf(await at(client, `/services/${slug}`))).toEqual([])
    const article = await first(`select id from articles where audience = 'public' order by title limit 1`)
    expect(await problemsOf(await at(client, `/help/${article}`))).toEqual([])
  })

  test('an address at which there is nothing', async () => {
    expect(await problemsOf(await at(client, '/nothing-here'))).toEqual([])
  })

  test('opening the own page: unknown, by code, by a broken link', async () => {
    for (const path of ['/my', '/my/sign-in', '/my/open#broken'])
      expect(await problemsOf(await at(client, path)), path).toEqual([])
  })

  test('the own page and its cases: open and closed', async () => {
    const known = await place.knownClient(example.clientId, example.clientCaseId)
    await known.getByRole('heading', { name: 'Who owns it' }).waitFor()
    expect(await problemsOf(known)).toEqual([])
    expect(await problemsOf(await at(known, '/my'))).toEqual([])
    await known.context().close()
    const closed = await place.app.database.pool.query<{ id: string; clientId: string }>(
      `select id, client_id as "clientId" from cases where state = 'closed' and confirmed is null order by closed_at desc limit 1`,
    )
    const { id = '', clientId = '' } = closed.rows[0] ?? {}
    const done = await place.knownClient(clientId, id)
    await done.getByRole('heading', { name: 'Is this sorted?' }).waitFor()
    expect(await problemsOf(done)).toEqual([])
    await resize(done, WIDE)
    await press(done, 'Yes, this is sorted')
    await sees(done, 'You told us that this is sorted.')
    expect(await problemsOf(done)).toEqual([])
    await done.context().close()
  })

  test('the second language', async () => {
    await at(client, '/')
    await client.getByRole('combobox', { name: 'Language' }).selectOption('fr')
    await client.waitForFunction(() => document.documentElement.lang === 'fr-FR')
    expect(await problemsOf(client)).toEqual([])
    await resize(client, WIDE)
    await client.getByRole('combobox', { name: 'Langue' }).selectOption('en')
    await client.waitForFunction(() => document.documentElement.lang === 'en-GB')
  })

  test('the reference of the API', async () => {
    await at(client, '/api/v1')
    await resize(client, NARROW)
    expect(await client.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width)
    // Hundreds of routes are written by one hand: some of them tell about all.
    await client.evaluate(() => {
      for (const route of [...document.querySelectorAll('article')].slice(12)) route.remove()
    })
    expect(await problemsOf(client)).toEqual([])
  })
})

describe('pages for staff', () => {
  test('signing in, by password and by link', async () => {
    const person = await place.person()
    for (const path of ['/sign-in', '/enter#anything', '/enter'])
      expect(await problemsOf(await at(person, path)), path).toEqual([])
    await person.context().close()
  })

  test('lists of cases and people, a case open and closed, a person, and Now of the lens', async () => {
    const closed = await first(`select id from cases where state = 'closed' order by closed_at desc limit 1`)
    const paths: [string, string][] = [
      ['/desk', 'Your work in figures'],
      ['/desk/cases?whose=all', 'All cases'],
      [`/desk/cases/${example.clientCaseId}`, 'The story'],
      [`/desk/cases/${closed}`, 'The story'],
      ['/desk/people?q=Margaret', 'Find a person'],
      [`/desk/people/${example.clientId}`, 'Everything that happened'],
      ['/lens', 'Who waits'],
    ]
    for (const [path, words] of paths) {
      await at(desk, path)
      await desk.getByText(words).or(desk.getByLabel(words)).first().waitFor()
      expect(await problemsOf(desk), path).toEqual([])
    }
  })

  test('the dialogs of a case', async () => {
    for (const size of [WIDE, NARROW]) {
      await at(desk, `/desk/cases/${example.clientCaseId}`)
      await resize(desk, size)
      await withOpened(size, ['Promise', 'Close', 'Let it rest', 'More'])
    }
  })
})

describe('a conversation, from the waiting room to the end', () => {
  test('the waiting room, and the desk with the offer', async () => {
    await at(desk, '/desk')
    await becomesAvailable(desk)
    await at(client, '/')
    await askFor(client, 'My bin was missed and I have had no heating since Tuesday')
    await press(client, /^Choose a time/)
    await press(desk, 'Not now')
    expect(await problemsAt(desk, WIDE), 'the offer').toEqual([])
    await desk.keyboard.press('Escape')
    expect(await problemsAt(desk, NARROW), 'the offer').toEqual([])
    await resize(desk, WIDE)
    await accepts(desk)
  })

  test('the conversation of both', async () => {
    await agentWrites(desk, 'Good morning, I am looking at it. See http://127.0.0.1/ for the dates.')
    await clientWrites(client, 'Thank you')
    await sees(desk.getByRole('log'), 'Thank you')
    await press(desk, 'Promise')
    await promises(desk, {
      what: 'Empty the bin',
      at: inMinutes({ now: () => new Date() }, 90),
      told: 'I have written it',
    })
    await sees(client, 'Empty the bin')
    expect(await problemsOf(client), 'client').toEqual([])
    expect(await problemsAt(desk, WIDE), 'desk').toEqual([])
    await resize(desk, NARROW)
    for (const part of ['Talk', 'Known', 'Story', 'Do']) {
      await desk.getByRole('tab', { name: part }).click()
      expect(await problemsAt(desk, NARROW), part).toEqual([])
    }
    await resize(desk, WIDE)
  })

  test('every dialog and menu of the moment', async () => {
    for (const size of [WIDE, NARROW]) {
      await resize(desk, size)
      if (size === NARROW) await desk.getByRole('tab', { name: 'Do' }).click()
      await withOpened(size, ['Bring in', 'Hand over', 'Promise', 'End…', 'More'])
      for (const entry of ['Ask for work', 'Open question', 'Refuse kindly', 'Send their page']) {
        await press(desk, 'More')
        await desk.getByRole('menuitem', { name: entry }).click()
        await checkOpened(size, entry)
      }
    }
    await resize(desk, WIDE)
  })

  test('what is at hand on every page of the desk', async () => {
    const wide = [
      'Log a call, visit or letter',
      'Find or do',
      'Keys',
      'Settings',
      /^My presence/,
      /^Notifications/,
    ]
    await withOpened(WIDE, wide)
    await press(desk, /^My presence/)
    await press(desk, 'I will be away…')
    await checkOpened(WIDE, 'Away for a while')
    await resize(desk, NARROW)
    await withOpened(NARROW, ['Find or do', /^Me\./])
    for (const button of ['Log a call, visit or letter', 'Keys', 'Settings', 'I will be away…']) {
      await press(desk, /^Me\./)
      await press(desk.getByRole('dialog', { name: /^Me:/ }), button)
      await desk.getByRole('dialog', { name: /^Me:/ }).waitFor({ state: 'detached' })
      await checkOpened(NARROW, button)
    }
    await resize(desk, WIDE)
  })

  test('on hold, and the end', async () => {
    await press(desk, 'Hold')
    await sees(client, /is looking something up for you/)
    expect(await problemsOf(client), 'on hold').toEqual([])
    await press(desk, 'Come back')
    await press(desk, 'End…')
    await press(desk.getByRole('dialog'), 'Owned: what we promised')
    await client.getByRole('heading', { name: /somebody owns it/ }).waitFor()
    expect(await problemsOf(client), 'ended').toEqual([])
    await sees(desk, /^This conversation has ended/)
    expect(await problemsOf(desk), 'ended, on the desk').toEqual([])
    expect(place.faults).toEqual([])
  })
})

/** Opens each by its button, looks at it, and closes it. */
async function withOpened(size: typeof WIDE, buttons: readonly (string | RegExp)[]): Promise<void> {
  for (const button of buttons) {
    await press(desk, button)
    await checkOpened(size, String(button))
  }
}

async function checkOpened(size: typeof WIDE, name: string): Promise<void> {
  const opened = desk.locator('[role="dialog"], [role="menu"]')
  await opened.first().waitFor()
  expect(await problemsAt(desk, size), `${name}, ${size.width} px`).toEqual([])
  await desk.keyboard.press('Escape')
  await opened.first().waitFor({ state: 'detached' })
}
