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

const tag = async (caseId: string, name: string) => own.call('POST', `/cases/${caseId}/tags`, me, { name })
const tagsOf = async (caseId: string): Promise<string[]> =>
  (await own.call('GET', `/cases/${caseId}`, me)).body.tags.map((one: { name: string }) => one.name)
const kinds = async (caseId: string) =>
  (await own.ledger(caseId)).map(({ kind }) => kind).filter((kind) => kind === 'case.tagged')

describe('a case is given tags by name', () => {
  test('a new name makes the tag, the same name however written is the same tag, twice is once', async () => {
    const [one, two] = [await own.aCase(), await own.aCase()]
    const made = await tag(one.id, 'Missed bins')
    expect(made.status).toBe(201)
    expect((await tag(two.id, '  missed   BINS ')).body).toEqual(made.body)
    expect((await tag(one.id, 'missed bins')).status).toBe(201)
    expect(await tagsOf(one.id)).toEqual(['Missed bins'])
    expect(await kinds(one.id)).toHaveLength(1)
    const rows = await own.ledger(one.id)
    expect(rows.find(({ kind }) => kind === 'case.tagged')?.facts).toEqual({
      tagId: made.body.id,
      added: true,
    })
  })

  test('it is taken off, once', async () => {
    const one = await own.aCase()
    const { id } = (await tag(one.id, 'Damp')).body
    for (const _ of [1, 2]) {
      expect((await own.call('DELETE', `/cases/${one.id}/tags/${id}`, me)).status).toBe(200)
    }
    expect(await tagsOf(one.id)).toEqual([])
    expect(await kinds(one.id)).toHaveLength(2)
  })

  test('many who type the same new name at once make one tag', async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, () => own.aCase()))
    const answers = await Promise.all(cases.map(({ id }) => tag(id, 'All at once')))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  test('the list is filtered by a tag, and tags are suggested by their beginning, then by use', async () => {
    const [one, two] = [await own.aCase(), await own.aCase()]
    const { id } = (await tag(one.id, 'Roof leak')).body
    await tag(one.id, 'A flat roof')
    await tag(two.id, 'A flat roof')
    const found = await own.call('GET', `/cases?whose=all&tagId=${id}`, me)
    expect(found.body.items.map((each: { id: string }) => each.id)).toEqual([one.id])
    const suggested = await own.call('GET', '/tags?q=roof', me)
    expect(
      suggested.body.items.map((each: { name: string; uses: number }) => [each.name, each.uses]),
    ).toEqual([
      ['Roof leak', 1],
      ['A flat roof', 2],
    ])
  })
})

describe('tags are kept in order by leads and admins', () => {
  test('a merged tag gives its cases and its name to the other', async () => {
    const [one, two] = [await own.aCase(), await own.aCase()]
    const old = (await tag(one.id, 'Fly-tipping')).body
    const into = (await tag(two.id, 'Dumped rubbish')).body
    await tag(one.id, 'Dumped rubbish')
    const merged = await own.call('POST', `/tags/${old.id}/merge`, lead, { intoTagId: into.id })
    expect(merged.body).toEqual({ cases: 1 })
    expect(await tagsOf(one.id)).toEqual(['Dumped rubbish'])
    expect((await tag((await own.aCase()).id, 'fly-tipping')).body).toEqual(into)
    const again = await own.call('POST', `/tags/${into.id}/merge`, lead, { intoTagId: old.id })
    expect([again.status, again.body.code]).toEqual([409, 'tag_withdrawn'])
  })

  test('a withdrawn tag stays on its cases and is given to no other, until it comes back', async () => {
    const one = await own.aCase()
    const { id } = (await tag(one.id, 'Winter scheme')).body
    await own.call('PUT', `/tags/${id}/withdrawn`, lead, { withdrawn: true })
    expect(await tagsOf(one.id)).toEqual(['Winter scheme'])
    const refused = await tag((await own.aCase()).id, 'winter scheme')
    expect([refused.status, refused.body.code]).toEqual([409, 'tag_withdrawn'])
    await own.call('PUT', `/tags/${id}/withdrawn`, lead, { withdrawn: false })
    expect((await tag((await own.aCase()).id, 'winter scheme')).body.id).toBe(id)
  })

  test('a name is another’s already: refused; a new name shows on every case', async () => {
    const one = await own.aCase()
    const first = (await tag(one.id, 'Noise')).body
    await tag(one.id, 'Music')
    const refused = await own.call('PATCH', `/tags/${first.id}`, lead, { name: 'music' })
    expect([refused.status, refused.body.code]).toEqual([409, 'tag_name_taken'])
    expect((await own.call('PATCH', `/tags/${first.id}`, lead, { name: 'Noise at night' })).status).toBe(200)
    expect(await tagsOf(one.id)).toEqual(['Music', 'Noise at night'])
    expect((await own.call('PATCH', `/tags/${first.id}`, me, { name: 'Mine' })).status).toBe(403)
  })

  test('R24: no name of a tag stands in the ledger', async () => {
    const rows = await own.rows<{ facts: object }>(`select facts from ledger where kind ~ '^tag|case.tagged'`)
    expect(rows.length).toBeGreaterThan(10)
    expect(JSON.stringify(rows)).not.toMatch(/noise|roof|damp|winter/i)
  })
})
