import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chanceFrom } from '#core/chance.ts'
import { inOrder } from './support/in-order.ts'
import { knowsWhere, tabTo } from './support/keyboard.ts'
import { sees } from './support/people.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'

const DAY_MS = 86_400_000
const KEYS = 'One key-holder for all buildings'

let place: Place
let desk: Page

/** Six weeks of hours from nine to four, without weekends. */
function csv(today: Date): string {
  const chance = chanceFrom('keyboard')
  const last = Date.parse(today.toISOString().slice(0, 10)) - DAY_MS
  const days = Array.from({ length: 42 }, (_, back) => new Date(last - back * DAY_MS)).toReversed()
  const rows = days
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .flatMap((day) =>
      Array.from({ length: 8 }, (_, hour) => {
        const time = `${String(hour + 9).padStart(2, '0')}:00`
        return `${day.toISOString().slice(0, 10)},${time},${chance.poisson(30 - 2 * hour)}`
      }),
    )
  return ['date,time,count', ...rows].join('\n')
}

beforeAll(async () => {
  place = await openPlace()
  await place.make.organisation()
  const { id } = await place.make.agent({ name: 'Ingrid Larsen', roles: ['agent', 'planner'] })
  desk = await place.desk(id)
  await desk.emulateMedia({ reducedMotion: 'reduce' })
  const seriesId = await desk.evaluate(async (text) => {
    const answer = await fetch('/api/v1/planning/series', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Front counter', csv: text }),
    })
    const { series } = (await answer.json()) as { series: { id: string } }
    return series.id
  }, csv(new Date()))
  await desk.goto(`${place.url}/planner/forecast?series=${seriesId}&days=7&by=60`)
})
afterAll(() => place.close())
inOrder(() => place)

test('R33: the forecast is walked along with the arrow keys, and each figure is read out', async () => {
  await sees(desk, /is the busiest day: about/)
  await tabTo(desk, /^Contacts expected/)
  await desk.keyboard.press('ArrowRight')
  const heard = desk.locator('[aria-live] >> text=/expected/').first()
  await heard.waitFor({ state: 'attached' })
  const before = await heard.innerText()
  await desk.keyboard.press('End')
  await desk.waitForFunction(
    (earlier) =>
      [...document.querySelectorAll('[aria-live]')].some(
        ({ textContent }) => /expected/.test(textContent ?? '') && textContent !== earlier,
      ),
    before,
  )
  await desk.keyboard.press('Escape')
})

test('R33: its figures open as a table', async () => {
  await tabTo(desk, 'Show the figures Contacts expected')
  await desk.keyboard.press('Enter')
  await desk.getByRole('table').first().waitFor()
  await knowsWhere(desk, /figures/)
})

test('R34: a constraint is said aloud without a mouse', async () => {
  await tabTo(desk, 'Constraints', 'Shift+Tab')
  await desk.keyboard.press('Enter')
  await desk.getByRole('heading', { name: 'What stands in the way' }).waitFor()
  await tabTo(desk, 'Say what stands in the way')
  await desk.keyboard.press('Enter')
  await desk.getByRole('dialog').waitFor()
  await knowsWhere(desk)
  if (
    !(await desk.locator(':focus').evaluate((one) => one.tagName === 'INPUT' || one.tagName === 'TEXTAREA'))
  )
    await tabTo(desk, /^What stands in the way/)
  await desk.keyboard.type(KEYS)
  await tabTo(desk, /^Whose is it/)
  await desk.keyboard.type('Facilities')
  await desk.keyboard.press('ControlOrMeta+Enter')
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  await sees(desk, /^One constraint stands in the way/)
  await knowsWhere(desk)
})

test('R35: a what-if is made and run without a mouse', async () => {
  await tabTo(desk, 'What-if', 'Shift+Tab')
  await desk.keyboard.press('Enter')
  await desk.getByRole('heading', { name: 'What if?' }).waitFor()
  await tabTo(desk, 'New what-if')
  await desk.keyboard.press('Enter')
  await desk.getByRole('dialog').waitFor()
  if (!(await desk.locator(':focus').evaluate((one) => one.tagName === 'INPUT'))) await tabTo(desk, /^Name/)
  await desk.keyboard.type('By keys alone')
  await desk.keyboard.press('ControlOrMeta+Enter')
  await desk.getByRole('heading', { name: 'By keys alone', level: 1 }).waitFor()
  await tabTo(desk, /^Run it|^Save and run/)
  await desk.keyboard.press('Enter')
  await desk.getByRole('heading', { name: 'Side by side' }).waitFor({ timeout: 30_000 })
  await sees(desk, /^Golden moment takes/)
  expect(place.faults).toEqual([])
})
