import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { createFactories, MONDAY } from '#tests/support/factories.ts'
import type { Factories } from '#tests/support/factories.ts'
import type { AgentActor } from '../accounts/contract.ts'

export const minutes = (count: number) => new Date(MONDAY.getTime() + count * 60_000)

/** A database with an organisation, a lead and an agent, and ways to add what belongs to people. */
export type Ground = {
  readonly database: Database
  readonly make: Factories
  readonly lead: AgentActor
  readonly agent: AgentActor
  insert(table: string, row: Record<string, unknown>): Promise<string>
  rows(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export async function makeGround(): Promise<Ground> {
  const fresh = await freshDatabase()
  const database = openDatabase(fresh.url, 6)
  const make = createFactories(database)
  await make.organisation()
  const [lead, agent] = [await make.agent({ roles: ['agent', 'lead'] }), await make.agent()]
  const actorOf = (row: typeof lead): AgentActor => ({
    kind: 'agent',
    agentId: row.id,
    name: row.name,
    departmentId: row.departmentId,
    authorityPence: 0,
    roles: row.roles as AgentActor['roles'],
  })
  return {
    database,
    make,
    lead: actorOf(lead),
    agent: actorOf(agent),
    async insert(table, row) {
      const whole = { id: newId(MONDAY), ...row }
      const columns = Object.keys(whole)
      await database.pool.query(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
        Object.values(whole),
      )
      return whole.id
    },
    async rows(sql, values = []) {
      return (await database.pool.query(sql, [...values])).rows as Record<string, unknown>[]
    },
    async close() {
      await database.close()
      await fresh.drop()
    },
  }
}
