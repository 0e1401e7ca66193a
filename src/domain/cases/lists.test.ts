import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgentRow } from '#tests/support/factories.ts'
import type { Cookies } from '#tests/support/concept-app.ts'
import { declaredStatements } from '#platform/database/statement.ts'
import { startWorld } from './cases.fixture.ts'
import type { World } from './cases.fixture.ts'
import { settleNextDue } from './commands.ts'
import { listStatement } from './store/lists.ts'
import type { ListShape } from './store/lists.ts'

let own: World
let me: AgentRow & Cookies
const ids: string[] = []
const later = (minutes: number) => new Date(own.clock.now().getTime() + minutes * 60_000)

beforeAll(async () => {
  own = await startWorld()
  me = await own.agent()
  const absent = await own.make.agent()
  await own.rows('update agents set away_from = $2, cover_id = $3 where id = $1', absent.id, later(-1), me.id)
  const service = await own.make.service()
  const client = await own.make.client({ name: 'Zoë Ångström' })
  for (const [index, due] of [30, 10, null, 20, null, 10].entries()) {
    const ownerId = index === 3 ? absent.id : me.id
    const kase = await own.aCase({
      ownerId,
      clientId: client.id,
      serviceId: service.id,
      need: `The café is ${index}`,
    })
    ids.push(kase.id)
    if (due === null) continue
    const body = { kind: 'reply', what: 'an answer', dueAt: later(due).toISOString() }
    await own.call('POST', `/cases/${kase.id}/commitments`, me, body)
  }
  await own.aCase({ need: 'Somebody else’s business' })
})
afterAll(() => own.close())

async function all(query: string): Promise<number[]> {
  const seen: number[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await own.call(
      'GET',
      `/cases?limit=2&${query}${cursor && `&cursor=${cursor}`}`,
      me,
    )
    expect(status).toBe(200)
    seen.push(...body.items.map((one: { id: string }) => ids.indexOf(one.id)))
    cursor = body.next
  }
  return seen
}

describe('the list goes page by page without gap or double', () => {
  test.each([
    ['whose=mine', [1, 5, 3, 0, 2, 4], 'mine and those I cover, the next due first, nothing due last'],
    ['whose=mine&sort=opened', [0, 1, 2, 3, 4, 5], 'waiting longest first'],
    ['whose=all&sort=opened', [0, 1, 2, 3, 4, 5, -1], 'everybody’s'],
    ['whose=all&q=cafe', [1, 5, 3, 0, 2, 4], 'words of the need, without their accents'],
    ['whose=all&q=angstrom', [1, 5, 3, 0, 2, 4], 'a word of a name, without its accents'],
    ['whose=all&q=somebody', [-1], 'the beginning of a word'],
    ['whose=all&q=%25', [], 'a mark that means something to the database'],
    ['whose=mine&state=closed', [], 'nothing is closed'],
    ['whose=following', [], 'nothing is followed'],
    ['whose=mine&waitingOn=client', [], 'nothing waits on the client'],
  ])('%s gives %j (%s)', async (query, expected, _reason) => {
    expect(await all(query)).toEqual(expected)
  })

  test('a reference finds its case from its first letters, with or without the dash', async () => {
    const { reference } = (await own.call('GET', `/cases/${ids[2]}`, me)).body
    for (const q of [reference, reference.toLowerCase(), reference.replace('-', '')]) {
      expect(await all(`whose=all&q=${q}`)).toEqual([2])
    }
    expect(await all(`whose=all&q=${reference.slice(0, 6)}`)).toContain(2)
  })

  test('resting ones are left out unless asked for, or looked for', async () => {
    await own.call('POST', `/cases/${ids[4]}/snooze`, me, { until: later(60).toISOString() })
    expect(await all('whose=mine')).toEqual([1, 5, 3, 0, 2])
    expect(await all('whose=mine&snoozed=true')).toEqual([4])
    expect(await all('whose=mine&q=cafe&sort=opened')).toEqual([0, 1, 2, 3, 4, 5])
    const counts = (await own.call('GET', '/cases/counts', me)).body
    expect(counts).toMatchObject({ mine: 5, covering: 1, waitingOnUs: 5, snoozed: 1, atRisk: 2, allOpen: 7 })
    await own.call('POST', `/cases/${ids[4]}/snooze`, me, { until: null })
  })

  test('a cursor that is none of ours is refused', async () => {
    for (const cursor of ['x', Buffer.from('99999999999999999 x').toString('base64url'), '%00']) {
      expect((await own.call('GET', `/cases?cursor=${cursor}`, me)).body.code).toBe('invalid_input')
    }
  })
})

test('what is due next follows rows that came in by other ways', async () => {
  await own.rows('update commitments set due_at = $2 where case_id = $1', ids[0], later(5))
  expect(await own.database.transact(settleNextDue)).toBe(1)
  expect((await all('whose=mine'))[0]).toBe(0)
})

test('every combination of filters is a statement that the database understands', async () => {
  const some = '00000000-0000-7000-8000-000000000000'
  const search = { reference: 'K7M', name: 'x', words: 'x:*' }
  for (const sort of ['due', 'opened', 'changed'] as const) {
    for (let bits = 0; bits < 256; bits += 1) {
      const on = (bit: number) => (bits & (1 << bit)) !== 0
      const shape: ListShape = {
        ...{ state: on(0) ? 'open' : 'closed', sort, limit: 2 },
        ...(on(1) && { owners: [some] }),
        ...(on(2) && { followerId: some }),
        ...(on(3) && { waitingOn: 'us' }),
        ...(on(4) && { serviceId: some, clientId: some }),
        ...(on(5) && { snoozed: false }),
        ...(on(6) && { search }),
        ...(on(7) && { after: { key: later(0).toISOString(), id: some } }),
      }
      if (bits % 7 !== 0) continue
      const [list, params] = listStatement(shape, later(0))
      await expect(own.database.read((tx) => tx.all(list, ...params))).resolves.toBeInstanceOf(Array)
    }
  }
  expect(declaredStatements().length).toBeGreaterThan(100)
})
