import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { clientRoutes } from '#domain/clients/contract.ts'
import {
  accepts,
  agentWrites,
  askFor,
  becomesAvailable,
  choose,
  clientWrites,
  press,
  region,
  sees,
} from './support/people.ts'
import { inOrder } from './support/in-order.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'

let place: Place
let council: Council
let client: Page
let desk: Page
let expert: Page

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  const agent = await place.staff(council.priya.id)
  const params = { clientId: council.margaret.id }
  await agent.call(clientRoutes.tellFact, { params, body: { label: 'address', value: '14 Quay Street' } })
  desk = await place.desk(council.priya.id)
  expert = await place.desk(council.tom.id)
  client = await place.knownClient(council.margaret.id)
  await becomesAvailable(desk)
  await becomesAvailable(expert)
})
afterAll(() => place.close())
inOrder(() => place)

describe('the golden moment: client, agent and expert at once', () => {
  test('R2: she says what she needs in her own words and is told the truth about the wait', async () => {
    await client.goto(place.url)
    await sees(client, /^(Less than a minute|Somebody is free now)/)
    await askFor(client, 'My garden bin was missed and I cannot pay the council tax this month')
    await client
      .getByRole('heading', { name: /^(You are next|We are finding the right person for you)$/ })
      .waitFor()
    await sees(client, 'Less than a minute')
    await client.getByRole('heading', { name: 'What suits you?' }).waitFor()
    await choose(client, '15 minutes')
  })

  test('R1, R3: she is offered to somebody who can help, who reads why, and what she said beforehand', async () => {
    const offer = region(desk, 'Margaret Ellis would like your help')
    await sees(offer, 'My garden bin was missed')
    await sees(offer, 'Why you')
    await sees(offer, /^You can (finish this|begin)|and you can begin with any|longest/)
    await sees(offer, 'Has about 15 minutes')
    await sees(offer, /known to us/)
    await accepts(desk)
  })

  test('R9: what she told before stands on top, with source and date, before anybody asks', async () => {
    const known = region(desk, 'Margaret Ellis')
    await sees(known, '14 Quay Street')
    await sees(known, /^said by the client, \d+ /)
    await client.getByRole('heading', { name: 'Priya Nair is with you' }).waitFor()
  })

  test('they talk: each sees the other writing, and words arrive without a reload', async () => {
    await markPages(client, desk)
    await agentWrites(desk, 'Good morning Margaret, I have read it. Let us do both at once.')
    await sees(client, 'Good morning Margaret, I have read it. Let us do both at once.')
    await client.getByRole('textbox', { name: 'Your message' }).pressSequentially('It was due')
    await sees(desk, 'Margaret Ellis is writing…')
    await clientWrites(client, 'It was due on Tuesday.')
    await sees(desk.getByRole('log'), 'It was due on Tuesday.')
    await desk.getByRole('textbox', { name: 'Reply to Margaret Ellis' }).pressSequentially('I am')
    await sees(client, 'Priya Nair is writing …')
    expect(await pagesAreTheSame(client, desk)).toBe(true)
  })

  test('R5: an expert is brought in by name, with a question; the owner stays and she sees who joined', async () => {
    await press(desk, 'Bring in')
    const dialog = desk.getByRole('dialog', { name: 'Bring somebody in' })
    await dialog.getByRole('textbox', { name: 'Who, or which knowledge' }).fill('Tom')
    await choose(dialog, /^Tom Harker/)
    await dialog
      .getByRole('textbox', { name: 'What would you like them to help with?' })
      .fill('May she pay in two parts?')
    await press(dialog, 'Ask Tom Harker in')
    const offer = region(expert, 'Priya Nair asks you into a conversation with Margaret Ellis')
    await sees(offer, 'May she pay in two parts?')
    await press(offer, 'Join')
    await expert.waitForURL(/\/desk\/contacts\//)
    await sees(client, 'Tom Harker joined to help. Priya Nair stays with you.')
    await sees(client, 'Also here: Tom Harker')
    const here = desk.getByRole('list', { name: 'In this conversation' })
    await here.getByRole('listitem').filter({ hasText: 'Priya Nair owner' }).waitFor()
    await here.getByRole('listitem').filter({ hasText: 'Tom Harker expert' }).waitFor()
    await agentWrites(expert, 'Yes: half now, half in January. I have put it in.')
    await sees(client, 'Yes: half now, half in January. I have put it in.')
  })

  test('R8: one story is written while they talk', async () => {
    const story = region(desk, 'The story')
    await story
      .getByRole('textbox', { name: 'What is going on' })
      .fill('Bin missed on Tuesday; tax due this month.')
    await story.getByRole('textbox', { name: 'What we do now' }).fill('Bin emptied today, tax in two parts.')
    await story.getByText('Saved', { exact: true }).waitFor()
  })

  test('R8: the expert writes in the same field meanwhile: it is shown first, and the owner decides', async () => {
    const [mine, theirs] = [region(desk, 'The story'), region(expert, 'The story')]
    const [plan, other] = [mine, theirs].map((one) => one.getByRole('textbox', { name: 'What we do now' }))
    await expect.poll(() => other?.inputValue()).toBe('Bin emptied today, tax in two parts.')
    // The owner is still writing when the words of the expert arrive.
    await plan?.pressSequentially(' First', { delay: 20 })
    await other?.fill('Half now, half in January.')
    const until = Date.now() + 6_000
    while (Date.now() < until) await plan?.pressSequentially('.', { delay: 300 })
    await sees(mine, 'Changed by somebody else while you wrote')
    await sees(mine, 'It now says: “Half now, half in January.”. Yours is still in the field.')
    await plan?.fill('Bin emptied today, tax in two parts.')
    await press(mine, 'Keep mine')
    await mine.getByText('Saved', { exact: true }).waitFor()
    await expect.poll(() => other?.inputValue()).toBe('Bin emptied today, tax in two parts.')
  })

  test('R6, R14: it ends met, she reads it on a page of her own and says that it is sorted', async () => {
    await press(desk, 'End…')
    await press(desk.getByRole('dialog', { name: 'End the conversation' }), 'Met')
    await client.getByRole('heading', { name: 'Done. Thank you for talking with us.' }).waitFor()
    await client.getByRole('link', { name: 'Open my page' }).click()
    await client.getByRole('heading', { name: 'Is this sorted?' }).waitFor()
    await sees(client, 'Bin emptied today, tax in two parts.')
    await press(client, 'Yes, this is sorted')
    await sees(client, 'You told us that this is sorted.')
    await desk.getByRole('link', { name: 'Open the case' }).click()
    await sees(desk, 'The client says: this is sorted')
    const { rows } = await place.app.database.pool.query(
      'select state, outcome, confirmed, owner_id as owner from cases where client_id = $1',
      [council.margaret.id],
    )
    expect(rows).toEqual([{ state: 'closed', outcome: 'met', confirmed: 'sorted', owner: council.priya.id }])
    expect(place.faults).toEqual([])
  })
})

/** Marks the pages as they are; a reload would take the mark off. */
async function markPages(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.evaluate(() => Object.assign(window, { unbroken: true }))
}

async function pagesAreTheSame(...pages: Page[]): Promise<boolean> {
  const marks = await Promise.all(pages.map((page) => page.evaluate(() => 'unbroken' in window)))
  return marks.every(Boolean)
}
