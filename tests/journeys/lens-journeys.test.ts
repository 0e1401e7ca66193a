import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { storyteller } from '#domain/measures/journey.fixture.ts'
import type { Need, Place as At, Storyteller } from '#domain/measures/journey.fixture.ts'
import { inOrder } from './support/in-order.ts'
import { tabTo } from './support/keyboard.ts'
import { press, sees } from './support/people.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

const DAY = 1_440
const ROUND = 'My bin is still full, and you promised'

/** Ten cases of a small help desk, one of them going back and forth; one row without a time, one with a bad one. */
const LOG = [
  'Case ID;Activity;Person;Complete Timestamp',
  ...Array.from({ length: 9 }, (_, index) => index + 1).flatMap((nr) => [
    `c${nr};Ask;Ada;2025-03-0${nr} 08:00`,
    `c${nr};Look;Bo;2025-03-0${nr} 09:00`,
    `c${nr};Close;Bo;2025-03-0${nr} 10:00`,
  ]),
  ...['c10;Ask;Ada;2025-03-10 08:00', 'c10;Look;Bo;2025-03-10 09:00', 'c10;Ask;Ada;2025-03-10 19:00'],
  ...['c10;Look;Bo;2025-03-11 09:00', 'c10;Close;Bo;2025-03-12 10:00'],
  ...['c11;Ask;Ada;', 'c12;Ask;Ada;the day before yesterday'],
].join('\n')

let place: Place
let lead: Page
let round: Need

/** Met in one conversation. */
async function straight(story: Storyteller, serviceId: string, owner: At, day: number): Promise<void> {
  const need = await story.need({
    serviceId,
    owner,
    need: `When is the bin emptied? (${day})`,
    at: day * DAY,
  })
  const agent = { actor: 'agent', agentId: owner.agentId } as const
  await need.tell(day * DAY, 'case.opened', agent, { ownerId: owner.agentId, channel: 'phone' })
  await need.talk(day * DAY, 'phone', owner)
  await need.tell(day * DAY + 8, 'case.closed', agent, { outcome: 'met' })
}

/** Asked, promised, not done, asked again, and done at last by others. */
async function wentRound(story: Storyteller, serviceId: string, front: At, back: At): Promise<Need> {
  const need = await story.need({ serviceId, owner: front, need: 'My bin was not emptied', at: 0 })
  const agent = { actor: 'agent', agentId: front.agentId } as const
  const commitmentId = need.id
  await need.tell(0, 'case.opened', agent, { ownerId: front.agentId, channel: 'phone' })
  await need.talk(0, 'phone', front, { words: 'My bin was not emptied' })
  const dueAt = story.minute(DAY).toISOString()
  await need.tell(7, 'commitment.made', agent, { commitmentId, kind: 'do', dueAt, told: true })
  await need.tell(DAY, 'commitment.broken', {}, { commitmentId, lateSeconds: 0 })
  await need.talk(3 * DAY, 'phone', front, { words: ROUND })
  await need.talk(5 * DAY, 'phone', back, { words: 'Nobody came' })
  await need.tell(5 * DAY + 30, 'case.closed', agent, { outcome: 'met' })
  return need
}

beforeAll(async () => {
  place = await openPlace()
  const { make, app } = place
  await make.organisation()
  const story = storyteller(app.database, make, new Date(Date.now() - 10 * DAY * 60_000))
  const front = await story.place('Contact Centre')
  const back = await story.place('Streets')
  const { id: serviceId } = await make.service({ name: 'Bins', departmentId: front.departmentId })
  round = await wentRound(story, serviceId, front, back)
  for (let day = 0; day < 4; day += 1) await straight(story, serviceId, front, day)
  const lena = await make.agent({ departmentId: front.departmentId, roles: ['agent', 'lead'] })
  lead = await place.desk(lena.id)
})
afterAll(() => place.close())
inOrder(() => place)

const steps = (): Locator => lead.getByRole('group', { name: /^The steps/ })
const lit = (): Locator => steps().locator('[aria-current="step"]')
const drawing = (name: string): Locator => lead.getByRole('application', { name })

describe('where needs go', () => {
  test('R26: the flow says in one sentence how many go straight through, and where they turn back', async () => {
    await lead.goto(`${place.url}/lens/flow`)
    await sees(lead, /^Of 5 needs, 80% were met without coming back to where they had been\. Most often/)
    await drawing('Where needs go, step by step').waitFor()
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('R26: drawings are walked by keyboard, and every count is in their table', async () => {
    const map = drawing('Every place, and the ways between them')
    await map.focus()
    await lead.keyboard.press('ArrowRight')
    await sees(map, 'Phone')
    await tabTo(lead, 'Show the figures Every place, and the ways between them')
    await lead.keyboard.press('Enter')
    const table = lead.getByRole('region', { name: 'Figures: Every place, and the ways between them' })
    const rows = table.getByRole('row', { name: /^Phone Waiting goes on 7/ })
    await rows.waitFor()
    await table.getByRole('row', { name: /^Waiting wherever they go 7/ }).waitFor()
  })

  test('R28: circles stand by the hours they cost clients, with journeys to read', async () => {
    await sees(lead, 'Circles of unhappiness')
    await sees(lead, /of clients’ time; one need went round/)
    await lead
      .getByRole('link', { name: /^journey 1/ })
      .first()
      .click()
    await lead.getByRole('heading', { name: `Journey ${round.reference}`, level: 1 }).waitFor()
  })
})

describe('one journey, to be read', () => {
  test('R28: the whole path is on one screen, with what should not have been needed and when nothing happened', async () => {
    await sees(lead, /^From first to last it took 5 days: 3 contacts with 2 people in 2 departments/)
    await sees(lead, 'The promise was broken')
    await sees(lead, ROUND)
    await sees(lead, '2 days with nothing')
    expect(await steps().getByText('should not have been needed').count()).toBeGreaterThan(0)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('R28: by keyboard alone one goes through it; each step is told to those who listen', async () => {
    await lead.getByRole('heading', { level: 1 }).click()
    await tabTo(lead, /^The steps/)
    await lead.keyboard.press('ArrowRight')
    await lit()
      .getByText('The client got in touch: Phone')
      .or(lit().getByText('The case was opened'))
      .waitFor()
    await lead.keyboard.press('ArrowRight')
    await sees(lead, /^Step 2 of \d+$/)
    await lead.locator('[aria-live="polite"]', { hasText: /^Step 2 of \d+: / }).waitFor({ state: 'attached' })
    await lead.keyboard.press('End')
    await lit().getByText('The case was closed').waitFor()
    await lead.keyboard.press('Home')
    await sees(lead, /^Step 1 of \d+$/)
  })

  test('R28: it plays by itself and pauses; where motion is reduced there is no playing, only steps', async () => {
    await steps().focus()
    await lead.keyboard.press('Space')
    await lead.getByRole('button', { name: 'Pause' }).waitFor()
    await sees(lead, /^Step [2-9] of \d+$/)
    await lead.keyboard.press('Space')
    await lead.getByRole('button', { name: 'Play' }).waitFor()
    await lead.emulateMedia({ reducedMotion: 'reduce' })
    await lead.getByRole('button', { name: 'Play' }).waitFor({ state: 'detached' })
    await press(lead, 'From the beginning')
    await sees(lead, /^Step 1 of \d+$/)
    await lead.emulateMedia({ reducedMotion: 'no-preference' })
  })

  test('R24: of a client who was erased the words are gone, the path stays', async () => {
    const { pool } = place.app.database
    await pool.query('update clients set erased_at = now() where id = $1', [round.clientId])
    await lead.reload()
    await sees(lead, 'The words of this journey are not kept any more. What happened is.')
    await sees(lead, 'The promise was broken')
    expect(await lead.getByText(ROUND).count()).toBe(0)
  })
})

describe('journeys of a period', () => {
  test('R28: the latest or those with most of something; one by chance for whoever leads', async () => {
    await lead.goto(`${place.url}/lens/journeys`)
    await sees(lead, /^Of the 5 journeys listed here, one took more than one contact/)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await lead.getByRole('button', { name: /Which first/ }).click()
    await lead.getByRole('option', { name: 'Came back most' }).click()
    await lead.waitForURL(/most=returns/)
    await lead.goto(`${place.url}/lens/journeys`)
    await press(lead, 'Read one by chance')
    await lead.waitForURL(/\/lens\/journeys\/[0-9a-f-]{36}/)
    await sees(lead, /^When is the bin emptied\?/)
    await sees(lead, 'What happened')
  })
})

describe('logs of other systems', () => {
  const dialog = (): Locator => lead.getByRole('dialog', { name: 'Import a log' })
  const choose = async (name: string, text: string): Promise<void> => {
    const chooser = lead.waitForEvent('filechooser')
    await press(dialog(), 'Choose a file')
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  }

  test('R26: a file is looked at first: what columns were taken for, and what is kept aside', async () => {
    await lead.goto(`${place.url}/lens/flow`)
    await lead.getByRole('link', { name: 'Logs of other systems' }).click()
    await sees(lead, /^No log is here yet\./)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await press(lead, 'Import a log')
    await choose('Help_desk.csv', LOG)
    await sees(dialog(), /^Help_desk\.csv, 2 kB$/)
    await press(dialog(), 'Look at it first')
    await sees(dialog(), 'What would be taken')
    await sees(dialog(), '2 rows')
    await sees(dialog(), /^Kept aside: rows without a time \(1\)/)
    await sees(dialog(), /^Kept aside: rows whose time cannot be read \(1\)/)
    await sees(dialog(), 'Complete Timestamp')
    expect(await problemsAt(lead, NARROW), 'the form').toEqual([])
    await resize(lead, WIDE)
  })

  test('R26: imported, it is measured like our own needs, with what each measure means', async () => {
    await press(dialog(), 'Import it')
    await lead.getByRole('heading', { name: 'Help desk', level: 1 }).waitFor()
    await sees(lead, /^Half of the 10 cases took up to .*, and 10% did something twice\.$/)
    await sees(lead, /it is no proof that the one causes the other/)
    await sees(lead, 'back to Ask')
    await sees(lead, /one case went round once\.$/)
    await drawing('What follows what').waitFor()
    expect(await lead.getByRole('link', { name: 'Flow', exact: true }).getAttribute('aria-current')).toBe(
      'page',
    )
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('what cannot be read is refused with its columns; the same file again adds nothing', async () => {
    await lead.getByRole('link', { name: 'All logs' }).click()
    await press(lead, 'Import a log')
    await choose('wrong.csv', 'x,y\n1,2\n')
    await press(dialog(), 'Look at it first')
    await sees(dialog(), 'No column was recognised as the case. Say which it is.')
    await sees(dialog(), 'Its columns are: x and y')
    await choose('Help_desk.csv', LOG)
    await dialog()
      .getByRole('textbox', { name: /^Name of the log/ })
      .fill('Help desk')
    await press(dialog(), 'Look at it first')
    await press(dialog(), 'Import it')
    await sees(lead, /^Nothing was new: Help desk/)
  })

  test('removed when nobody needs it; nothing went wrong on any page', async () => {
    await press(lead, 'Remove this log')
    await press(lead.getByRole('dialog'), 'Remove it')
    await sees(lead, /^No log is here yet\./)
    expect(place.faults).toEqual([])
  })
})
