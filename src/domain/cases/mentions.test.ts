import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgentRow } from '#tests/support/factories.ts'
import type { Cookies } from '#tests/support/concept-app.ts'
import { startWorld } from './cases.fixture.ts'
import type { World } from './cases.fixture.ts'

let own: World
let me: AgentRow & Cookies
beforeAll(async () => {
  own = await startWorld()
  me = await own.agent()
})
afterAll(() => own.close())

const note = (caseId: string, mentions: readonly string[]) =>
  own.call('POST', `/cases/${caseId}/messages`, me, { kind: 'note', body: 'Have a look', mentions })
const changes = async (agentId: string): Promise<string[]> =>
  (
    await own.rows<{ change: string }>(
      `select coalesce(facts->>'change', kind) as change from notifications where agent_id = $1 order by at, id`,
      agentId,
    )
  ).map((one) => one.change)

describe('a note names people and departments, and they are told', () => {
  test('everybody of a department, once, and never whoever wrote it', async () => {
    const department = await own.make.department()
    const [one, two] = [
      await own.agent({ departmentId: department.id }),
      await own.agent({ departmentId: department.id }),
    ]
    const kase = await own.aCase({ ownerId: me.id })
    await note(kase.id, [department.id, one.id, me.id])
    expect([await own.notices(one.id), await own.notices(two.id), await own.notices(me.id)]).toEqual([
      ['mentioned'],
      ['mentioned'],
      [],
    ])
  })
})

test('followers hear what happens on a case; the owner and whoever did it do not hear it twice', async () => {
  const follower = await own.agent()
  const kase = await own.aCase({ ownerId: me.id })
  for (const who of [follower, me]) {
    await own.call('PUT', `/cases/${kase.id}/following`, who, { following: true })
  }
  await note(kase.id, [])
  await own.call('POST', `/cases/${kase.id}/messages`, follower, { kind: 'text', body: 'We come tomorrow' })
  const client = await own.visitor(kase.clientId)
  await own.call('POST', `/my/cases/${kase.id}/messages`, client, { body: 'Thank you' })
  await own.call('POST', `/cases/${kase.id}/close`, me, { outcome: 'met' })
  await own.call('POST', `/cases/${kase.id}/reopen`, me, {})
  expect(await changes(follower.id)).toEqual(['note', 'client_wrote', 'closed', 'reopened'])
  expect(await changes(me.id)).toEqual(['client_wrote'])
  await own.call('PUT', `/cases/${kase.id}/following`, follower, { following: false })
  await note(kase.id, [])
  expect(await changes(follower.id)).toHaveLength(4)
})
