import { statement } from '#platform/database/statement.ts'

/** A colleague who is at the desk now, whatever they do: somebody in a conversation may still come for a minute. */
export const presentColleague = statement<{ agentId: string }, [agentId: string]>(
  'contacts.presentColleague',
  `select p.agent_id from presences p join agents a on a.id = p.agent_id
   where p.agent_id = $1 and a.active and p.state in ('available', 'busy')`,
)

/** Whoever is free with this skill: the most skilled, then the longest idle. */
export const freeWithSkill = statement<
  { agentId: string; skillName: string },
  [skillId: string, without: readonly string[]]
>(
  'contacts.freeWithSkill',
  `select p.agent_id, k.name as skill_name
   from presences p
   join agents a on a.id = p.agent_id and a.active
   join agent_skills s on s.agent_id = p.agent_id and s.skill_id = $1
   join skills k on k.id = s.skill_id
   where p.state = 'available' and p.agent_id <> all ($2::uuid[])
     and not exists (select from offers o where o.agent_id = p.agent_id and o.state = 'open')
     and not exists (
       select from participants x join contacts c on c.id = x.contact_id
       where x.agent_id = p.agent_id and x.left_at is null and c.state = 'talking' and c.channel in ('phone', 'visit', 'web_voice'))
   order by s.level desc, p.idle_since limit 1`,
)
