import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { inOrder } from './support/in-order.ts'
import { region, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { WIDE, problemsOf, resize } from './support/screens.ts'

let place: Place
let desk: Page

beforeAll(async () => {
  place = await openPlace()
  const { margaret, priya, waste } = await foundCouncil(place)
  const kase = await place.make.case({ clientId: margaret.id, ownerId: priya.id, serviceId: waste.id })
  await place.app.database.pool.query(
    `insert into messages (id, case_id, client_id, kind, author, body, at, channel)
     values (gen_random_uuid(), $1, $2, 'text', 'client', 'The brown bin by the Café gate is <b>cracked</b>', now(), 'chat'),
       (gen_random_uuid(), $1, null, 'note', 'service', 'Cracked lid: depot told', now(), 'chat')`,
    [kase.id, margaret.id],
  )
  desk = await place.desk(priya.id)
})
afterAll(() => place.close())
inOrder(() => place)

test('the palette finds what was said, and leads on to everything', async () => {
  await desk.keyboard.press('ControlOrMeta+k')
  const palette = desk.getByRole('dialog', { name: 'Find or do' })
  await palette.waitFor()
  await desk.keyboard.type('gate cafe')
  await sees(palette, /The brown bin by the Café gate/)
  await palette.getByRole('option', { name: /Search everything for “gate cafe”/ }).click()
  await desk.waitForURL(/\/desk\/search\?q=gate/)
  await sees(region(desk, 'What was said'), 'Café')
})

test('hits are marked, notes say that they are notes, markup stays text; filters narrow it', async () => {
  await desk.getByRole('searchbox').fill('crack')
  const said = region(desk, 'What was said')
  await sees(said, 'Private note')
  // Both were said at the same moment: either may stand first.
  await expect
    .poll(async () => (await said.locator('mark').allTextContents()).toSorted())
    .toEqual(['Cracked', 'cracked'])
  await sees(said, /<b>/)
  expect(await problemsOf(desk)).toEqual([])
  await resize(desk, WIDE)
  await desk.getByRole('button', { name: /Channel/ }).click()
  await desk.getByRole('option', { name: 'Phone' }).click()
  await sees(desk, /^Nothing found for crack/)
  expect(place.faults).toEqual([])
})
