/**
 * Takes the pictures of the documentation: starts the example organisation in a temporary folder, has a conversation in
 * real browsers, and writes `docs/pictures/<name>-<desk|phone>-<light|dark>.png`.
 *
 * `node scripts/screenshots.ts [--to docs/pictures] [--only portal,desk] [--all] [--whole]`; the pages must be built (`npm start`
 * does). Pictures that no page of the documentation shows are removed again, unless `--all` is given; `--whole` takes
 * whole pages instead of what a window shows. It is a Tuesday morning in them, whenever they are taken.
 */
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createApp } from '#src/app.ts'
import { createExample } from '#cli/example/create.ts'
import { makeClientLink } from '#domain/accounts/commands.links.ts'
import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { makeLog } from '#platform/log.ts'
import { launchBrowser } from '#tests/support/browser.ts'

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'docs/pictures' },
    only: { type: 'string', default: '' },
    all: { type: 'boolean' },
    whole: { type: 'boolean', default: false },
  },
})
const only = values.only === '' ? undefined : values.only.split(',')
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const THEMES = ['light', 'dark'] as const

const ahead = nextTuesdayMorning().getTime() - Date.now()
const clock = { now: () => new Date(Date.now() + ahead) }

const folder = mkdtempSync(join(tmpdir(), 'answerable-pictures-'))
mkdirSync(values.to, { recursive: true })
const embedded = await startEmbedded({ dataDirectory: folder, durable: false })
await migrate(embedded.url)
await migrateJobs(embedded.url)
const seeding = openDatabase(embedded.url, 2)
const people = await createExample(seeding, { now: clock.now() })
await seeding.close()
const port = await freePort()
const publicUrl = `http://127.0.0.1:${port}`
const clientSecret = 'c'.repeat(40)
const app = await createApp({
  databaseUrl: embedded.url,
  databasePool: 6,
  publicUrl,
  staffSecret: 's'.repeat(40),
  clientSecret,
  trustProxy: false,
  roles: ['web', 'worker'],
  requestsPerMinute: 0,
  mailFrom: 'service@harbour.example',
  clock,
  log: makeLog({ level: 'error' }),
})
await app.http.listen({ host: '127.0.0.1', port })
const browser = await launchBrowser()
try {
  await takeAll(browser)
  if (!values.all) removeUnused()
} finally {
  await browser.close()
  await app.close()
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** The next Tuesday at 10:12 UTC: the service is open, and a morning's work is done. */
function nextTuesdayMorning(): Date {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + ((9 - day.getUTCDay()) % 7))
  day.setUTCHours(10, 12, 0, 0)
  return day
}

/** A window whose own clock shows the service's time. */
async function newWindow(chromium: Browser): Promise<BrowserContext> {
  const context = await chromium.newContext({
    viewport: SIZES.desk,
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  })
  await context.clock.install({ time: clock.now() })
  return context
}

function removeUnused(): void {
  const written = globSync(['*.md', 'docs/**/*.md'])
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  for (const name of readdirSync(values.to)) if (!written.includes(name)) rmSync(join(values.to, name))
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function signedIn(context: BrowserContext, agentId: string): Promise<Page> {
  const { url } = await app.database.transact((tx) =>
    makeStaffLink(tx, { kind: 'service' }, agentId, systemClock.now(), { publicUrl }),
  )
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button').first().click()
  await page.waitForURL(/\/desk/, { timeout: 15_000 })
  return page
}

async function clientLink(): Promise<string> {
  const { clientId, clientCaseId: caseId } = people
  const { url } = await app.database.transact((tx) =>
    makeClientLink(tx, { kind: 'service' }, { clientId, caseId }, clock.now(), { publicUrl, clientSecret }),
  )
  return url
}

/** One picture of a page at both widths and in both themes. */
async function picture(page: Page, name: string): Promise<void> {
  if (only && !only.some((one) => name.startsWith(one))) return
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(() => document.fonts.ready)
      // Colours fade over from one theme to the other.
      await page.waitForTimeout(450)
      const path = join(values.to, `${name}-${size}-${colorScheme}.png`)
      await page.screenshot({ path, fullPage: values.whole })
    }
  }
  await page.setViewportSize(SIZES.desk)
}

async function settled(page: Page): Promise<void> {
  // Live streams never end, so "no requests" never comes: what is loading says so on the page itself.
  await page.locator('main h1, main h2').first().waitFor({ timeout: 10_000 })
  const isLoaded = () => document.querySelector('[aria-busy="true"], [data-loading]') === null
  await page.waitForFunction(isLoaded, undefined, { timeout: 10_000 })
  await page.waitForTimeout(300)
}

async function takeAll(chromium: Browser): Promise<void> {
  await planning(chromium)
  await looking(chromium)
  if (only?.every((one) => /^(planner|lens)-/.test(one) && one !== 'lens-now')) return
  const clientContext = await newWindow(chromium)
  const agentContext = await newWindow(chromium)
  const leadContext = await newWindow(chromium)
  const desk = await signedIn(agentContext, people.agent.agentId)
  await settled(desk)
  await presence(desk)
  const client = await clientContext.newPage()
  await client.goto(publicUrl)
  await settled(client)
  await picture(client, 'portal-home')
  await client.getByRole('textbox').first().fill('My boiler has stopped and there is no heating')
  await client.waitForTimeout(600)
  await picture(client, 'portal-suggestions')
  await client.goto(`${publicUrl}/services`)
  await settled(client)
  await picture(client, 'portal-services')
  await client.goto(await clientLink())
  await client.waitForURL(/\/my\/?(?!open)/, { timeout: 15_000 })
  await settled(client)
  const expert = await signedIn(await newWindow(chromium), people.expert.agentId)
  await presence(expert)
  await conversation(client, desk, expert)
  const url = await clientLink()
  const known = await (await newWindow(chromium)).newPage()
  await known.goto(url)
  await known.waitForURL(/\/my/, { timeout: 15_000 })
  await settled(known)
  await picture(known, 'my-case')
  await known.goto(`${publicUrl}/my`)
  await settled(known)
  await picture(known, 'my-home')
  for (const [name, path] of [
    ['desk-cases', '/desk/cases'],
    ['desk-case', `/desk/cases/${people.clientCaseId}`],
    ['desk-person', `/desk/people/${people.clientId}`],
    ['desk-people', '/desk/people'],
  ] as const) {
    await desk.goto(publicUrl + path)
    await settled(desk)
    await picture(desk, name)
  }
  const another = await (await newWindow(chromium)).newPage()
  await another.goto(publicUrl)
  await settled(another)
  await write(another, 'Which papers do I need for a parking permit?')
  const lead = await signedIn(leadContext, people.lead.agentId)
  await lead.goto(`${publicUrl}/lens`)
  await settled(lead)
  await picture(lead, 'lens-now')
}

/** What the planner sees, and a person's own shifts. */
async function planning(chromium: Browser): Promise<void> {
  const page = await signedIn(await newWindow(chromium), people.planner.agentId)
  const scenarioId = await ranWhatIf(page)
  const { items: rosters } = (await read(page, '/planning/rosters')) as { items: { id: string }[] }
  for (const [name, path] of [
    ['planner-forecast', '/planner/forecast'],
    ['planner-need', '/planner/need'],
    ['planner-rosters', '/planner/roster'],
    ['planner-roster', `/planner/roster/${rosters.at(-1)?.id ?? ''}`],
    ['planner-constraints', '/planner/constraints'],
    ['planner-what-ifs', '/planner/what-if'],
    ['planner-what-if', `/planner/what-if/${scenarioId}`],
  ] as const) {
    await page.goto(publicUrl + path)
    await settled(page)
    await picture(page, name)
  }
  const desk = await signedIn(await newWindow(chromium), people.agent.agentId)
  await desk.goto(`${publicUrl}/planner/my-shifts`)
  await settled(desk)
  await picture(desk, 'planner-my-shifts')
}

/** What a lead sees through the lens, and what the portal says of it. */
async function looking(chromium: Browser): Promise<void> {
  if (only && !only.some((one) => one.startsWith('lens') || one === 'portal-charter')) return
  const page = await signedIn(await newWindow(chromium), people.lead.agentId)
  const patterns = (await read(page, '/patterns')) as { items: { id: string }[] }
  const experiments = (await read(page, '/experiments')) as { items: { id: string; state: string }[] }
  const journeys = (await read(page, '/measures/journeys?most=returns&limit=1')) as {
    items: { caseId: string }[]
  }
  const packs = (await read(page, '/packs')) as { items: { id: string }[] }
  const ended = experiments.items.find(({ state }) => state === 'ended') ?? experiments.items[0]
  const quarter = `from=${dayBefore(90)}`
  for (const [name, path] of [
    ['lens-demand', '/lens/demand'],
    ['lens-flow', '/lens/flow'],
    ['lens-capability', `/lens/capability?measure=failure_share&${quarter}`],
    ['lens-busy', '/lens/busy'],
    ['lens-standards', '/lens/standards'],
    ['lens-patterns', '/lens/patterns'],
    ['lens-pattern', `/lens/patterns/${patterns.items[0]?.id ?? ''}`],
    ['lens-experiment', `/lens/experiments/${ended?.id ?? ''}`],
    ['lens-cost', '/lens/cost'],
    ['lens-journeys', '/lens/journeys'],
    ['lens-journey', `/lens/journeys/${journeys.items[0]?.caseId ?? ''}`],
    ['lens-charter', '/lens/charter'],
    ['lens-pack', `/lens/packs/${packs.items[0]?.id ?? ''}`],
    ['lens-notices', '/lens/notices'],
    ['portal-charter', '/charter'],
  ] as const) {
    await page.goto(publicUrl + path)
    await settled(page)
    await picture(page, name)
  }
  const asked = await signedIn(await newWindow(chromium), people.agent.agentId)
  await asked.goto(`${publicUrl}/lens/asked`)
  await settled(asked)
  await picture(asked, 'lens-asked')
}

function dayBefore(days: number): string {
  return new Date(clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10)
}

/** One of the saved what-ifs, run to its end. */
async function ranWhatIf(page: Page): Promise<string> {
  const { items } = (await read(page, '/planning/scenarios')) as { items: { id: string }[] }
  const id = items.at(-1)?.id ?? ''
  await post(page, `/planning/scenarios/${id}/run`, {})
  for (let tries = 0; tries < 120; tries++) {
    const { state } = (await read(page, `/planning/scenarios/${id}`)) as { state: string }
    if (state === 'done') return id
    await page.waitForTimeout(500)
  }
  throw new Error('the what-if did not end')
}

function read(page: Page, path: string): Promise<unknown> {
  return page.evaluate(async (to) => (await fetch(`/api/v1${to}`)).json() as Promise<unknown>, path)
}

/** The expert is asked into the conversation that the desk shows, joins, and says something. */
async function bringIn(desk: Page, expert: Page): Promise<void> {
  const contactId = desk.url().split('/').at(-1) ?? ''
  const asked = { agentId: people.expert.agentId, question: 'Is support due before the first part?' }
  const { offerId } = (await post(desk, `/contacts/${contactId}/bring-in`, asked)) as { offerId: string }
  await post(expert, `/offers/${offerId}/accept`, {})
  const body = 'Good morning, this is Grace from benefits. I have your papers here; give me two minutes.'
  await post(expert, `/contacts/${contactId}/messages`, { kind: 'text', body })
}

function post(page: Page, path: string, body: unknown): Promise<unknown> {
  return page.evaluate(
    async ([to, what]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api/v1${to}`, { method: 'POST', headers, body: JSON.stringify(what) })
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`)
      return answer.json() as Promise<unknown>
    },
    [path, body] as const,
  )
}

/** Another client makes contact. */
async function write(page: Page, need: string): Promise<void> {
  await post(page, '/portal/visits', {})
  await post(page, '/portal/contacts', { need })
  await page.waitForTimeout(500)
}

async function presence(desk: Page): Promise<void> {
  await desk.evaluate(async () => {
    await fetch('/api/v1/agents/me/presence', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'available', reason: null }),
    })
  })
  await desk.reload()
  await settled(desk)
}

/** A client and an agent talk; pictures of waiting, the offer, the moment and the close. */
async function conversation(client: Page, desk: Page, expert: Page): Promise<void> {
  await client.evaluate(async () => {
    const post = (path: string, body: unknown) =>
      fetch(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    await post('/portal/visits', {})
    const started = await post('/portal/contacts', {
      need: 'The new bill has come, thank you. May I pay it in smaller parts, a little each week?',
      minutesAvailable: 30,
      canTalkPrivately: true,
    })
    const { id } = (await started.json()) as { id: string }
    window.location.assign(`/talk/${id}`)
  })
  await client.waitForURL(/\/talk\//)
  await settled(client)
  await picture(client, 'talk-waiting')
  await desk.waitForTimeout(1200)
  await picture(desk, 'desk-offer')
  await desk.evaluate(async () => {
    const mine = (await (await fetch('/api/v1/contacts/mine')).json()) as { offers: { id: string }[] }
    const [offer] = mine.offers
    if (!offer) throw new Error('no offer')
    const accepted = await fetch(`/api/v1/offers/${offer.id}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const { contactId } = (await accepted.json()) as { contactId: string }
    for (const body of [
      'Good morning Mrs Ellis. Yes, you may. I am looking at what is left to pay for this year.',
      'I am asking Grace in: she can say at once whether support is due before the first part.',
    ]) {
      await fetch(`/api/v1/contacts/${contactId}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'text', body }),
      })
    }
    await fetch(`/api/v1/contacts/${contactId}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        kind: 'note',
        body: 'Not on Thursdays: her sister comes, and she cannot talk freely then.',
      }),
    })
    window.location.assign(`/desk/contacts/${contactId}`)
  })
  await desk.waitForURL(/\/desk\/contacts\//)
  await bringIn(desk, expert)
  await settled(desk)
  await client.waitForTimeout(500)
  await picture(client, 'talk-conversation')
  await picture(desk, 'desk-moment')
}
