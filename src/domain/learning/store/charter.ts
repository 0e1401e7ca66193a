import { statement } from '#platform/database/statement.ts'
import type { KeptFilter, MeasureKey } from '../../measures/contract.ts'

export type LineRow = {
  id: string
  place: number
  text: string
  measure: MeasureKey
  filter: KeptFilter
  published: boolean
  service: string | null
  version: number
}

export const lines = statement<LineRow, [publishedOnly: boolean]>(
  'learning.charterLines',
  `select l.id, l.place::int, l.text, l.measure, l.filter, l.published, s.name as service, l.version
   from charter_lines l left join services s on s.id = (l.filter ->> 'serviceId')::uuid
   where l.published or not $1 order by l.place, l.id`,
)

/** One writes the charter at a time; who reads it does not wait. */
export const lock = statement<never>(
  'learning.lockCharter',
  `select from pg_advisory_xact_lock(hashtextextended('learning.charter', 0))`,
)

export const set = statement<
  never,
  [
    id: string,
    place: number,
    text: string,
    measure: MeasureKey,
    filter: string,
    published: boolean,
    changedBy: string,
    now: Date,
  ]
>(
  'learning.setCharterLine',
  `insert into charter_lines (id, place, text, measure, filter, published, changed_by, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (id) do update set place = excluded.place, text = excluded.text, measure = excluded.measure,
     filter = excluded.filter, published = excluded.published, changed_by = excluded.changed_by,
     changed_at = excluded.changed_at, version = charter_lines.version + 1`,
)

export const removeAllBut = statement<{ id: string }, [ids: readonly string[]]>(
  'learning.removeCharterLines',
  `delete from charter_lines where id <> all ($1::uuid[]) returning id`,
)

/** Which of these services and departments there are. */
export const known = statement<{ id: string }, [ids: readonly string[]]>(
  'learning.knownPlaces',
  `select id from services where id = any($1::uuid[]) union select id from departments where id = any($1::uuid[])`,
)
