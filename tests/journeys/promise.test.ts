import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { inMinutes, letPass, runningClock } from './support/clocks.ts'
import { inOrder } from './support/in-order.ts'
import { accepts, askFor, becomesAvailable, choose, press, promises, region, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'

const clock = runningClock()
const WHAT = 'Empty the missed bin'
let place: Place
let client: Page
let desk: Page

beforeAll(async () => {
  place = await openPlace(clock)
  const council = await foundCouncil(place)
  desk = await place.desk(council.priya.id)
  client = await place.client()
  await becomesAvailable(desk)
  await askFor(client, 'My garden bin was missed')
  await accepts(desk)
})
afterAll(() => place.close())
inOrder(() => place)

describe('a promise, from the word given to the word kept', () => {
  test('R6: while something is loose it cannot end; the dialog lists it, and settles it on the spot', async () => {
    await press(desk, 'Promise')
    const form = desk.getByRole('dialog', { name: 'Promise something' })
    await form.getByRole('textbox', { name: /^What we promise/ }).fill(WHAT)
    await choose(form, 'Another time')
    await choose(form, 'Not yet')
    expect(await form.getByLabel('Another time').last().inputValue()).toMatch(/^\d{4}-/)
    expect(await form.getByRole('button', { name: 'Promise it' }).isEnabled()).toBe(true)
    await promises(desk, { what: WHAT, at: inMinutes(clock, 60), told: 'Not yet' })
    await press(desk, 'End…')
    const dialog = desk.getByRole('dialog', { name: 'End the conversation' })
    await sees(dialog, `The client does not know yet: ${WHAT}`)
    expect(await dialog.getByRole('button', { name: 'Met', exact: true }).isDisabled()).toBe(true)
    expect(await dialog.getByRole('button', { name: 'Owned: what we promised' }).isDisabled()).toBe(true)
    await press(dialog, 'I have said it')
    await sees(dialog, /Priya Nair stays the owner\. The client knows: Empty the missed bin/)
    await press(dialog, 'Owned: what we promised')
    await dialog.waitFor({ state: 'detached' })
  })

  test('R12, R14: her page says who owns it, what happens next, and by when', async () => {
    await client.getByRole('heading', { name: 'This is not finished yet, and somebody owns it' }).waitFor()
    await client.getByRole('link', { name: 'Open my page' }).click()
    const next = region(client, 'What happens next')
    await sees(next, WHAT)
    await sees(next, /^Priya Nair, by (today|tomorrow|.*\d)/)
    await sees(region(client, 'Who owns it'), 'Priya Nair owns this from beginning to end.')
  })

  test('R12: time passes, and the owner is warned while it can still be kept', async () => {
    await desk.goto(`${place.url}/desk`)
    await desk.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
    await letPass(clock, 46, [client, desk])
    await press(desk, 'Notifications: 1 unread')
    await sees(desk, /^A promise to .* may slip$/)
    await sees(region(desk, 'Promises at risk'), WHAT)
    const { rows } = await states()
    expect(rows.map((row) => row.state)).toEqual(['open'])
  })

  test('R12, R13: it is agreed anew with a reason before it was due, and her page tells her at once', async () => {
    await desk.getByRole('link', { name: /^A promise to .* may slip$/ }).click()
    await desk.waitForURL(/\/desk\/cases\//)
    await press(desk, 'Agree another time')
    const form = desk.getByRole('dialog', { name: 'Agree another time' })
    await choose(form, 'Another time')
    await form.getByLabel('Another time').last().fill(inMinutes(clock, 180))
    await form
      .getByRole('textbox', { name: /^Why/ })
      .fill('The lorry has broken down; another comes tonight.')
    await choose(form, 'Write it on their page now')
    await press(form, 'Agree it')
    await form.waitFor({ state: 'detached' })
    const promised = region(client, 'What we promised')
    await sees(promised, 'Changed with you')
    await sees(promised, 'On its way')
    await sees(client, /The lorry has broken down; another comes tonight\./)
    const { rows } = await states()
    expect(rows.map((row) => row.state)).toEqual(['renegotiated', 'open'])
    expect(rows[0]?.endedAt.getTime()).toBeLessThan(rows[0]?.dueAt.getTime() ?? 0)
    expect(rows[1]?.toldAt?.getTime()).toBeLessThan(rows[0]?.dueAt.getTime() ?? 0)
  })

  test('R12: the time agreed first goes by and nothing is broken; then it is kept', async () => {
    await letPass(clock, 30, [client, desk])
    await press(desk, 'Done as promised')
    await sees(region(client, 'What we promised'), 'Kept')
    const { rows } = await states()
    expect(rows.map((row) => row.state)).toEqual(['renegotiated', 'kept'])
  })

  test('R11, R14: nothing is open, so the case closes; she says that it is sorted', async () => {
    await press(desk, 'Close')
    const form = desk.getByRole('dialog', { name: 'Close the case' })
    await choose(form, 'The need is met')
    await press(form, 'Close the case')
    await client.getByRole('heading', { name: 'Is this sorted?' }).waitFor()
    await press(client, 'Yes, this is sorted')
    await sees(desk, 'The client says: this is sorted')
    expect(place.faults).toEqual([])
  })
})

type State = { state: string; dueAt: Date; endedAt: Date; toldAt: Date | null }

function states() {
  return place.app.database.pool.query<State>(
    'select state, due_at as "dueAt", ended_at as "endedAt", told_at as "toldAt" from commitments order by made_at, id',
  )
}
