import { newId } from '#platform/ids.ts'
import type { SettableClock } from '#platform/clock.ts'
import { MONDAY } from '#tests/support/factories.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller, Service } from '#tests/support/service.ts'
import { createRules } from './follow.ts'
import type { Rules } from './follow.ts'

/** A service with a lead, two agents and a case, and rules that look when they are told to. */
export type Bench = {
  readonly service: Service & { clock: SettableClock }
  readonly lead: Caller
  readonly agent: Caller
  readonly rules: Rules
  readonly ids: { leadId: string; agentId: string; colleagueId: string; serviceId: string; otherId: string }
  rows<T>(text: string, ...values: unknown[]): Promise<T[]>
  newCase(given?: { serviceId?: string }): Promise<{ caseId: string; clientId: string }>
  newTag(name: string): Promise<string>
  minutes(n: number): Date
  close(): Promise<void>
}

export async function openBench(): Promise<Bench> {
  const service = await startService({ at: MONDAY, quiet: true })
  const { make, clock } = service
  const { database } = service.app
  await make.organisation()
  const offered = await make.service({ name: 'Bins', slug: 'bins' })
  const other = await make.service({ name: 'Parking', slug: 'parking' })
  const agent = await make.agent({ name: 'Priya Nair', departmentId: offered.departmentId })
  const colleague = await make.agent({ name: 'Tom Baker', departmentId: offered.departmentId })
  const lead = await make.agent({ departmentId: offered.departmentId, roles: ['agent', 'lead'] })
  const rules = createRules({ database, clock })
  const rows: Bench['rows'] = async <T>(text: string, ...values: unknown[]) =>
    (await database.pool.query(text, values)).rows as T[]
  return {
    ...{ service, rules, rows },
    lead: await service.staff(lead.id),
    agent: await service.staff(agent.id),
    ids: {
      ...{ leadId: lead.id, agentId: agent.id, colleagueId: colleague.id },
      ...{ serviceId: offered.id, otherId: other.id },
    },
    async newCase(given = {}) {
      const clientId = (await make.client({ name: 'Ada Lovelace' })).id
      const kase = await make.case({ clientId, ownerId: agent.id, serviceId: offered.id, ...given })
      return { caseId: kase.id, clientId }
    },
    async newTag(name) {
      const id = newId(clock.now())
      await rows('insert into tags (id, name, made_at) values ($1, $2, $3)', id, name, clock.now())
      return id
    },
    minutes: (n) => new Date(clock.now().getTime() + n * 60_000),
    async close() {
      await rules.close()
      await service.close()
    },
  }
}
