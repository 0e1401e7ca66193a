import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { ExampleSummary } from '#cli/example/create.ts'
import { problemsMirrored, readFromTheRight, readable, signsNotTurned } from './support/mirrored.ts'
import { accepts, agentWrites, askFor, clientWrites, press, sees } from './support/people.ts'
import { exampleDatabase } from '#tests/support/example.ts'
import { systemClock } from '#platform/clock.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, resize } from './support/screens.ts'

let place: Place
let example: ExampleSummary
let client: Page
let desk: Page

beforeAll(async () => {
  const on = await exampleDatabase()
  example = on.told
  place = await openPlace(systemClock, { on })
  const { pool } = place.app.database
  // Whoever is present in the example has no desk open here.
  await pool.query('delete from presences')
  const { agentId } = example.agent
  // One person opens all: the same pages as each of them would see alone.
  await pool.query(`update agents set roles = '{agent,lead,planner,admin}' where id = $1`, [agentId])
  desk = await place.desk(agentId)
  await readFromTheRight(desk)
  client = await place.client()
  await readFromTheRight(client)
})
afterAll(() => place.close())

/**
 * What is wrong with the page as it stands, wide and on a phone: sideways, not mirrored, signs that point astray; at the last
 * size axe too, to which direction is all one.
 */
async function problems(page: Page, sizes = [WIDE, NARROW]): Promise<string[]> {
  const found: string[] = []
  for (const size of sizes) {
    if (size === sizes.at(-1)) found.push(...(await problemsAt(page, size, { colours: false })))
    else await resize(page, size)
    const mirrored = [...(await problemsMirrored(page)), ...(await signsNotTurned(page))]
    found.push(...mirrored.map((line) => `${size.width} px: ${line}`))
  }
  await resize(page, WIDE)
  return found
}
async function at(page: Page, path: string, words: string | RegExp): Promise<void> {
  await resize(page, WIDE)
  await page.goto(place.url + path)
  await page.locator('h1').first().waitFor()
  await page.getByText(words).or(page.getByLabel(words)).filter({ visible: true }).first().waitFor()
}

const first = async (sql: string): Promise<string> => {
  const { rows } = await place.app.database.pool.query<{ id: string }>(sql)
  return rows[0]?.id ?? ''
}

describe('from right to left: pages for clients', () => {
  test('the first page, the services, one of them, the charter', async () => {
    await at(client, '/', 'What do you need?')
    expect(await problems(client)).toEqual([])
    const slug = await first('select slug as id from services where active order by slug limit 1')
    for (const path of ['/services', `/services/${slug}`, '/charter', '/my/sign-in']) {
      await at(client, path, /./)
      expect(await problems(client), path).toEqual([])
    }
  })

  test('the own page of somebody known, and their case', async () => {
    const known = await place.knownClient(example.clientId)
    await readFromTheRight(known)
    await at(known, '/my', /./)
    expect(await problems(known)).toEqual([])
    await at(known, `/my/cases/${example.clientCaseId}`, 'Who owns it')
    expect(await problems(known)).toEqual([])
    const reference = await first(`select reference as id from cases where id = '${example.clientCaseId}'`)
    expect(await readable(known, [reference])).toEqual({ [reference]: true })
    await known.context().close()
  })

  test('signing in as staff', async () => {
    const person = await place.person()
    await readFromTheRight(person)
    await at(person, '/sign-in', /E-mail/)
    expect(await problems(person)).toEqual([])
    await person.context().close()
  })
})

describe('from right to left: a conversation', () => {
  test('the waiting room, and the offer', async () => {
    await at(desk, '/desk', /Hello/)
    expect(await problems(desk)).toEqual([])
    await press(desk, 'I am available')
    await desk.getByRole('button', { name: /^My presence: .?Available/ }).waitFor()
    await at(client, '/', 'What do you need?')
    await askFor(client, 'My bin was missed. Call me on +44 20 7946 0958.')
    expect(await problems(client)).toEqual([])
    await desk.getByRole('button', { name: 'Accept' }).waitFor()
    expect(await problems(desk, [WIDE])).toEqual([])
    await accepts(desk)
  })

  test('both sides of it; what is written keeps the direction of its own letters', async () => {
    await agentWrites(desk, 'We come at 10:30 on Monday.')
    await clientWrites(client, 'شكرا جزيلا')
    await sees(desk.getByRole('log'), 'شكرا جزيلا')
    await sees(client, 'We come at 10:30 on Monday.')
    expect(await problems(client)).toEqual([])
    expect(await problems(desk, [WIDE])).toEqual([])
    const phone = '+44 20 7946 0958'
    for (const page of [desk, client])
      expect(await readable(page, [phone, 'We come at 10:30 on Monday.'])).toEqual({
        [phone]: true,
        'We come at 10:30 on Monday.': true,
      })
    await resize(desk, NARROW)
    for (const part of ['Talk', 'Known', 'Story', 'Do']) {
      await desk.getByRole('tab', { name: part }).click()
      expect(await problems(desk, [NARROW]), part).toEqual([])
      await resize(desk, NARROW)
    }
  })

  test('arrow keys go where they point', async () => {
    const tab = (name: string) => desk.getByRole('tab', { name })
    await tab('Talk').click()
    await desk.keyboard.press('ArrowLeft')
    expect(await tab('Known').getAttribute('aria-selected')).toBe('true')
    await desk.keyboard.press('ArrowRight')
    expect(await tab('Talk').getAttribute('aria-selected')).toBe('true')
    await resize(desk, WIDE)
  })
})

describe('from right to left: the desk', () => {
  test('cases, one case, people, one person, search, settings', async () => {
    const pages: [path: string, words: string | RegExp][] = [
      ['/desk/cases?whose=all', 'All cases'],
      [`/desk/cases/${example.clientCaseId}`, 'The story'],
      ['/desk/people?q=Margaret', 'Find a person'],
      [`/desk/people/${example.clientId}`, 'Everything that happened'],
      ['/desk/search?q=bin', /found|Contacts/],
      ['/desk/account', /Password/],
      ['/desk/notifications', /./],
    ]
    for (const [path, words] of pages) {
      await at(desk, path, words)
      expect(await problems(desk), path).toEqual([])
    }
  })

  test('a reference, a telephone number and an e-mail address stay as they are', async () => {
    await at(desk, `/desk/people/${example.clientId}`, 'Everything that happened')
    const shown = await desk.locator('bdi').allTextContents()
    const phone = shown.find((text) => /^\+?\d[\d ]{8,}$/.test(text)) ?? 'a telephone number'
    const email = shown.find((text) => text.includes('@')) ?? 'an e-mail address'
    const reference = await first(`select reference as id from cases where id = '${example.clientCaseId}'`)
    expect(await readable(desk, [email, phone, reference])).toEqual({
      [email]: true,
      [phone]: true,
      [reference]: true,
    })
  })

  test('the rail stands at the right, what is open beside it', async () => {
    await at(desk, '/desk', /Hello/)
    const rail = await desk.locator('.desk-rail').boundingBox()
    const main = await desk.locator('#desk-main').boundingBox()
    expect(rail && Math.round(rail.x + rail.width)).toBe(WIDE.width)
    expect(main?.x).toBe(0)
    await press(desk, 'Settings')
    await desk.getByRole('dialog').waitFor()
    expect(await problems(desk, [WIDE])).toEqual([])
    await desk.keyboard.press('Escape')
  })
})

describe('from right to left: lens, planner, administration', () => {
  test('the lens: what is now, and a page with charts', async () => {
    for (const [path, words] of [
      ['/lens', 'Who waits'],
      ['/lens/demand', /./],
      ['/lens/capability', /./],
    ] as const) {
      await at(desk, path, words)
      expect(await problems(desk), path).toEqual([])
    }
  })

  test('the planner: the forecast, the roster', async () => {
    for (const path of ['/planner/forecast', '/planner/roster', '/planner/my-shifts']) {
      await at(desk, path, /./)
      expect(await problems(desk), path).toEqual([])
    }
  })

  test('every page of the administration', async () => {
    await at(desk, '/admin', /./)
    const links = await desk
      .getByRole('navigation', { name: 'Administration' })
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(12)
    for (const path of ['/admin', ...links]) {
      await at(desk, path, /./)
      expect(await problems(desk), path).toEqual([])
    }
  })

  test('forms of it: a person, a service, opening hours, a rule', async () => {
    const hours = await first('select id from calendars limit 1')
    const service = await first('select id from services limit 1')
    const paths = [
      '/admin/people/new',
      `/admin/services/${service}`,
      `/admin/calendars/${hours}`,
      '/admin/rules/new',
    ]
    for (const path of paths) {
      await at(desk, path, /./)
      expect(await problems(desk), path).toEqual([])
    }
    expect(place.faults).toEqual([])
  })
})

describe('from right to left: the widget', () => {
  test('the page in its frame', async () => {
    await client.setViewportSize({ width: 384, height: 608 })
    await client.goto(`${place.url}/widget?site=${encodeURIComponent(place.url)}&language=en&direction=rtl`)
    await client.getByRole('heading', { level: 1 }).waitFor()
    expect(await problemsMirrored(client)).toEqual([])
  })
})
