import { statement } from '#platform/database/statement.ts'

export type SegmentRow = {
  id: string
  contactId: string
  kind: 'waiting' | 'talking' | 'hold' | 'consult'
  agentId: string | null
  startedAt: Date
  endedAt: Date | null
  closedBy: 'event' | 'recovery' | null
}

export const openSegment = statement<
  never,
  [id: string, contactId: string, kind: string, agentId: string | null, at: Date]
>(
  'segments.open',
  // Nodes' clocks differ a little: what follows never begins before what was there has ended.
  `insert into segments (id, contact_id, kind, agent_id, started_at)
   values ($1, $2, $3, $4, greatest($5, (select max(ended_at) from segments where contact_id = $2)))`,
)

// A clock that was set back must not make a segment end before it began.
export const closeSegments = statement<
  { kind: SegmentRow['kind']; seconds: number; agentId: string | null },
  [contactId: string, at: Date, closedBy: string]
>(
  'segments.close',
  `update segments set ended_at = greatest($2, started_at), closed_by = $3 where contact_id = $1 and ended_at is null
   returning kind, agent_id, extract(epoch from greatest($2, started_at) - started_at) as seconds`,
)

export const segmentsOf = statement<SegmentRow & { agentName: string | null }, [contactId: string]>(
  'segments.of',
  `select s.id, s.contact_id, s.kind, s.agent_id, s.started_at, s.ended_at, s.closed_by, a.name as agent_name
   from segments s left join agents a on a.id = s.agent_id where s.contact_id = $1 order by s.started_at, s.id`,
)

export const talkSeconds = statement<{ seconds: number }, [contactId: string]>(
  'segments.talkSeconds',
  `select coalesce(sum(extract(epoch from ended_at - started_at)), 0) as seconds
   from segments where contact_id = $1 and kind = 'talking' and ended_at is not null`,
)

export const joinConversation = statement<
  never,
  [contactId: string, agentId: string, part: string, at: Date]
>(
  'participants.join',
  `insert into participants (contact_id, agent_id, part, joined_at) values ($1, $2, $3, $4)`,
)

export const leaveConversation = statement<
  { joinedAt: Date },
  [contactId: string, agentId: string, at: Date]
>(
  'participants.leave',
  `update participants set left_at = $3 where contact_id = $1 and agent_id = $2 and left_at is null returning joined_at`,
)

export const everybodyLeaves = statement<{ agentId: string }, [contactId: string, at: Date]>(
  'participants.everybodyLeaves',
  `update participants set left_at = $2 where contact_id = $1 and left_at is null returning agent_id`,
)

export const setPart = statement<never, [contactId: string, agentId: string, part: string]>(
  'participants.setPart',
  `update participants set part = $3 where contact_id = $1 and agent_id = $2 and left_at is null`,
)

export const presentIn = statement<{ agentId: string; part: 'owner' | 'expert' }, [contactId: string]>(
  'participants.present',
  `select agent_id, part from participants where contact_id = $1 and left_at is null`,
)

export const peopleIn = statement<
  {
    agentId: string
    name: string
    title: string
    department: string
    part: 'owner' | 'expert'
    joinedAt: Date
    leftAt: Date | null
  },
  [contactId: string]
>(
  'participants.people',
  `select p.agent_id, a.name, a.title, d.name as department, p.part, p.joined_at, p.left_at
   from participants p join agents a on a.id = p.agent_id join departments d on d.id = a.department_id
   where p.contact_id = $1 order by p.joined_at`,
)
