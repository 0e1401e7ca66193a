import type { Database } from '#platform/database/database.ts'
import type { Factories } from '#tests/support/factories.ts'
import { id, measuredRows } from './measured.fixture.ts'

type Given = {
  /** Whose it is; somebody else each time when left out. */
  personId?: string
  departmentId: string
  serviceId: string
  standardId?: string | null
  what?: string
  beganAt: Date
  dueAt: Date
  endedAt?: Date | null
}
export type Made = {
  readonly id: string
  readonly caseId: string
  readonly clientId: string
  readonly personId: string
}

/** Legs and promises as they are kept, and as they were measured of the same; days are those of UTC. */
export function promised({ database, make }: { database: Database; make: Factories }) {
  const rows = measuredRows(database)
  const caseFor = async ({ personId, departmentId, serviceId }: Given) => {
    const person = personId ?? (await make.agent({ departmentId })).id
    const kase = await make.case({ serviceId, ownerId: person, need: 'The kitchen tap <drips>' })
    return { caseId: kase.id, clientId: kase.clientId, personId: person }
  }
  return {
    leg: async (given: Given): Promise<Made> => {
      const {
        what = 'Fit the tap',
        departmentId,
        serviceId,
        standardId = null,
        beganAt,
        dueAt,
        endedAt = null,
      } = given
      const owns = await caseFor(given)
      const legId = id()
      const state = endedAt ? 'done' : 'open'
      await database.pool.query(
        `insert into legs (id, case_id, what, department_id, co_owner_id, standard_id, due_at, state, opened_at, ended_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [legId, owns.caseId, what, departmentId, owns.personId, standardId, dueAt, state, beganAt, endedAt],
      )
      await rows.leg(dayOf(endedAt ?? dueAt), {
        ...{ leg_id: legId, case_id: owns.caseId, service_id: serviceId, department_id: departmentId },
        ...{ standard_id: standardId, opened_at: beganAt, due_at: dueAt, ended_at: endedAt, state },
        late: endedAt ? endedAt > dueAt : null,
      })
      return { id: legId, ...owns }
    },
    promise: async (given: Given & { state?: string; clientWarnedAt?: Date | null }): Promise<Made> => {
      const { what = 'Call about the tap', departmentId, serviceId, beganAt, dueAt, endedAt = null } = given
      const { state = endedAt ? 'kept' : 'open', clientWarnedAt = null } = given
      const owns = await caseFor(given)
      const commitmentId = id()
      await database.pool.query(
        `insert into commitments (id, case_id, kind, what, by_agent_id, made_at, due_at, told_at, state, ended_at, warn_at,
           tell_client_at, client_warned_at)
         values ($1, $2, 'call', $3, $4, $5, $6, $5, $7, $8, $5, $5, $9)`,
        [commitmentId, owns.caseId, what, owns.personId, beganAt, dueAt, state, endedAt, clientWarnedAt],
      )
      await rows.promise(dayOf(endedAt ?? dueAt), {
        ...{
          commitment_id: commitmentId,
          case_id: owns.caseId,
          service_id: serviceId,
          department_id: departmentId,
        },
        ...{ made_at: beganAt, due_at: dueAt, ended_at: endedAt, state },
      })
      return { id: commitmentId, ...owns }
    },
  }
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
