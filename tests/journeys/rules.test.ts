import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { inOrder } from './support/in-order.ts'
import { knowsWhere, tabTo } from './support/keyboard.ts'
import { accepts, askFor, becomesAvailable, press, region, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

let place: Place
let council: Council
let lead: Page
let desk: Page
let caseId = ''

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  const { waste, priya, margaret } = council
  const lena = await place.make.agent({
    name: 'Lena Frost',
    departmentId: waste.departmentId,
    roles: ['agent', 'lead'],
  })
  caseId = (await place.make.case({ clientId: margaret.id, ownerId: priya.id, serviceId: waste.id })).id
  lead = await place.desk(lena.id)
  desk = await place.desk(priya.id)
})
afterAll(() => place.close())
inOrder(() => place)

/** Chooses in a list that opens, by what stands before it and what stands in it. */
async function pick(within: Page | Locator, label: string | RegExp, option: string | RegExp): Promise<void> {
  await within.getByRole('button', { name: label }).filter({ visible: true }).first().click()
  const page = 'page' in within ? within.page() : within
  await page.getByRole('option', { name: option }).first().click()
}

const followers = async () =>
  (
    await place.app.database.pool.query<{ name: string }>(
      `select a.name from case_followers f join agents a on a.id = f.agent_id where f.case_id = $1`,
      [caseId],
    )
  ).rows.map((one) => one.name)

describe('a macro: several steps in one go', () => {
  test('a lead writes a prepared answer, and puts it into a macro with other steps', async () => {
    await lead.goto(`${place.url}/admin/answers`)
    await sees(lead, 'No prepared answers yet')
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await press(lead, 'Write a prepared answer')
    const form = lead.getByRole('dialog', { name: 'Write a prepared answer' })
    await form.getByRole('textbox', { name: 'Name' }).fill('On its way')
    await form.getByRole('textbox', { name: /^Words/ }).fill('Dear {client}, it comes {due}. {mood}')
    await sees(form, /We know no \{mood\}/)
    await form.getByRole('textbox', { name: /^Words/ }).fill('Dear {client}, it comes {due}. {agent}')
    await press(form, 'Save')
    await form.waitFor({ state: 'detached' })
    await press(lead, 'Make a macro')
    const macro = lead.getByRole('dialog', { name: 'Make a macro' })
    await macro.getByRole('textbox', { name: 'Name' }).fill('New bin ordered')
    await pick(macro, /^(Choose|Select).*Prepared answer|Prepared answer/, 'On its way')
    await press(macro, 'Add a step')
    await pick(macro, /Step 2/, 'Add a follower')
    await pick(macro, /Colleague/, /Tom Harker/)
    await press(macro, 'Add a step')
    await pick(macro, /Step 3/, 'Add a private note')
    await macro.getByRole('textbox', { name: /^Words/ }).fill('Ordered with the depot')
    expect(await problemsOf(lead), 'the form').toEqual([])
    await resize(lead, WIDE)
    await press(macro, 'Save')
    await macro.waitFor({ state: 'detached' })
    await sees(lead, 'Let Tom Harker follow it')
    expect(await problemsOf(lead)).toEqual([])
  })

  test('an agent finds it with “/”, sees what it will do and what stays, and does it', async () => {
    await desk.goto(`${place.url}/desk/cases/${caseId}`)
    const reply = desk.getByRole('textbox', { name: /^Reply to/ })
    await reply.fill('/new bin')
    await sees(desk.getByRole('listbox', { name: 'Prepared answers' }), 'New bin ordered')
    await reply.press('Enter')
    const dialog = desk.getByRole('dialog', { name: 'New bin ordered' })
    await sees(dialog, 'Let Tom Harker follow it')
    await sees(dialog, 'can be undone')
    await sees(dialog, 'stays')
    await sees(dialog, /Nothing is known for \{due\}/)
    expect(await problemsAt(desk, WIDE)).toEqual([])
    await press(dialog, 'Do it')
    await dialog.waitFor({ state: 'detached' })
    await sees(desk, 'Done: New bin ordered')
    await expect.poll(followers).toEqual(['Tom Harker'])
    await sees(desk.getByRole('log'), 'Ordered with the depot')
  })

  test('the words stand ready, and are not sent while something in them is not known', async () => {
    const reply = desk.getByRole('textbox', { name: /^Reply to/ })
    await expect.poll(() => reply.inputValue()).toBe('Dear Margaret Ellis, it comes {due}. Priya Nair')
    await sees(desk, 'Not ready to be sent: {due}')
    expect(await desk.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true)
    await reply.press('ControlOrMeta+Enter')
    expect(await reply.inputValue()).toContain('{due}')
    await reply.fill('Dear Margaret Ellis, it comes on Monday. Priya Nair')
    expect(await desk.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(false)
    await reply.fill('')
  })

  test('undone: what can be is as before, the note stays', async () => {
    await press(desk, 'Undo')
    await sees(desk, 'Undone.')
    await expect.poll(followers).toEqual([])
    await sees(desk.getByRole('log'), 'Ordered with the depot')
  })

  test('the palette offers it too, with the keyboard alone', async () => {
    await desk.keyboard.press('ControlOrMeta+k')
    await desk.getByRole('dialog', { name: 'Find or do' }).waitFor()
    await desk.keyboard.type('new bin')
    await sees(desk.getByRole('dialog'), 'New bin ordered')
    await desk.keyboard.press('Enter')
    const dialog = desk.getByRole('dialog', { name: 'New bin ordered' })
    await sees(dialog, 'Let Tom Harker follow it')
    await tabTo(desk, 'Do it')
    await desk.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await knowsWhere(desk, /^Reply to/)
    await expect.poll(followers).toEqual(['Tom Harker'])
    await desk.keyboard.press('ControlOrMeta+a')
    await desk.keyboard.press('Delete')
  })

  test('on a phone it is the same', async () => {
    await resize(desk, NARROW)
    const reply = desk.getByRole('textbox', { name: /^Reply to/ })
    await reply.fill('/new bin')
    await desk.getByRole('option', { name: /New bin ordered/ }).click()
    await sees(desk.getByRole('dialog', { name: 'New bin ordered' }), 'is so already')
    expect(await problemsAt(desk, NARROW)).toEqual([])
    await press(desk, 'Cancel')
    await resize(desk, WIDE)
  })
})

describe('a rule: when, if, then', () => {
  test('a lead makes it out of plain sentences', async () => {
    await lead.goto(`${place.url}/admin/rules`)
    await sees(lead, 'No rules yet')
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await press(lead, 'Make a rule')
    await lead.getByRole('textbox', { name: /^Name/ }).fill('Missed bins')
    await pick(lead, /What happens/, 'a person is with the client')
    await press(lead, 'Add a condition')
    await pick(lead, /Condition 1/, /^Words of the need/)
    await lead.getByRole('textbox', { name: /^Any of these/ }).fill('missed\nnot emptied')
    await pick(lead, /Step 1/, 'Set what is at stake')
    await pick(lead, /What is at stake/, 'A moment of truth')
    await press(lead, 'Add a step')
    await pick(lead, /Step 2/, 'Ask somebody to look')
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await press(lead, 'Save the rule')
    await lead.waitForURL(/\/admin\/rules\/[0-9a-f-]{36}$/)
    await lead.getByRole('heading', { name: 'Missed bins', level: 1 }).waitFor()
  })

  test('tried on what has happened, it changes nothing', async () => {
    await press(lead, 'Try it')
    await sees(region(lead, 'Try it on what has happened'), /did not happen in the last 7 days/)
    await sees(region(lead, 'Log'), /^Nothing yet/)
  })

  test('switched on with the keyboard alone, it acts on a contact that really comes, and the log says why', async () => {
    await tabTo(lead, 'Switch “Missed bins” on')
    await lead.keyboard.press('Space')
    await sees(lead, '“Missed bins” is on, for what happens from now on.')
    await desk.goto(`${place.url}/desk`)
    await becomesAvailable(desk)
    const client = await place.client('/?service=garden-waste')
    await askFor(client, 'My garden bin was not emptied again')
    await accepts(desk)
    const stakes = async () =>
      (
        await place.app.database.pool.query(
          `select stakes from cases where need = 'My garden bin was not emptied again'`,
        )
      ).rows
    await expect.poll(stakes, { timeout: 15_000 }).toEqual([{ stakes: 'moment_of_truth' }])
    await lead.reload()
    const log = region(lead, 'Log')
    await sees(log, 'Did it')
    await sees(log, /the words hold “missed” or “not emptied”/)
    await sees(log, 'held: “not emptied”')
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('tried again it finds that contact and leads to its case; the list says how often it acted', async () => {
    await press(lead, 'Try it')
    const tried = region(lead, 'Try it on what has happened')
    await sees(tried, 'It would have acted on 1 of one event in the last 7 days.')
    expect(await tried.getByRole('link').count()).toBe(1)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await lead.goto(`${place.url}/admin/rules`)
    await sees(lead, /It acted once in the last 30 days/)
    expect(await problemsOf(lead)).toEqual([])
    expect(place.faults).toEqual([])
  })
})
