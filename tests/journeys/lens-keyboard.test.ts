import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { standardRoutes } from '#domain/learning/contract.standards.ts'
import type { Past } from '#tests/support/past.ts'
import { inOrder } from './support/in-order.ts'
import { knowsWhere, tabTo } from './support/keyboard.ts'
import { placeWithPast, sentenceOf } from './support/lens.ts'
import { sees } from './support/people.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { WIDE, resize } from './support/screens.ts'

const PATTERN = 'Contact again and again: Garden waste bins'
const CONDITION = 'What is told today is not on the list that drives out today.'
const CAUSE = 'The list is printed the day before'

let place: Place
let past: Past
let lead: Page
let depot: Page

beforeAll(async () => {
  place = await openPlace()
  past = await placeWithPast(place)
  lead = await place.desk(past.lead.id)
  depot = await place.desk(past.behind.id)
  for (const page of [lead, depot]) await page.emulateMedia({ reducedMotion: 'reduce' })
  await askAbout(past)
})
afterAll(() => place.close())
inOrder(() => place)

/** The lead has asked about what is overdue. */
async function askAbout({ lead: by, behind, overdue }: Past): Promise<void> {
  const staff = await place.staff(by.id)
  const { items } = await staff.call(standardRoutes.misses, { query: { state: 'missed' } })
  const id = items.find(({ caseId }) => caseId === overdue.caseId)?.id ?? ''
  const meant = 'She stayed at home for two days in vain.'
  await staff.call(standardRoutes.callOut, { body: { kind: 'leg', id, askedId: behind.id, meant } })
}

async function key(page: Page, ...keys: string[]): Promise<void> {
  for (const one of keys) await page.keyboard.press(one)
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** What is in focus does not lie beneath the row of pages, which stays at the top. */
async function isUncovered(page: Page): Promise<void> {
  const covered = await page.evaluate(() => {
    const nav = document.querySelector('.lens-nav')?.getBoundingClientRect()
    const focus = document.activeElement
    if (!nav || !focus || focus.closest('.lens-nav')) return false
    return focus.getBoundingClientRect().top < nav.bottom - 1
  })
  expect(covered, 'what is in focus lies beneath the row of pages').toBe(false)
}

/** Scrolls until a list that opens lies beneath the row of pages, as it may after reading. */
async function scrollBeneath(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).evaluate((button) => {
    const main = button.closest('.desk-main')
    main?.scrollBy({ top: button.getBoundingClientRect().top - 2, behavior: 'instant' })
  })
}

/** What is read out: waits for such words, other than before. */
async function heard(page: Page, words: RegExp, before = ''): Promise<string> {
  const found = await page.waitForFunction(
    ([pattern, earlier]) => {
      const said = [...document.querySelectorAll('span[aria-live]')].map((one) => one.textContent ?? '')
      return said.find((one) => new RegExp(pattern).test(one) && one !== earlier)
    },
    [words.source, before] as const,
  )
  return (await found.jsonValue()) ?? ''
}

describe('with the keyboard alone', () => {
  test('R26: the row of pages leads to a chart, whose limits are chosen from lists', async () => {
    await lead.goto(`${place.url}/lens`)
    await heading(lead, 'Now')
    await tabTo(lead, 'Capability')
    await key(lead, 'Enter')
    await heading(lead, 'Capability')
    await knowsWhere(lead)
    await tabTo(lead, /^The last 28 days/)
    await key(lead, 'Enter')
    await lead.getByRole('listbox').waitFor()
    await key(lead, 'ArrowDown', 'Enter')
    await lead.waitForURL(/from=/)
    await knowsWhere(lead, /^The last 13 weeks/)
    await tabTo(lead, /^Failure demand/)
    await key(lead, 'Enter')
    await lead.getByRole('listbox').waitFor()
    await lead.keyboard.type('Contacts per')
    await key(lead, 'Enter')
    await lead.waitForURL(/measure=contacts_per_need/)
    await knowsWhere(lead, /^Contacts per need/)
    await isUncovered(lead)
  })

  test('R26: the chart is walked along with arrows, and what stands there is read out', async () => {
    await sees(lead, /^Contacts per need runs around/)
    await tabTo(lead, 'Contacts per need')
    await key(lead, 'Home')
    const first = await heard(lead, /: \d/)
    await key(lead, 'ArrowRight')
    const second = await heard(lead, /: \d/, first)
    expect(second).toMatch(/^\w{3},? \d+ \w+.*: [\d.]+/)
    await key(lead, 'End')
    await heard(lead, /more than usual variation: /, second)
    await isUncovered(lead)
  })

  test('R26: the figures open, and the rows; closed again, the focus is where it was', async () => {
    await tabTo(lead, 'Show the figures Contacts per need')
    await key(lead, 'Enter')
    await lead.getByRole('table', { name: 'Figures: Contacts per need' }).waitFor()
    await key(lead, 'Enter')
    await knowsWhere(lead, 'Show the figures Contacts per need')
    await tabTo(lead, 'Rows')
    await key(lead, 'Enter')
    const rows = lead.getByRole('dialog', { name: 'What “Contacts per need” is made of' })
    await rows.getByRole('link').first().waitFor()
    await knowsWhere(lead)
    await key(lead, 'Escape')
    await rows.waitFor({ state: 'detached' })
    await knowsWhere(lead, 'Rows')
    await isUncovered(lead)
  })

  test('R28: back up to the row of pages, nothing in focus is covered on the way; on to a pattern', async () => {
    await resize(lead, { width: 1440, height: 480 })
    await tabTo(lead, /Measure$/, 'Shift+Tab')
    await scrollBeneath(lead, /Period$/)
    await tabTo(lead, /^The last 13 weeks/, 'Shift+Tab')
    await isUncovered(lead)
    await resize(lead, WIDE)
    await tabTo(lead, 'Patterns', 'Shift+Tab')
    await key(lead, 'Enter')
    await heading(lead, 'Patterns')
    await tabTo(lead, PATTERN)
    await key(lead, 'Enter')
    await heading(lead, PATTERN)
    await knowsWhere(lead)
  })

  test('R29: the cause is written down, with its owner', async () => {
    await tabTo(lead, 'Write down the cause')
    await key(lead, 'Enter')
    const form = lead.getByRole('dialog', { name: 'Write down the cause' })
    await form.waitFor()
    await knowsWhere(lead, /^System condition/)
    await lead.keyboard.type(CONDITION)
    await tabTo(lead, /^Cause/)
    await lead.keyboard.type(CAUSE)
    await tabTo(lead, /^Nobody yet/)
    await key(lead, 'Enter')
    await lead.getByRole('listbox').waitFor()
    await lead.keyboard.type('Sam')
    await key(lead, 'Enter')
    await knowsWhere(lead, /^Samira Osei/)
    await tabTo(lead, 'Keep it')
    await key(lead, 'Enter')
    await form.waitFor({ state: 'detached' })
    await knowsWhere(lead, 'Write down the cause')
    await sees(lead, CONDITION)
    await sees(lead, 'studied')
  })

  test('R30: what was asked is found through the notification, and answered in words', async () => {
    await tabTo(depot, 'Notifications: 1 unread')
    await key(depot, 'Enter')
    await depot.getByRole('link', { name: /asks you what happened/ }).waitFor()
    await tabTo(depot, /asks you what happened/)
    await key(depot, 'Enter')
    await heading(depot, 'Asked of me')
    const answer = `Answer ${past.overdue.what}, ${past.overdue.reference}`
    await tabTo(depot, answer)
    await key(depot, 'Enter')
    const form = depot.getByRole('dialog', { name: 'Answer' })
    await knowsWhere(depot, /^What happened/)
    await depot.keyboard.type('The lorry was full.')
    await key(depot, 'Control+Enter')
    await form.waitFor({ state: 'detached' })
    await sees(depot, 'The lorry was full.')
    expect(await sentenceOf(depot)).toBe('Nothing is waiting for your answer.')
    await knowsWhere(depot)
    expect(place.faults).toEqual([])
  })
})
