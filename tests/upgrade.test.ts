import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '#cli/backup.fixture.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { makeBackup } from '#platform/backup/make.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { openDatabase } from '#platform/database/database.ts'
import { migrate, migrationNames } from '#platform/database/migrate.ts'
import { schemaPicture } from '#platform/database/picture.ts'
import { newId } from '#platform/ids.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { emptyDatabase, freshDatabase } from './support/database.ts'
import type { FreshDatabase } from './support/database.ts'
import { createFactories, MONDAY } from './support/factories.ts'
import { startService } from './support/service.ts'

const folder = mkdtempSync(join(tmpdir(), 'upgrade-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The last migration of the first release. */
const FIRST = '20261121T2100_ground'

/** Tables that every release has had, with what of them an upgrade must leave alone. */
const KEPT = {
  clients: 'id, name, language, access_needs, created_at, erased_at',
  client_identifiers: 'id, client_id, kind, value, shown',
  agents: 'id, name, email, department_id, roles, languages, active',
  services: 'id, slug, name, department_id, skill_id, active',
  cases: 'id, reference, client_id, owner_id, state, need, opened_at',
  commitments: 'id, case_id, what, made_at, due_at, state',
  contacts: 'id, channel, state, client_id, case_id, need, arrived_at, ended_at, ending',
  segments: 'id, contact_id, kind, agent_id, started_at, ended_at',
  participants: 'contact_id, agent_id, part, joined_at, left_at',
  messages: 'id, contact_id, case_id, kind, author, body, at',
  ledger: 'seq, at, kind, actor, actor_id, contact_id, case_id, client_id, facts',
} as const

type Old = { readonly database: FreshDatabase; readonly agentId: string; readonly caseId: string }

/** A database as that release left it, after a day of work: a conversation that ended with a promise. */
async function asLeftBy(release: string): Promise<Old> {
  const fresh = await emptyDatabase()
  await migrate(fresh.url, release)
  await migrateJobs(fresh.url)
  const database = openDatabase(fresh.url, 2)
  const make = createFactories(database)
  await make.organisation()
  const skill = await make.skill({ general: true })
  const offered = await make.service({ skillId: skill.id })
  const agent = await make.agent({ departmentId: offered.departmentId, skills: [skill.id] })
  const client = await make.client({ name: 'Siân O’Brien 李', phone: '+442079460123' })
  const one = await make.case({ clientId: client.id, ownerId: agent.id, serviceId: offered.id })
  await database.close()
  const [contact, minute] = [newId(MONDAY), (n: number) => new Date(MONDAY.getTime() + n * 60_000)]
  const put = (sql: string, ...values: unknown[]) => run(fresh.url, sql, values)
  await put(
    `insert into contacts (id, channel, state, client_id, case_id, service_id, need, agent_id, arrived_at, place_at,
       answered_at, ended_at, ending, last_event_at) values ($1, 'chat', 'ended', $2, $3, $4, 'The boiler', $5, $6, $6, $7, $8, 'owned', $8)`,
    ...[contact, client.id, one.id, offered.id, agent.id, minute(0), minute(1), minute(9)],
  )
  for (const [kind, from, to] of [
    ['waiting', 0, 1],
    ['talking', 1, 9],
  ] as const)
    await put(
      `insert into segments (id, contact_id, kind, agent_id, started_at, ended_at, closed_by) values ($1, $2, $3, $4, $5, $6, 'event')`,
      ...[newId(MONDAY), contact, kind, kind === 'talking' ? agent.id : null, minute(from), minute(to)],
    )
  await put(
    `insert into participants values ($1, $2, 'owner', $3, $4)`,
    ...[contact, agent.id, minute(1), minute(9)],
  )
  await put(
    `insert into messages (id, contact_id, case_id, client_id, kind, author, body, at, channel)
     values ($1, $2, $3, $4, 'text', 'client', 'It is cold', $5, 'chat')`,
    ...[newId(MONDAY), contact, one.id, client.id, minute(2)],
  )
  await put(
    `insert into commitments (id, case_id, kind, what, by_agent_id, made_at, due_at, told_at, told_how, warn_at, tell_client_at)
     values ($1, $2, 'call', 'Call you', $3, $4, $5, $4, 'said', $5, $5)`,
    ...[newId(MONDAY), one.id, agent.id, minute(8), minute(600)],
  )
  const happened = [
    'contact.arrived',
    'contact.answered',
    'commitment.made',
    'commitment.told',
    'contact.ended',
  ]
  for (const [index, kind] of happened.entries())
    await put(
      `insert into ledger (at, kind, actor, actor_id, contact_id, case_id, client_id, agent_id, facts)
       values ($1, $2, 'agent', $3, $4, $5, $6, $3, $7)`,
      ...[minute(index), kind, agent.id, contact, one.id, client.id],
      JSON.stringify(kind === 'contact.ended' ? { ending: 'owned' } : {}),
    )
  return { database: fresh, agentId: agent.id, caseId: one.id }
}

async function rowsOf(url: string): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const [table, columns] of Object.entries(KEPT))
    found[table] = await run(url, `select ${columns} from ${table} order by ${columns}`)
  return found
}

/** Everything that was there is there, the schema is this release’s, and whoever answers can go on with the case. */
async function expectWorking(on: FreshDatabase, old: Old, before: Record<string, unknown[]>): Promise<void> {
  expect(await rowsOf(on.url)).toEqual(before)
  const present = await freshDatabase()
  expect(await schemaPicture(on.url)).toBe(await schemaPicture(present.url))
  await present.drop()
  const service = await startService({ on, quiet: true, at: MONDAY })
  try {
    const agent = await service.staff(old.agentId)
    const found = await agent.call(caseRoutes.get, { params: { caseId: old.caseId } })
    expect(found).toMatchObject({ need: 'My bin was not emptied', clientName: 'Siân O’Brien 李' })
  } finally {
    await service.close()
  }
}

test('what the first release left is brought up to this one, with everything in it, and works', async () => {
  const old = await asLeftBy(FIRST)
  const before = await rowsOf(old.database.url)
  const path = join(folder, 'first.backup')
  await makeBackup({ url: old.database.url, path, now: MONDAY, release: FIRST, organisation: null })
  await migrate(old.database.url)
  await expectWorking(old.database, old, before)

  // Its backup too, into this release.
  const target = await emptyDatabase()
  const { migrated } = await restoreBackup({ url: target.url, path })
  const names = await migrationNames()
  expect(migrated).toEqual(names.slice(names.indexOf(FIRST) + 1))
  await expectWorking(target, old, before)
}, 120_000)
