import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { localDate, localHour } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import { charterRoutes } from '#domain/learning/contract.charter.ts'
import { newId } from '#platform/ids.ts'
import { tell, tellContacts } from '#tests/support/lens.ts'
import { runningClock } from './support/clocks.ts'
import { inOrder } from './support/in-order.ts'
import { knowsWhere, tabTo } from './support/keyboard.ts'
import { press, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

const ZONE = 'Europe/London'
const NEED = 'My garden bin was never delivered, and I have called twice'
const WAIT_LINE = 'You do not wait long for a person.'
const KEPT_LINE = 'We do what we promise, by the time we promised it.'

const clock = runningClock()
let place: Place
let council: Council
let lead: Page
let leadId: string
let yesterday: string

/** Before six nothing is put together by itself: the lead does it. */
function toTheSmallHours(): void {
  while (localHour(ZONE, clock.now().getTime()) !== 2) clock.advance(60)
}

/** Ten contacts a day for five weeks, each waiting about a minute; yesterday twenty. */
async function fiveWeeks(): Promise<void> {
  const days = Array.from({ length: 35 }, (_, index) => addDays(yesterday, index - 34))
  for (const day of days)
    await place.app.database.pool.query('select ledger_month($1)', [new Date(`${day}T12:00:00Z`)])
  await tellContacts(
    place.app.database,
    days.flatMap((day, index) =>
      Array.from({ length: 10 }, (_, nth) => ({
        at: new Date(Date.parse(`${day}T10:00:00Z`) + nth * 600_000),
        serviceId: council.waste.id,
        waitSeconds: (day === yesterday ? 1200 : 50 + (index % 5)) + nth,
      })),
    ),
  )
}

/** One need, met in a day, in the client's own words. */
async function oneNeed(): Promise<void> {
  const at = (hour: number) => new Date(Date.parse(`${addDays(yesterday, -8)}T00:00:00Z`) + hour * 3_600_000)
  const kase = await place.make.case({
    ...{ clientId: council.margaret.id, ownerId: council.priya.id, serviceId: council.waste.id },
    ...{ need: NEED, state: 'closed', openedAt: at(9), closedAt: at(15) },
  })
  await place.app.database.pool.query(
    `insert into contacts (id, case_id, client_id, service_id, channel, direction, need, state, arrived_at, place_at, last_event_at, ended_at, ending)
     values ($1, $2, $3, $4, 'letter', 'in', $5, 'ended', $6, $6, $6, $6, 'owned')`,
    [newId(at(9)), kase.id, council.margaret.id, council.waste.id, NEED, at(9)],
  )
  const ids = { case_id: kase.id, service_id: council.waste.id }
  await tell(place.app.database, [
    { at: at(9), kind: 'case.opened', facts: { ownerId: kase.ownerId, channel: 'letter' }, ...ids },
    { at: at(15), kind: 'case.closed', facts: { outcome: 'met' }, ...ids },
  ])
}

beforeAll(async () => {
  toTheSmallHours()
  yesterday = addDays(localDate(ZONE, clock.now().getTime()), -1)
  place = await openPlace(clock)
  council = await foundCouncil(place)
  await fiveWeeks()
  await oneNeed()
  const lena = await place.make.agent({
    name: 'Lena Frost',
    departmentId: council.waste.departmentId,
    roles: ['agent', 'lead'],
  })
  leadId = lena.id
  lead = await place.desk(lena.id)
  await lead.clock.setSystemTime(clock.now())
})
afterAll(() => place.close())
inOrder(() => place)

/** Tab, part of the page by part, to something far down. */
async function tabThrough(page: Page, ...names: (string | RegExp)[]): Promise<void> {
  for (const name of names) await tabTo(page, name)
}

describe('the daily pack, from Now on, with the keyboard alone', () => {
  test('Now says quietly that there is no pack yet; from there it is put together', async () => {
    await lead.goto(`${place.url}/lens`)
    await sees(lead.getByRole('region', { name: 'What we are learning' }), /pack has not been put together/)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await tabTo(lead, 'Today’s pack has not been put together yet')
    await lead.keyboard.press('Enter')
    await sees(lead, /^No pack has been put together yet/)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await tabTo(lead, 'Put today’s pack together now')
    await lead.keyboard.press('Enter')
    await lead.getByRole('heading', { level: 1, name: /^Daily pack, \w+day/ }).waitFor()
  })

  test('R26: it has the figures beside what was before, each with its rows; the signal and its chart', async () => {
    await sees(lead, /^280 contacts in the four weeks to .*; yesterday 10\. 2 figures show more/)
    await sees(lead, /^20 minutes on .*, usually around .*: outside the limits\.$/)
    await lead.getByRole('application', { name: 'Wait', exact: true }).waitFor()
    await press(lead, /^10: what it is made of: Contacts, Yesterday/)
    await sees(lead.getByRole('dialog'), 'These rows add up to 10, counted over 10.')
    await lead.keyboard.press('Escape')
    await lead.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('one real journey stands in it, in the client’s own words and step by step', async () => {
    const journey = lead.locator('section', {
      has: lead.getByRole('heading', { name: 'One journey, chosen by chance' }),
    })
    await sees(journey, NEED)
    await sees(journey, 'The case was closed')
    expect(await journey.getByRole('listitem').count()).toBeGreaterThan(2)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('whoever has read it says so, and it is kept by name', async () => {
    await lead.locator('h1').click()
    await tabThrough(lead, 'What these figures mean', 'The other charts', 'I have read it')
    await lead.keyboard.press('Enter')
    await sees(lead, 'You have read it')
    await sees(lead, 'Read by Lena Frost.')
    const { rows } = await place.app.database.pool.query('select agent_id from daily_pack_reads')
    expect(rows).toHaveLength(1)
    await lead.goto(`${place.url}/lens/packs`)
    await sees(lead, /One person has read it, you among them\.$/)
    expect(await lead.getByRole('button', { name: /Put today’s pack together/ }).count()).toBe(0)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await lead.goto(`${place.url}/lens`)
    await sees(lead, 'What is happening at this moment, live.')
    expect(await lead.getByText(/pack is there to be read/).count()).toBe(0)
  })

  test('it goes out as a page without any script, and as a paper', async () => {
    await lead.goto(`${place.url}/lens/packs`)
    await lead.getByRole('main').getByRole('link', { name: /day/ }).last().click()
    const html = lead.getByRole('link', { name: 'For e-mail (HTML)' })
    const [opened] = await Promise.all([lead.waitForEvent('popup'), html.click()])
    await opened.getByRole('heading', { level: 1 }).waitFor()
    expect(await opened.locator('script').count()).toBe(0)
    await sees(opened, new RegExp(NEED))
    await opened.close()
    const pdf = lead.getByRole('link', { name: 'For paper (PDF)' })
    const [download] = await Promise.all([lead.waitForEvent('download'), pdf.click()])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
    const paper = await lead.request.get(place.url + ((await pdf.getAttribute('href')) ?? ''))
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

/** Chooses from a list that opens, with keys alone. */
async function chooseByKeys(page: Page, field: RegExp, words: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
}

const line = (nth: number) => lead.getByRole('group', { name: `Line ${nth}`, exact: true })
const words = (nth: number) => line(nth).getByRole('textbox', { name: 'What clients can expect' })

describe('the charter, written by a lead and read by anybody', () => {
  test('R23: with the keyboard alone lines are written, bound to measures and put in order', async () => {
    await lead.goto(`${place.url}/lens/charter`)
    await sees(lead, /^Clients are not yet told what they can expect/)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await tabTo(lead, 'Write the charter')
    await lead.keyboard.press('Enter')
    await knowsWhere(lead, 'Add a line')
    await lead.keyboard.press('Enter')
    await lead.keyboard.type(KEPT_LINE)
    await tabTo(lead, 'Add a line')
    await lead.keyboard.press('Enter')
    await lead.keyboard.type(WAIT_LINE)
    await chooseByKeys(lead, /^Bound to|Bound to$|Promises kept/, 'Wait')
    await tabTo(lead, 'Move line 2 up')
    await lead.keyboard.press('Enter')
    await expect.poll(() => words(1).inputValue()).toBe(WAIT_LINE)
    await knowsWhere(lead, 'Move line 1 down')
    await tabTo(lead, 'Keep the charter')
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await lead.keyboard.press('Enter')
    await sees(lead, /^2 lines are published\. The figures are what they are/)
    await knowsWhere(lead, 'Edit the charter')
  })

  test('R23: each line stands with what the service does, its rows and its chart; or that there is not enough', async () => {
    const wait = lead.getByRole('listitem').filter({ hasText: WAIT_LINE })
    await sees(wait, /half up to .*, nine in ten up to/)
    await press(wait, /^Chart/)
    await wait.getByRole('application', { name: 'Wait', exact: true }).waitFor()
    await sees(lead.getByRole('listitem').filter({ hasText: KEPT_LINE }), /^Not enough yet/)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('what a colleague has written meanwhile is never written over unseen', async () => {
    await press(lead, 'Edit the charter')
    await words(1).fill(`${WAIT_LINE} We tell you how long it will be.`)
    await colleagueAdds('You say it once.')
    await press(lead, 'Keep the charter')
    await sees(lead, 'A colleague has changed the charter meanwhile')
    await sees(lead, 'You say it once.')
    expect(await problemsAt(lead, NARROW)).toEqual([])
    await resize(lead, WIDE)
    await press(lead, 'Write mine in its place')
    await lead.getByRole('button', { name: 'Edit the charter' }).waitFor()
    await sees(lead, /^2 lines are published/)
    await sees(lead, /We tell you how long it will be\.$/)
    await expect.poll(() => lead.getByText('You say it once.').count()).toBe(0)
  })

  test('R23: somebody without an account finds it at the foot of the portal, in plain words', async () => {
    const anybody = await place.client()
    await anybody.getByRole('contentinfo').getByRole('link', { name: 'What you can expect' }).click()
    await anybody.getByRole('heading', { level: 1, name: /^What you can expect/ }).waitFor()
    await sees(anybody, /^Half of those who came waited up to .*; nine in ten waited up to/)
    await sees(anybody, /^There is not enough yet to say/)
    await anybody.getByText('What exactly is counted').first().click()
    await sees(anybody, /^From arrival until a person is with the client/)
    expect(await problemsOf(anybody)).toEqual([])
    await anybody.getByRole('combobox', { name: 'Language' }).selectOption('fr')
    await sees(anybody, /^La moitié des personnes ont attendu au plus/)
    expect(await problemsAt(anybody, NARROW)).toEqual([])
    expect(place.faults).toEqual([])
  })
})

/** A colleague writes a line more, with the rest as it is. */
async function colleagueAdds(text: string): Promise<void> {
  const colleague = await place.staff(leadId)
  const { items } = await colleague.call(charterRoutes.lines, {})
  const kept = items.map(({ id, text: said, measure, filter, published }) => ({
    ...{ id, measure, filter, published },
    text: said,
  }))
  await colleague.call(charterRoutes.setLines, { body: { items: [...kept, { text, measure: 'contacts' }] } })
}
