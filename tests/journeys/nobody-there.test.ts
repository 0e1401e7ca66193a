import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { inOrder } from './support/in-order.ts'
import { accepts, askFor, becomesAvailable, choose, press, region, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { WIDE, problemsAt } from './support/screens.ts'

const PHONE = '020 7946 0123'
let place: Place
let council: Council
let desk: Page

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  await place.app.database.pool.query('update calendars set hours = $1', [JSON.stringify(closedUntilLater())])
})
afterAll(() => place.close())
inOrder(() => place)

/** Closed today and tomorrow, whatever today is; then open from eight to six every day. */
function closedUntilLater() {
  const days = ['1', '2', '3', '4', '5', '6', '7']
  const date = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  return {
    weekly: Object.fromEntries(days.map((day) => [day, [['08:00', '18:00']]])),
    exceptions: { [date(0)]: [], [date(1)]: [] },
  }
}

/** The commitments of this conversation's case, with who keeps them. */
async function promised(client: Page): Promise<{ kind: string; by: string; told: boolean }[]> {
  const contactId = new URL(client.url()).pathname.split('/').at(-1)
  const { rows } = await place.app.database.pool.query<{ kind: string; by: string; told: boolean }>(
    `select o.kind, a.name as by, o.told_at is not null as told
     from contacts c join commitments o on o.case_id = c.case_id join agents a on a.id = o.by_agent_id where c.id = $1`,
    [contactId],
  )
  return rows
}

describe('nobody is there', () => {
  test('R2, R7: the truth and when it opens; a call at a time out of capacity that exists, by somebody by name', async () => {
    const client = await place.client('/services/garden-waste')
    await client.getByRole('link', { name: 'Talk to a person about this' }).click()
    await sees(client, 'Nobody who can help is here at this moment.')
    await askFor(client, 'I would like a second garden bin')
    await client.getByRole('heading', { name: 'Nobody who can help with this is here right now' }).waitFor()
    await sees(client, /^We open .*08:00\. You need not wait here/)
    await press(client, /^Choose a time/)
    await choose(client, /^08:30$/)
    await client
      .getByRole('textbox', { name: /^Your phone number/ })
      .first()
      .fill(PHONE)
    await press(client, 'Call me then')
    await client.getByRole('heading', { name: 'This is not finished yet, and somebody owns it' }).waitFor()
    await sees(client, /^Priya Nair calls you .*08:30$/)
    expect(await promised(client)).toEqual([{ kind: 'call', by: 'Priya Nair', told: true }])
    const other = await place.client('/services/garden-waste')
    await other.getByRole('link', { name: 'Talk to a person about this' }).click()
    await askFor(other, 'Me too')
    await press(other, /^Choose a time/)
    await other.getByRole('radio', { name: '08:00' }).waitFor()
    expect(await other.getByRole('radio', { name: '08:30' }).count()).toBe(0)
    await press(other, 'Leave and give up my place')
    await press(other.getByRole('dialog'), 'Yes, leave')
    await other.getByRole('heading', { name: 'You gave up your place' }).waitFor()
  })

  test('R2, R12: she writes instead, and an answer by name and time is promised', async () => {
    const client = await place.client()
    await askFor(client, 'My garden bin was missed')
    await press(client, /^Write instead/)
    await press(client, 'Send it')
    await sees(client, 'To answer you we need an e-mail or a phone number.')
    await client
      .getByRole('textbox', { name: /^Your e-mail/ })
      .first()
      .fill('ross@harbour.example')
    await press(client, 'Send it')
    await client.getByRole('heading', { name: 'This is not finished yet, and somebody owns it' }).waitFor()
    await sees(client, /^Priya Nair, by /)
    expect(await promised(client)).toEqual([{ kind: 'reply', by: 'Priya Nair', told: true }])
  })

  test('R2, R7: somebody is there but busy: she keeps her place, closes the page, and is called in her turn', async () => {
    await place.app.database.pool.query('update agents set chat_capacity = 1 where id = $1', [
      council.priya.id,
    ])
    desk = await place.desk(council.priya.id)
    await becomesAvailable(desk)
    const first = await place.client()
    await askFor(first, 'My garden bin was missed')
    await accepts(desk)
    const second = await place.client()
    await askFor(second, 'My garden bin was missed too')
    await press(second, /^Keep my place and call me/)
    await press(second, 'Call me when it is my turn')
    await sees(second, 'We need a number to call you on.')
    await second
      .getByRole('textbox', { name: /^Your phone number/ })
      .first()
      .fill(PHONE)
    await press(second, 'Call me when it is my turn')
    await second.getByRole('heading', { name: 'Your place is kept' }).waitFor()
    await second.close()
    await press(desk, 'End…')
    await press(desk.getByRole('dialog', { name: 'End the conversation' }), 'Met')
    const offer = region(desk, /would like your help$/)
    await sees(offer, 'My garden bin was missed too')
    await sees(offer, /^Please call .*7946 ?0123/)
    await accepts(desk, 'Accept and call')
    await desk.getByRole('link', { name: /^Call .*7946 ?0123/ }).waitFor()
  })

  test('R14: another of the household answers that number: the conversation becomes theirs by one name', async () => {
    await press(desk, 'This is somebody else')
    await sees(desk, /^This conversation, with its words, papers/)
    expect(await problemsAt(desk, WIDE)).toEqual([])
    await desk.getByRole('textbox', { name: 'Who is it?' }).fill('Joan Clarke')
    await sees(desk, 'New: Joan Clarke')
    await press(desk, /^New: Joan Clarke/)
    await desk.getByRole('dialog').waitFor({ state: 'detached' })
    await desk.getByRole('heading', { name: 'Joan Clarke' }).waitFor()
    const { rows } = await place.app.database.pool.query(
      `select count(distinct c.client_id)::int as people from contacts t join cases c on c.id = t.case_id
       where t.state = 'talking' and c.client_id = t.client_id`,
    )
    expect(rows).toEqual([{ people: 1 }])
    expect(place.faults).toEqual([])
  })
})
