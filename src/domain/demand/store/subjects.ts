import { statement } from '#platform/database/statement.ts'
import type { DemandKind } from '../contract.ts'

export type SubjectRow = { id: string; name: string; words: unknown }

export const subjects = statement<SubjectRow>(
  'demand.subjects',
  `select id, name, words from subjects where merged_into is null order by name`,
)

export const findSubject = statement<SubjectRow, [string]>(
  'demand.findSubject',
  `select id, name, words from subjects where id = $1 and merged_into is null`,
)

// Both at once and in one order, so that two merges never wait for each other.
export const lockSubjects = statement<SubjectRow, [ids: readonly string[]]>(
  'demand.lockSubjects',
  `select id, name, words from subjects where id = any($1::uuid[]) and merged_into is null order by id for update`,
)

/** How many contacts belong to each subject in all. */
export const countSubject = statement<{ contacts: number }, [subjectId: string]>(
  'demand.countSubject',
  `select count(*)::int as contacts from contact_subjects where subject_id = $1`,
)

export const addSubject = statement<
  { id: string },
  [id: string, name: string, words: string, agentId: string, at: Date]
>(
  'demand.addSubject',
  `insert into subjects (id, name, words, made_by, made_at) values ($1, $2, $3, $4, $5)
   on conflict (name) do nothing returning id`,
)

export const renameSubject = statement<{ id: string }, [id: string, name: string]>(
  'demand.renameSubject',
  `update subjects set name = $2 where id = $1 and merged_into is null returning id`,
)

export const mergeSubject = statement<never, [fromId: string, intoId: string]>(
  'demand.mergeSubject',
  `update subjects set merged_into = $2 where id = $1 or merged_into = $1`,
)

export const moveContacts = statement<never, [fromId: string, intoId: string]>(
  'demand.moveContacts',
  `update contact_subjects set subject_id = $2 where subject_id = $1`,
)

export const setWords = statement<never, [id: string, words: string]>(
  'demand.setWords',
  `update subjects set words = $2 where id = $1`,
)

/** Puts contacts to a subject because a person said so. Contacts that are not there are left out. */
export const assignByPerson = statement<never, [contactIds: readonly string[], subjectId: string]>(
  'demand.assignByPerson',
  `insert into contact_subjects (contact_id, subject_id, by, arrived_at)
   select id, $2, 'person', arrived_at from contacts where id = any($1::uuid[])
   on conflict (contact_id) do update set subject_id = excluded.subject_id, by = 'person'
     where (contact_subjects.subject_id, contact_subjects.by) is distinct from (excluded.subject_id, 'person')`,
)

/** Puts contacts to the nearest subject, or to none; what a person said stays. */
export const assignNearest = statement<
  never,
  [contactIds: readonly string[], subjectIds: readonly (string | null)[]]
>(
  'demand.assignNearest',
  `insert into contact_subjects (contact_id, subject_id, by, arrived_at)
   select c.id, one.subject_id, 'nearest', c.arrived_at
   from unnest($1::uuid[], $2::uuid[]) as one (contact_id, subject_id) join contacts c on c.id = one.contact_id
   order by c.id
   on conflict (contact_id) do update set subject_id = excluded.subject_id where contact_subjects.by = 'nearest'
     and contact_subjects.subject_id is distinct from excluded.subject_id`,
)

export type NeedRow = { contactId: string; need: string; demand: DemandKind | null }

/** The words of these contacts. */
export const needsOf = statement<{ need: string }, [contactIds: readonly string[]]>(
  'demand.needsOf',
  `select need from contacts where id = any($1::uuid[]) and need <> '' limit 500`,
)

const WITHOUT = `from contacts c
   left join contact_subjects x on x.contact_id = c.id
   left join services s on s.id = c.service_id
   where c.direction = 'in' and c.arrived_at >= $1 and c.arrived_at < $2 and c.need <> '' and x.subject_id is null
     and ($3::uuid is null or c.service_id = $3) and ($4::uuid is null or s.department_id = $4)
     and ($5::text is null or c.channel = $5)`

/** The newest needs of a period that belong to no subject. */
export const needsWithout = statement<
  NeedRow,
  [Date, Date, serviceId: string | null, departmentId: string | null, channel: string | null, limit: number]
>(
  'demand.needsWithout',
  `select c.id as contact_id, c.need, c.demand ${WITHOUT} order by c.arrived_at desc limit $6`,
)

/** The newest contacts since a moment that nobody has looked at for a subject; with `again` those too that none was near. */
export const unassigned = statement<NeedRow, [since: Date, again: boolean, limit: number]>(
  'demand.unassigned',
  `select c.id as contact_id, c.need, c.demand
   from contacts c left join contact_subjects x on x.contact_id = c.id
   where c.direction = 'in' and c.arrived_at >= $1 and c.need <> ''
     and (x.contact_id is null or $2 and x.subject_id is null)
   order by c.arrived_at desc limit $3`,
)
