import type { EventDefinition, FactsOf } from '../contract/event.ts'
import type { Tx } from '../database/database.ts'
import { statement } from '../database/statement.ts'

/** Whom and what an event is about; who made it happen and when. */
export type Subject = {
  readonly at: Date
  /** `agent`, `client`, `service` (by itself), `import` … */
  readonly actor: string
  readonly actorId?: string | null | undefined
  readonly contactId?: string | null | undefined
  readonly caseId?: string | null | undefined
  readonly clientId?: string | null | undefined
  readonly agentId?: string | null | undefined
  readonly serviceId?: string | null | undefined
  readonly departmentId?: string | null | undefined
}

type Nullable = string | null
const append = statement<
  never,
  [Date, string, string, Nullable, Nullable, Nullable, Nullable, Nullable, Nullable, Nullable, string]
>(
  'ledger.append',
  `insert into ledger (at, kind, actor, actor_id, contact_id, case_id, client_id, agent_id, service_id, department_id, facts)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

/** Writes one row of the ledger, in the transaction of the change that it tells of (R24). */
export async function record<E extends EventDefinition>(
  tx: Tx,
  event: E,
  about: Subject,
  facts: FactsOf<E>,
): Promise<void> {
  await tx.run(
    append,
    about.at,
    event.kind,
    about.actor,
    about.actorId ?? null,
    about.contactId ?? null,
    about.caseId ?? null,
    about.clientId ?? null,
    about.agentId ?? null,
    about.serviceId ?? null,
    about.departmentId ?? null,
    JSON.stringify(facts),
  )
}

const appendMany = statement<
  never,
  [Date, string, string, Nullable[], Nullable[], Nullable[], Nullable[], string[]]
>(
  'ledger.appendMany',
  `insert into ledger (at, kind, actor, contact_id, case_id, client_id, agent_id, facts)
   select $1, $2, $3, one.contact_id, one.case_id, one.client_id, one.agent_id, one.facts::jsonb
   from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[]) as one (contact_id, case_id, client_id, agent_id, facts)`,
)

/** Many rows of one kind, at one moment and by one actor, in one statement. */
export async function recordMany<E extends EventDefinition>(
  tx: Tx,
  event: E,
  rows: readonly { readonly about: Subject; readonly facts: FactsOf<E> }[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  await tx.run(
    appendMany,
    first.about.at,
    event.kind,
    first.about.actor,
    rows.map(({ about }) => about.contactId ?? null),
    rows.map(({ about }) => about.caseId ?? null),
    rows.map(({ about }) => about.clientId ?? null),
    rows.map(({ about }) => about.agentId ?? null),
    rows.map(({ facts }) => JSON.stringify(facts)),
  )
}
