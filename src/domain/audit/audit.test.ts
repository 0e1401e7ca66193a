import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyRoutes } from '#domain/accounts/contract.keys.ts'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { viewRoutes } from '#domain/accounts/contract.views.ts'
import { auditRoutes } from '#domain/audit/contract.ts'
import { changes } from '#domain/audit/store.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import type { SettableClock } from '#platform/clock.ts'
import { MONDAY } from '#tests/support/factories.ts'
import { paperForm } from '#tests/support/populated.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller, Service } from '#tests/support/service.ts'

let service: Service & { clock: SettableClock }
let admin: Caller
let adminId: string
let agent: Caller
let agentId: string
let clientId: string
let caseId: string

beforeAll(async () => {
  service = await startService({ at: MONDAY, quiet: true })
  const { make } = service
  await make.organisation()
  ;[adminId, agentId] = [
    (await make.agent({ roles: ['agent', 'admin'], name: 'Ingrid Larsen' })).id,
    (await make.agent({ name: 'Sam Oduya' })).id,
  ]
  ;[admin, agent] = await Promise.all([service.staff(adminId), service.staff(agentId)])
  const added = await agent.call(clientRoutes.add, { body: { name: 'Ada Marsh', phone: '020 7946 0123' } })
  clientId = added.clientId
  caseId = (await make.case({ clientId, ownerId: agentId })).id
})
afterAll(() => service.close())

const readsOf = async (query: Record<string, string> = {}) =>
  (await admin.call(auditRoutes.reads, { query: { agentId, ...query } })).items

test('changes of one person are found by who did them, also by their keys, however long the ledger is', async () => {
  const { pool } = service.app.database
  const connection = await pool.connect()
  try {
    await connection.query('begin')
    await connection.query('set local enable_seqscan = off')
    const nothing = Array(6).fill(null)
    const { rows } = await connection.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${changes.text}`, [
      ...[agentId, ...nothing, 50],
      ...[null, null, null],
    ])
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('Index Cond: (actor_id = ANY')
  } finally {
    await connection.query('rollback')
    connection.release()
  }
})

describe('what was looked at', () => {
  test('a person, a case, a paper: who, what, whose and when; once for ten minutes', async () => {
    const form = paperForm('letter.txt', 'words', { caseId })
    const paper = (await agent.ask('POST', '/papers', form)).body as { id: string }
    for (let again = 0; again < 3; again += 1) {
      await agent.call(clientRoutes.get, { params: { clientId } })
      await agent.call(clientRoutes.timeline, { params: { clientId } })
      await agent.call(caseRoutes.get, { params: { caseId } })
      await agent.ask('GET', `/papers/${paper.id}/content`)
    }
    const seen = await readsOf()
    expect(seen.map(({ what, who, about }) => [what, who.name, about.client?.name, about.case?.id])).toEqual([
      ['paper', 'Sam Oduya', 'Ada Marsh', caseId],
      ['case', 'Sam Oduya', 'Ada Marsh', caseId],
      ['client', 'Sam Oduya', 'Ada Marsh', undefined],
    ])
    service.clock.set(new Date(service.clock.now().getTime() + 600_001))
    await agent.call(caseRoutes.get, { params: { caseId } })
    expect(await readsOf({ what: 'case' })).toHaveLength(2)
    expect(await readsOf({ caseId })).toHaveLength(3)
    expect(await readsOf({ from: service.clock.now().toISOString() })).toHaveLength(1)
  })

  test('a search that leads to a person is kept with the person, and no word of it', async () => {
    await agent.call(clientRoutes.find, { query: { q: '020 7946 0123' } })
    await agent.call(clientRoutes.find, { query: { q: 'Ada' } })
    const found = await readsOf({ what: 'search' })
    expect(found.map(({ about }) => about.client?.id)).toEqual([clientId])
    expect(JSON.stringify(found)).not.toContain('7946')
  })

  test('what was refused was not seen; clients’ own reading is theirs', async () => {
    const before = (await admin.call(auditRoutes.reads, {})).items.length
    expect((await agent.ask('GET', '/cases/018f0000-0000-7000-8000-000000000000')).status).toBe(404)
    const { url } = await agent.call(accountRoutes.makeLink, { params: { clientId }, body: {} })
    const client = service.nobody()
    await client.call(accountRoutes.openLink, { body: { token: url.split('#')[1] ?? '' } })
    expect((await client.ask('GET', `/my/cases/${caseId}`)).status).toBe(200)
    expect((await admin.call(auditRoutes.reads, {})).items).toHaveLength(before)
  })

  test('a program is named by its key, and counts as whom it acts for', async () => {
    const { key } = await admin.call(keyRoutes.make, {
      body: { name: 'The archive', scopes: ['cases:read'] },
    })
    const program = service.nobody()
    const answer = await program.ask('GET', `/cases/${caseId}`, undefined, { authorization: `Bearer ${key}` })
    expect(answer.status).toBe(200)
    const { items } = await admin.call(auditRoutes.reads, { query: { agentId: adminId, what: 'case' } })
    expect(items.map(({ who }) => [who.kind, who.name])).toEqual([['key', 'The archive']])
  })
})

describe('what was changed', () => {
  test('newest first, in words, with who and about whom; by person, client, case and kind', async () => {
    await agent.call(caseRoutes.write, { params: { caseId }, body: { kind: 'note', body: 'Words' } })
    const changesOf = async (query: Record<string, string>) =>
      (await admin.call(auditRoutes.changes, { query })).items
    const [latest] = await changesOf({ caseId })
    expect(latest).toMatchObject({
      who: { kind: 'agent', name: 'Sam Oduya' },
      about: { case: { id: caseId } },
    })
    expect(latest?.meaning).toMatch(/^[A-Z].*\.$/)
    expect(JSON.stringify(latest)).not.toContain('Words')
    const added = await changesOf({ clientId, kind: 'client' })
    expect(added.length).toBeGreaterThan(0)
    expect(added.every(({ kind }) => kind.startsWith('client.'))).toBe(true)
    await admin.call(viewRoutes.set, { params: { agentId }, body: { departmentIds: [], serviceIds: [] } })
    expect((await changesOf({ kind: 'account.view_set' })).map(({ about }) => about.agent?.name)).toEqual([
      'Sam Oduya',
    ])
    expect((await changesOf({ agentId: adminId, kind: 'account.view_set' })).length).toBe(1)
    expect(await changesOf({ agentId, kind: 'account.view_set' })).toEqual([])
  })

  test('page by page comes to the same', async () => {
    const all = (await admin.call(auditRoutes.changes, { query: { limit: 100 } })).items.map(({ id }) => id)
    const paged: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await admin.call(auditRoutes.changes, { query: { limit: 3, ...(cursor && { cursor }) } })
      paged.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      cursor = page.next
    }
    expect(paged).toEqual(all)
    expect((await admin.refused(auditRoutes.changes, { query: { cursor: 'eHh4' } })).code).toBe(
      'invalid_input',
    )
    expect((await admin.call(auditRoutes.kinds, {})).items.length).toBeGreaterThan(50)
  })
})
