import { statement } from '#platform/database/statement.ts'
import type { ControlInputs } from '../contract.cost.ts'

export type ControlRow = {
  id: string
  name: string
  what: string
  inputs: ControlInputs
  changedAt: Date
  version: number
}

const COLUMNS = 'id, name, what, inputs, changed_at, version'

export const list = statement<ControlRow>(
  'measures.controls',
  `select ${COLUMNS} from controls order by lower(name), id`,
)

export const lockControl = statement<ControlRow, [id: string]>(
  'measures.lockControl',
  `select ${COLUMNS} from controls where id = $1 for update`,
)

type Fields = [id: string, name: string, what: string, inputs: string, changedBy: string, changedAt: Date]
// No row where the name is taken: names tell controls apart.
export const addControl = statement<ControlRow, Fields>(
  'measures.addControl',
  `insert into controls (id, name, what, inputs, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (name) do nothing returning ${COLUMNS}`,
)

// Two who take the same name at once: the second waits for the first, then finds it taken.
export const lockNames = statement<never>(
  'measures.lockControlNames',
  `select pg_advisory_xact_lock(hashtextextended('measures.controls', 0))`,
)
export const nameTaken = statement<{ id: string }, [name: string, id: string]>(
  'measures.controlNameTaken',
  `select id from controls where name = $1 and id <> $2`,
)
export const changeControl = statement<ControlRow, Fields>(
  'measures.changeControl',
  `update controls set name = $2, what = $3, inputs = $4, changed_by = $5, changed_at = $6, version = version + 1
   where id = $1 returning ${COLUMNS}`,
)

export const removeControl = statement<{ id: string }, [id: string]>(
  'measures.removeControl',
  `delete from controls where id = $1 returning id`,
)
