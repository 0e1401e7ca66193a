import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { inMinutes, letPass, runningClock } from './support/clocks.ts'
import { inOrder } from './support/in-order.ts'
import {
  accepts,
  agentWrites,
  askFor,
  becomesAvailable,
  choose,
  clientWrites,
  keepsFact,
  press,
  promises,
  region,
  sees,
} from './support/people.ts'
import { BIN_PRICE, foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'

const clock = runningClock()
const PHONE = '020 7946 0123'
let place: Place
let council: Council
let client: Page
let owner: Page
let omar: Page

beforeAll(async () => {
  place = await openPlace(clock)
  council = await foundCouncil(place)
  const general = await place.make.skill({ name: 'Reception', general: true })
  const front = await place.make.agent({ name: 'Omar Aziz', skills: [general.id] })
  owner = await place.desk(council.priya.id)
  omar = await place.desk(front.id)
  client = await place.client('/services/garden-waste')
  await becomesAvailable(owner)
})
afterAll(() => place.close())
inOrder(() => place)

describe('elsewhere: 43 minutes, five people, three places, the details twice, and another price at the end', () => {
  test('R20: the price stands on the page of the service before anybody asks', async () => {
    await sees(client, 'Second garden bin')
    await sees(client, BIN_PRICE)
    await client.getByRole('link', { name: 'Talk to a person about this' }).click()
    await askFor(client, 'We would like a second garden bin')
  })

  test('R9: he tells his name, number and address once; each is kept with source and date', async () => {
    await client.getByRole('textbox', { name: /^Your name/ }).fill('Ross Hadley')
    await client
      .getByRole('textbox', { name: /^Your phone number/ })
      .last()
      .fill(PHONE)
    await client.getByRole('textbox', { name: /^Your name/ }).focus()
    await accepts(owner)
    await clientWrites(client, 'It is for 7 Mill Lane, the side gate.')
    await sees(owner.getByRole('log'), 'It is for 7 Mill Lane, the side gate.')
    await keepsFact(owner, 'Address', '7 Mill Lane')
    await keepsFact(owner, 'Where the bin stands', 'At the side gate')
    await sees(owner, 'Ross Hadley')
  })

  test('R6, R12: he hears the published price and a promise, and who keeps it', async () => {
    await sees(owner, BIN_PRICE)
    await agentWrites(owner, `A second bin is ${BIN_PRICE}, delivered within five working days.`)
    await sees(client.getByRole('log'), BIN_PRICE.slice(0, 6))
    await press(owner, 'Promise')
    await promises(owner, {
      what: 'Deliver the second bin',
      at: inMinutes(clock, 5 * 1440),
      told: 'I have written it',
    })
    await press(owner, 'End…')
    await press(owner.getByRole('dialog', { name: 'End the conversation' }), 'Owned: what we promised')
    await client.getByRole('heading', { name: 'This is not finished yet, and somebody owns it' }).waitFor()
  })

  test('R22: the next day he phones; two fields, and the same case stands there with its owner', async () => {
    await letPass(clock, 20 * 60, [owner, omar])
    await becomesAvailableAgain(owner)
    await omar.keyboard.press('l')
    const form = omar.getByRole('dialog', { name: 'Log a call, visit or letter' })
    await form.getByRole('combobox', { name: 'Who' }).fill(PHONE)
    await omar.getByRole('option', { name: /^Ross Hadley/ }).click()
    await form
      .getByRole('textbox', { name: 'What they need' })
      .fill('When does my bin come, and what was the price?')
    await press(form, 'Begin')
    await omar.waitForURL(/\/desk\/contacts\//)
    await omar.getByRole('listitem').filter({ hasText: 'Owner of the case: Priya Nair' }).waitFor()
    await sees(omar, 'Deliver the second bin')
    const { rows } = await place.app.database.pool.query<{ channel: string; cases: number }>(
      `select string_agg(channel, ',' order by arrived_at) as channel, count(distinct case_id)::int as cases
       from contacts where client_id is not null`,
    )
    expect(rows).toEqual([{ channel: 'chat,phone', cases: 1 }])
  })

  test('R9: everything he told is there, with source and date, before anybody asks', async () => {
    const known = region(omar, 'Ross Hadley')
    await sees(known, '7 Mill Lane')
    await sees(known, 'At the side gate')
    await sees(known, /^said by the client, \d+ /)
    await sees(known, '020 7946 0123')
  })

  test('R20: the price is the one that was published and said', async () => {
    await sees(omar, BIN_PRICE)
  })

  test('R5, R10: his owner is brought into the call and stays his owner', async () => {
    await press(omar, 'Bring in')
    const dialog = omar.getByRole('dialog', { name: 'Bring somebody in' })
    await dialog.getByRole('textbox', { name: 'Who, or which knowledge' }).fill('Priya')
    await choose(dialog, /^Priya Nair/)
    await dialog
      .getByRole('textbox', { name: /^What would you like/ })
      .fill('Ross is on the phone: which day?')
    await press(dialog, 'Ask Priya Nair in')
    await sees(owner, 'Ross is on the phone: which day?')
    await accepts(owner, 'Join')
    await omar.getByRole('listitem').filter({ hasText: 'Priya Nair owner' }).waitFor()
    await press(omar, 'End…')
    await press(omar.getByRole('dialog', { name: 'End the conversation' }), 'Owned: what we promised')
    await sees(omar, 'This conversation has ended: owned, with a promise.')
  })

  test('R9, R10: he spoke with his owner and whoever picked up; nothing was asked twice, nobody passed him on', async () => {
    expect(await counted()).toEqual({ people: 2, owners: 1, repeats: 0, handovers: 0, cases: 1 })
    expect(place.faults).toEqual([])
  })

  test('R9: asking again for something known takes one tap on why, and is counted as a repeat', async () => {
    await omar.goto(`${place.url}/desk/people`)
    await omar.getByRole('searchbox', { name: /^Find a person/ }).fill('Ross')
    await omar.getByRole('link', { name: /^Ross Hadley/ }).click()
    await omar.getByRole('button', { name: 'Ask again for “Address”' }).click()
    await omar.getByRole('menuitem', { name: 'I am not sure of it' }).click()
    await sees(omar, 'Recorded. You can ask, and correct it here.')
    await sees(omar, 'Was asked again for something known')
    expect(await counted()).toMatchObject({ repeats: 1 })
  })
})

/** After a day the desk counts as gone; its agent comes back. */
async function becomesAvailableAgain(desk: Page): Promise<void> {
  await desk.goto(`${place.url}/desk`)
  const button = desk.getByRole('button', { name: 'I am available' })
  const free = desk.getByRole('button', { name: 'My presence: Available' })
  await button.or(free).first().waitFor()
  if (await button.isVisible()) await button.click()
  await free.waitFor()
}

/** What the ledger and the conversations say of it all. */
async function counted(): Promise<Record<string, number>> {
  const { rows } = await place.app.database.pool.query<Record<string, number>>(
    `select (select count(distinct agent_id)::int from participants) as people,
       (select count(distinct owner_id)::int from cases) as owners,
       (select count(*)::int from ledger where kind = 'client.fact_repeated') as repeats,
       (select count(*)::int from ledger where kind in ('contact.handed_over', 'case.owner_changed')) as handovers,
       (select count(*)::int from cases) as cases`,
  )
  return rows[0] ?? {}
}
