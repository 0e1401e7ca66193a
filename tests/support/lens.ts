import type { Bind, Role } from '#domain/accounts/contract.ts'
import { createMeasures } from '#domain/measures/follow.ts'
import type { Measures } from '#domain/measures/follow.ts'
import { countedFirst } from '#domain/measures/routes.ts'
import { newId } from '#platform/ids.ts'
import type { Database } from '#platform/database/database.ts'
import { startConceptApp } from './concept-app.ts'
import type { ConceptApp } from './concept-app.ts'
import type { Ask } from './planning.ts'

export type LensApp = ConceptApp & {
  readonly measures: Measures
  /** Somebody with this role, who asks. */
  as(role: Role): Promise<Ask>
}

/** Some routes of the lens over HTTP on a database of their own; measures follow the ledger as they do in service. */
export async function startLens(bindRoutes: (bind: Bind) => void): Promise<LensApp> {
  let made: Measures | undefined
  const clock = { now: () => own.clock.now() }
  const own = await startConceptApp((bind, database) => {
    made = createMeasures({ database, clock })
    bindRoutes(countedFirst(bind, made))
  })
  const as = async (role: Role): Promise<Ask> => {
    const { cookie } = await own.agent({ roles: role === 'agent' ? ['agent'] : ['agent', role] })
    return async (method, path, payload, version) => {
      const response = await own.app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie, ...(version !== undefined && { 'if-match': `"${version}"` }) },
        ...(payload && { payload }),
      })
      return { status: response.statusCode, body: response.json() as unknown }
    }
  }
  if (!made) throw new Error('routes are bound')
  const measures = made
  const close = async () => {
    await measures.close()
    await own.close()
  }
  return { ...own, measures, as, close }
}

/** What happens to a client in one contact, told to the ledger as the service tells it. */
export type Told = {
  readonly at: Date
  readonly contactId?: string
  readonly caseId?: string | null
  readonly serviceId?: string | null
  readonly agentId?: string | null
  readonly channel?: string
  readonly direction?: 'in' | 'out'
  readonly demand?: 'value' | 'failure' | 'cannot_tell' | null
  readonly waitSeconds?: number
  /** Null: nobody answered, the client left. */
  readonly talkSeconds?: number | null
  readonly holdSeconds?: number
  readonly repeats?: number
  readonly handovers?: number
}

type LedgerRow = {
  readonly at: Date
  readonly kind: string
  readonly facts: object
  readonly contact_id?: string | undefined
  readonly case_id?: string | null | undefined
  readonly service_id?: string | null | undefined
  readonly agent_id?: string | null | undefined
}

/** Tells the ledger of contacts, many in one statement. Gives their ids. */
export async function tellContacts(database: Database, told: readonly Told[]): Promise<string[]> {
  const named = told.map((one) => ({ ...one, contactId: one.contactId ?? newId(one.at) }))
  await tell(database, named.flatMap(rowsOf))
  return named.map(({ contactId }) => contactId)
}

/** Writes rows of the ledger. */
export async function tell(database: Database, rows: readonly LedgerRow[]): Promise<void> {
  await database.pool.query(
    `insert into ledger (at, kind, actor, contact_id, case_id, service_id, agent_id, facts)
     select at, kind, 'agent', contact_id, case_id, service_id, agent_id, facts
     from jsonb_to_recordset($1::jsonb) as r (at timestamptz, kind text, contact_id uuid, case_id uuid, service_id uuid,
       agent_id uuid, facts jsonb)`,
    [JSON.stringify(rows)],
  )
}

function rowsOf(one: Told & { readonly contactId: string }): LedgerRow[] {
  const { at, waitSeconds = 10, talkSeconds = 240, holdSeconds = 0 } = one
  const ids = {
    ...{ contact_id: one.contactId, case_id: one.caseId ?? null },
    ...{ service_id: one.serviceId ?? null, agent_id: one.agentId ?? null },
  }
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1000)
  const row = (seconds: number, kind: string, facts: object): LedgerRow => ({
    ...{ at: after(seconds), kind, facts, ...ids },
  })
  const { channel = 'phone', direction = 'in' } = one
  const arrived = row(0, 'contact.arrived', { channel, direction, stakes: 'ordinary', known: true })
  if (talkSeconds === null)
    return [arrived, row(waitSeconds, 'contact.ended', { ending: 'left_waiting', talkSeconds: 0, people: 0 })]
  const end = waitSeconds + talkSeconds + holdSeconds
  const ending = one.caseId ? 'owned' : 'left'
  const segment = (at: number, kind: string, seconds: number) => [
    row(at - seconds, 'contact.segment_began', { segment: kind }),
    row(at, 'contact.segment_ended', { segment: kind, seconds, closedBy: 'event' }),
  ]
  return [
    arrived,
    row(waitSeconds, 'contact.answered', { waited: waitSeconds, byOwner: false, estimateHeld: null }),
    ...(holdSeconds > 0 ? segment(waitSeconds + holdSeconds, 'hold', holdSeconds) : []),
    ...segment(end, 'talking', talkSeconds),
    ...(one.demand ? [row(end, 'contact.demand_set', { demand: one.demand })] : []),
    ...Array.from({ length: one.repeats ?? 0 }, () => row(end, 'client.fact_repeated', {})),
    ...Array.from({ length: one.handovers ?? 0 }, () => row(end, 'contact.handed_over', {})),
    row(end, 'contact.ended', { ending, talkSeconds, people: 1 }),
  ]
}
