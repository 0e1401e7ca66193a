import { statement } from '#platform/database/statement.ts'
import type { CaseChoice } from '../contract.views.ts'

export type ViewRow = {
  id: string
  name: string
  filter: CaseChoice
  shared: boolean
  ownerId: string
  ownerName: string
  removed: boolean
  version: number
}

const VIEW = `select v.id, v.name, v.filter, v.shared, v.owner_id, a.name as owner_name,
  v.removed_at is not null as removed, v.version
  from case_views v join agents a on a.id = v.owner_id`

export const listViews = statement<ViewRow, [agentId: string]>(
  'views.list',
  `${VIEW} where v.removed_at is null and (v.owner_id = $1 or v.shared)
   order by v.owner_id <> $1, a.name, v.place, v.id limit 100`,
)
export const findView = statement<ViewRow, [id: string]>('views.find', `${VIEW} where v.id = $1`)
export const lockView = statement<{ id: string }, [id: string]>(
  'views.lock',
  `select id from case_views where id = $1 for no key update`,
)
export const keepView = statement<
  never,
  [id: string, ownerId: string, name: string, filter: string, shared: boolean, now: Date]
>(
  'views.keep',
  `insert into case_views (id, owner_id, name, filter, shared, place, made_at)
   values ($1, $2, $3, $4, $5, (select coalesce(max(place), 0) + 1 from case_views where owner_id = $2), $6)`,
)
export const changeView = statement<never, [id: string, name: string, filter: string, shared: boolean]>(
  'views.change',
  `update case_views set name = $2, filter = $3, shared = $4, version = version + 1 where id = $1`,
)
export const removeView = statement<never, [id: string, at: Date | null]>(
  'views.remove',
  `update case_views set removed_at = $2, version = version + 1 where id = $1`,
)
export const orderViews = statement<never, [ownerId: string, order: readonly string[]]>(
  'views.order',
  `update case_views v set place = o.place from unnest($2::uuid[]) with ordinality as o (id, place)
   where v.id = o.id and v.owner_id = $1`,
)
