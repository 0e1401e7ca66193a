import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { Problem } from '#platform/contract/refusal.ts'
import type { Route } from '#platform/contract/route.ts'
import { paperForm, startPopulated } from './support/populated.ts'
import type { Belongings, Populated } from './support/populated.ts'
import { rowCounts } from './support/rows.ts'
import { knownValues, pathOf, sample, shapeOf } from './support/sample.ts'
import type { Answer, Caller } from './support/service.ts'

let world: Populated
beforeAll(async () => {
  world = await startPopulated()
})
afterAll(() => world.service.close())

/** Shown for a moment and kept nowhere: doing it twice is as doing it once. */
const WHISPERS = new Set(['contacts.typing', 'portal.typing', 'live.looking'])
/** Their answers hand out a cookie or a secret address, which is kept nowhere: each is done anew. */
const SIGN_IN = new Set([
  ...['startVisit', 'endVisit', 'openLink', 'useCode', 'enter', 'makeKey'].map((one) => `accounts.${one}`),
  ...Object.values(signInRoutes).map(({ id }) => id),
  ...['confirm', 'changePassword', 'beginSecondStep', 'confirmSecondStep'].map((one) => `accounts.${one}`),
  ...['removeSecondStep', 'makeRecoveryCodes', 'askNewPasskey'].map((one) => `accounts.${one}`),
  'accounts.makeLink',
  'accounts.makeStaffLink',
  'organisation.addPerson',
  'planning.makeFeed',
  'webhooks.add',
  'webhooks.replaceSecret',
])
/** What ends something that others need comes last. */
const ENDS =
  /\.(leave|end|close|revokeLink|withdraw|chooseTime|writeInstead|keepPlace|endSessionsOf|resetSignIn)$/

function posting(): Route[] {
  const routes = world.service.app.routes.filter(
    (one) => one.method === 'POST' && !WHISPERS.has(one.id) && !SIGN_IN.has(one.id),
  )
  return routes.toSorted((a, b) => Number(ENDS.test(a.id)) - Number(ENDS.test(b.id)))
}

const counts = () => rowCounts(world.service.app.database.pool)

function callerOf(route: Route, own: Belongings): Caller {
  if (route.audience.includes('admin')) return world.admin
  return route.audience.includes('agent') ? world.agent : own.client
}

async function post(
  route: Route,
  own: Belongings,
  key: string,
  change: object = {},
  who = callerOf(route, own),
) {
  const values = knownValues({ ...world.ids, ...own.ids }, world.service.clock.now())
  const body = route.body
    ? { ...(sample(shapeOf(route.body), values, false) as object), ...change }
    : undefined
  const form = paperForm('a.txt', JSON.stringify(change), { contactId: own.ids['contactId'] ?? '' })
  return who.ask('POST', pathOf(route, values), route.id === 'clients.addPaper' ? form : body, {
    'idempotency-key': key,
  })
}

const shown = ({ status, body }: Answer<unknown>) => ({ ...(body as object), status, requestId: undefined })

describe('the same key gets the same answer, and is done once', () => {
  test('every POST: one after the other, and at the same moment', async () => {
    const { one, other, agent } = world
    await agent.call(contactRoutes.accept, { params: { offerId: one.ids['offerId'] ?? '' }, body: {} })
    let done = 0
    for (const route of posting()) {
      for (const own of [one, other]) {
        const key = `${route.id}-${own.phone.replaceAll(' ', '')}`
        const [first, beside] = await Promise.all([post(route, own, key), post(route, own, key)])
        const after = await counts()
        const again = await post(route, own, key)
        expect({ route: route.id, again: shown(again) }).toEqual({ route: route.id, again: shown(first) })
        expect({ route: route.id, beside: shown(beside) }).toEqual({ route: route.id, beside: shown(first) })
        expect({ route: route.id, rows: await counts() }).toEqual({ route: route.id, rows: after })
        if (first.status < 300) done += 1
      }
    }
    expect(done).toBeGreaterThan(45)
  })

  test('another request with the same key is refused; the first stands', async () => {
    let refused = 0
    for (const route of posting()) {
      if (!route.body) continue
      const own = world.one
      const who = route.audience.includes('client') ? await withContact() : callerOf(route, own)
      const [field, value] = differing(route)
      if (field === '') continue
      const key = `differs-${route.id}`
      const first = await post(route, own, key, {}, who)
      if (first.status >= 300) continue
      const before = await counts()
      const other = await post(route, own, key, { [field]: value }, who)
      expect({ route: route.id, status: other.status, code: (other.body as Problem).code }).toEqual({
        ...{ route: route.id, status: 422, code: 'key_reused' },
      })
      expect(await counts()).toBe(before)
      refused += 1
    }
    expect(refused).toBeGreaterThan(6)
  })

  const withContact = () => world.freshClient()

  /** A text that may be anything, and another one for it. */
  function differing(route: Route): [field: string, value: string] {
    const texts = ['need', 'body', 'what', 'question', 'reason', 'name', 'who', 'value', 'relation']
    const properties = route.body ? (shapeOf(route.body).properties ?? {}) : {}
    const field = texts.find((one) => properties[one]?.type === 'string')
    return field === undefined ? ['', ''] : [field, 'quite another']
  }

  test('another paper with the same key is refused too', async () => {
    const { client, ids } = world.one
    const send = (words: string) =>
      client.ask('POST', '/papers', paperForm('a.txt', words, { contactId: ids['contactId'] ?? '' }), {
        'idempotency-key': 'a-paper',
      })
    const first = await send('words')
    expect((await send('words')).body).toEqual(first.body)
    expect((await send('quite other words')).body).toMatchObject({ code: 'key_reused' })
  })

  test('keys are everybody’s own: the same key of somebody else is another', async () => {
    const body = { need: 'My tap drips' }
    const clients = await Promise.all([1, 2, 3].map(() => world.freshClient()))
    const begun = await Promise.all(
      clients.map((one) => one.call(portalRoutes.start, { body }, { key: 'the-same' })),
    )
    expect(new Set(begun.map((one) => one.id)).size).toBe(3)
    const added = await Promise.all(
      [world.agent, world.lead].map((one) =>
        one.call(clientRoutes.add, { body: { name: 'Somebody' } }, { key: 'the-same' }),
      ),
    )
    expect(new Set(added.map((one) => one.clientId)).size).toBe(2)
  })

  test('a link opened again with its key, as when the answer was lost, signs in all the same; a wrong code stays wrong', async () => {
    const { agent, one, service } = world
    const made = await agent.call(accountRoutes.makeLink, {
      params: { clientId: one.ids['clientId'] ?? '' },
      body: {},
    })
    const token = made.url.split('#')[1] ?? ''
    for (const path of ['/my/links/open', '/portal/visits']) {
      for (let n = 0; n < 2; n += 1) {
        const lost = service.nobody()
        const body = path === '/portal/visits' ? {} : { token }
        expect((await lost.ask('POST', path, body, { 'idempotency-key': `lost-${path}` })).status).toBe(200)
        expect((await lost.ask('GET', '/my')).status).toBe(200)
      }
    }
    for (let n = 0; n < 2; n += 1) {
      const body = { to: one.phone, code: '123456' }
      const answer = await service
        .nobody()
        .ask('POST', '/my/codes/use', body, { 'idempotency-key': 'a-code' })
      expect(answer).toMatchObject({ status: 422, body: { code: 'code_differs' } })
    }
  })

  test('what was refused may be tried again with the same key', async () => {
    const client = await world.freshClient()
    const key = 'try-again'
    const first = await client.call(portalRoutes.start, { body: { need: 'One' } })
    const body = { need: 'Two' }
    expect((await client.refused(portalRoutes.start, { body }, { key })).code).toBe('one_at_a_time')
    await client.call(portalRoutes.leave, { params: { contactId: first.id }, body: {} })
    const second = await client.call(portalRoutes.start, { body }, { key })
    expect(await client.call(portalRoutes.start, { body }, { key })).toEqual(second)
  })
})

describe('If-Match: nothing is sent past what has just arrived', () => {
  test('every versioned route refuses an old version and says which one there is', async () => {
    const { one, ids, service } = world
    const versioned = service.app.routes.filter((each) => each.versioned)
    expect(versioned.map((each) => each.id).toSorted()).toEqual([
      'agents.changePerson',
      'automation.changeAnswer',
      'automation.changeMacro',
      'automation.changeRule',
      'cases.changeStory',
      'cases.close',
      'cases.write',
      'clients.change',
      'contacts.write',
      'fields.change',
      'learning.setExperiment',
      'learning.study',
      'measures.setControl',
      'measures.setSettings',
      'merging.mergeCases',
      'merging.splitCase',
      'notices.change',
      'organisation.changeCalendar',
      'organisation.changeDepartment',
      'organisation.changeSettings',
      'organisation.changeSkill',
      'organisation.changeStandard',
      'planning.changeConstraint',
      'planning.changeScenario',
      'planning.moveShift',
      'planning.publishRoster',
      'planning.setPattern',
      'planning.setSettings',
      'planning.setTerms',
      'retention.setRule',
      'services.change',
      'webhooks.change',
    ])
    for (const route of versioned) {
      const values = knownValues({ ...ids, ...one.ids }, service.clock.now())
      await service.app.database.pool.query(
        `update contacts set state = 'talking', agent_id = coalesce(agent_id, (select id from agents limit 1)), ending = null, ended_at = null where id = $1`,
        [one.ids['contactId']],
      )
      await service.app.database.pool.query(
        `update rosters set state = 'draft', solving = 'done', published_by = null, published_at = null where id = $1`,
        [ids['rosterId']],
      )
      const body = route.body ? sample(shapeOf(route.body), values, false) : undefined
      const before = await counts()
      const who = callerOf(route, one)
      const stale = await who.ask(route.method, pathOf(route, values), body, { 'if-match': '"999999"' })
      expect({ route: route.id, ...shown(stale) }).toMatchObject({
        route: route.id,
        status: 412,
        code: 'stale_version',
      })
      expect((stale.body as Problem).details).toMatchObject({ version: expect.any(Number) })
      expect(await counts()).toBe(before)
    }
  })

  test('of two who write with the same version at once, one is told that something arrived', async () => {
    const params = { caseId: world.other.ids['caseId'] ?? '' }
    const reopened = await world.agent.ask('POST', `/cases/${params.caseId}/reopen`, {})
    expect([200, 409]).toContain(reopened.status)
    const { version } = await world.agent.call(caseRoutes.get, { params })
    const write = (words: string) =>
      world.agent.ask(
        'POST',
        `/cases/${params.caseId}/messages`,
        { kind: 'text', body: words },
        { 'if-match': `"${version}"` },
      )
    const answers = await Promise.all([write('One'), write('Two'), write('Three')])
    expect(answers.map((one) => one.status).toSorted()).toEqual([201, 412, 412])
  })
})

test('R15: no address that lets somebody in is kept with the answers, whatever key came with the request', async () => {
  const { admin, agent, one, service } = world
  const key = { 'idempotency-key': 'an-address-that-lets-in' }
  const made = await agent.ask('POST', `/clients/${one.ids['clientId']}/links`, {}, key)
  const person = await service.make.agent()
  const staff = await admin.ask('POST', `/staff/${person.id}/sign-in-links`, {}, key)
  expect([made.status, staff.status].every((status) => status < 300)).toBe(true)
  const { rows } = await service.app.database.pool.query<{ kept: number }>(
    `select count(*)::int as kept from idempotency_keys where response::text ~ '/(?:my/open|enter)#'`,
  )
  expect(rows[0]?.kept).toBe(0)
})
