import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { needsToLearn } from '#domain/demand/demand.fixture.ts'
import { createLearner } from '#domain/demand/jobs/learn.ts'
import { newId } from '#platform/ids.ts'
import { makeLog } from '#platform/log.ts'
import { inOrder } from './support/in-order.ts'
import { choose, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { problemsOf, WIDE, resize } from './support/screens.ts'

let place: Place
let council: Council
let desk: Page
let contactId: string

/** Contacts of earlier weeks, of which people said what they were about; and what is learnt from them. */
async function earlierWeeks(): Promise<void> {
  const { pool } = place.app.database
  const at = new Date(Date.now() - 14 * 86_400_000)
  for (const { need, demand } of needsToLearn(240))
    await pool.query(
      `insert into contacts (id, channel, state, need, arrived_at, place_at, ended_at, ending, last_event_at, demand)
       values ($1, 'chat', 'ended', $2, $3, $3, $3, 'left', $3, $4)`,
      [newId(at), need, at, demand],
    )
  const { database } = place.app
  const log = makeLog({ level: 'silent' })
  await createLearner({ database, now: () => new Date(), log }).task({})
}

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  await earlierWeeks()
  const earlier = new Date(Date.now() - 86_400_000)
  await place.make.case({
    ...{ clientId: council.margaret.id, ownerId: council.priya.id, openedAt: earlier },
    need: 'My garden bin was not emptied',
  })
  const priya = await place.staff(council.priya.id)
  const logged = await priya.call(contactRoutes.log, {
    body: {
      channel: 'phone',
      clientId: council.margaret.id,
      need: 'You promised to call me back about my rent',
    },
  })
  contactId = logged.contactId
  desk = await place.desk(council.priya.id)
  await desk.goto(`${place.url}/desk/contacts/${contactId}`)
})
afterAll(() => place.close())
inOrder(() => place)

const marks = async () =>
  (
    await place.app.database.pool.query<{
      demand: string
      suggested: string
      step: string | null
      cause: string
    }>(
      `select m.demand, m.suggested, m.step, c.name as cause
       from demand_marks m left join causes c on c.id = m.cause_id where m.contact_id = $1`,
      [contactId],
    )
  ).rows[0]

describe('what a contact is about, said beside the conversation', () => {
  test('R25: it is suggested from the client’s own words, and one press confirms it', async () => {
    await sees(desk, /^Seems to be failure demand \(\d+ %\)|^Seems to be failure demand \(\d+%\)/)
    await desk.getByRole('button', { name: 'Right: this contact is failure' }).press('Enter')
    await desk.getByRole('radio', { name: 'failure', checked: true }).waitFor()
    expect(await marks()).toMatchObject({ demand: 'failure', suggested: 'failure', step: null })
  })

  test('R25: of failure may be said, with the keyboard alone, of which need, at which step and why', async () => {
    await desk.getByText('Where it comes from, if you know').press('Enter')
    await desk.getByRole('button', { name: /At which step/ }).press('Enter')
    await desk.getByRole('option', { name: 'it was not done', exact: true }).press('Enter')
    await desk.getByRole('button', { name: /Of which earlier need/ }).press('Enter')
    await desk.getByRole('option', { name: /My garden bin was not emptied/ }).press('Enter')
    await desk.getByRole('button', { name: /The cause/ }).press('Enter')
    await desk.getByRole('option', { name: 'Another cause …' }).press('Enter')
    await desk
      .getByRole('textbox', { name: 'What the cause is called' })
      .fill('Calls back are in nobody’s diary')
    await desk.getByRole('button', { name: 'Name it' }).press('Enter')
    await sees(desk, 'The cause has a name now. Everybody can choose it.')
    await expect.poll(marks).toMatchObject({
      ...{ demand: 'failure', step: 'not_done', cause: 'Calls back are in nobody’s diary' },
    })
  })

  test('it has nothing that shuts anybody out, wide and on a phone', async () => {
    expect(await problemsOf(desk)).toEqual([])
    await resize(desk, WIDE)
  })

  test('it is corrected as easily, and in French', async () => {
    await choose(desk, 'value')
    await expect.poll(marks).toMatchObject({ demand: 'value', suggested: 'failure', step: null, cause: null })
    await desk.evaluate(() => localStorage.setItem('answerable.language', 'fr'))
    await desk.reload()
    await sees(desk, 'Ce contact est')
    await desk.getByRole('radio', { name: 'utile', checked: true }).waitFor()
  })
})
