import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { inOrder } from './support/in-order.ts'
import { press, region, sees } from './support/people.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

const KEYS = 'One contract for keys, with one key-holder'
const BUILDING = 'The building opens at half past eight'
const MONDAY = 'Nobody starts before nine on Mondays'

let place: Place
let desk: Page

beforeAll(async () => {
  place = await openPlace()
  await place.make.organisation()
  const department = await place.make.department({ name: 'Contact Centre' })
  const { id } = await place.make.agent({
    name: 'Ingrid Larsen',
    departmentId: department.id,
    roles: ['agent', 'planner'],
  })
  desk = await place.desk(id)
})
afterAll(() => place.close())
inOrder(() => place)

const dialog = (name: string): Locator => desk.getByRole('dialog', { name })
const field = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('textbox', { name })

async function at(path: string, heading: string): Promise<void> {
  await resize(desk, WIDE)
  await desk.goto(place.url + path)
  await desk.getByRole('heading', { name: heading, level: 1 }).waitFor()
}

/** Fills the form of a constraint in and sends it. */
async function says(form: Locator, what: string, whose: string): Promise<void> {
  await field(form, /^What stands in the way/).fill(what)
  await field(form, /^Whose is it/).fill(whose)
  await press(form, 'Put it on record')
  await form.waitFor({ state: 'detached' })
}

/** Sets how often each design is run: few times, so that a journey takes no longer than it has to. */
async function fewRuns(count: number): Promise<void> {
  const runs = field(desk, /^Times each design is run/)
  if (!(await runs.isVisible())) await desk.getByRole('heading', { name: 'How it is run' }).click()
  await runs.fill(String(count))
}

const firstSentence = (): Promise<string> => desk.locator('.what-if-sentence').innerText()

describe('what stands in the way, said aloud', () => {
  test('R34: a link from a short time brings its weekday and times along', async () => {
    await at('/planner/constraints?weekday=1&from=420&to=540', 'What stands in the way')
    await sees(desk, 'Nothing is on record yet')
    const form = dialog('What stands in the way?')
    await field(form, /^What stands in the way/).waitFor()
    expect(await form.getByLabel('From').inputValue()).toBe('07:00')
    expect(await problemsAt(desk, NARROW), 'the form').toEqual([])
    await resize(desk, WIDE)
    await says(form, MONDAY, 'Contact Centre')
    await sees(desk, /^One constraint stands in the way/)
  })

  test('R34: what lies behind it, and behind that, makes a chain that can be heard', async () => {
    await press(desk, `Say what lies behind it: ${MONDAY}`)
    await says(dialog('What lies behind it?'), BUILDING, 'Facilities')
    await press(desk, `Say what lies behind it: ${BUILDING}`)
    await says(dialog('What lies behind it?'), KEYS, 'Facilities')
    const chain = desk.getByRole('article', {
      name: `Monday 07:00–09:00 is short because ${MONDAY} because ${BUILDING} because ${KEYS}`,
    })
    await chain.getByRole('listitem').getByRole('listitem').getByRole('listitem').getByText(KEYS).waitFor()
    expect(await problemsOf(desk), 'the register').toEqual([])
  })

  test('R34: a circle is not offered, and is refused kindly', async () => {
    await resize(desk, WIDE)
    await press(desk, `Change: ${KEYS}`)
    const form = dialog('Change what is on record')
    await form.getByRole('button', { name: /What lies behind it\?$/ }).click()
    const option = desk.getByRole('option', { name: new RegExp(`^${MONDAY}`) })
    await option.waitFor()
    expect(await option.getAttribute('aria-disabled')).toBe('true')
    await sees(desk, 'leads back to this one, so it cannot lie behind it')
    await desk.keyboard.press('Escape')
    await press(form, 'Cancel')
    await form.waitFor({ state: 'detached' })
  })

  test('R34: without kinds of shift there is no price, in words; gone and back by one press each', async () => {
    await press(desk, `Change: ${MONDAY}`)
    const form = dialog('Change what is on record')
    await form.getByRole('button', { name: /Which rule of the roster/ }).click()
    await desk.getByRole('option', { name: 'Shifts begin only at set times' }).click()
    await press(form, 'Save')
    await form.waitFor({ state: 'detached' })
    await press(desk, `Work out the price: ${MONDAY}`)
    await sees(desk, 'There are no kinds of shift to solve with')
    await press(desk, `It is gone: ${KEYS}`)
    await sees(desk, `What lay behind it is gone: ${KEYS}`)
    await desk.getByText('One that is gone').click()
    await press(desk, `It is back: ${KEYS}`)
    await sees(desk, /^3 constraints stand in the way/)
  })
})

describe('what if?', () => {
  test('R35: a new what-if says of every figure whether it is measured or assumed', async () => {
    await at('/planner/what-if', 'What if?')
    await sees(desk, 'Nothing has been tried yet')
    await press(desk, 'New what-if')
    const form = dialog('What would you like to try?')
    await field(form, /^Name/).fill('As it is')
    await press(form, 'Make it')
    await desk.getByRole('heading', { name: 'As it is', level: 1 }).waitFor()
    await desk.getByRole('heading', { name: 'The golden-moment design' }).click()
    const share = field(desk, /^Needs the first person can meet alone assumed/)
    await share.fill('160')
    await sees(desk, 'The most is 100.')
    await share.fill('60')
    await desk.getByRole('region', { name: /not saved/ }).waitFor({ state: 'detached' })
  })

  test('R35: run a few times, it says in one sentence what it comes to, and where it would lose', async () => {
    await fewRuns(3)
    await press(desk, 'Save and run')
    await desk.getByRole('heading', { name: 'Side by side' }).waitFor()
    expect(await firstSentence()).toMatch(
      /^Golden moment takes 1\d(\.\d)? minutes of work a need against \d+(\.\d)?, and half of the clients are done within .* instead of .*\. It would lose if fewer than 3\d of 100 needs could be met by the first person alone\.$/,
    )
    await sees(desk, /^Both take the same work where 3\d of 100 needs/)
    await sees(desk, /^If “Needs the first person can meet alone” is between 0% and 3\d/)
    const work = desk.getByRole('row', { name: /^Minutes of work a need/ }).filter({ hasText: 'less' })
    await work.waitFor()
    expect(await problemsOf(desk), 'the result').toEqual([])
  })

  test('R35: copied, with a lever that says what it changes; the old result is marked until it is run', async () => {
    await resize(desk, WIDE)
    await press(desk, 'Copy')
    await desk.getByRole('heading', { name: 'As it is (copy 1)', level: 1 }).waitFor()
    await press(desk, 'Add a change')
    await desk.getByRole('menuitem', { name: /^Move expertise forward/ }).click()
    await field(desk, 'Of 100 needs met alone').fill('90')
    await sees(desk, 'The first person can meet 90 of 100 needs alone instead of 60.')
    await press(desk, 'Save and run')
    await desk.getByRole('heading', { name: 'Side by side' }).waitFor()
    await field(desk, 'Of 100 needs met alone').fill('80')
    await sees(desk, 'These are the results before your changes')
    await press(desk, 'Undo all')
    await sees(desk, 'The first person can meet 90 of 100 needs alone instead of 60.')
  })

  test('R35: two are compared side by side', async () => {
    await desk.getByRole('link', { name: 'All what-ifs' }).click()
    const boxes = desk.getByRole('checkbox', { name: /^Compare/ })
    await boxes.nth(1).waitFor({ state: 'attached' })
    for (const box of await boxes.all()) await box.locator('xpath=ancestor::label[1]').click()
    expect(await problemsAt(desk, NARROW), 'the list').toEqual([])
    await resize(desk, WIDE)
    await desk.getByRole('link', { name: 'Compare' }).click()
    await desk.getByRole('heading', { name: 'Two what-ifs side by side' }).waitFor()
    expect(await firstSentence()).toMatch(
      /^With “As it is” golden moment takes 1\d(\.\d)? minutes .* with “As it is \(copy 1\)”\.$/,
    )
    await sees(desk, 'The first person can meet 90 of 100 needs alone instead of 60.')
    expect(await problemsAt(desk, NARROW), 'the comparison').toEqual([])
  })

  test('R35: a long run shows how far it is and stops when told to', async () => {
    await at('/planner/what-if', 'What if?')
    await desk.getByRole('link', { name: 'As it is', exact: true }).click()
    await fewRuns(200)
    await press(desk, 'Save and run')
    const progress = desk.getByRole('progressbar', { name: 'Working it out' })
    await progress.waitFor()
    await press(desk, 'Stop the run')
    await sees(desk, 'The run was stopped. Nothing was worked out.')
    await progress.waitFor({ state: 'detached' })
    await sees(desk, 'These are the results before your changes')
  })

  test('thrown away when nobody needs it; nothing went wrong on any page', async () => {
    await press(desk, 'More')
    await desk.getByRole('menuitem', { name: 'Throw away' }).click()
    await press(dialog('Throw “As it is” away?'), 'Throw away')
    const saved = region(desk, 'Saved what-ifs')
    await saved.getByRole('link', { name: 'As it is (copy 1)' }).waitFor()
    await saved.getByRole('link', { name: 'As it is', exact: true }).waitFor({ state: 'detached' })
    expect(place.faults).toEqual([])
  })
})
