import { statement } from '#platform/database/statement.ts'
import type { Role } from '../accounts/contract.ts'
import type { OwnHours, PersonInput, PersonSettings } from './contract.people.ts'

const COLUMNS = `a.id, a.name, a.email, a.title, a.department_id, d.name as department, a.roles, a.authority_pence,
  coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'level', h.level) order by k.name, k.id)
    from agent_skills h join skills k on k.id = h.skill_id where h.agent_id = a.id), '[]') as skills,
  a.languages, a.channels, a.chat_capacity, a.hours, a.active,
  (exists (select from staff_account c where c."userId" = a.user_id and c.password is not null)
    or exists (select from staff_session s where s."userId" = a.user_id)) as has_entered, a.version`

export const people = statement<PersonSettings>(
  'agents.people',
  `select ${COLUMNS} from agents a join departments d on d.id = a.department_id order by a.active desc, a.name, a.id`,
)

export const person = statement<PersonSettings, [id: string]>(
  'agents.person',
  `select ${COLUMNS} from agents a join departments d on d.id = a.department_id where a.id = $1`,
)

export const lockPerson = statement<PersonSettings, [id: string]>(
  'agents.lockPerson',
  `select ${COLUMNS} from agents a join departments d on d.id = a.department_id where a.id = $1
   for no key update of a`,
)

// For update, not less: whoever is just giving them something to own is waited for, and then counted.
export const lockLeaving = statement<PersonSettings, [id: string]>(
  'agents.lockLeaving',
  `select ${COLUMNS} from agents a join departments d on d.id = a.department_id where a.id = $1 for update of a`,
)

/** Active admins, locked: two who step down at once wait for each other. */
export const admins = statement<{ id: string }>(
  'agents.admins',
  `select id from agents where active and 'admin' = any(roles) order by id for no key update`,
)

export const seesAPart = statement<{ id: string }, [id: string]>(
  'agents.seesAPart',
  `select id from agents where id = $1 and not sees_all`,
)

export const department = statement<{ id: string }, [id: string]>(
  'agents.department',
  `select id from departments where id = $1 and active`,
)

export const skillsThere = statement<{ id: string }, [ids: readonly string[]]>(
  'agents.skillsThere',
  `select id from skills where id = any($1::uuid[])`,
)

type Values = [
  id: string,
  name: string,
  title: string,
  departmentId: string,
  roles: readonly Role[],
  authorityPence: number,
  languages: readonly string[],
  channels: readonly string[],
  chatCapacity: number,
  hours: string | null,
]

/** Somebody’s columns, in the order in which the statement takes them. */
export function valuesOf(id: string, input: PersonInput): Values {
  const { name, title, departmentId, roles, authorityPence, languages, channels, chatCapacity, hours } = input
  const once = <T>(list: readonly T[]): T[] => [...new Set(list)]
  return [
    ...([id, name, title, departmentId, once(roles), authorityPence, once(languages)] as const),
    ...([once(channels), chatCapacity, hoursText(hours)] as const),
  ]
}

const hoursText = (hours: OwnHours | null) => hours && JSON.stringify(hours)

export const change = statement<never, Values>(
  'agents.change',
  `update agents set name = $2, title = $3, department_id = $4, roles = $5, authority_pence = $6, languages = $7,
     channels = $8, chat_capacity = $9, hours = $10, version = version + 1 where id = $1`,
)

export const nameAccount = statement<never, [agentId: string, name: string, now: Date]>(
  'agents.nameAccount',
  `update staff_user u set name = $2, "updatedAt" = $3 from agents a where a.id = $1 and u.id = a.user_id`,
)

export const forgetSkills = statement<never, [agentId: string]>(
  'agents.forgetSkills',
  `delete from agent_skills where agent_id = $1`,
)

export const addSkills = statement<
  never,
  [agentId: string, ids: readonly string[], levels: readonly number[]]
>(
  'agents.addSkills',
  `insert into agent_skills (agent_id, skill_id, level)
   select $1, one.id, one.level from unnest($2::uuid[], $3::smallint[]) as one (id, level)`,
)

export const setActive = statement<never, [id: string, active: boolean]>(
  'agents.setActive',
  `update agents set active = $2, away_from = case when $2 then away_from end, away_until = case when $2 then away_until end,
     cover_id = case when $2 then cover_id end, version = version + 1 where id = $1`,
)

export const endSessions = statement<never, [agentId: string]>(
  'agents.endSessions',
  `delete from staff_session s using agents a where a.id = $1 and s."userId" = a.user_id`,
)

export const passCovers = statement<never, [agentId: string, toAgentId: string]>(
  'agents.passCovers',
  `update agents set cover_id = $2, version = version + 1 where cover_id = $1 and id <> $2`,
)
