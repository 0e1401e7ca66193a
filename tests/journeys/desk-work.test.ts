import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openCase } from '#domain/cases/commands.ts'
import { inOrder } from './support/in-order.ts'
import { knowsWhere, tabTo } from './support/keyboard.ts'
import { press, sees, seesNoMore } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { problemsAt, problemsOf, WIDE, resize } from './support/screens.ts'

let place: Place
let council: Council
let desk: Page
const cases: { id: string; reference: string }[] = []

async function anOpenCase(need: string): Promise<void> {
  const { priya, margaret, waste } = council
  const input = {
    ...{ clientId: margaret.id, ownerId: priya.id, serviceId: waste.id, need },
    ...({ stakes: 'ordinary', channel: 'chat' } as const),
  }
  cases.push(
    await place.app.database.transact((tx) => openCase(tx, { kind: 'service' }, input, place.clock.now())),
  )
}

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  for (const need of ['The brown bin was left full', 'The lid is broken', 'A second bin, please']) {
    await anOpenCase(need)
  }
  desk = await place.desk(council.priya.id)
})
afterAll(() => place.close())
inOrder(() => place)

const caseAt = (index: number): string => `${place.url}/desk/cases/${cases[index]?.id}`

describe('tags and views', () => {
  test('a tag is made while typing, and suggested for the next case', async () => {
    await desk.goto(caseAt(0))
    await press(desk, 'Add a tag')
    await desk.getByRole('combobox', { name: 'Add a tag' }).fill('Missed bins')
    await desk.keyboard.press('Enter')
    await desk.getByRole('button', { name: 'Take off the tag Missed bins' }).waitFor()
    await desk.goto(caseAt(1))
    await press(desk, 'Add a tag')
    await desk.getByRole('combobox', { name: 'Add a tag' }).fill('mis')
    await desk.getByRole('option', { name: /^Missed bins/ }).click()
    await desk.getByRole('button', { name: 'Take off the tag Missed bins' }).waitFor()
    expect(await problemsOf(desk)).toEqual([])
  })

  test('the list is narrowed by it, and the choice is kept with a name and a count', async () => {
    await desk.goto(`${place.url}/desk/cases`)
    await desk
      .getByRole('group', { name: 'Tags among these' })
      .getByRole('button', { name: /^Missed bins/ })
      .click()
    await seesNoMore(desk, 'A second bin, please')
    await press(desk, 'Keep this view')
    await desk.getByRole('textbox', { name: 'Name' }).fill('Bins to come back for')
    await press(desk, 'Keep it')
    await desk.getByRole('link', { name: /^Bins to come back for 2$/ }).waitFor()
    expect(await problemsOf(desk)).toEqual([])
  })

  test('it is one press away, renamed, removed, and brought back', async () => {
    await desk.goto(`${place.url}/desk/cases`)
    await sees(desk, 'A second bin, please')
    await desk.getByRole('link', { name: /^Bins to come back for/ }).click()
    await seesNoMore(desk, 'A second bin, please')
    await press(desk, 'Change the view Bins to come back for')
    await desk.getByRole('menuitem', { name: 'Rename' }).click()
    await desk.getByRole('textbox', { name: 'Name' }).fill('Missed ones')
    await press(desk, 'Save')
    await desk.getByRole('link', { name: /^Missed ones/ }).waitFor()
    await press(desk, 'Change the view Missed ones')
    await desk.getByRole('menuitem', { name: 'Remove' }).click()
    await desk.getByRole('link', { name: /^Missed ones/ }).waitFor({ state: 'detached' })
    await press(desk, 'Undo')
    await desk.getByRole('link', { name: /^Missed ones/ }).waitFor()
  })
})

describe('the same for many cases', () => {
  test('chosen with the keyboard, done, told in words, and undone', async () => {
    await desk.goto(`${place.url}/desk/cases`)
    await sees(desk, 'A second bin, please')
    await tabTo(desk, /The brown bin was left full/)
    await desk.keyboard.press('x')
    await tabTo(desk, /A second bin, please/)
    await desk.keyboard.press('X')
    await desk
      .getByRole('group', { name: '3 cases selected' })
      .or(desk.getByText('3 selected'))
      .first()
      .waitFor()
    expect(await problemsOf(desk)).toEqual([])
    await desk.getByRole('group', { name: '3 selected' }).getByRole('button', { name: 'Waiting on' }).click()
    await knowsWhere(desk)
    await press(desk, 'Do it')
    await sees(desk, /Done for 3 cases/)
    await sees(desk, /Waits on the client/)
    await press(desk, 'Undo')
    await sees(desk, /Undone for 3 cases/)
    expect(await problemsOf(desk)).toEqual([])
  })

  test('R10: what cannot go to somebody is left alone, by name and with the reason', async () => {
    const { pool } = place.app.database
    await pool.query(`update cases set owner_id = $2 where id = $1`, [cases[2]?.id, council.tom.id])
    await desk.goto(`${place.url}/desk/cases?whose=all`)
    await sees(desk, 'A second bin, please')
    for (const index of [0, 2]) {
      await desk
        .getByRole('checkbox', { name: new RegExp(cases[index]?.reference ?? '') })
        .check({ force: true })
    }
    await press(desk, 'Another owner')
    await desk.getByRole('combobox', { name: 'New owner' }).fill('Tom')
    await desk.getByRole('option', { name: /Tom Harker/ }).click()
    await desk
      .getByRole('textbox', { name: 'Why, in words for the client' })
      .fill('Tom looks after this street')
    await press(desk, 'Do it')
    await sees(desk, /Done for 1 case/)
    await sees(desk, /1 was so already/)
    await press(desk, 'Undo')
    await sees(desk, /Undone for 1 case/)
  })
})

describe('a colleague is named, and told', () => {
  test('@ in a note lists people and departments; Enter puts the name in', async () => {
    await resize(desk, WIDE)
    await desk.goto(caseAt(0))
    await desk.getByRole('heading', { name: 'The brown bin was left full' }).waitFor()
    await desk.getByRole('radio', { name: 'Note' }).locator('xpath=ancestor-or-self::label[1]').click()
    const note = desk.getByRole('textbox', { name: /^Note among colleagues/ })
    await note.pressSequentially('Who has the key, @To')
    await desk.getByRole('option', { name: /Tom Harker/ }).waitFor()
    expect(await problemsAt(desk, WIDE)).toEqual([])
    await note.focus()
    await note.press('Enter')
    expect(await note.inputValue()).toBe('Who has the key, @Tom Harker ')
    await note.press('ControlOrMeta+Enter')
    await sees(desk, 'Who has the key, @Tom Harker')
  })
})

test('nothing went wrong inside the pages', () => {
  expect(place.faults).toEqual([])
})
