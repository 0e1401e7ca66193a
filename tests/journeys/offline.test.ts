import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { inOrder } from './support/in-order.ts'
import { accepts, askFor, becomesAvailable, clientWrites, press, sees, seesNoMore } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'

let place: Place
let client: Page
let desk: Page

beforeAll(async () => {
  place = await openPlace()
  const council = await foundCouncil(place)
  desk = await place.desk(council.priya.id)
  client = await place.client()
  await becomesAvailable(desk)
  await askFor(client, 'My garden bin was missed')
  await accepts(desk)
  await client.getByRole('heading', { name: 'Priya Nair is with you' }).waitFor()
})
afterAll(() => place.close())
inOrder(() => place)

/** What has arrived from one side, in order. */
async function arrived(author: 'client' | 'agent'): Promise<string[]> {
  const { rows } = await place.app.database.pool.query<{ body: string }>(
    'select body from messages where author = $1 order by at, id',
    [author],
  )
  return rows.map((row) => row.body)
}

describe('without a network for a while, nothing typed is lost', () => {
  test('what the client writes meanwhile is kept, and arrives once and in order', async () => {
    await client.context().setOffline(true)
    await sees(client, 'You are offline for the moment')
    for (const text of ['first', 'second', 'third']) {
      await clientWrites(client, text)
      await sees(client, text)
    }
    await sees(client, 'Kept here; sent when you are back')
    expect(await arrived('client')).toEqual(['My garden bin was missed'])
    await client.context().setOffline(false)
    await sees(desk.getByRole('log'), 'third')
    await seesNoMore(client, /^(Sending …|Kept here)/)
    expect(await arrived('client')).toEqual(['My garden bin was missed', 'first', 'second', 'third'])
    expect(await client.getByText('second', { exact: true }).count()).toBe(1)
  })

  test('the page is closed while offline; opened again, what was sent goes out and the draft is there', async () => {
    const context = client.context()
    const address = client.url()
    await context.setOffline(true)
    await sees(client, 'You are offline for the moment')
    await clientWrites(client, 'written before closing')
    await client.getByRole('textbox', { name: 'Your message' }).fill('half a sent')
    await client.close()
    await context.setOffline(false)
    client = await context.newPage()
    await client.goto(address)
    await sees(desk.getByRole('log'), 'written before closing')
    expect(await client.getByRole('textbox', { name: 'Your message' }).inputValue()).toBe('half a sent')
    expect((await arrived('client')).filter((body) => body === 'written before closing')).toHaveLength(1)
  })

  test('a new need typed elsewhere waits in the open conversation, behind what was half written there', async () => {
    await client.goto(place.url)
    await client.getByRole('textbox', { name: /^What do you need/ }).fill('And a second bin')
    await press(client, /^(Talk to a person now|See how we can help)$/)
    await client.waitForURL(/\/talk\//)
    const words = client.getByRole('textbox', { name: 'Your message' })
    await expect.poll(() => words.inputValue()).toBe('half a sent\n\nAnd a second bin')
    await words.fill('')
  })

  test("the agent's unfinished words are there after a reload", async () => {
    const reply = desk.getByRole('textbox', { name: /^Reply to/ })
    await reply.fill('Good morning, I am just looking')
    await desk.reload()
    await reply.waitFor()
    expect(await reply.inputValue()).toBe('Good morning, I am just looking')
  })

  test('a message that arrived meanwhile is shown before the reply goes out, and the text is kept', async () => {
    await desk.context().setOffline(true)
    await desk.getByRole('textbox', { name: /^Reply to/ }).fill('The lorry comes today')
    await press(desk, 'Send')
    await press(desk, 'Send now')
    await clientWrites(client, 'It has been emptied just now, thank you!')
    await sees(client, 'It has been emptied just now, thank you!')
    await expect.poll(() => arrived('client')).toContain('It has been emptied just now, thank you!')
    await desk.context().setOffline(false)
    await sees(desk, 'Something arrived since you opened this')
    await sees(desk.getByRole('log'), 'It has been emptied just now, thank you!')
    expect(await arrived('agent')).toEqual([])
    await press(desk, 'Change it first')
    const reply = desk.getByRole('textbox', { name: /^Reply to/ })
    expect(await reply.inputValue()).toBe('The lorry comes today')
    await reply.fill('How good to hear')
    await press(desk, 'Send')
    await press(desk, 'Send now')
    await sees(client, 'How good to hear')
    expect(await arrived('agent')).toEqual(['How good to hear'])
    expect(place.faults).toEqual([])
  })
  test('R10: the conversation ends while the client is offline: the last words are shown, and go to the owner', async () => {
    await client.context().setOffline(true)
    await sees(client, 'You are offline for the moment')
    await clientWrites(client, 'One more thing: the lid is broken')
    await client.getByRole('textbox', { name: 'Your message' }).fill('and so is the wh')
    await press(desk, 'End…')
    await press(desk.getByRole('dialog', { name: 'End the conversation' }), 'Met')
    await desk.getByRole('link', { name: 'Open the case' }).waitFor()
    await client.context().setOffline(false)
    const unsent = client.getByRole('region', { name: 'You had not sent this yet' })
    const words = unsent.getByRole('textbox', { name: 'What you wrote' })
    await expect.poll(() => words.inputValue()).toBe('One more thing: the lid is broken\n\nand so is the wh')
    const elsewhere = await client.context().newPage()
    await elsewhere.goto(`${place.url}/my`)
    await sees(elsewhere, 'Something you wrote in a conversation has not been sent')
    await elsewhere.close()
    await words.fill('One more thing: the lid is broken, and so is the wheel')
    await press(unsent, 'Send to Priya Nair')
    await sees(client, 'Priya Nair has it. You will find it, and the answer, on your page.')
    expect(await arrived('client')).toContain('One more thing: the lid is broken, and so is the wheel')
    await client.reload()
    await client.getByRole('link', { name: 'Open my page' }).waitFor()
    expect(await unsent.count()).toBe(0)
  })

  test('R17: who reads French is refused in French', async () => {
    const french = await place.person({ locale: 'fr-FR' })
    await french.goto(`${place.url}/talk/0198c0de-0000-7000-8000-000000000000`)
    const said = french.getByRole('alert').filter({ hasText: 'Merci de vous connecter d’abord' })
    await sees(said, 'Nous ne savons pas encore qui demande, ou la session est terminée.')
    expect(await said.locator('[lang="en"]').count()).toBe(0)
    await french.context().close()
  })
})
