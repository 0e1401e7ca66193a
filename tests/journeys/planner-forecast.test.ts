import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chanceFrom } from '#core/chance.ts'
import { inOrder } from './support/in-order.ts'
import { press, region, sees } from './support/people.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

const NAME = 'Reception 2026'
const WEEKS = 12
const DAY_MS = 86_400_000

let place: Place
let desk: Page

/** Half hours of weekdays from 8 to 16, up to yesterday: Mondays bring most, and mornings more than afternoons. */
function csvSeries(today: Date): string[] {
  const chance = chanceFrom('reception')
  const last = Date.parse(today.toISOString().slice(0, 10)) - DAY_MS
  const lines = ['date,time,count']
  for (let at = last - WEEKS * 7 * DAY_MS; at <= last; at += DAY_MS) {
    const day = new Date(at)
    const weekday = day.getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    for (let minute = 480; minute < 960; minute += 30) {
      const mean = (weekday === 1 ? 24 : 14) * (minute < 660 ? 1.4 : 0.8)
      const time = new Date(minute * 60_000).toISOString().slice(11, 16)
      lines.push(`${day.toISOString().slice(0, 10)},${time},${chance.poisson(mean)}`)
    }
  }
  return lines
}

const file = (lines: readonly string[]) => ({
  name: 'Reception_2026.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
})

/** Hours of people on duty, as the page says them in its first sentence. */
async function hoursNeeded(): Promise<number> {
  const words = await desk.getByText(/hours of people on duty/).innerText()
  return Number(/([\d,]+) hours/.exec(words)?.[1]?.replaceAll(',', ''))
}

beforeAll(async () => {
  place = await openPlace()
  await place.make.organisation()
  const department = await place.make.department({ name: 'Reception' })
  const skill = await place.make.skill({ name: 'Reception' })
  await place.make.service({
    slug: 'reception',
    name: 'Reception',
    departmentId: department.id,
    skillId: skill.id,
  })
  const { id } = await place.make.agent({
    name: 'Ingrid Larsen',
    departmentId: department.id,
    roles: ['agent', 'planner'],
  })
  desk = await place.desk(id)
})
afterAll(() => place.close())

describe('a planner brings in a series, and sees what is expected and how many people it takes', () => {
  inOrder(() => place)
  const lines = csvSeries(new Date())

  test('with too little of our own, the page says so and offers a way on', async () => {
    await desk.goto(`${place.url}/planner`)
    await desk.waitForURL(/\/planner\/forecast/)
    await sees(desk, /There is too little to forecast from|No contacts fall into this/)
    expect(await problemsOf(desk), 'nothing to forecast from').toEqual([])
    await resize(desk, WIDE)
  })

  test('a file with a row that cannot be is not kept: its line is named', async () => {
    await press(desk, 'Import a series')
    const dialog = desk.getByRole('dialog')
    const bad = lines.with(7, (lines[7] ?? '').replace(/\d+$/, '-3'))
    await dialog.locator('input[type=file]').setInputFiles(file(bad))
    await sees(dialog, /Reception_2026\.csv/)
    await press(dialog, 'Look at it')
    await sees(dialog, 'Line 8:')
    await sees(dialog, /a count below nought/)
    await sees(dialog, lines[7]?.replace(/\d+$/, '-3') ?? '')
    expect(await problemsAt(desk, WIDE), 'bad rows').toEqual([])
  })

  test('the good file is looked at first, and kept when it is what was meant', async () => {
    const dialog = desk.getByRole('dialog')
    const missing = lines.filter((line) => !line.startsWith(lines[200]?.slice(0, 10) ?? ''))
    await dialog.locator('input[type=file]').setInputFiles(file(missing))
    await dialog.getByRole('textbox', { name: 'Name' }).fill(NAME)
    await press(dialog, 'Look at it')
    await sees(dialog, 'What was found')
    await sees(dialog, 'day “date”, time “time”, count “count”')
    await sees(dialog, /^1: \w{3}/)
    expect(await problemsAt(desk, NARROW), 'what was found').toEqual([])
    await resize(desk, WIDE)
    await press(dialog, 'Keep this series')
    await dialog.waitFor({ state: 'detached' })
  })

  test('the forecast says what is to be seen, how far it can be trusted, and what is missing', async () => {
    await desk.waitForURL(/series=/)
    await sees(desk, /^Monday .* is the busiest day: about \d+ contacts/)
    await sees(desk, /^Tried on \d+ days of the past/)
    await desk
      .getByRole('region', { name: 'Ways to forecast, tried on the past' })
      .getByText(/^Mean of the weekday/)
      .waitFor()
    await sees(desk, 'This one serves')
    await sees(desk, /Nothing is known of one open day/)
    expect(await problemsOf(desk), 'forecast').toEqual([])
    await resize(desk, WIDE)
  })

  test('choices stand in the address', async () => {
    await desk.getByRole('button', { name: /By$/ }).click()
    await desk.getByRole('option', { name: 'Day', exact: true }).click()
    await desk.waitForURL(/by=day/)
    await sees(desk, /The busiest half hour usually begins at/)
  })

  test('a stronger offer to clients needs more people', async () => {
    const series = new URL(desk.url()).searchParams.get('series') ?? ''
    await desk.goto(`${place.url}/planner/need?series=${series}`)
    await sees(desk, 'No roster is published for them yet.')
    await sees(desk, /80 of 100 are answered within 20 seconds, of all who come/)
    const before = await hoursNeeded()
    expect(await problemsOf(desk), 'people needed').toEqual([])
    await resize(desk, WIDE)
    await press(desk, 'Change the offer and the figures')
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel('So many of 100 are answered').fill('95')
    await dialog.getByLabel('Within seconds').fill('5')
    await sees(dialog, '95 of 100 are answered within 5 seconds, of all who come.')
    expect(await problemsAt(desk, NARROW), 'the offer').toEqual([])
    await resize(desk, WIDE)
    await press(dialog, 'Save and work it out again')
    await dialog.waitFor({ state: 'detached' })
    await sees(region(desk, 'What it is reckoned with'), /95 of 100 are answered within 5 seconds/)
    expect(await hoursNeeded()).toBeGreaterThan(before)
  })

  test('figures that somebody else has changed meanwhile are not overwritten unseen', async () => {
    await press(desk, 'Change the offer and the figures')
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel('Within seconds').fill('30')
    await place.app.database.pool.query('update plan_settings set version = version + 1')
    await press(dialog, 'Save and work it out again')
    await sees(dialog, 'Somebody has changed these figures meanwhile')
    await press(dialog, 'Put mine in their place')
    await dialog.waitFor({ state: 'detached' })
    await sees(region(desk, 'What it is reckoned with'), /within 30 seconds/)
  })

  test('special days are named, and the series can be removed again', async () => {
    await desk.goBack()
    await press(desk, 'Special days')
    const dialog = desk.getByRole('dialog')
    await press(dialog, 'Add a day')
    await dialog.getByLabel('Day', { exact: true }).fill('2030-12-25')
    await dialog.getByLabel('Name').fill('Christmas')
    expect(await problemsAt(desk, NARROW), 'special days').toEqual([])
    await resize(desk, WIDE)
    await press(dialog, 'Save')
    await dialog.waitFor({ state: 'detached' })
    await press(desk, 'Remove this series')
    await press(desk.getByRole('dialog'), 'Remove this series')
    await desk.waitForURL(/\/planner\/forecast$/)
    expect(place.faults).toEqual([])
  })
})
