import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import type { Database } from '#platform/database/database.ts'
import { createFactories } from '#tests/support/factories.ts'

const SERVICES = 12

/** An organisation with a dozen services and as many agents as given, each able to help with most of them. */
export async function makeOrganisation(database: Database, agents: number): Promise<void> {
  const make = createFactories(database)
  await make.organisation()
  const skill = await make.skill({ general: true })
  const departments: string[] = []
  for (let index = 0; index < SERVICES; index += 1) {
    const { departmentId } = await make.service({ skillId: skill.id })
    departments.push(departmentId)
  }
  for (let index = 0; index < agents; index += 1) {
    await make.agent({
      departmentId: departments[index % departments.length] ?? '',
      skills: [skill.id],
      roles: index === 0 ? ['agent', 'lead', 'admin'] : ['agent'],
      chatCapacity: 3,
    })
  }
}

/** One-use links of so many agents. */
export async function entries(database: Database, publicUrl: string, most: number): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `select id from agents where active order by 'lead' = any (roles) desc, id limit $1`,
    [most],
  )
  const tokens: string[] = []
  for (const { id } of rows) {
    const link = await database.transact((tx) =>
      makeStaffLink(tx, { kind: 'service' }, id, new Date(), { publicUrl }),
    )
    tokens.push(new URL(link.url).hash.slice(1))
  }
  return tokens
}
