import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { inOrder } from './support/in-order.ts'
import { accepts, askFor, becomesAvailable, choose, press, region, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

/** What callers said before, and nobody has marked any of it. */
const SAID = [
  [
    'My garden bin was not emptied',
    'Nobody emptied the garden bin',
    'The garden bin is full, how long will it take?',
  ],
  ['I need a parking permit', 'My parking permit ran out', 'Visitors want a parking permit'],
  ['Damp and mould on the wall', 'Black mould in the damp bedroom', 'The damp wall has mould'],
  ['The library is closed', 'May I renew library books', 'Which library has children’s books'],
  ['The street lamp is dark', 'A broken street lamp outside', 'A street lamp flickers at night'],
] as const
const ENDS = ['', ', this week', ', again', ', please']

let place: Place
let council: Council
let client: Page
let desk: Page
let lead: Page
let sheetUrl: string

async function earlierCalls(): Promise<void> {
  const tom = await place.staff(council.tom.id)
  const needs = SAID.flatMap((words) => ENDS.flatMap((end) => words.map((one) => `${one}${end}`)))
  for (const [index, need] of needs.entries()) {
    const serviceId = index % 2 === 0 ? council.waste.id : council.benefits.id
    const { contactId } = await tom.call(contactRoutes.log, {
      body: { channel: 'phone', who: `Caller ${index + 1}`, need, serviceId },
    })
    await tom.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
  }
}

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  await earlierCalls()
  const lena = await place.make.agent({
    name: 'Lena Frost',
    departmentId: council.waste.departmentId,
    roles: ['agent', 'lead'],
  })
  desk = await place.desk(council.priya.id)
  lead = await place.desk(lena.id)
  client = await place.client()
})
afterAll(() => place.close())
inOrder(() => place)

const kinds = async (): Promise<Record<string, number>> => {
  const { rows } = await place.app.database.pool.query<{ demand: string; count: number }>(
    `select demand, count(*)::int as count from check_sheet_marks group by demand`,
  )
  return Object.fromEntries(rows.map((one) => [one.demand, one.count]))
}

/** Groups of needs that wait for a name. */
const waiting = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Name it/ }) })

const needShown = (page: Page) => page.locator('blockquote').innerText()

/** Marks what is left of the sheet with single keys, by what each contact is about. */
async function marksRest(page: Page, keyOf: (need: string) => '1' | '2' | '3'): Promise<void> {
  const [value, max] = await page
    .locator('progress')
    .evaluate((bar: HTMLProgressElement) => [bar.value, bar.max] as const)
  for (let done = value; done < max; done++) {
    await sees(page, `${done} of ${max} marked`)
    await page.keyboard.press(keyOf(await needShown(page)))
  }
  await sees(page, 'You have marked them all. Thank you.')
}

const byWords = (need: string) => (/garden|damp|lamp/i.test(need) ? '2' : '1')

describe('R25: demand is said in the conversation and seen by whoever leads', () => {
  test('an agent marks a contact by one tap; while examples are too few, nothing is suggested', async () => {
    await becomesAvailable(desk)
    await askFor(client, 'You promised to call me back about my garden bin')
    await accepts(desk)
    await desk.getByRole('radio', { name: 'failure', exact: true }).waitFor()
    expect(await desk.getByText(/^Seems to be/).count()).toBe(0)
    await choose(desk, /^failure$/)
    await desk.getByRole('radio', { name: 'failure', checked: true }).waitFor()
  })

  test('a lead sees it in Demand: how many, of how many, and its rows', async () => {
    await lead.goto(`${place.url}/lens/demand`)
    await sees(lead, /^100% of the contacts that were marked are failure demand: 1 of 1\./)
    await sees(lead, 'What other organisations publish is no norm')
    const failure = lead.getByRole('group', { name: 'Failure demand' })
    await sees(failure, '100%')
    await press(failure, /^Rows/)
    const rows = lead.getByRole('dialog', { name: /What “Failure demand” is made of/ })
    await sees(rows, 'You promised to call me back about my garden bin')
    await lead.keyboard.press('Escape')
    await rows.waitFor({ state: 'detached' })
    await sees(lead, 'nothing marked yet; 30 contacts')
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('whoever only serves does not look at it', async () => {
    const tom = await place.desk(council.tom.id)
    await tom.goto(`${place.url}/lens/demand`)
    await sees(tom, 'This page is for those who lead or plan the service.')
    await tom.close()
  })
})

describe('what clients want gets its names from people', () => {
  test('words and examples come first; a lead names a group, and all its contacts have the subject', async () => {
    await lead.getByRole('tab', { name: 'Subjects and causes' }).click()
    const group = waiting(lead).first()
    const contacts = await group.getByText(/^\d+ contacts$/).innerText()
    expect(await group.getByText(/^“.+”$/).count()).toBeGreaterThan(1)
    await press(group, /^Name it/)
    const form = lead.getByRole('dialog', { name: 'Name it' })
    await form.getByRole('textbox').fill('In my street')
    expect(await problemsAt(lead, NARROW), 'the form').toEqual([])
    await resize(lead, WIDE)
    await press(form, 'Keep it')
    await form.waitFor({ state: 'detached' })
    await lead.getByRole('button', { name: 'Rename In my street' }).waitFor()
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await lead.getByRole('tab', { name: 'What clients want' }).click()
    const subject = lead
      .getByRole('listitem')
      .filter({ has: lead.getByRole('heading', { name: 'In my street' }) })
    await sees(subject, new RegExp(`^${contacts}`))
    expect(await subject.getByRole('link', { name: /^“/ }).count()).toBeGreaterThan(0)
    await lead.getByRole('heading', { name: 'That it is done in time' }).waitFor()
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('it is renamed, another is named, and the two are merged', async () => {
    await lead.getByRole('tab', { name: 'Subjects and causes' }).click()
    await press(lead, 'Rename In my street')
    const rename = lead.getByRole('dialog', { name: 'Rename' })
    await rename.getByRole('textbox').fill('Where I live')
    await press(rename, 'Keep it')
    await lead.getByRole('button', { name: 'Rename Where I live' }).waitFor()
    await press(waiting(lead).first(), /^Name it/)
    const name = lead.getByRole('dialog', { name: 'Name it' })
    await name.getByRole('textbox').fill('Around my home')
    await press(name, 'Keep it')
    await press(lead, 'Merge into another Around my home')
    const merge = lead.getByRole('dialog', { name: 'Merge “Around my home” into another' })
    await press(merge, /The one to keep/)
    await lead.getByRole('option', { name: 'Where I live' }).click()
    await press(merge, 'Merge')
    await merge.waitFor({ state: 'detached' })
    await lead.getByRole('button', { name: 'Rename Around my home' }).waitFor({ state: 'detached' })
  })

  test('a cause gets a name and a department, and goes when it is gone', async () => {
    await press(lead, 'Name a cause')
    const form = lead.getByRole('dialog', { name: 'Name a cause' })
    await form.getByRole('textbox').fill('Rounds are planned without the roadworks')
    await press(form, /Department whose step it is/)
    await lead.getByRole('option', { name: 'Streets' }).click()
    await press(form, 'Keep it')
    await press(lead, 'Change Rounds are planned without the roadworks')
    const change = lead.getByRole('dialog', { name: 'Rounds are planned without the roadworks' })
    await change.getByText('It is gone: nobody can choose it any more').click()
    await press(change, 'Keep it')
    await sees(lead, 'gone')
    expect(await problemsAt(lead, WIDE)).toEqual([])
  })
})

describe('a check sheet: two people mark the same contacts and see how far they agree', () => {
  test('a lead draws it from what is looked at; the report says honestly that nothing is learnt yet', async () => {
    await lead.getByRole('tab', { name: 'Check sheets' }).click()
    await sees(
      lead,
      /^Nothing is suggested yet: there are too few examples\. One contact has been marked so far/,
    )
    await press(lead, 'Draw a check sheet')
    const form = lead.getByRole('dialog', { name: 'Draw a check sheet' })
    await form.getByRole('textbox').fill('Bins and permits')
    await press(form, /How many contacts/)
    await lead.getByRole('option', { name: '40 contacts' }).click()
    await press(form, 'Draw it')
    await lead.waitForURL(/\/lens\/demand\/sheets\//)
    sheetUrl = lead.url()
    await lead.getByRole('heading', { name: 'Check sheet: Bins and permits' }).waitFor()
  })

  test('an agent who does not look at demand opens it and marks with single keys, with the way back', async () => {
    await desk.goto(`${place.url}/lens/asked`)
    await sees(desk, 'Check sheets to mark')
    await desk.getByRole('link', { name: 'Bins and permits' }).click()
    await desk.waitForURL(sheetUrl)
    await sees(desk, 'You have marked 0 of')
    expect(await problemsOf(desk)).toEqual([])
    await resize(desk, WIDE)
    const first = await needShown(desk)
    await desk.keyboard.press('3')
    await sees(desk, /^1 of \d+ marked$/)
    await press(desk, 'Back')
    expect(await needShown(desk)).toBe(first)
    await desk.getByRole('button', { name: /Can’t tell/, pressed: true }).waitFor()
    await desk.keyboard.press(byWords(first))
    await expect.poll(kinds).toEqual(byWords(first) === '1' ? { value: 1 } : { failure: 1 })
  })

  test('single keys that are switched off at the desk do nothing here, and are not shown', async () => {
    await desk.keyboard.press('?')
    const keys = desk.getByRole('dialog', { name: /eys/ })
    await keys
      .locator('label')
      .filter({ has: desk.getByRole('switch') })
      .click()
    await desk.keyboard.press('Escape')
    await keys.waitFor({ state: 'detached' })
    await desk.locator('main kbd').first().waitFor({ state: 'detached' })
    const before = await desk.locator('progress').getAttribute('value')
    await desk.keyboard.press('1')
    expect(await desk.locator('progress').getAttribute('value')).toBe(before)
    await press(desk, /^Value/)
    await expect.poll(() => desk.locator('progress').getAttribute('value')).toBe(String(Number(before) + 1))
    await place.app.database.pool.query(`update agents set settings = '{}' where id = $1`, [council.priya.id])
  })

  test('both mark it to its end; what one says is not shown to the other', async () => {
    await desk.goto(sheetUrl)
    for (const page of [desk, lead]) {
      await page.goto(sheetUrl)
      await page.locator('blockquote').waitFor()
    }
    expect(await lead.getByText('How far they agree').count()).toBe(0)
    await marksRest(desk, byWords)
    await marksRest(lead, (need) => (/dark|full/.test(need) ? '3' : byWords(need)))
    expect(await problemsAt(lead, NARROW)).toEqual([])
    await resize(lead, WIDE)
  })

  test('once closed it says in plain words how far they agreed, and on what they differed', async () => {
    await lead.reload()
    await press(lead, 'Close and compare')
    const form = lead.getByRole('dialog', { name: 'Close this check sheet?' })
    await sees(form, /^2 people have marked\./)
    await press(form, 'Close and compare')
    await lead.getByRole('heading', { name: 'How far they agree' }).waitFor()
    await sees(lead, /^They agreed on \d+ of \d+ contacts/)
    await sees(lead, /^That is (far )?beyond chance/)
    await sees(lead, /^Kappa is 0\.\d+, likely between/)
    const table = region(lead, 'What one said and what the other said')
    expect(await table.getByRole('row').count()).toBe(4)
    await sees(lead, /^“.*(dark|full).*”$/)
    await sees(lead, /^Said: /)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await desk.reload()
    await desk.getByRole('heading', { name: 'How far they agree' }).waitFor()
    expect(await desk.getByRole('button', { name: 'Close and compare' }).count()).toBe(0)
  })

  test('all of it is there in French', async () => {
    await lead.evaluate(() => localStorage.setItem('answerable.language', 'fr'))
    await lead.reload()
    await lead.getByRole('heading', { name: 'Jusqu’où l’on est d’accord' }).waitFor()
    await lead.goto(`${place.url}/lens/demand`)
    await sees(lead, /des contacts marqués sont de la demande de défaillance/)
  })
})
