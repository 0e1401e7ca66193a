import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { addDays, isoWeekday } from '#core/calendars/moments.ts'
import { demandRoutes } from '#domain/planning/contract.demand.ts'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import type { WorkTerms } from '#domain/planning/contract.people.ts'
import { myShiftRoutes } from '#domain/planning/contract.mine.ts'
import { csvOf } from '#tests/support/planning.ts'
import { inOrder } from './support/in-order.ts'
import { press, sees } from './support/people.ts'
import { openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

const ALL_DAY: [number, number][] = [[420, 1260]]
const TERMS: WorkTerms = {
  leastMinutesWeek: 0,
  mostMinutesWeek: 2250,
  restMinutes: 660,
  mostDaysInRow: 5,
  available: { '1': ALL_DAY, '2': ALL_DAY, '3': ALL_DAY, '4': ALL_DAY, '5': ALL_DAY },
}
let place: Place
let planner: Page
let tom: Page
let wei: Page
let monday: string
const dayWords = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(day))
    .replace(',', '')

/**
 * Three people: Priya has to work every day to reach her hours, and would like Monday free; Tom and 李 Wei can help out.
 * One person is needed through the day, as for eight weeks before.
 */
beforeAll(async () => {
  place = await openPlace()
  const { make } = place
  await make.organisation()
  const { id: departmentId } = await make.department({ name: 'Contact Centre' })
  const person = (name: string, roles: ('agent' | 'planner')[] = ['agent']) =>
    make.agent({ name, departmentId, roles })
  const [ingrid, priya, harker, li] = [
    await person('Ingrid Larsen', ['agent', 'planner']),
    await person('Priya O’Brien'),
    await person('Tom Harker'),
    await person('李 Wei'),
  ]
  const today = new Date().toISOString().slice(0, 10)
  monday = addDays(today, 8 - isoWeekday(today))
  const api = await place.staff(ingrid.id)
  const csv = csvOf(addDays(monday, -63), 63, () => 1)
  await api.call(demandRoutes.importSeries, { body: { name: 'Counted calls', csv, zone: 'Europe/London' } })
  const shift = { minutes: 480, breakMinutes: 30, breakFrom: 180, breakTo: 270, starts: [540] }
  await api.call(peopleRoutes.addPattern, { body: { name: 'Day', ...shift } })
  for (const [agentId, terms] of [
    [priya.id, { ...TERMS, leastMinutesWeek: 2250 }],
    [harker.id, TERMS],
    [li.id, TERMS],
  ] as const)
    await api.call(peopleRoutes.setTerms, { params: { agentId }, body: terms })
  const wishes = await place.staff(priya.id)
  await wishes.call(myShiftRoutes.wish, { body: { kind: 'day_off', day: monday } })
  planner = await place.desk(ingrid.id)
  tom = await place.desk(harker.id)
  wei = await place.desk(li.id)
})
afterAll(() => place.close())
inOrder(() => place)

const cell = (name: string, day: string): Locator =>
  planner.getByRole('button', { name: new RegExp(`^${name}, ${dayWords(day)}:`) })
const held = (): Locator => planner.getByRole('group', { name: 'In your hand' })

describe('a roster, from the need to the people who work it', () => {
  test('R34: a planner makes a roster, and sees honestly that it is being worked out', async () => {
    await planner.goto(`${place.url}/planner/roster`)
    await sees(planner, 'No roster yet')
    expect(await problemsOf(planner)).toEqual([])
    await resize(planner, WIDE)
    await press(planner, 'Make a roster')
    const form = planner.getByRole('dialog', { name: 'Make a roster' })
    await form.getByRole('button', { name: /Demand from/ }).click()
    await planner.getByRole('option', { name: 'Counted calls' }).click()
    await press(form, 'Make it')
    await planner.waitForURL(/\/planner\/roster\/[0-9a-f-]{36}/)
    await cell('Priya O’Brien', monday).waitFor()
    await sees(planner, 'Draft')
  })

  test('an impossible wish is explained in words', async () => {
    await planner.getByRole('tab', { name: 'Why it is so' }).click()
    await sees(planner, 'This is the best possible roster')
    await sees(
      planner,
      `Priya O’Brien wished for a free day on ${dayWords(monday)}. It could not be granted.`,
    )
    await sees(planner, 'Priya O’Brien has agreed to work at least 37 h 30 min in the week.')
    expect(await problemsOf(planner)).toEqual([])
    await resize(planner, WIDE)
    await planner.getByRole('tab', { name: 'Fair shares' }).click()
    await planner.getByRole('rowheader', { name: 'Priya O’Brien' }).waitFor()
    expect(await problemsAt(planner, NARROW)).toEqual([])
    await resize(planner, WIDE)
    await planner.getByRole('tab', { name: 'Shifts' }).click()
  })

  test('a shift is given by form, and what stands against it is said beforehand', async () => {
    await cell('Tom Harker', monday).click()
    const form = planner.getByRole('dialog', { name: 'Give a shift' })
    await form.getByRole('combobox', { name: 'Person' }).fill('Priya')
    await planner.getByRole('option', { name: /Priya/ }).click()
    await sees(form, 'has a shift on that day already')
    await form.getByRole('combobox', { name: 'Person' }).fill('Tom')
    await planner.getByRole('option', { name: /Tom/ }).click()
    await sees(form, 'Nothing stands against it.')
    expect(await problemsAt(planner, WIDE)).toEqual([])
    await press(form, 'Set the shift')
    await form.waitFor({ state: 'detached' })
    await sees(planner, `Tom Harker has a shift on ${dayWords(monday)}, 09:00–17:00.`)
    expect(await cell('Tom Harker', monday).getAttribute('aria-label')).toContain('09:00–17:00')
  })

  test('it is moved by the keyboard alone: where it may not be is said, and Escape leaves it', async () => {
    await cell('Tom Harker', monday).focus()
    await planner.keyboard.press('Enter')
    await sees(held(), `Tom Harker, ${dayWords(monday)}, 09:00–17:00`)
    await planner.keyboard.press('ArrowUp')
    await sees(held(), 'Cannot be dropped here: has a shift on that day already')
    await planner.keyboard.press('Escape')
    await held().waitFor({ state: 'detached' })
    await planner.keyboard.press('Enter')
    await planner.keyboard.press('Shift+ArrowRight')
    await planner.keyboard.press('ArrowRight')
    await sees(held(), `Tom Harker, ${dayWords(addDays(monday, 1))}, 09:30–17:30`)
    expect(await problemsAt(planner, WIDE)).toEqual([])
    await planner.keyboard.press('Enter')
    await held().waitFor({ state: 'detached' })
    await sees(planner, `Tom Harker: ${dayWords(addDays(monday, 1))}, 09:30–17:30.`)
    const focus = await planner.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(focus).toContain(`Tom Harker, ${dayWords(addDays(monday, 1))}: 09:30–17:30`)
  })

  test('what was done is undone, and dragged with the pointer instead', async () => {
    await planner.getByRole('button', { name: 'Undo' }).last().click()
    await cell('Tom Harker', monday).and(planner.locator('[data-shift]')).waitFor()
    await cell('Tom Harker', monday).dragTo(cell('Tom Harker', addDays(monday, 1)))
    const moved = cell('Tom Harker', addDays(monday, 1)).and(planner.locator('[data-shift]'))
    await moved.waitFor()
    expect(await moved.getAttribute('aria-label')).toContain('09:00–17:00')
    expect(await problemsOf(planner)).toEqual([])
    await resize(planner, WIDE)
  })

  test('it is published, and says before what that will do', async () => {
    await press(planner, 'Publish')
    const form = planner.getByRole('dialog', { name: 'Publish this roster?' })
    await sees(form, /^2 people will see 6 shifts under My shifts/)
    await press(form, 'Publish')
    await form.waitFor({ state: 'detached' })
    await sees(planner, 'This roster is published. To change it, plan again from a moment on.')
  })

  test('the agent sees the shift, and asks a colleague to take it over', async () => {
    await tom.goto(`${place.url}/planner/my-shifts`)
    await press(tom, `Swap the shift of ${dayWords(addDays(monday, 1))}`)
    const form = tom.getByRole('dialog', { name: /^Swap/ })
    await form.getByText('Take it over').click()
    await form.getByRole('combobox', { name: 'Whom do you ask?' }).fill('李')
    await tom.getByRole('option', { name: '李 Wei' }).click()
    await press(form, 'Ask')
    await form.waitFor({ state: 'detached' })
    await sees(tom, `You asked 李 Wei to take over ${dayWords(addDays(monday, 1))}, 09:00–17:00.`)
    expect(await problemsOf(tom)).toEqual([])
  })

  test('the colleague is told, agrees, and the shift has changed hands', async () => {
    const day = dayWords(addDays(monday, 1))
    await wei.getByRole('link', { name: '1 unread notification My shifts' }).waitFor()
    await press(wei, 'Notifications: 1 unread')
    await wei.getByRole('link', { name: `Tom Harker asks you to take over their shift on ${day}` }).click()
    await wei.waitForURL(/\/planner\/my-shifts$/)
    await sees(wei, 'Tom Harker asks you to swap a shift')
    await wei.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
    expect(await problemsAt(wei, NARROW)).toEqual([])
    await press(wei, 'Agree')
    await wei.getByRole('button', { name: `Swap the shift of ${day}` }).waitFor()
    await tom.reload()
    await sees(tom, 'No shifts are published for you yet')
    await resize(tom, WIDE)
    await press(tom, 'Notifications: 2 unread')
    await tom.getByRole('link', { name: `李 Wei agreed to take over your shift on ${day}` }).waitFor()
    await tom.getByRole('link', { name: /^Your shifts from .* are published$/ }).waitFor()
    expect(await problemsOf(tom)).toEqual([])
    expect(place.faults).toEqual([])
  })
})
