import { statement } from '#platform/database/statement.ts'
import type { FieldAbout, FieldKind } from './contract.ts'

type Named = { id: string; name: string }
export type OptionRow = { id: string; name: string; withdrawn: boolean }
export type FieldRow = {
  id: string
  about: FieldAbout
  name: string
  kind: FieldKind
  hint: string
  place: number
  services: Named[]
  options: OptionRow[]
  withdrawnAt: Date | null
  uses: number
  version: number
}

const OPTIONS = `coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name,
  'withdrawn', o.withdrawn_at is not null) order by o.withdrawn_at is not null, o.place, o.id)
  from field_options o where o.field_id = f.id), '[]') as options`
const SERVICES = `coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name)
  from field_services v join services s on s.id = v.service_id where v.field_id = f.id), '[]') as services`
const FIELD = `f.id, f.about, f.name, f.kind, f.hint, f.place, ${SERVICES}, ${OPTIONS}, f.withdrawn_at,
  case f.about when 'case' then (select count(*) from case_field_values k where k.field_id = f.id)
    else (select count(*) from client_field_values k where k.field_id = f.id) end as uses, f.version`

export const list = statement<FieldRow, [all: boolean]>(
  'fields.list',
  `select ${FIELD} from fields f where $1 or f.withdrawn_at is null
   order by f.about, f.withdrawn_at is not null, f.place, f.id`,
)
export const find = statement<FieldRow, [id: string]>(
  'fields.find',
  `select ${FIELD} from fields f where f.id = $1`,
)
export const lock = statement<Named, [id: string]>(
  'fields.lock',
  `select id, name from fields where id = $1 for no key update`,
)

export const add = statement<
  never,
  [id: string, about: FieldAbout, name: string, kind: FieldKind, hint: string, now: Date]
>(
  'fields.add',
  `insert into fields (id, about, name, kind, hint, place, made_at)
   values ($1, $2, $3, $4, $5, (select coalesce(max(place), 0) + 1 from fields where about = $2), $6)`,
)
export const change = statement<never, [id: string, name: string, hint: string]>(
  'fields.change',
  `update fields set name = $2, hint = $3, version = version + 1 where id = $1`,
)
export const taken = statement<Named, [about: FieldAbout, name: string, exceptId: string]>(
  'fields.taken',
  `select id, name from fields where about = $1 and plain(name) = plain($2::text) and withdrawn_at is null and id <> $3`,
)
export const withdraw = statement<never, [id: string, at: Date | null]>(
  'fields.withdraw',
  `update fields set withdrawn_at = $2, version = version + 1 where id = $1`,
)
export const clearServices = statement<never, [fieldId: string]>(
  'fields.clearServices',
  `delete from field_services where field_id = $1`,
)
export const addServices = statement<never, [fieldId: string, serviceIds: readonly string[]]>(
  'fields.addServices',
  `insert into field_services (field_id, service_id) select $1, id from services where id = any($2::uuid[])`,
)
export const withdrawOptions = statement<never, [fieldId: string, kept: readonly string[], now: Date]>(
  'fields.withdrawOptions',
  `update field_options set withdrawn_at = $3
   where field_id = $1 and withdrawn_at is null and not (id = any($2::uuid[]))`,
)
export const keepOption = statement<never, [fieldId: string, id: string, name: string, place: number]>(
  'fields.keepOption',
  `insert into field_options (field_id, id, name, place) values ($1, $2, $3, $4)
   on conflict (id) do update set name = $3, place = $4, withdrawn_at = null where field_options.field_id = $1`,
)
// All of a kind are numbered anew: two fields never stand at one place.
export const swap = statement<never, [about: FieldAbout, order: readonly string[]]>(
  'fields.order',
  `update fields f set place = o.place from unnest($2::uuid[]) with ordinality as o (id, place)
   where f.id = o.id and f.about = $1`,
)

export type FactRow = {
  fieldId: string
  name: string
  kind: FieldKind
  hint: string
  options: OptionRow[]
  value: string | null
  setById: string | null
  setByName: string | null
  setAt: Date | null
}
const FACT = `f.id as field_id, f.name, f.kind, f.hint, ${OPTIONS}, v.value, a.id as set_by_id, a.name as set_by_name, v.set_at`

export const ofCase = statement<FactRow, [caseId: string]>(
  'fields.ofCase',
  `select ${FACT} from cases c cross join fields f
     left join case_field_values v on v.case_id = c.id and v.field_id = f.id left join agents a on a.id = v.set_by
   where c.id = $1 and f.about = 'case' and (v.value is not null or f.withdrawn_at is null and (
     not exists (select from field_services s where s.field_id = f.id)
     or exists (select from field_services s where s.field_id = f.id and s.service_id = c.service_id)))
   order by f.place, f.id`,
)
export const ofClient = statement<FactRow, [clientId: string]>(
  'fields.ofClient',
  `select ${FACT} from clients c cross join fields f
     left join client_field_values v on v.client_id = c.id and v.field_id = f.id left join agents a on a.id = v.set_by
   where c.id = $1 and f.about = 'client' and (v.value is not null or f.withdrawn_at is null)
   order by f.place, f.id`,
)

export const lockClient = statement<{ id: string }, [id: string]>(
  'fields.lockClient',
  `select id from clients where id = $1 and erased_at is null for no key update`,
)
export const setOfCase = statement<
  never,
  [caseId: string, fieldId: string, value: string, by: string | null, now: Date]
>(
  'fields.setOfCase',
  `insert into case_field_values (case_id, field_id, value, set_by, set_at) values ($1, $2, $3, $4, $5)
   on conflict (case_id, field_id) do update set value = $3, set_by = $4, set_at = $5`,
)
export const emptyOfCase = statement<never, [caseId: string, fieldId: string]>(
  'fields.emptyOfCase',
  `delete from case_field_values where case_id = $1 and field_id = $2`,
)
export const setOfClient = statement<
  never,
  [clientId: string, fieldId: string, value: string, by: string | null, now: Date]
>(
  'fields.setOfClient',
  `insert into client_field_values (client_id, field_id, value, set_by, set_at) values ($1, $2, $3, $4, $5)
   on conflict (client_id, field_id) do update set value = $3, set_by = $4, set_at = $5`,
)
export const emptyOfClient = statement<never, [clientId: string, fieldId: string]>(
  'fields.emptyOfClient',
  `delete from client_field_values where client_id = $1 and field_id = $2`,
)
