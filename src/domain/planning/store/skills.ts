/** What mixed skills are worked out from: talks by skill, who has which, who is on duty. */
import { statement } from '#platform/database/statement.ts'
import type { PlannedShift } from './need.ts'
import { IN_FORCE } from './rosters.ts'

export type SkillTalkRow = {
  /** Null: services that ask for no skill. */
  skillId: string | null
  /** This row is of all skills together. */
  isAll: boolean
  mean: number
  deviation: number
  count: number
}
/** Time with a person, of the contacts that ended in a stretch of time, by the skill that their service asks for. */
export const talksBySkill = statement<SkillTalkRow, [from: Date, to: Date, most: number]>(
  'planning.talksBySkill',
  `select s.skill_id, grouping(s.skill_id) = 1 as is_all, avg(t.seconds)::float8 as mean,
     coalesce(stddev_samp(t.seconds), 0)::float8 as deviation, count(*)::int as count
   from (select l.contact_id, sum((l.facts->>'seconds')::float8) as seconds
     from (select contact_id, facts from ledger
       where kind = 'contact.segment_ended' and at >= $1 and at < $2
         and facts->>'segment' in ('talking', 'hold', 'consult')
       order by at desc limit $3) l
     group by l.contact_id) t
   join contacts c on c.id = t.contact_id join services s on s.id = c.service_id
   where t.seconds > 0 group by grouping sets ((s.skill_id), ())
   having count(*) > 0`,
)

export type ServiceSkillRow = { id: string; name: string; skillId: string | null }
export const servicesWithSkill = statement<ServiceSkillRow>(
  'planning.servicesWithSkill',
  `select id, name, skill_id from services order by name, id`,
)
/** All skills; the first general one takes what comes without a service. */
export const skills = statement<{ id: string; name: string; general: boolean }>(
  'planning.skills',
  `select id, name, general from skills order by general desc, name, id`,
)

export type DutyRow = PlannedShift & { agentId: string }
/** Who works when in a stretch of time: by one roster, or (null) by those in force. */
export const duties = statement<DutyRow, [rosterId: string | null, from: Date, to: Date]>(
  'planning.duties',
  `select s.agent_id, s.starts_at, s.ends_at, s.break_at, s.break_minutes
   from rosters r join shifts s on s.roster_id = r.id
   where s.starts_at < $3 and s.ends_at > $2
     and (case when $1::uuid is null then ${IN_FORCE} else r.id = $1 end)`,
)
