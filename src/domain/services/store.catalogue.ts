import { statement } from '#platform/database/statement.ts'
import type { Level } from './contract.ts'
import type { ServiceInput, ServiceSettings } from './contract.catalogue.ts'

export type CatalogueRow = ServiceSettings

const COLUMNS = `v.id, v.slug, v.name, v.purpose, v.levels, v.phrases, v.department_id, d.name as department,
  v.calendar_id, c.name as calendar, v.skill_id, k.name as skill, v.authority_pence, v.moment_of_truth, v.terms,
  v.self_service, (select count(*)::int from agents a where a.active and a.authority_pence >= v.authority_pence
    and (v.skill_id is null or exists (select from agent_skills x where x.agent_id = a.id and x.skill_id = v.skill_id)))
    as able_people, v.active, v.version`
const JOINED = `services v join departments d on d.id = v.department_id join calendars c on c.id = v.calendar_id
  left join skills k on k.id = v.skill_id`

export const catalogue = statement<CatalogueRow>(
  'services.catalogue',
  `select ${COLUMNS} from ${JOINED} order by v.active desc, v.name, v.id`,
)

export const find = statement<CatalogueRow, [id: string]>(
  'services.find',
  `select ${COLUMNS} from ${JOINED} where v.id = $1`,
)

export const lock = statement<CatalogueRow, [id: string]>(
  'services.lock',
  `select ${COLUMNS} from ${JOINED} where v.id = $1 for no key update of v`,
)

export const slugs = statement<{ slug: string }, [begin: string]>(
  'services.slugs',
  `select slug from services where slug = $1 or slug like $1 || '-%'`,
)

/** Whether department, calendar and skill are there and not withdrawn. */
export const parts = statement<
  { department: boolean; calendar: boolean; skill: boolean },
  [departmentId: string, calendarId: string, skillId: string | null]
>(
  'services.parts',
  `select exists (select from departments where id = $1 and active) as department,
     exists (select from calendars where id = $2 and active) as calendar,
     $3::uuid is null or exists (select from skills where id = $3 and active) as skill`,
)

type Values = [
  id: string,
  name: string,
  purpose: string,
  phrases: readonly string[],
  levels: readonly Level[],
  departmentId: string,
  calendarId: string,
  skillId: string | null,
  authorityPence: number,
  momentOfTruth: boolean,
  terms: string,
  selfService: string | null,
]

/** A service’s columns, in the order in which statements take them. */
export function valuesOf(id: string, input: ServiceInput): Values {
  const { name, purpose, phrases, levels, departmentId, calendarId, skillId, authorityPence } = input
  const { momentOfTruth, terms, selfService } = input
  return [
    ...([id, name, purpose, phrases, [...new Set(levels)], departmentId, calendarId, skillId] as const),
    ...([authorityPence, momentOfTruth, JSON.stringify(terms)] as const),
    selfService && JSON.stringify(selfService),
  ]
}

export const add = statement<never, [...Values, slug: string]>(
  'services.add',
  `insert into services (id, name, purpose, phrases, levels, department_id, calendar_id, skill_id, authority_pence,
     moment_of_truth, terms, self_service, slug)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
)

export const change = statement<never, Values>(
  'services.change',
  `update services set name = $2, purpose = $3, phrases = $4, levels = $5, department_id = $6, calendar_id = $7,
     skill_id = $8, authority_pence = $9, moment_of_truth = $10, terms = $11, self_service = $12, version = version + 1
   where id = $1`,
)

export const setActive = statement<never, [id: string, active: boolean]>(
  'services.setActive',
  `update services set active = $2, version = version + 1 where id = $1`,
)
