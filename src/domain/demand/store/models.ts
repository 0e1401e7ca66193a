import { statement } from '#platform/database/statement.ts'
import type { DemandKind } from '../contract.ts'

/** What is kept beside a model of how it did. */
export type KeptReport = {
  /** Held out and asked; how many of them were right. */
  asked: number
  right: number
  /** Share that was clear enough to be suggested. */
  suggested: number
  /** How many of the examples had been suggested otherwise. */
  corrections: number
}

export type ModelInfo = { id: string; examples: number; report: KeptReport; madeAt: Date }

export const newestModel = statement<ModelInfo>(
  'demand.newestModel',
  `select id, examples, report, made_at from text_models where kind = 'demand' order by made_at desc limit 1`,
)

export const modelBytes = statement<{ model: Buffer }, [id: string]>(
  'demand.modelBytes',
  `select model from text_models where id = $1`,
)

export const addModel = statement<
  never,
  [id: string, model: Uint8Array, examples: number, report: string, madeAt: Date]
>(
  'demand.addModel',
  `insert into text_models (id, kind, model, examples, report, made_at) values ($1, 'demand', $2, $3, $4, $5)`,
)

// The one before is kept a while: a node may be reading it just now.
export const dropOldModels = statement<never>(
  'demand.dropOldModels',
  `delete from text_models where kind = 'demand' and id not in
     (select id from text_models where kind = 'demand' order by made_at desc limit 3)`,
)

export type ExampleRow = { text: string; label: DemandKind; corrected: boolean }

/** The newest contacts of which somebody said what they were about. */
export const examples = statement<ExampleRow, [limit: number]>(
  'demand.examples',
  `select c.need as text, c.demand as label, coalesce(m.by = 'person' and m.suggested <> m.demand, false) as corrected
   from contacts c left join demand_marks m on m.contact_id = c.id
   where c.demand is not null and c.direction = 'in' and c.need <> '' and m.by is distinct from 'suggestion'
   order by c.arrived_at desc limit $1`,
)

/** How many contacts somebody has marked, up to a number that is enough to know. */
export const countMarked = statement<{ count: number }, [most: number]>(
  'demand.countMarked',
  `select count(*)::int as count from (
     select from contacts where demand is not null and direction = 'in' limit $1) one`,
)

export type NewMarkRow = { contactId: string; version: number; text: string; label: DemandKind; at: Date }

/** What people said since a moment, oldest first. */
export const marksSince = statement<NewMarkRow, [since: Date, limit: number]>(
  'demand.marksSince',
  `select m.contact_id, m.version, c.need as text, m.demand as label, m.at
   from demand_marks m join contacts c on c.id = m.contact_id
   where m.at >= $1 and m.by = 'person' and c.need <> '' order by m.at limit $2`,
)
