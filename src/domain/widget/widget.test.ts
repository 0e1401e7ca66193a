import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLIENT_COOKIE, WIDGET_COOKIE } from '#domain/accounts/cookies.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller } from '#tests/support/service.ts'
import { widgetRoutes } from './contract.ts'

let service: Awaited<ReturnType<typeof startService>>
let admin: Caller
let serviceId: string
const ORIGIN = 'https://www.example.org'

beforeAll(async () => {
  service = await startService({ quiet: true })
  await service.make.organisation()
  serviceId = (await service.make.service({ slug: 'repairs' })).id
  admin = await service.staff((await service.make.agent({ roles: ['agent', 'admin'] })).id)
  await admin.call(widgetRoutes.addSite, {
    body: { origin: `${ORIGIN}:443`, name: 'The council', serviceId },
  })
})
afterAll(() => service.close())

/** Somebody in the frame on another site: what it sends says so. */
async function inWidget(): Promise<Caller> {
  const one = service.nobody()
  const plain = one.ask
  one.ask = (method, path, body, headers = {}) =>
    plain(method, path, body, { 'x-answerable-as': 'widget', ...headers })
  await one.ask('POST', '/widget/visits', { origin: ORIGIN })
  return one
}

describe('where it is shown', () => {
  const policyOn = async (site: string) => {
    const answer = await fetch(`${service.url}/widget?site=${encodeURIComponent(site)}`)
    return {
      csp: answer.headers.get('content-security-policy') ?? '',
      headers: answer.headers,
      status: answer.status,
    }
  }

  test.each([
    [ORIGIN, ORIGIN, 'a site on the list'],
    [`${ORIGIN}/any/page?x=1`, ORIGIN, 'a page of it'],
    ['https://evil.example', "'none'", 'another site'],
    ['http://www.example.org', "'none'", 'the same name without TLS'],
    [`${ORIGIN}:8443`, "'none'", 'another port'],
    ['https://www.example.org.evil.example', "'none'", 'a name that begins alike'],
    ["https://x' *; script-src *", "'none'", 'a policy smuggled in'],
    ['', "'none'", 'nothing'],
    ['null', "'none'", 'a page without an origin'],
  ])('%s may frame it: %s, being %s', async (site, ancestors) => {
    const { csp, headers, status } = await policyOn(site)
    expect(status).toBe(200)
    expect(csp).toContain(`frame-ancestors ${ancestors}`)
    expect(csp.match(/frame-ancestors/g)).toHaveLength(1)
    expect(csp).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(headers.get('x-frame-options')).toBe(null)
  })

  test('no other page of ours is ever in a frame', async () => {
    const answer = await fetch(`${service.url}/desk`)
    await answer.body?.cancel()
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  test('a site that is not on the list begins no visit', async () => {
    const refused = await service
      .nobody()
      .refused(widgetRoutes.open, { body: { origin: 'https://evil.example' } })
    expect(refused.code).toBe('site_unknown')
  })
})

describe('the session', () => {
  test('is the widget’s own: no portal session comes in, none of it goes out', async () => {
    const visitor = await service.visitor()
    await visitor.call(portalRoutes.start, { body: { need: 'Something of mine alone' } })
    const both = await inWidget()
    both.cookie = `${visitor.cookie}; ${both.cookie}`
    expect(both.cookie).toContain(CLIENT_COOKIE)
    expect(both.cookie).toContain(WIDGET_COOKIE)
    const visit = await both.call(widgetRoutes.open, { body: { origin: ORIGIN } })
    expect(visit.contactId).toBe(null)
    expect(visit.service).toMatchObject({ id: serviceId })
    const begun = await both.call(portalRoutes.start, { body: { need: 'From the widget' } })
    expect((await both.call(widgetRoutes.open, { body: { origin: ORIGIN } })).contactId).toBe(begun.id)
    const seen = await visitor.refused(portalRoutes.get, { params: { contactId: begun.id } })
    expect(seen.code).toBe('not_found')
  })

  test('staff who try the widget are nobody there', async () => {
    const answer = await admin.ask('GET', '/contacts/mine', undefined, { 'x-answerable-as': 'widget' })
    expect(answer.status).toBe(401)
  })

  test('its cookie is read by no script, and other sites cannot use it', async () => {
    const answer = await service.nobody().ask('POST', '/widget/visits', { origin: ORIGIN })
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=None; Secure; Partitioned$/)
    const one = await inWidget()
    const from = { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }
    expect((await one.ask('POST', '/portal/contacts', { need: 'x' }, from)).body).toMatchObject({
      code: 'other_site',
    })
  })

  test('times are told in the zone of the service, wherever the browser is', async () => {
    const { body } = await service.nobody().ask('POST', '/widget/visits', { origin: ORIGIN })
    expect(body).toMatchObject({ zone: 'Europe/London', contactId: null })
  })
})

describe('what the client looks at', () => {
  const page = {
    origin: ORIGIN,
    title: 'Bins\u0000 and boxes',
    address: `${ORIGIN}/bins?token=secret#x`,
    details: { basket: 'two bins' },
  }

  test('is told, without what comes after the question mark, and the agent reads it', async () => {
    const one = await inWidget()
    // Of who has not written to us, nothing is kept.
    await one.call(widgetRoutes.tellPage, { body: page })
    const { id: contactId } = await one.call(portalRoutes.start, { body: { need: 'My bin' } })
    expect(await admin.call(widgetRoutes.page, { params: { contactId } })).toEqual({ page: null })
    await one.call(widgetRoutes.tellPage, { body: page })
    const read = () => admin.call(widgetRoutes.page, { params: { contactId } })
    expect((await read()).page).toMatchObject({
      site: 'The council',
      title: 'Bins  and boxes',
      address: `${ORIGIN}/bins`,
      details: { basket: 'two bins' },
    })
    await one.call(widgetRoutes.tellPage, { body: { ...page, title: 'Another' } })
    expect((await read()).page?.title).toBe('Another')
    const { rows } = await service.app.database.pool.query(
      `select facts::text from ledger where kind = 'widget.page_told'`,
    )
    expect(rows).toEqual([{ facts: '{}' }, { facts: '{}' }])
  })

  test('is nothing for a contact that came otherwise', async () => {
    const visitor = await service.visitor()
    const { id: contactId } = await visitor.call(portalRoutes.start, { body: { need: 'By the portal' } })
    expect(await admin.call(widgetRoutes.page, { params: { contactId } })).toEqual({ page: null })
  })

  test('of another site is refused', async () => {
    const one = await inWidget()
    const elsewhere = { ...page, address: 'https://evil.example/x' }
    expect((await one.refused(widgetRoutes.tellPage, { body: elsewhere })).code).toBe('invalid_input')
  })
})

test('sites are added once, changed and removed', async () => {
  const body = { origin: 'https://Shop.Example.org', name: 'Shop' }
  const site = await admin.call(widgetRoutes.addSite, { body })
  expect(site.origin).toBe('https://shop.example.org')
  expect((await admin.refused(widgetRoutes.addSite, { body })).code).toBe('site_there')
  const params = { siteId: site.id }
  const changed = await admin.call(widgetRoutes.changeSite, {
    params,
    body: { ...body, name: 'The shop', keepsQuery: true },
  })
  expect(changed).toMatchObject({ name: 'The shop', keepsQuery: true })
  expect(
    (await admin.refused(widgetRoutes.changeSite, { params, body: { ...body, origin: ORIGIN } })).code,
  ).toBe('site_there')
  await admin.call(widgetRoutes.removeSite, { params })
  expect((await admin.refused(widgetRoutes.removeSite, { params })).code).toBe('not_found')
  expect((await admin.call(widgetRoutes.sites, {})).items.map((one) => one.name)).toEqual(['The council'])
})
