import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { inOrder } from './support/in-order.ts'
import { accepts, askFor, becomesAvailable, press, region, sees, seesNoMore } from './support/people.ts'
import { BIN_PRICE, foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

const TITLE = 'No garden bins are emptied today'
const BODY = 'The lorry has broken down. We come tomorrow before noon; leave the bin where it is.'

let place: Place
let council: Council
let lead: Page
let client: Page
let margaret: Page
let desk: Page

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  const { waste, priya, margaret: known } = council
  const lena = await place.make.agent({
    name: 'Lena Frost',
    departmentId: waste.departmentId,
    roles: ['agent', 'lead'],
  })
  const kase = await place.make.case({ clientId: known.id, ownerId: priya.id, serviceId: waste.id })
  margaret = await place.knownClient(known.id, kase.id)
  lead = await place.desk(lena.id)
  desk = await place.desk(priya.id)
})
afterAll(() => place.close())
inOrder(() => place)

describe('a disruption, told before anybody asks', () => {
  test('R31: a lead tells it in the lens; whoever has an open case on it is counted', async () => {
    await lead.goto(`${place.url}/lens/notices`)
    await sees(lead, 'Nothing is announced as disturbed just now.')
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
    await press(lead, 'Publish a notice')
    const form = lead.getByRole('dialog', { name: 'Publish a notice' })
    await form.getByRole('button', { name: /Service/ }).click()
    await lead.getByRole('option', { name: /Garden waste bins/ }).click()
    await form.getByRole('textbox', { name: /In one line/ }).fill(TITLE)
    await form.getByRole('textbox', { name: /What it means/ }).fill(BODY)
    expect(await problemsAt(lead, NARROW), 'the form').toEqual([])
    await resize(lead, WIDE)
    await press(form, 'Publish')
    await form.waitFor({ state: 'detached' })
    await sees(lead, 'One disruption is told just now, before anybody has to ask.')
    await sees(lead, 'One client with an open case was told directly.')
    await sees(lead, /^Too few like days came before it/)
    expect(await problemsOf(lead)).toEqual([])
  })

  test('R31: a client with an open case has it on the own page, without asking', async () => {
    await sees(margaret, /We come tomorrow before noon; leave the bin where it is\./)
    expect(await problemsOf(margaret)).toEqual([])
  })

  test('R31: on the portal it stands before anything is asked, on the page of the service, and beside the need', async () => {
    client = await place.client()
    await sees(client.getByRole('complementary', { name: 'What is disturbed just now' }), BODY)
    expect(await problemsOf(client)).toEqual([])
    await client.goto(`${place.url}/services/garden-waste`)
    await sees(client, TITLE)
    expect(await problemsOf(client)).toEqual([])
    await client.goto(`${place.url}/services/council-tax`)
    await client.getByRole('heading', { name: 'Council tax' }).waitFor()
    expect(await client.getByText(TITLE).count()).toBe(0)
    await client.goto(place.url)
    await client
      .getByRole('textbox', { name: /^What do you need/ })
      .fill('my garden waste bin was not emptied')
    const fits = region(client, 'This may concern what you ask')
    await sees(fits, TITLE)
    const comesBefore = await fits.evaluate((section) => {
      const ways = document.getElementById('ways-title')
      return (
        ways !== null && Boolean(section.compareDocumentPosition(ways) & Node.DOCUMENT_POSITION_FOLLOWING)
      )
    })
    expect(comesBefore).toBe(true)
    expect(await problemsOf(client)).toEqual([])
    await resize(client, WIDE)
  })

  test('R31: an agent sees it in the conversation about that service', async () => {
    await becomesAvailable(desk)
    await client.goto(`${place.url}/?service=garden-waste`)
    await askFor(client, 'My garden bin was not emptied, and what does a second bin cost?')
    await accepts(desk)
    await sees(region(desk, 'What is disturbed just now'), TITLE)
  })
})

describe('what is told comes from what is published', () => {
  test('R20: one tap puts the published price into the reply, and records that it was told', async () => {
    await press(desk, 'Tell “Second garden bin”: put it into the text')
    const reply = desk.getByRole('textbox', { name: /^Reply to/ })
    await desk.waitForFunction(
      (price) => [...document.querySelectorAll('textarea')].some((one) => one.value.includes(price)),
      BIN_PRICE,
    )
    expect(await reply.inputValue()).toBe(`Second garden bin: ${BIN_PRICE}.`)
    await sees(desk, /^told today/)
    expect(await problemsAt(desk, WIDE)).toEqual([])
  })

  test('R20: told otherwise it asks why, and stands on the case for whoever looks at it', async () => {
    await press(desk, 'Tell “Second garden bin” otherwise than published')
    const form = desk.getByRole('dialog', { name: 'Tell it otherwise' })
    await form.getByRole('textbox', { name: 'What you tell the client' }).fill('nothing this year')
    await form.getByRole('textbox', { name: /^As a price/ }).fill('0')
    await form.getByRole('button', { name: /Why/ }).click()
    await desk.getByRole('option', { name: 'A gesture' }).click()
    await form.getByRole('textbox', { name: /^In your words/ }).fill('We have missed the bin three times.')
    await press(form, 'Tell it so')
    await form.waitFor({ state: 'detached' })
    const line = `Told otherwise than published: Second garden bin, nothing this year instead of ${BIN_PRICE}`
    await sees(desk, new RegExp(line))
    const { rows } = await place.app.database.pool.query(
      `select facts from ledger where kind = 'case.term_told' order by seq`,
    )
    expect(rows.map((row) => (row as { facts: object }).facts)).toEqual([
      { termKey: 'second_garden_bin', differs: false, pence: 0, reason: null },
      { termKey: 'second_garden_bin', differs: true, pence: -4250, reason: 'gesture' },
    ])
    const { rows: cases } = await place.app.database.pool.query<{ id: string }>(
      `select id from cases order by opened_at desc limit 1`,
    )
    await lead.goto(`${place.url}/desk/cases/${cases[0]?.id}`)
    await sees(lead, new RegExp(line))
    await sees(lead, /Why: We have missed the bin three times\./)
    expect(await problemsOf(lead)).toEqual([])
    await resize(lead, WIDE)
  })

  test('R28: a guide that is missing is noted with the words of the need', async () => {
    await desk.getByText('Guides', { exact: true }).click()
    await press(desk, 'This was missing')
    await sees(desk, /^Noted\./)
    const { rows } = await place.app.database.pool.query(
      `select place, found from searches where place = 'desk'`,
    )
    expect(rows).toEqual([{ place: 'desk', found: 0 }])
    await resize(desk, NARROW)
    await desk.getByRole('tab', { name: 'Do' }).click()
    expect(await problemsAt(desk, NARROW)).toEqual([])
  })

  test('R28: words that led to nothing, and those with which somebody went on to a person, are kept', async () => {
    const other = await place.client()
    await other.getByRole('textbox', { name: /^What do you need/ }).fill('zzyzx qwfpgj')
    const kept = async () =>
      (
        await place.app.database.pool.query(
          `select words, found from searches where place = 'portal' order by at`,
        )
      ).rows as { words: string; found: number }[]
    await expect.poll(kept, { timeout: 15_000 }).toContainEqual({ words: 'zzyzx qwfpgj', found: 0 })
    await other.context().close()
  })

  test('R31: when it no longer holds, it is gone and said', async () => {
    await lead.goto(`${place.url}/lens/notices`)
    await press(lead, `“${TITLE}” no longer holds`)
    await press(lead.getByRole('dialog'), 'It no longer holds')
    await sees(lead, 'Withdrawn')
    await sees(margaret, /This no longer holds/)
    const fresh = await place.client()
    await fresh.getByRole('heading', { name: /./, level: 1 }).waitFor()
    await seesNoMore(fresh, TITLE)
    expect(place.faults).toEqual([])
  })
})
