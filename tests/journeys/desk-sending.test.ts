import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { closeMet, openCase } from '#domain/cases/commands.ts'
import { inOrder } from './support/in-order.ts'
import { choose, press, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { NARROW, problemsOf, resize, WIDE } from './support/screens.ts'

let place: Place
let council: Council
let desk: Page
let caseId: string

async function anOpenCase(need: string): Promise<string> {
  const { priya, margaret, waste } = council
  const input = {
    ...{ clientId: margaret.id, ownerId: priya.id, serviceId: waste.id, need },
    ...({ stakes: 'ordinary', channel: 'chat' } as const),
  }
  const now = place.clock.now()
  return (await place.app.database.transact((tx) => openCase(tx, { kind: 'service' }, input, now))).id
}

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  caseId = await anOpenCase('A second bin, please')
  desk = await place.desk(council.priya.id)
})
afterAll(() => place.close())
inOrder(() => place)

const reply = () => desk.getByRole('textbox', { name: /^Reply to/ })
const note = () => desk.getByRole('textbox', { name: /^Note among colleagues/ })

/** What agents wrote, and where it went. */
async function written(): Promise<{ body: string; kind: string; need: string | null }[]> {
  const { rows } = await place.app.database.pool.query<{ body: string; kind: string; need: string | null }>(
    `select m.body, m.kind, c.need from messages m left join contacts c on c.id = m.contact_id
     where m.author = 'agent' order by m.at, m.id`,
  )
  return rows
}

describe('what is taken back stays what it was', () => {
  test('a note that is undone while a reply is begun stands among the notes again, never in the reply', async () => {
    await desk.goto(`${place.url}/desk/cases/${caseId}`)
    await reply().waitFor()
    await choose(desk, 'Note')
    await note().fill('She sounds worried: call her first')
    await note().press('Control+Enter')
    await choose(desk, 'Reply')
    await reply().fill('Dear Mrs Ellis')
    await press(desk, 'Undo')
    await expect.poll(() => note().inputValue()).toBe('She sounds worried: call her first')
    await choose(desk, 'Reply')
    expect(await reply().inputValue()).toBe('Dear Mrs Ellis')
    expect(await written()).toEqual([])
    await reply().fill('')
  })

  test('what was refused stays where it is read when there is nowhere to change it', async () => {
    const ended = await anOpenCase('The lid is broken')
    await desk.goto(`${place.url}/desk/cases/${ended}`)
    await reply().fill('Somebody comes on Monday')
    await reply().press('Control+Enter')
    await sees(desk, 'Goes out in a moment')
    const input = { caseId: ended, note: null }
    await place.app.database.transact((tx) => closeMet(tx, { kind: 'service' }, input, place.clock.now()))
    await reply().waitFor({ state: 'detached' })
    await desk.getByRole('button', { name: 'Send as it is' }).waitFor()
    await sees(desk.getByRole('log'), 'Somebody comes on Monday')
    expect(await desk.getByRole('button', { name: 'Change it first' }).count()).toBe(0)
    await desk.goto(`${place.url}/desk/cases/${caseId}`)
    await reply().waitFor()
  })
})

describe('the last words, then the end', () => {
  const dialog = () => desk.getByRole('dialog', { name: 'Close the case' })
  const stateOf = async () =>
    (
      await place.app.database.pool.query<{ state: string }>('select state from cases where id = $1', [
        caseId,
      ])
    ).rows[0]?.state

  test('a client who writes meanwhile is heard first: the case stays open, the dialog has its words again', async () => {
    await press(desk, 'Close')
    await dialog()
      .getByRole('textbox', { name: /^A word for the client/ })
      .fill('All the best, Priya')
    await press(dialog(), 'Close the case')
    await dialog().waitFor({ state: 'detached' })
    await place.app.database.pool.query('update cases set version = version + 1 where id = $1', [caseId])
    await dialog().waitFor()
    await dialog().getByRole('alert').first().waitFor()
    const words = dialog().getByRole('textbox', { name: /^A word for the client/ })
    expect(await words.inputValue()).toBe('All the best, Priya')
    expect(await stateOf()).toBe('open')
    expect(await problemsOf(desk)).toEqual([])
    await press(dialog(), 'Cancel')
  })

  test('a reply that is still held back goes out first, and the case closes', async () => {
    await desk.reload()
    await reply().fill('The lorry comes on Friday')
    await reply().press('Control+Enter')
    await press(desk, 'Close')
    await press(dialog(), 'Close the case')
    await sees(desk, 'Closed. The client is asked whether it is sorted.')
    expect(await stateOf()).toBe('closed')
    expect((await written()).map(({ body }) => body)).toContain('The lorry comes on Friday')
  })
})

/** Logs a letter (of calls there is one at a time) by the keys, as often as the keys are pressed; the conversation opens. */
async function logs(need: string, times: number): Promise<void> {
  const from = desk.url()
  await desk.keyboard.press('l')
  const log = desk.getByRole('dialog', { name: 'Log a call, visit or letter' })
  await choose(log, 'Letter')
  const field = log.getByRole('textbox', { name: 'What they need' })
  await field.fill(need)
  await field.evaluate((element, count) => {
    for (let n = 0; n < count; n += 1) {
      const init = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
      element.dispatchEvent(new KeyboardEvent('keydown', init))
    }
  }, times)
  await desk.waitForURL((url) => url.href !== from && url.pathname.startsWith('/desk/contacts/'))
  await log.waitFor({ state: 'detached' })
}

describe('what comes after a moment says when it could not be done', () => {
  test('a case that was closed before it could rest', async () => {
    const ended = await anOpenCase('The wheel squeaks')
    await desk.goto(`${place.url}/desk/cases/${ended}`)
    await press(desk, 'Let it rest')
    const dialog = desk.getByRole('dialog', { name: 'Let it rest' })
    await dialog.locator('label').first().click()
    await press(dialog, 'Let it rest')
    await dialog.waitFor({ state: 'detached' })
    const input = { caseId: ended, note: null }
    await place.app.database.transact((tx) => closeMet(tx, { kind: 'service' }, input, place.clock.now()))
    await desk.getByRole('alert').filter({ hasText: 'closed' }).waitFor()
  })
})

describe('pressed twice is done once', () => {
  test('a letter that is logged with the keyboard, twice in a breath, is one contact', async () => {
    await desk.goto(`${place.url}/desk`)
    await desk.getByRole('heading', { name: /^Hello,/ }).waitFor()
    await logs('Where is my bin?', 2)
    const { rows } = await place.app.database.pool.query('select id from contacts')
    expect(rows).toHaveLength(1)
  })
})

describe('on a narrow screen too', () => {
  test('what was written to one client goes to that client, though another conversation is open by then', async () => {
    await sees(desk, 'Where is my bin?')
    await logs('The wheel came off', 1)
    await sees(desk, 'The wheel came off')
    await resize(desk, NARROW)
    await desk.goBack()
    await sees(desk, 'Where is my bin?')
    await reply().fill('Yours comes today')
    await reply().press('Control+Enter')
    await sees(desk, 'Goes out in a moment')
    await desk.goForward()
    const words = expect.objectContaining({ body: 'Yours comes today', need: 'Where is my bin?' })
    await expect.poll(written).toContainEqual(words)
    await resize(desk, WIDE)
    expect(place.faults).toEqual([])
  })
})
