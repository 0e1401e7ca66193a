import { statement } from '#platform/database/statement.ts'
import { KEPT } from '#platform/files/store.ts'
import type { Kept } from '#platform/files/store.ts'

// ── objects whose paper has gone ────────────────────────────────────────────────────────────────────────────────────
/** One node at a time, and none while a backup is made: it reads what papers of its moment name. */
export const lockRemovals = statement<{ locked: boolean }>(
  'clients.lockRemovals',
  `select pg_try_advisory_xact_lock(hashtext('file_removals')) as locked`,
)

export type RemovalRow = { object: string; placeId: string }
// What a row names is never removed, whatever the list says.
export const removalsDue = statement<RemovalRow, [now: Date, limit: number]>(
  'clients.paperRemovalsDue',
  `select object, place_id from file_removals r where (next_at is null or next_at <= $1)
     and not exists (select from papers p where p.object = r.object)
   order by next_at nulls first limit $2`,
)
export const removed = statement<never, [objects: readonly string[]]>(
  'clients.paperBytesRemoved',
  'delete from file_removals where object = any($1::uuid[])',
)
export const notRemoved = statement<never, [object: string, now: Date, problem: string]>(
  'clients.paperBytesNotRemoved',
  `update file_removals set tries = tries + 1, problem = $3,
     next_at = $2::timestamptz + least(interval '30 seconds' * power(2, least(tries, 12)), interval '6 hours')
   where object = $1`,
)

// ── objects that never had one ──────────────────────────────────────────────────────────────────────────────────────
export const placeToSweep = statement<{ id: string }, [now: Date, before: Date]>(
  'clients.placeToSweep',
  `update file_places set swept_at = $1 where id = (
     select id from file_places where marked_at is not null and (swept_at is null or swept_at <= $2)
     order by swept_at nulls first limit 1 for update skip locked)
   returning id`,
)
export const listUnnamed = statement<never, [objects: readonly string[], placeId: string, now: Date]>(
  'clients.listUnnamedObjects',
  `insert into file_removals (object, place_id, since)
   select o, $2, $3 from unnest($1::uuid[]) as o where not exists (select from papers p where p.object = o)
   on conflict (object) do nothing`,
)

// ── moving ──────────────────────────────────────────────────────────────────────────────────────────────────────────
export const papersElsewhere = statement<
  { id: string },
  [after: string, target: string | null, limit: number]
>(
  'clients.papersElsewhere',
  `select id from papers where id > $1 and place_id is distinct from $2 and (content is not null or object is not null)
   order by id limit $3`,
)
export const everyPaper = statement<{ id: string }, [after: string, limit: number]>(
  'clients.everyPaper',
  'select id from papers where id > $1 order by id limit $2',
)
export const keptPaper = statement<Kept, [id: string]>(
  'clients.keptPaper',
  `select ${KEPT} from papers where id = $1`,
)
/** Nothing where the paper has gone, or moved, since it was read. */
export const movePaper = statement<
  never,
  [
    id: string,
    from: string | null,
    content: Buffer | null,
    placeId: string | null,
    object: string | null,
    sha256: string,
  ]
>(
  'clients.movePaper',
  `update papers set content = $3, place_id = $4, object = $5
   where id = $1 and object is not distinct from $2::uuid and sha256 = $6 and (content is not null or object is not null)`,
)

export type PlaceCount = { address: string | null; papers: number; bytes: number; lost: number }
export const papersByPlace = statement<PlaceCount>(
  'clients.papersByPlace',
  `select f.address, count(*)::int as papers, coalesce(sum(p.bytes), 0)::bigint as bytes,
     count(*) filter (where p.content is null and p.object is null)::int as lost
   from papers p left join file_places f on f.id = p.place_id group by f.address order by f.address nulls first`,
)
export type Waiting = { waiting: number; since: Date | null; problem: string | null }
export const waitingRemovals = statement<Waiting>(
  'clients.paperRemovalsWaiting',
  `select count(*)::int as waiting, min(since) as since,
     (select problem from file_removals where problem is not null order by since limit 1) as problem from file_removals`,
)
