import type { Browser, BrowserContext, Page } from 'playwright-core'
import { makeClientLink } from '#domain/accounts/commands.links.ts'
import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import type { Clock } from '#platform/clock.ts'
import { systemClock } from '#platform/clock.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import type { AgentRow, ClientRow, ServiceRow } from '#tests/support/factories.ts'
import { startLiveService } from '#tests/support/service.ts'
import type { Service } from '#tests/support/service.ts'

/** How long somebody in a journey waits for what they should see, in milliseconds. */
export const PATIENCE_MS = 30_000

/** The service with a browser before it; every person gets a browser context of their own. */
export type Place = Service & {
  readonly browser: Browser
  /** A new person with a browser of their own, on no page yet. */
  person(options?: Parameters<Browser['newContext']>[0]): Promise<Page>
  /** A client at a page of the portal. */
  client(path?: string): Promise<Page>
  /** A client who has opened the secure link to a page of their own. */
  knownClient(clientId: string, caseId?: string | null): Promise<Page>
  /** A member of staff, signed in by a one-use link, at the desk. */
  desk(agentId: string): Promise<Page>
  /** What went wrong inside the pages, one line each; empty when all is well. */
  readonly faults: readonly string[]
}

/** Opens a place: the whole service on a database of its own, by the machine's clock or the given one. */
export async function openPlace(
  clock: Clock = systemClock,
  options: Parameters<typeof startLiveService>[0] = {},
): Promise<Place> {
  const service = await startLiveService({ clock, ...options })
  const browser = await launchBrowser()
  const faults: string[] = []
  const settings = { publicUrl: service.url, clientSecret: 'c'.repeat(40) }
  const person: Place['person'] = async (options = {}) => {
    const context: BrowserContext = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      ...options,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    context.on('weberror', (error) => faults.push(error.error().message))
    return context.newPage()
  }
  return {
    ...service,
    browser,
    faults,
    person,
    async client(path = '/') {
      const page = await person()
      await page.goto(service.url + path)
      return page
    },
    async knownClient(clientId, caseId = null) {
      const { url } = await service.app.database.transact((tx) =>
        makeClientLink(tx, { kind: 'service' }, { clientId, caseId }, clock.now(), settings),
      )
      const page = await person()
      await page.goto(url)
      await page.waitForURL(caseId === null ? /\/my\/?$/ : /\/my\/cases\//)
      return page
    },
    async desk(agentId) {
      const { url } = await service.app.database.transact((tx) =>
        makeStaffLink(tx, { kind: 'service' }, agentId, clock.now(), settings),
      )
      const page = await person({ viewport: { width: 1440, height: 900 } })
      await page.goto(url)
      await page.getByRole('button', { name: 'Open the desk' }).click()
      await page.getByRole('heading', { name: /^Hello,/ }).waitFor()
      return page
    },
    async close() {
      await browser.close()
      await service.close()
    },
  }
}

/** Who and what the journeys are about: a small council. */
export type Council = {
  readonly waste: ServiceRow
  readonly benefits: ServiceRow
  readonly priya: AgentRow
  readonly tom: AgentRow
  readonly margaret: ClientRow
}

export const BIN_PRICE = '£42.50 a year'

/** A small council: two services, an agent at the front, an expert behind, and a client who is known. */
export async function foundCouncil({ make }: Place): Promise<Council> {
  await make.organisation()
  const general = await make.skill({ name: 'First point', general: true })
  const wasteSkill = await make.skill({ name: 'Waste and recycling' })
  const benefitsSkill = await make.skill({ name: 'Council tax and benefits' })
  const streets = await make.department({ name: 'Streets' })
  const money = await make.department({ name: 'Money', front: false })
  const waste = await make.service({
    slug: 'garden-waste',
    name: 'Garden waste bins',
    phrases: ['garden waste', 'second bin', 'brown bin'],
    departmentId: streets.id,
    skillId: wasteSkill.id,
    terms: [
      { label: 'Second garden bin', value: BIN_PRICE, pence: 4250 },
      { label: 'Delivered within', value: '5 working days' },
    ],
  })
  const benefits = await make.service({
    slug: 'council-tax',
    name: 'Council tax',
    phrases: ['council tax', 'cannot pay'],
    departmentId: money.id,
    skillId: benefitsSkill.id,
  })
  const priya = await make.agent({
    name: 'Priya Nair',
    departmentId: streets.id,
    skills: [general.id, wasteSkill.id],
  })
  const tom = await make.agent({
    name: 'Tom Harker',
    title: 'Council tax officer',
    departmentId: money.id,
    skills: [benefitsSkill.id],
  })
  const margaret = await make.client({ name: 'Margaret Ellis', phone: '+442079460958' })
  return { waste, benefits, priya, tom, margaret }
}
