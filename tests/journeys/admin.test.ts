import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { inOrder } from './support/in-order.ts'
import { tabTo } from './support/keyboard.ts'
import { choose, press, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { WIDE, problemsOf, resize } from './support/screens.ts'

let place: Place
let council: Council
let admin: Page

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  const { make } = place
  const lena = await make.agent({
    ...{ name: 'Lena Fischer', departmentId: council.waste.departmentId, roles: ['agent', 'admin'] },
  })
  admin = await place.desk(lena.id)
})
afterAll(() => place.close())
inOrder(() => place)

const opened = async (name: string, heading = name): Promise<void> => {
  await resize(admin, WIDE)
  await admin
    .getByRole('navigation', { name: 'Administration' })
    .getByRole('link', { name, exact: true })
    .click()
  await admin.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
}
const looksRight = async (): Promise<void> => {
  expect(await problemsOf(admin)).toEqual([])
  await resize(admin, WIDE)
}
const field = (name: string | RegExp, within: Page | Locator = admin): Locator =>
  within.getByRole('textbox', { name }).first()
/** Chooses from a list that opens. */
const select = async (
  label: string | RegExp,
  option: string,
  within: Page | Locator = admin,
): Promise<void> => {
  await within.getByRole('button', { name: label }).first().click()
  await admin.getByRole('option', { name: option }).first().click()
}
/** Finds one of many by its name, and takes it. */
const find = async (label: string, name: string): Promise<void> => {
  await admin.getByRole('combobox', { name: label, exact: true }).fill(name)
  await admin.getByRole('option', { name }).first().click()
  await admin.getByRole('list', { name: label }).getByText(name, { exact: true }).waitFor()
}
/** What a person taps is the words beside a box. */
const tick = (name: RegExp) =>
  admin.getByRole('checkbox', { name }).locator('xpath=ancestor-or-self::label[1]').click()
const saved = () => sees(admin, 'Saved. It holds from now on.')

describe('the service is set up', () => {
  test('the frame names every page and what it is for', async () => {
    await admin.goto(`${place.url}/admin`)
    await sees(admin, 'What clients come for: purpose, levels, terms, who can help.')
    await looksRight()
  })

  test('the organisation: another zone is warned of before it is saved', async () => {
    await opened('Organisation')
    await field('Name').fill('Te Whānau O’Brien & 李')
    await admin.getByRole('combobox', { name: 'Time zone' }).fill('Pacific/Auck')
    await admin.getByRole('option', { name: 'Pacific/Auckland' }).click()
    await sees(admin, /From Europe\/London to Pacific\/Auckland/)
    await sees(admin, /move along and keep their clock times|moves along and keeps its clock times/)
    await admin.getByRole('combobox', { name: 'Languages in which you help' }).fill('Māori')
    await admin.getByRole('option', { name: /M(ā|a)ori/ }).click()
    await looksRight()
    await press(admin, 'Save')
    await saved()
  })

  test('opening hours: a short day and a holiday, seen in the days that come', async () => {
    await opened('Opening hours')
    await looksRight()
    await admin.getByRole('link', { name: 'Add hours' }).click()
    await field('What they are called').fill('Counter')
    await press(admin, 'Wednesday: add times')
    await admin.getByLabel('Wednesday, from').first().fill('08:00')
    await admin.getByLabel('Wednesday, to').first().fill('12:00')
    await admin.getByLabel('Wednesday, from').nth(1).fill('11:00')
    await sees(admin, 'These times overlap.')
    await admin.getByLabel('Wednesday, from').nth(1).fill('13:00')
    await admin.getByLabel('Another day').fill('2031-01-02')
    await field(/^What it is/).fill('Stocktaking')
    await press(admin, 'Add this day')
    await press(admin, 'Thursday, 2 January 2031: add times')
    await sees(admin, 'Stocktaking')
    await looksRight()
    await press(admin, 'Save')
    await sees(admin, /Wednesday 08:00–12:00, 13:00–\d\d:00/)
    await press(admin, 'Withdraw Counter')
    await press(admin.getByRole('dialog'), 'Withdraw')
    await sees(admin, 'Withdrawn (1)')
    await admin.getByText('Withdrawn (1)').click()
    await press(admin, 'Bring Counter back')
    await admin.getByText('Withdrawn (1)').waitFor({ state: 'detached' })
  })

  test('departments: what is used stays, and who uses it is named; a standard in working time', async () => {
    await opened('Departments')
    await press(admin, 'Withdraw Streets')
    await press(admin.getByRole('dialog'), 'Withdraw')
    await sees(admin.getByRole('dialog'), 'This is still in use')
    await sees(admin.getByRole('dialog'), /Still used by: .*Garden waste bins/)
    await press(admin.getByRole('dialog'), 'Cancel')
    await press(admin, 'Add a department')
    const form = admin.getByRole('dialog', { name: 'Add a department' })
    await field('Name', form).fill('Water works')
    await press(form, 'Save')
    await form.waitFor({ state: 'detached' })
    const own = admin.getByRole('listitem').filter({ hasText: 'Water works' })
    await own.getByText('No standards').click()
    await press(admin, 'Add a standard to Water works')
    const standard = admin.getByRole('dialog', { name: 'Add a standard' })
    await field(/^What is done/, standard).fill('Leak repaired')
    await field(/^Within/, standard).fill('1,5')
    await press(standard, 'Save')
    await sees(admin, '12 working hours')
    await looksRight()
  })

  test('skills: a new one, found again after it was withdrawn', async () => {
    await opened('Skills')
    await press(admin, 'Add a skill')
    await field(/^Name/, admin.getByRole('dialog')).fill('Sign language')
    await press(admin.getByRole('dialog'), 'Save')
    await sees(admin, 'Nobody has it yet')
    await looksRight()
  })

  test('services: written, seen as clients will see it, saved, and on the portal', async () => {
    await opened('Services')
    await admin.getByRole('link', { name: 'Add a service' }).click()
    await field(/^Name/).fill('Water at home')
    await field(/^What it is for/).fill('Water comes, and it is clean.')
    await select(/Skill it calls for/, 'Sign language')
    await field(/^What they say/).fill('no water\nbrown water')
    await press(admin, 'Add a term')
    await field(/^What it is$/).fill('New tap')
    await field(/^As clients read it/).fill('$40 with fitting')
    await select(/Kind/, 'Price')
    await field(/^Amount$/).fill('40')
    await sees(admin.getByRole('region', { name: 'What clients will see' }), '$40 with fitting')
    await looksRight()
    await press(admin, 'Save')
    await sees(admin, 'Nobody can take it')
    await looksRight()
    const client = await place.client('/services/water-at-home')
    await sees(client, '$40 with fitting')
    await client.context().close()
  })

  test('somebody else saved meanwhile: what was typed stays, and theirs can be taken', async () => {
    await admin.getByRole('link', { name: 'Water at home' }).click()
    await field(/^What it is for/).fill('Mine')
    const text = `update services set purpose = 'Theirs', version = version + 1 where slug = 'water-at-home'`
    await place.app.database.pool.query(text)
    await press(admin, 'Save')
    await sees(admin, 'Somebody else has saved this meanwhile')
    expect(await field(/^What it is for/).inputValue()).toBe('Mine')
    await press(admin, 'Take what is there now')
    await admin.getByText('Somebody else has saved this meanwhile').waitFor({ state: 'detached' })
    expect(await field(/^What it is for/).inputValue()).toBe('Theirs')
  })
})

describe('people', () => {
  test('added with the keyboard alone, and handed a link that works once', async () => {
    await opened('People')
    await looksRight()
    await tabTo(admin, 'Add a person')
    await admin.keyboard.press('Enter')
    await field(/^Name/).waitFor()
    await tabTo(admin, /^Name/)
    await admin.keyboard.type('Siobhán O’Brien')
    await tabTo(admin, /^E-mail/)
    await admin.keyboard.type('siobhan@harbour.example')
    await tabTo(admin, /^Skills/)
    await admin.keyboard.type('Sign')
    await admin.getByRole('option', { name: 'Sign language' }).waitFor()
    await admin.keyboard.press('ArrowDown')
    await admin.keyboard.press('Enter')
    await admin.getByRole('list', { name: 'Skills' }).getByText('Sign language', { exact: true }).waitFor()
    await looksRight()
    await tabTo(admin, 'Add a person')
    await admin.keyboard.press('Enter')
    await admin.getByRole('heading', { name: 'Siobhán O’Brien has been added' }).waitFor()
    await looksRight()
    const link = await admin.getByRole('textbox', { name: 'Sign-in link of Siobhán O’Brien' }).inputValue()
    const siobhan = await place.person()
    await siobhan.goto(link)
    await press(siobhan, 'Open the desk')
    await siobhan.getByRole('heading', { name: /^Hello, Siobhán/ }).waitFor()
    await siobhan.context().close()
  })

  test('R10: who owns cases hands them over in one go, then leaves, and may come back', async () => {
    const { id: ownerId } = council.priya
    for (const need of ['A bin was missed', 'A second bin'])
      await place.make.case({ clientId: council.margaret.id, ownerId, need })
    await opened('People')
    await admin.getByRole('link', { name: 'Priya Nair' }).click()
    await sees(admin, '2 open cases')
    await looksRight()
    await press(admin, 'Hand everything over')
    const dialog = admin.getByRole('dialog')
    await dialog.getByRole('combobox', { name: /^To whom/ }).fill('Tom')
    await admin.getByRole('option', { name: /Tom Harker/ }).click()
    await field(/^Why/, dialog).fill('Priya has moved to another town.')
    await looksRight()
    await press(dialog, 'Hand everything over')
    await sees(admin, 'They hold nothing open.')
    await press(admin, 'Deactivate')
    await press(admin.getByRole('dialog'), 'Deactivate')
    await sees(admin, 'They cannot sign in, and are offered nothing.')
    const client = await place.knownClient(council.margaret.id)
    await sees(client, /Tom Harker/)
    await client.context().close()
    await press(admin, 'Let them in again')
    await admin.getByRole('heading', { name: 'When they leave' }).waitFor()
  })

  test('limited to a department and a service, in words in the list; whoever becomes an admin sees everything first', async () => {
    await opened('People')
    await admin.getByRole('link', { name: 'Tom Harker' }).click()
    await choose(admin, 'What belongs to some departments or services')
    await sees(admin, 'What they have a part in themselves')
    expect(await admin.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await find('Departments', 'Money')
    await find('Services', 'Garden waste bins')
    await looksRight()
    await press(admin, 'Save')
    await sees(admin, 'Sees a part: Money, Garden waste bins')
    await looksRight()
    const tom = await place.staff(council.tom.id)
    const view = async () => ((await tom.call(accountRoutes.me, {})) as { view: unknown }).view
    expect(await view()).toMatchObject({ departments: [{ name: 'Money' }] })

    await admin.getByRole('link', { name: 'Tom Harker' }).click()
    await tick(/^Admin/)
    await sees(admin, /the limit goes first, and then they become an admin/)
    await looksRight()
    await press(admin, 'Save')
    await expect.poll(view).toBeNull()

    await admin.getByRole('link', { name: 'Tom Harker' }).click()
    await sees(admin, 'An admin sees everything.')
    await tick(/^Admin/)
    await choose(admin, 'What belongs to some departments or services')
    await find('Departments', 'Money')
    await press(admin, 'Save')
    await sees(admin, 'Sees a part: Money')
    await admin.getByRole('link', { name: 'Tom Harker' }).click()
    await choose(admin, 'Everything')
    await press(admin, 'Save')
    await expect.poll(view).toBeNull()
  })

  test('after a lost telephone: what signs them in is taken away, and they are signed out everywhere', async () => {
    await opened('People')
    await admin.getByRole('link', { name: 'Tom Harker' }).click()
    await press(admin, 'Reset how they sign in')
    const reset = admin.getByRole('dialog', { name: 'Reset how Tom Harker signs in' })
    expect(await reset.getByRole('button', { name: 'Take away' }).isDisabled()).toBe(true)
    await reset.getByText(/^Second step, with/).click()
    await looksRight()
    await press(reset, 'Take away')
    await sees(admin, /Tom Harker sets it up anew/)
    const tom = await place.staff(council.tom.id)
    await press(admin, 'Sign them out everywhere')
    await press(
      admin.getByRole('dialog', { name: 'Sign Tom Harker out everywhere' }),
      'Sign them out everywhere',
    )
    await sees(admin, 'Tom Harker has been signed out in one place.')
    expect((await tom.call(accountRoutes.me, {})).kind).toBe('nobody')
  })

  test('a second step is asked of admins: how many have none, what it means, and it holds', async () => {
    await opened('Organisation')
    const panel = admin.getByRole('region', { name: 'Second step when signing in' })
    await sees(panel, 'It is asked of nobody.')
    await choose(panel, 'Admins')
    await sees(panel, /has neither a second step nor a passkey yet/)
    await sees(panel, /Until then they are reminded/)
    await select(/Needed from/, 'now', panel)
    await sees(panel, /The next time they sign in they set one up/)
    await looksRight()
    await press(panel, 'Let this hold')
    await sees(panel, 'Admins need one.')
    await looksRight()
    await choose(panel, 'Nobody')
    await press(panel, 'Let this hold')
    await sees(panel, 'It is asked of nobody.')
  })

  test('with 60 services and 300 people everything is found by a few letters, marks or not', async () => {
    const { pool } = place.app.database
    await pool.query(
      `insert into agents (id, name, email, department_id, created_at)
       select gen_random_uuid(), 'Wilhelmina Featherstonehaugh-Cholmondeley of the ' || n || 'th of her name',
         'w' || n || '@harbour.example', $1, now() from generate_series(1, 300) n`,
      [council.waste.departmentId],
    )
    await pool.query(
      `insert into services (id, slug, name, purpose, levels, department_id, calendar_id)
       select gen_random_uuid(), 'many-' || n, 'Service of a very long name that goes on and on, number ' || n, 'Helps.',
         '{one_stop}', $1, $2 from generate_series(1, 60) n`,
      [council.waste.departmentId, council.waste.calendarId],
    )
    await admin.reload()
    await opened('Services')
    await sees(admin, /^6\d found$/)
    await looksRight()
    await opened('People')
    await sees(admin, /^30\d found$/)
    await admin.getByRole('searchbox', { name: 'Search' }).fill('siobhan obrien')
    await sees(admin, '1 found')
    await looksRight()
    expect(place.faults).toEqual([])
  })

  test('somebody without the role is told so, and where to go instead', async () => {
    const desk = await place.desk(council.tom.id)
    await desk.goto(`${place.url}/admin/people`)
    await sees(desk, 'This page is for those who administer the service')
    await desk.context().close()
  })
})
