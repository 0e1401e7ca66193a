import { statement } from '#platform/database/statement.ts'
import type { DepartmentSettings, SkillSettings } from './contract.departments.ts'

// ── departments ────────────────────────────────────────────────────────────────────────────────────────────────────
const COLUMNS = `d.id, d.name, d.front, d.calendar_id, k.name as calendar,
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'departmentId', s.department_id, 'serviceId', s.service_id,
      'service', v.name, 'name', s.name, 'workingMinutes', s.working_minutes, 'active', s.active, 'version', s.version)
      order by s.active desc, s.name, s.id)
    from standards s left join services v on v.id = s.service_id where s.department_id = d.id), '[]') as standards,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'title', a.title) order by a.name, a.id)
    from agents a where a.department_id = d.id and a.active), '[]') as people,
  coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by v.name, v.id)
    from services v where v.department_id = d.id and v.active), '[]') as services,
  d.active, d.version`
const JOINED = `departments d join calendars k on k.id = d.calendar_id`

export const departments = statement<DepartmentSettings>(
  'organisation.departments',
  `select ${COLUMNS} from ${JOINED} order by d.active desc, d.name, d.id`,
)

export const department = statement<DepartmentSettings, [id: string]>(
  'organisation.department',
  `select ${COLUMNS} from ${JOINED} where d.id = $1`,
)

export const lockDepartment = statement<DepartmentSettings, [id: string]>(
  'organisation.lockDepartment',
  `select ${COLUMNS} from ${JOINED} where d.id = $1 for update of d`,
)

export const departmentNamed = statement<{ id: string }, [name: string]>(
  'organisation.departmentNamed',
  `select id from departments where lower(name) = lower($1)`,
)

type Department = [id: string, name: string, front: boolean, calendarId: string]

export const addDepartment = statement<{ id: string }, Department>(
  'organisation.addDepartment',
  `insert into departments (id, name, front, calendar_id) values ($1, $2, $3, $4)
   on conflict (name) do nothing returning id`,
)

export const changeDepartment = statement<never, Department>(
  'organisation.changeDepartment',
  `update departments set name = $2, front = $3, calendar_id = $4, version = version + 1 where id = $1`,
)

export const setDepartmentActive = statement<never, [id: string, active: boolean]>(
  'organisation.setDepartmentActive',
  `update departments set active = $2, version = version + 1 where id = $1`,
)

export const calendarThere = statement<{ id: string }, [id: string]>(
  'organisation.calendarThere',
  `select id from calendars where id = $1 and active for share`,
)

// ── standards ──────────────────────────────────────────────────────────────────────────────────────────────────────
export type StandardRow = {
  id: string
  departmentId: string
  serviceId: string | null
  name: string
  workingMinutes: number
  active: boolean
  version: number
}

export const lockStandard = statement<StandardRow, [id: string]>(
  'organisation.lockStandard',
  `select id, department_id, service_id, name, working_minutes, active, version from standards where id = $1 for update`,
)

export const standardNamed = statement<
  { id: string },
  [departmentId: string, serviceId: string | null, name: string]
>(
  'organisation.standardNamed',
  `select id from standards where department_id = $1 and service_id is not distinct from $2::uuid
     and lower(name) = lower($3)`,
)

export const serviceThere = statement<{ id: string }, [id: string]>(
  'organisation.serviceThere',
  `select id from services where id = $1`,
)

export const addStandard = statement<
  never,
  [id: string, departmentId: string, serviceId: string | null, name: string, workingMinutes: number]
>(
  'organisation.addStandard',
  `insert into standards (id, department_id, service_id, name, working_minutes) values ($1, $2, $3, $4, $5)`,
)

export const changeStandard = statement<
  never,
  [id: string, serviceId: string | null, name: string, workingMinutes: number]
>(
  'organisation.changeStandard',
  `update standards set service_id = $2, name = $3, working_minutes = $4, version = version + 1 where id = $1`,
)

export const setStandardActive = statement<never, [id: string, active: boolean]>(
  'organisation.setStandardActive',
  `update standards set active = $2, version = version + 1 where id = $1`,
)

// ── skills ─────────────────────────────────────────────────────────────────────────────────────────────────────────
const SKILL = `k.id, k.name, k.general,
  (select count(*)::int from agent_skills h join agents a on a.id = h.agent_id and a.active where h.skill_id = k.id)
    as people,
  coalesce((select array_agg(v.name order by v.name) from services v where v.skill_id = k.id and v.active), '{}')
    as services, k.active, k.version`

export const skills = statement<SkillSettings>(
  'organisation.skills',
  `select ${SKILL} from skills k order by k.active desc, k.name, k.id`,
)

export const skill = statement<SkillSettings, [id: string]>(
  'organisation.skill',
  `select ${SKILL} from skills k where k.id = $1`,
)

export const lockSkill = statement<SkillSettings, [id: string]>(
  'organisation.lockSkill',
  `select ${SKILL} from skills k where k.id = $1 for update of k`,
)

export const skillNamed = statement<{ id: string }, [name: string]>(
  'organisation.skillNamed',
  `select id from skills where lower(name) = lower($1)`,
)

export const addSkill = statement<{ id: string }, [id: string, name: string, general: boolean]>(
  'organisation.addSkill',
  `insert into skills (id, name, general) values ($1, $2, $3) on conflict (name) do nothing returning id`,
)

export const changeSkill = statement<never, [id: string, name: string, general: boolean]>(
  'organisation.changeSkill',
  `update skills set name = $2, general = $3, version = version + 1 where id = $1`,
)

export const setSkillActive = statement<never, [id: string, active: boolean]>(
  'organisation.setSkillActive',
  `update skills set active = $2, version = version + 1 where id = $1`,
)
