import { statement } from '#platform/database/statement.ts'
import type { Since } from './contract.ts'
import { MOVED_WITH_CLIENT } from './store.people.ts'

// ── what has come since ─────────────────────────────────────────────────────────────────────────────────────────────
const since = (kind: Since['kind'], relation: string, at: string, text: string, when = 'true') => `
  select '${kind}' as kind, t.id, ${text} as text, ${at} as at from ${relation} t, asked
  where t.client_id = asked.kept_id and ${at} > asked.at and ${when}
    and not exists (select from client_merge_rows r where r.merge_id = asked.id and r.relation = '${relation}' and r.row_id = t.id)`

export const sinceMerge = statement<Omit<Since, 'at'> & { at: Date }, [mergeId: string]>(
  'merging.sinceMerge',
  `with asked as (select id, kept_id, at from client_merges where id = $1)
   ${[
     since('case', 'cases', 't.opened_at', `t.reference || ' ' || left(t.need, 160)`),
     since('contact', 'contacts', 't.arrived_at', 'left(t.need, 200)', 't.case_id is null'),
     since('identifier', 'client_identifiers', 't.created_at', 't.shown'),
     since(
       'fact',
       'client_facts',
       't.told_at',
       `t.label || ': ' || left(t.value, 200)`,
       't.replaced_by is null',
     ),
     since('representative', 'client_representatives', 't.since', 't.name'),
     since('paper', 'papers', 't.at', 't.name', 't.case_id is null and t.contact_id is null'),
   ].join('\n union all ')} order by at desc, id limit 500`,
)

// ── what came late ──────────────────────────────────────────────────────────────────────────────────────────────────
/** Merges so young that something begun before may still have come to the one who was merged. */
export const youngMerges = statement<{ id: string; keptId: string; mergedId: string }, [since: Date]>(
  'merging.youngMerges',
  `select m.id, client_lives_on(m.merged_id) as kept_id, m.merged_id from client_merges m join clients c on c.id = m.merged_id
   where m.undone_at is null and m.at > $1 and c.merged_into is not null and c.merged_at > $1 order by m.at limit 200`,
)
export const cameLate = statement<{ late: boolean }, [mergedId: string]>(
  'merging.cameLate',
  `select ${[...MOVED_WITH_CLIENT, 'client_identifiers']
    .map((relation) => `exists (select from ${relation} where client_id = $1)`)
    .join(' or ')} as late`,
)

// A case that was split off since from one that goes back is of the same person.
const GOES = `goes(id) as (
  select row_id from client_merge_rows where merge_id = $1 and relation = 'cases'
  union select k.id from goes g join cases k on k.split_from = g.id)`
export const splitsBack = statement<never, [mergeId: string, keptId: string, mergedId: string]>(
  'merging.splitsBack',
  `with recursive ${GOES} update cases k set client_id = $3 from goes g where g.id = k.id and k.client_id = $2`,
)
// Whoever puts one of them together with another just now is waited for.
export const lockGoing = statement<{ id: string }, [mergeId: string]>(
  'merging.lockGoing',
  `with recursive ${GOES} select k.id from cases k where k.id in (select id from goes) order by k.id for no key update`,
)
/** Cases that stand together, of which one would go back and the other would not, or not in the same way. */
export const casesJoined = statement<{ joined: boolean }, [mergeId: string, toMerged: readonly string[]]>(
  'merging.casesJoined',
  `with recursive ${GOES}, sides as (
     select m.kept_id, m.merged_id, m.kept_id in (select id from goes) as kept_goes,
       m.merged_id in (select id from goes) as merged_goes
     from case_merges m where m.undone_at is null)
   select exists (select from sides where kept_goes <> merged_goes
     or (not kept_goes and (kept_id = any($2::uuid[])) <> (merged_id = any($2::uuid[])))) as joined`,
)
