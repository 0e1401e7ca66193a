import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { lookForAlike } from '#domain/merging/commands.alike.ts'
import { inOrder } from './support/in-order.ts'
import { choose, press, sees, seesNoMore } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

let place: Place
let council: Council
let lead: Page
let admin: Page
let client: Page
let twin: { id: string }
let cases: { id: string; reference: string }[]

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  const { waste, priya, margaret } = council
  const lena = await place.make.agent({
    name: 'Lena Frost',
    departmentId: waste.departmentId,
    roles: ['agent', 'lead'],
  })
  const ada = await place.make.agent({
    name: 'Ada Grant',
    departmentId: waste.departmentId,
    roles: ['agent', 'admin'],
  })
  twin = await place.make.client({
    name: 'Margret Ellis',
    phone: '+442079460958',
    email: 'm.ellis@example.org',
  })
  cases = [
    await place.make.case({ clientId: margaret.id, ownerId: priya.id, serviceId: waste.id, need: 'The bin' }),
    await place.make.case({ clientId: margaret.id, ownerId: lena.id, serviceId: waste.id, need: 'The lid' }),
  ]
  for (let n = 0; n < 2; n += 1) await place.app.database.transact((tx) => lookForAlike(tx, new Date()))
  lead = await place.desk(lena.id)
  admin = await place.desk(ada.id)
})
afterAll(() => place.close())
inOrder(() => place)

/** What is wrong with a page, wide and on a phone; it is left wide. */
async function problems(page: Page): Promise<string[]> {
  const found = await problemsOf(page)
  await resize(page, WIDE)
  return found
}

describe('two people who are one', () => {
  test('found alike, shown beside each other, put together: one page with everything', async () => {
    await lead.goto(`${place.url}/desk/people/duplicates`)
    await sees(lead, 'One pair to look at')
    await sees(lead, 'same phone number')
    await sees(lead, 'nearly the same name')
    expect(await problems(lead)).toEqual([])
    await lead.getByRole('link', { name: /^Look at Marg.* beside each other$/ }).click()
    await lead.getByRole('heading', { name: 'Is this one person?' }).waitFor()
    await sees(lead, 'This page lives on')
    expect(await problems(lead)).toEqual([])
    if (!lead.url().includes(`/people/${council.margaret.id}/`))
      await press(lead, 'Let the other page live on')
    await lead.waitForURL(`**/people/${council.margaret.id}/merge/**`)
    await press(lead, 'Put together')
    await lead.waitForURL(`**/desk/people/${council.margaret.id}`)
    await sees(lead, 'm.ellis@example.org')
    await sees(lead, /^Margret Ellis, on .* by Lena Frost/)
    expect(await problems(lead)).toEqual([])
    await lead.goto(`${place.url}/desk/people/${twin.id}`)
    await lead.waitForURL(`**/desk/people/${council.margaret.id}`)
  })

  test('and taken apart again: both have what was theirs', async () => {
    await press(lead, 'Take Margret Ellis apart again')
    const form = lead.getByRole('dialog', { name: 'Take Margret Ellis apart again' })
    await sees(form, 'Nothing has come since.')
    expect(await problems(lead)).toEqual([])
    await press(form, 'Take apart')
    await form.waitFor({ state: 'detached' })
    await seesNoMore(lead, 'm.ellis@example.org')
    await lead.goto(`${place.url}/desk/people/${twin.id}`)
    await lead.getByRole('heading', { name: 'Margret Ellis', level: 1 }).waitFor()
    await sees(lead, 'm.ellis@example.org')
  })
})

describe('two cases that are one', () => {
  test('put together: the old reference leads on, for staff and for the client; then apart again', async () => {
    const [kept, merged] = cases
    client = await place.knownClient(council.margaret.id, merged?.id ?? null)
    await lead.goto(`${place.url}/desk/cases/${kept?.id ?? ''}`)
    await press(lead, 'Put another case into this one…')
    const form = lead.getByRole('dialog', { name: /^Put another case into/ })
    await choose(form, new RegExp(`^${merged?.reference ?? ''}`))
    // On a phone the page has other parts: the dialog is opened there anew.
    expect(await problemsAt(lead, WIDE)).toEqual([])
    await press(form, 'Put together')
    await form.waitFor({ state: 'detached' })
    await sees(lead, new RegExp(`^${merged?.reference ?? ''} went into this case`))
    expect(await problems(lead)).toEqual([])
    await lead.goto(`${place.url}/desk/cases/${merged?.id ?? ''}`)
    await lead.waitForURL(`**/desk/cases/${kept?.id ?? ''}`)
    await client.reload()
    await sees(
      client,
      new RegExp(`We have put ${merged?.reference ?? ''} together with ${kept?.reference ?? ''}`),
    )
    await press(lead, `Let ${merged?.reference ?? ''} stand by itself again`)
    const sure = lead.getByRole('dialog', { name: /stand by itself again$/ })
    await press(sure, 'Let it stand by itself')
    await sure.waitFor({ state: 'detached' })
    await lead.goto(`${place.url}/desk/cases/${merged?.id ?? ''}`)
    await lead.getByRole('heading', { name: 'The lid', level: 1 }).waitFor()
  })
})

describe('erasing, and how long things are kept', () => {
  test('what goes and what stays is shown first; reasons to wait are named; then it is done, with a receipt', async () => {
    await admin.goto(`${place.url}/desk/people/${twin.id}`)
    await press(admin, 'More')
    await admin.getByRole('menuitem', { name: 'Erase this person…' }).click()
    const form = admin.getByRole('dialog', { name: 'Erase Margret Ellis for good' })
    await sees(form, /^Phone numbers, e-mail addresses, accounts: 2$/)
    expect(await problems(admin)).toEqual([])
    await form.getByText('I have read this, and it is meant').click()
    await press(form, 'Erase for good')
    await form.waitFor({ state: 'detached' })
    await admin.goto(`${place.url}/admin/retention`)
    await sees(admin, /by Ada Grant/)
    expect(await problems(admin)).toEqual([])
  })

  test('a rule tells what would go before it is switched on', async () => {
    const rule = admin.getByRole('group', { name: 'Papers', exact: true })
    await press(rule, 'What would go now of: Papers')
    await sees(rule, /^Nothing is older than 1,?095 days\.$/)
    await rule.getByText('Goes by itself each night').click()
    await press(rule, 'Save')
    await sees(admin, 'Saved.')
    expect(await problems(admin)).toEqual([])
  })

  test('R15: a client who is known has everything that is kept about them as a file', async () => {
    const loaded = client.waitForEvent('download')
    await client.goto(`${place.url}/my`)
    await client.getByRole('link', { name: 'Everything you keep about me' }).click()
    expect((await loaded).suggestedFilename()).toMatch(/^data-\d{4}-\d\d-\d\d\.zip$/)
    expect(await problems(client)).toEqual([])
    expect(place.faults).toEqual([])
  })
})
