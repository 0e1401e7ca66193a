import { statement } from '#platform/database/statement.ts'

export type TagRow = { id: string; name: string; withdrawnAt: Date | null; mergedInto: string | null }

const COLUMNS = 'id, name, withdrawn_at, merged_into'

export const lockTag = statement<TagRow, [id: string]>(
  'tags.lock',
  `select ${COLUMNS} from tags where id = $1 for no key update`,
)

// The one in use comes first; of those that are not, the one put away last.
export const byName = statement<TagRow, [name: string]>(
  'tags.byName',
  `select ${COLUMNS} from tags where plain(name) = plain($1::text)
   order by withdrawn_at desc nulls first limit 1`,
)

export const byId = statement<TagRow, [id: string]>('tags.byId', `select ${COLUMNS} from tags where id = $1`)

export const makeTag = statement<{ id: string }, [id: string, name: string, by: string | null, now: Date]>(
  'tags.make',
  `insert into tags (id, name, made_by, made_at) values ($1, $2, $3, $4)
   on conflict (plain(name)) where withdrawn_at is null do nothing returning id`,
)

export const tagCase = statement<never, [caseId: string, tagId: string, by: string | null, now: Date]>(
  'tags.tagCase',
  `insert into case_tags (case_id, tag_id, added_by, added_at) values ($1, $2, $3, $4) on conflict do nothing`,
)

export const untagCase = statement<never, [caseId: string, tagId: string]>(
  'tags.untagCase',
  `delete from case_tags where case_id = $1 and tag_id = $2`,
)

export const rename = statement<never, [id: string, name: string]>(
  'tags.rename',
  `update tags set name = $2, version = version + 1 where id = $1`,
)

export const takenBy = statement<{ id: string }, [id: string, name: string]>(
  'tags.takenBy',
  `select id from tags where plain(name) = plain($2::text) and withdrawn_at is null and id <> $1`,
)

export const withdraw = statement<never, [id: string, at: Date | null]>(
  'tags.withdraw',
  `update tags set withdrawn_at = $2, merged_into = null, version = version + 1 where id = $1`,
)

export const moveCases = statement<never, [fromId: string, toId: string]>(
  'tags.moveCases',
  `insert into case_tags (case_id, tag_id, added_by, added_at)
   select case_id, $2::uuid, added_by, added_at from case_tags where tag_id = $1 on conflict do nothing`,
)

export const leaveCases = statement<never, [tagId: string]>(
  'tags.leaveCases',
  `delete from case_tags where tag_id = $1`,
)

// Whatever went up in the one goes up in the other now: names lead straight to what is used.
export const goUp = statement<never, [id: string, intoId: string, now: Date]>(
  'tags.goUp',
  `update tags set merged_into = $2, withdrawn_at = coalesce(withdrawn_at, $3), version = version + 1
   where id = $1 or merged_into = $1`,
)

export type ListedTag = {
  id: string
  name: string
  uses: number
  madeAt: Date
  madeBy: string | null
  withdrawnAt: Date | null
  mergedIntoId: string | null
  mergedIntoName: string | null
  version: number
}

export const list = statement<ListedTag, [words: string, all: boolean, limit: number]>(
  'tags.list',
  `select t.id, t.name, (select count(*) from case_tags k where k.tag_id = t.id) as uses, t.made_at, a.name as made_by,
     t.withdrawn_at, t.merged_into as merged_into_id, m.name as merged_into_name, t.version
   from tags t left join agents a on a.id = t.made_by left join tags m on m.id = t.merged_into
   where ($2 or t.withdrawn_at is null)
     and plain(t.name) like '%' || plain($1::text) || '%'
   order by (plain(t.name) like plain($1::text) || '%') desc, uses desc, t.name, t.id limit $3`,
)
