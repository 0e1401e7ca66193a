import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Past } from '#tests/support/past.ts'
import { inOrder } from './support/in-order.ts'
import { lensPage, part, pick, placeWithPast, sentenceOf } from './support/lens.ts'
import { choose, press, sees } from './support/people.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

const PATTERN = 'Contact again and again: Garden waste bins'
const CAUSE = 'The driver’s list is printed the day before'
const CHANGE = 'Drivers see today’s list'
const ANSWER = 'The lorry was full. A second run on Tuesdays would keep it from happening again.'

let place: Place
let past: Past
let lead: Page
let depot: Page

beforeAll(async () => {
  place = await openPlace()
  past = await placeWithPast(place)
  lead = await place.desk(past.lead.id)
  depot = await place.desk(past.behind.id)
})
afterAll(() => place.close())
inOrder(() => place)

const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name })
const field = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('textbox', { name })

/** Nothing is wrong with the page, wide and on a phone; afterwards it is wide again. */
async function isSound(page: Page, which: string): Promise<void> {
  await page.locator('h1').scrollIntoViewIfNeeded()
  expect(await problemsOf(page), which).toEqual([])
  await resize(page, WIDE)
}

/** As `isSound`, for a form: on a phone, where it has least room. */
async function fits(page: Page, form: string): Promise<void> {
  expect(await problemsAt(page, NARROW), form).toEqual([])
  await resize(page, WIDE)
}

/** Says at least, likely and at most of something; nothing leaves it open. */
async function says(form: Locator, what: string, range: readonly [number, number, number]): Promise<void> {
  const group = form.getByRole('group', { name: what })
  for (const [index, end] of ['At least', 'Likely', 'At most'].entries())
    await field(group, end).fill(String(range[index]))
}

describe('from what happens now to what was learnt', () => {
  test('R28: from Now on to what repeats itself, with what it costs clients', async () => {
    await lead.goto(`${place.url}/lens`)
    await lead.getByRole('heading', { level: 1, name: 'Now' }).waitFor()
    await lead
      .getByRole('main')
      .getByRole('link', { name: /Contact again and again/ })
      .click()
    await lead.getByRole('heading', { level: 1, name: PATTERN }).waitFor()
    await lead.getByRole('link', { name: 'All patterns' }).click()
    await lead.getByRole('heading', { level: 1, name: 'Patterns' }).waitFor()
    expect(await sentenceOf(lead)).toMatch(
      /^One pattern, one not studied yet\. The one that costs clients most: Contact again and again, Garden waste bins – about [\d.]+ hours of their time in four weeks\.$/,
    )
    await isSound(lead, 'patterns')
  })

  test('R28: three real journeys are behind it; one is read, and back again', async () => {
    await lead.getByRole('link', { name: PATTERN }).click()
    await lead.getByRole('heading', { level: 1, name: PATTERN }).waitFor()
    for (const chosen of ['took the client longest', 'in the middle', 'by chance']) await sees(lead, chosen)
    expect(await sentenceOf(lead)).toMatch(/^\d+ of \d+ needs \(\d+%\) took three contacts or more/)
    const row = lead.getByRole('listitem').filter({ hasText: 'took the client longest' })
    await row.getByRole('link').click()
    await lead.getByRole('heading', { level: 1, name: /PAS-\d{4}/ }).waitFor()
    await sees(lead, /The bin has not come yet|You said Tuesday, and nobody came|It is about my bin again/)
    await lead.goBack()
    await lead.getByRole('heading', { level: 1, name: PATTERN }).waitFor()
  })

  test('R29: a cause and an owner come before an experiment; they are written down', async () => {
    await press(lead, 'Plan an experiment')
    const plan = dialog(lead, 'Plan an experiment')
    await sees(plan, 'A cause and an owner come first')
    await press(plan, 'Write down the cause')
    const study = dialog(lead, 'Write down the cause')
    await field(study, /^System condition/).fill(
      'What is told today is not on the list that drives out today.',
    )
    await field(study, /^Cause/).fill(CAUSE)
    await pick(lead, study, 'Who owns it', past.behind.name)
    await fits(lead, 'the study')
    await press(study, 'Keep it')
    await study.waitFor({ state: 'detached' })
    await sees(lead, 'What is told today is not on the list that drives out today.')
    await sees(lead, 'studied')
  })

  test('R29: an experiment that began three weeks ago; the chart shows the change', async () => {
    await press(lead, 'Plan an experiment')
    const plan = dialog(lead, 'Plan an experiment')
    await field(plan, /^Name/).fill(CHANGE)
    await field(plan, /^What we change/).fill('The list is read on the telephone, not on paper.')
    await field(plan, /^What we expect to see/).fill('Nobody has to ask again for a bin.')
    await plan.getByLabel('From', { exact: true }).fill(past.changedOn)
    await press(plan, 'Plan it')
    await lead.getByRole('heading', { level: 1, name: CHANGE }).waitFor()
    expect(await sentenceOf(lead)).toMatch(
      /^The chart shows the change since \d+ \S+ \d{4} \([a-z ]+\): around 1\.[3-7]\d* before, 1(\.[01]\d*)? since\.$/,
    )
    await isSound(lead, 'the experiment')
  })

  test('R26: the signal is in the figures of the chart too, with what was changed', async () => {
    await press(lead, 'Show the figures Contacts per need')
    const table = lead.getByRole('table', { name: 'Figures: Contacts per need' })
    const changed = table.getByRole('row').filter({ hasText: `Change: ${CHANGE}` })
    expect(await changed.count()).toBe(1)
    const signalled = table.getByRole('row').filter({ hasText: 'eight in a row on one side of the mean' })
    expect(await signalled.count()).toBeGreaterThan(0)
    await fits(lead, 'the figures')
  })

  test('R29: it is ended with what was learnt, and the pattern is solved', async () => {
    await press(lead, 'End it')
    const end = dialog(lead, 'End it')
    await choose(end, 'It worked')
    await field(end, /^What we learnt/).fill('Whoever promises must see what the driver sees.')
    await choose(end, 'into the service')
    await fits(lead, 'the end')
    await press(end, 'End the experiment')
    await end.waitFor({ state: 'detached' })
    await sees(lead, 'Whoever promises must see what the driver sees.')
    await sees(lead, 'It worked · into the service')
    await lead.getByRole('link', { name: PATTERN }).click()
    await sees(lead, 'solved')
    await isSound(lead, 'the pattern')
  })
})

describe('R30: standards, and what is asked and answered', () => {
  test('R30: what is at risk is seen before it fails, front and back office in one view', async () => {
    await lensPage(lead, 'Standards')
    expect(await sentenceOf(lead)).toMatch(/One is at risk just now, one is overdue\.$/)
    const risk = part(lead, 'At risk, before it fails')
    await sees(risk, past.atRisk.what)
    await sees(risk, /left, \d+% used up/)
    await sees(lead, 'behind the front')
    await sees(lead, 'with clients')
    await isSound(lead, 'standards')
  })

  test('R30: a colleague is asked about a miss, with what it meant for the client', async () => {
    const missed = part(lead, 'Missed')
    await sees(missed, past.broken.what)
    await press(missed, `Ask about it ${past.overdue.what}, ${past.overdue.reference}`)
    const form = dialog(lead, 'Ask about a miss')
    await sees(form, 'nobody is blamed')
    await field(form, /^What it meant for the client/).fill('She stayed at home for two days in vain.')
    await form.getByRole('button', { name: `${past.behind.name} Who is asked` }).waitFor()
    await fits(lead, 'the question')
    await press(form, 'Ask')
    await form.waitFor({ state: 'detached' })
    await sees(lead, `${past.behind.name} has been asked.`)
    await sees(missed, 'asked about')
  })

  test('R30: the colleague is told, reads what was asked, and answers in words', async () => {
    await press(depot, 'Notifications: 1 unread')
    await depot.getByRole('link', { name: /Ingrid Larsen asks you what happened/ }).click()
    await depot.getByRole('heading', { level: 1, name: 'Asked of me' }).waitFor()
    expect(await sentenceOf(depot)).toBe('One question is waiting for your answer.')
    await isSound(depot, 'asked of me')
    await press(depot, `Answer ${past.overdue.what}, ${past.overdue.reference}`)
    const form = dialog(depot, 'Answer')
    await sees(form, 'She stayed at home for two days in vain.')
    await field(form, /^What happened/).fill(ANSWER)
    await pick(depot, form, 'Cause', CAUSE)
    await fits(depot, 'the answer')
    await press(form, 'Answer')
    await form.waitFor({ state: 'detached' })
    await sees(depot, 'Nothing is waiting for your answer.')
  })

  test('R30: whoever asked reads the answer', async () => {
    await lead.reload()
    const asked = part(lead, 'Asked and answered')
    await sees(asked, ANSWER)
    await sees(asked, `Cause: ${CAUSE}`)
    expect(await asked.getByText('not answered yet').count()).toBe(0)
    await isSound(lead, 'standards with an answer')
  })
})

describe('what the system does, where the hours go, and what it costs', () => {
  test('R26: a change is named on a chart, and limits are worked out anew', async () => {
    await lensPage(lead, 'Capability')
    await pick(lead, lead, 'Period', 'The last 13 weeks')
    await lead.waitForURL(/from=/)
    await press(lead, 'Write on the chart')
    const form = dialog(lead, 'Write on the chart')
    await choose(form, 'A change that we made')
    await form.getByLabel('Day', { exact: true }).fill(past.changedOn)
    await field(form, 'In a few words').fill(CHANGE)
    await press(form, 'Write it')
    await form.waitFor({ state: 'detached' })
    const phases = part(lead, 'Before and after what was changed').getByRole('listitem')
    await phases.nth(1).waitFor()
    expect(await phases.count()).toBe(2)
    const centres = (await phases.allInnerTexts()).map((words) => Number(/around ([\d.]+)%/.exec(words)?.[1]))
    expect(centres[0]).toBeGreaterThan(25)
    expect(centres[1]).toBeLessThan(10)
    await isSound(lead, 'capability')
  })

  test('R26: the figure opens the rows that it is made of', async () => {
    await press(lead, 'Rows')
    const rows = dialog(lead, 'What “Failure demand” is made of')
    await rows.getByRole('link').first().waitFor()
    await fits(lead, 'rows')
    await lead.keyboard.press('Escape')
    await rows.waitFor({ state: 'detached' })
  })

  test('R27: once it is said what an hour costs, hours are money too', async () => {
    await lensPage(lead, 'Busy doing what?')
    const failure = lead.getByRole('row', { name: /^Failure demand/ })
    await failure.waitFor()
    expect(await failure.getByText('£').count()).toBe(0)
    await press(lead, 'What is assumed')
    const form = dialog(lead, 'What is assumed')
    await says(form, 'Pay of an hour, with everything on top', [20, 24, 30])
    await fits(lead, 'what is assumed')
    await press(form, 'Keep it')
    await form.waitFor({ state: 'detached' })
    await failure.getByText(/^£[\d,]+ to £[\d,]+$/).waitFor()
    await isSound(lead, 'busy')
  })

  test('R32: what running it badly costs, ours and clients’ apart', async () => {
    await lensPage(lead, 'Cost')
    expect(await sentenceOf(lead)).toMatch(
      /^What was not done right the first time cost us £[\d,]+ to £[\d,]+, and clients [\d.]+ hours of their own time\.$/,
    )
    await lead.getByRole('row', { name: new RegExp(`^Failure demand · ${CAUSE} · Depot`) }).waitFor()
    await isSound(lead, 'cost')
  })

  test('R32: a control with one figure left open cannot be worked out yet, and says which', async () => {
    await press(lead, 'Describe a control')
    const form = dialog(lead, 'Describe a control')
    await field(form, /^Name of the control/).fill('A second look at refunds')
    await says(form, 'Cases checked in a year', [400, 500, 600])
    await says(form, 'Our cost of a case checked', [3, 4, 6])
    await says(form, 'The client’s time for a case checked', [2, 5, 10])
    await says(form, 'Share of cases that are wrong', [1, 2, 4])
    await says(form, 'Share of wrong cases that it finds', [40, 60, 80])
    await says(form, 'Share of right cases that it hinders', [1, 2, 5])
    await says(form, 'Harm to somebody who is hindered', [5, 10, 20])
    await fits(lead, 'the control')
    await press(form, 'Keep it')
    await form.waitFor({ state: 'detached' })
    await sees(lead, 'Cannot be worked out yet. Not said: Loss in a wrong case.')
  })

  test('R32: once all is said, both sides stand there with ranges, and what decides', async () => {
    await press(lead, 'Change A second look at refunds')
    const form = dialog(lead, 'Change')
    await says(form, 'Loss in a wrong case', [100, 300, 900])
    await press(form, 'Keep it')
    await form.waitFor({ state: 'detached' })
    await sees(lead, /^It prevents £[\d,]+ to £[\d,]+ a year and costs £[\d,]+ to £[\d,]+\. In \d+% of all/)
    await isSound(lead, 'cost with a control')
    expect(place.faults).toEqual([])
  })
})
