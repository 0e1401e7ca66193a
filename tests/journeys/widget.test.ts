import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Frame, Page } from 'playwright-core'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { widgetRoutes } from '#domain/widget/contract.ts'
import { inOrder } from './support/in-order.ts'
import { accepts, agentWrites, becomesAvailable, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

/** A shop of somebody else: another host, another port, and a policy that allows our origin and nothing inline. */
let shop: Server
let shopUrl: string
let place: Place
let council: Council
let desk: Page
let client: Page

const pageOf = (path: string) => `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${path === '/bins' ? 'Bins and boxes' : 'Baskets'}</title></head><body>
<main><h1>The shop of somebody else</h1><p><a href="/baskets">Baskets</a></p></main>
<script src="/shop.js"></script><script src="${place.url}/widget.js" async></script></body></html>`

const SHOP_SCRIPT = `window.answerable = window.answerable || function () { (answerable.q = answerable.q || []).push(arguments) }
answerable('context', { basket: 'two brown bins' })`

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  shop = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self' ${place.url}; frame-src ${place.url}; base-uri 'none'; form-action 'none'`,
    )
    response.setHeader('content-type', path === '/shop.js' ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(path === '/shop.js' ? SHOP_SCRIPT : pageOf(path))
  })
  await new Promise<void>((done) => shop.listen(0, 'localhost', done))
  shopUrl = `http://localhost:${(shop.address() as AddressInfo).port}`
  const admin = await place.staff((await place.make.agent({ roles: ['agent', 'admin'] })).id)
  const body = { origin: shopUrl, name: 'The shop', serviceId: council.waste.id }
  await admin.call(widgetRoutes.addSite, { body })
  desk = await place.desk(council.priya.id)
  await becomesAvailable(desk)
})
afterAll(async () => {
  await place.close()
  shop.close()
})
inOrder(() => place)

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('answerable-widget iframe')).contentFrame()
  if (!frame) throw new Error('the frame is there')
  return frame
}

const policyBroken: string[] = []
async function visit(path: string): Promise<void> {
  await client.goto(shopUrl + path)
  await client.getByRole('button', { name: 'Talk to us' }).waitFor()
}

describe('a conversation from somebody else’s site', () => {
  test('the button stands there under a strict policy; nothing of ours is read or kept by the page', async () => {
    client = await place.person()
    client.on(
      'console',
      (line) => /Content Security Policy|Refused to/.test(line.text()) && policyBroken.push(line.text()),
    )
    await visit('/bins?session=secret#here')
    expect(await problemsOf(client)).toEqual([])
    await resize(client, WIDE)
  })

  test('with the keyboard alone: open, say what is needed, and be answered by name', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await client.keyboard.press('Tab')
      const tag = await client.evaluate(() => document.activeElement?.tagName)
      if (tag === 'ANSWERABLE-WIDGET') break
    }
    await client.keyboard.press('Enter')
    const frame = await frameOf(client)
    const need = frame.getByRole('textbox', { name: 'What do you need?' })
    await need.waitFor()
    await expect.poll(() => need.evaluate((one) => one === document.activeElement)).toBe(true)
    await client.keyboard.type('My bins did not come')
    await client.keyboard.press('Tab')
    await client.keyboard.press('Tab')
    await client.keyboard.press('Enter')
    await frame.getByRole('textbox', { name: 'Write a message' }).waitFor()
    expect(await client.evaluate(() => document.cookie)).toBe('')
  })

  test('whoever answers sees the page the client is on, without what comes after the question mark', async () => {
    await accepts(desk)
    await sees(desk, 'My bins did not come')
    const shown = desk.getByRole('region', { name: 'What the client looks at' })
    await sees(shown, /The client is on “Bins and boxes”/)
    await sees(shown, `${shopUrl}/bins`)
    await sees(shown, 'two brown bins')
    expect(await shown.textContent()).not.toContain('secret')
    expect(await problemsAt(desk, NARROW)).toEqual([])
    await resize(desk, WIDE)
  })

  test('they talk; the panel is as good on a phone, in the dark, and to a screen reader', async () => {
    await agentWrites(desk, 'I am Priya. I will find out where they are.')
    const frame = await frameOf(client)
    await frame.getByText('I will find out where they are.').waitFor()
    await sees(client.locator('body'), 'The shop of somebody else')
    await frame.getByRole('status').getByText('You are talking with Priya Nair.').waitFor()
    await frame.getByRole('textbox', { name: 'Write a message' }).fill('Thank you!')
    await client.keyboard.press('Enter')
    await sees(desk, 'Thank you!')
    // The frame’s own page, as a page of its own: what is in it is what is looked at.
    const alone = await client.context().newPage()
    await resize(alone, NARROW)
    await resize(client, NARROW)
    const box = await client.locator('answerable-widget iframe').boundingBox()
    expect(box).toMatchObject({ x: 0, y: 0, width: NARROW.width, height: NARROW.height })
    await alone.close()
    expect(await problemsOf(client)).toEqual([])
    await resize(client, WIDE)
  })

  test('on the next page of the site the conversation goes on, and whoever answers sees the other page', async () => {
    await client.goto(`${shopUrl}/baskets`)
    const frame = await frameOf(client)
    await frame.getByText('I will find out where they are.').waitFor()
    await sees(desk.getByRole('region', { name: 'What the client looks at' }), /The client is on “Baskets”/)
  })

  test('closed, it tells of what is new; Escape gives the page back', async () => {
    const frame = await frameOf(client)
    await frame.getByRole('textbox', { name: 'Write a message' }).press('Escape')
    await client.getByRole('button', { name: /^Talk to us/, expanded: false }).waitFor()
    await agentWrites(desk, 'They come tomorrow before noon.')
    await client.getByRole('button', { name: 'Talk to us 1 new' }).click()
    await (await frameOf(client)).getByText('They come tomorrow before noon.').waitFor()
  })

  test('the client goes; when it is settled, what can be done next is there', async () => {
    const frame = await frameOf(client)
    await frame.getByText('Leave', { exact: true }).first().click()
    await frame.getByRole('button', { name: 'Leave' }).click()
    await client.getByRole('button', { name: /^Talk to us/, expanded: false }).waitFor()
    const contactId = desk.url().split('/').at(-1)?.split('?')[0] ?? ''
    const priya = await place.staff(council.priya.id)
    await priya.call(contactRoutes.end, { params: { contactId }, body: { ending: 'met' } })
    await client.getByRole('button', { name: /^Talk to us/ }).click()
    await frame.getByRole('button', { name: 'Ask something else' }).click()
    await frame.getByRole('textbox', { name: 'What do you need?' }).waitFor()
    expect(policyBroken).toEqual([])
  })

  test('R2: times are told in the zone of the service, which is named, wherever the browser is', async () => {
    const far = await place.person({ timezoneId: 'Asia/Tokyo' })
    const slots = [{ from: '2026-12-01T09:30:00.000Z', to: '2026-12-01T10:00:00.000Z' }]
    await far.route('**/api/v1/portal/slots*', (route) => route.fulfill({ json: { slots } }))
    await far.goto(`${shopUrl}/bins`)
    await far.getByRole('button', { name: 'Talk to us' }).click()
    const frame = await frameOf(far)
    await frame.getByRole('textbox', { name: 'What do you need?' }).fill('A bin, when it is day there')
    await frame.locator('form.start button').click()
    await frame.getByText('Choose a time').click()
    const time = frame.getByRole('option')
    await time.waitFor({ state: 'attached' })
    expect(await time.textContent()).toMatch(/\b0?9:30\b.*GMT$/)
    await far.context().close()
  })

  test('on a site that is not on the list the frame stays shut, and the way to our own page is offered', async () => {
    const answer = await fetch(`${place.url}/widget?site=${encodeURIComponent('http://localhost:1')}`)
    await answer.body?.cancel()
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})
