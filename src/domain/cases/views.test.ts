import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgentRow } from '#tests/support/factories.ts'
import type { Cookies } from '#tests/support/concept-app.ts'
import { startWorld } from './cases.fixture.ts'
import type { World } from './cases.fixture.ts'

let own: World
let me: AgentRow & Cookies
let lead: AgentRow & Cookies
beforeAll(async () => {
  own = await startWorld()
  me = await own.agent()
  lead = await own.agent({ roles: ['agent', 'lead'] })
})
afterAll(() => own.close())

const namesOf = async (who: Cookies): Promise<string[]> =>
  (await own.call('GET', '/case-views', who)).body.items.map((one: { name: string }) => one.name)
const keep = async (who: Cookies, name: string, rest: object = {}) =>
  (await own.call('POST', '/case-views', who, { name, filter: {}, ...rest })).body

describe('a view of the list is kept with a name', () => {
  test('mine are mine, in an order that I choose; those that a lead shares are everybody’s', async () => {
    const first = await keep(me, 'Waits on them', { filter: { waitingOn: 'client', sort: 'opened' } })
    await keep(me, 'Closed lately', { filter: { state: 'closed' } })
    await keep(lead, 'For all of us', { shared: true })
    await keep(lead, 'My own affair')
    expect(await namesOf(me)).toEqual(['Waits on them', 'Closed lately', 'For all of us'])
    await own.call('POST', `/case-views/${first.id}/move`, me, { to: 'after' })
    expect(await namesOf(me)).toEqual(['Closed lately', 'Waits on them', 'For all of us'])
  })

  test('it is renamed, removed, and brought back', async () => {
    const { id } = await keep(me, 'Bins')
    await own.call('PATCH', `/case-views/${id}`, me, { name: 'Bins and boxes' })
    expect(await namesOf(me)).toContain('Bins and boxes')
    await own.call('PUT', `/case-views/${id}/removed`, me, { removed: true })
    expect(await namesOf(me)).not.toContain('Bins and boxes')
    await own.call('PUT', `/case-views/${id}/removed`, me, { removed: false })
    expect(await namesOf(me)).toContain('Bins and boxes')
  })

  test.each([
    [
      'an agent shares',
      () => own.call('POST', '/case-views', me, { name: 'A', filter: {}, shared: true }),
      403,
    ],
    [
      'somebody changes another’s shared view',
      async () =>
        own.call('PATCH', `/case-views/${(await keep(lead, 'L', { shared: true })).id}`, me, { name: 'M' }),
      403,
    ],
    [
      'somebody looks for another’s own view',
      async () => own.call('PATCH', `/case-views/${(await keep(lead, 'N')).id}`, me, { name: 'M' }),
      404,
    ],
    [
      'a choice that no list knows',
      () => own.call('POST', '/case-views', me, { name: 'A', filter: { colour: 'red' } }),
      400,
    ],
  ] as const)('%s: refused', async (_who, act, status) => {
    expect((await act()).status).toBe(status)
  })
})

test('each view counts the cases that its list would show, for whoever looks', async () => {
  const [mine, other] = [await own.aCase({ ownerId: me.id }), await own.aCase()]
  for (const one of [mine, other]) await own.call('POST', `/cases/${one.id}/tags`, me, { name: 'Counted' })
  const tagId = (await own.call('GET', '/tags?q=counted', me)).body.items[0].id
  const view = await keep(lead, 'Counted ones', { shared: true, filter: { whose: 'all', tagId } })
  const narrow = await keep(me, 'Counted ones of mine', { filter: { tagId } })
  const { items } = (await own.call('GET', '/case-views/counts', me)).body
  const countOf = (id: string) => items.find((one: { id: string }) => one.id === id).count
  expect([countOf(view.id), countOf(narrow.id)]).toEqual([2, 1])
  const matching = (await own.call('GET', `/cases/matching?whose=all&tagId=${tagId}`, me)).body
  expect(matching).toEqual({ count: 2, tags: [{ id: tagId, name: 'Counted', count: 2 }] })
})
