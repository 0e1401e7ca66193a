import { statement } from '#platform/database/statement.ts'
import type { Channel } from '../../services/contract.ts'
import type { Leg, Message } from '../contract.ts'

// ── messages ────────────────────────────────────────────────────────────────────────────────────────────────────────
type NewMessage = [
  id: string,
  contactId: string | null,
  caseId: string,
  clientId: string,
  kind: Message['kind'],
  author: Message['author'],
  agentId: string | null,
  body: string,
  at: Date,
  channel: Channel,
]
export const addMessage = statement<never, NewMessage>(
  'cases.addMessage',
  `insert into messages (id, contact_id, case_id, client_id, kind, author, agent_id, body, at, channel)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

export const contactChannel = statement<{ channel: Channel }, [contactId: string]>(
  'cases.contactChannel',
  `select channel from contacts where id = $1`,
)

export type MessageRow = {
  id: string
  contactId: string | null
  caseId: string | null
  kind: Message['kind']
  author: Message['author']
  agentId: string | null
  agentName: string | null
  body: string
  channel: Channel
  at: Date
}

// The newest 500: a screen shows no more of one case at once.
export const messages = statement<MessageRow, [caseId: string, withNotes: boolean]>(
  'cases.messages',
  `select * from (
     select m.id, m.contact_id, m.case_id, m.kind, m.author, m.agent_id, a.name as agent_name, m.body, m.channel, m.at
     from messages m left join agents a on a.id = m.agent_id
     where m.case_id = $1 and ($2 or m.kind <> 'note') order by m.at desc, m.id desc limit 500) newest
   order by at, id`,
)

// ── legs ────────────────────────────────────────────────────────────────────────────────────────────────────────────
export type LegRow = {
  id: string
  caseId: string
  what: string
  departmentId: string
  department: string
  coOwnerId: string
  coOwnerName: string
  standard: string | null
  dueAt: Date
  state: Leg['state']
  result: string | null
  openedAt: Date
  endedAt: Date | null
  version: number
}

const LEGS = `select l.id, l.case_id, l.what, l.department_id, d.name as department, l.co_owner_id,
    a.name as co_owner_name, s.name as standard, l.due_at, l.state, l.result, l.opened_at, l.ended_at, l.version
  from legs l join departments d on d.id = l.department_id join agents a on a.id = l.co_owner_id
  left join standards s on s.id = l.standard_id`

export const leg = statement<LegRow, [id: string]>('cases.leg', `${LEGS} where l.id = $1`)
export const legs = statement<LegRow, [caseId: string]>(
  'cases.legs',
  `${LEGS} where l.case_id = $1 order by l.opened_at, l.id`,
)

export const addLeg = statement<
  never,
  [
    id: string,
    caseId: string,
    what: string,
    departmentId: string,
    coOwnerId: string,
    standardId: string | null,
    dueAt: Date,
    openedAt: Date,
  ]
>(
  'cases.addLeg',
  `insert into legs (id, case_id, what, department_id, co_owner_id, standard_id, due_at, opened_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

export const moveLeg = statement<never, [id: string, coOwnerId: string, departmentId: string, dueAt: Date]>(
  'cases.moveLeg',
  `update legs set co_owner_id = $2, department_id = $3, due_at = $4, version = version + 1 where id = $1`,
)

export const endLeg = statement<never, [id: string, state: 'done' | 'withdrawn', result: string, now: Date]>(
  'cases.endLeg',
  `update legs set state = $2, result = $3, ended_at = $4, version = version + 1 where id = $1`,
)

export type StandardRow = { departmentId: string; workingMinutes: number; zone: string; hours: unknown }

export const standard = statement<StandardRow, [id: string]>(
  'cases.standard',
  `select s.department_id, s.working_minutes, k.zone, k.hours from standards s
   join departments d on d.id = s.department_id join calendars k on k.id = d.calendar_id where s.id = $1`,
)

// ── questions ───────────────────────────────────────────────────────────────────────────────────────────────────────
export type QuestionRow = {
  id: string
  caseId: string
  askedOf: 'us' | 'client' | 'other'
  question: string
  askedAt: Date
  answer: string | null
  answeredAt: Date | null
}
const QUESTIONS = `select id, case_id, asked_of, question, asked_at, answer, answered_at from open_questions`

export const question = statement<QuestionRow, [id: string]>('cases.question', `${QUESTIONS} where id = $1`)
export const questions = statement<QuestionRow, [caseId: string]>(
  'cases.questions',
  `${QUESTIONS} where case_id = $1 order by asked_at, id`,
)
export const addQuestion = statement<
  never,
  [id: string, caseId: string, askedOf: QuestionRow['askedOf'], question: string, now: Date]
>(
  'cases.addQuestion',
  `insert into open_questions (id, case_id, asked_of, question, asked_at) values ($1, $2, $3, $4, $5)`,
)
export const answerQuestion = statement<never, [id: string, answer: string, now: Date]>(
  'cases.answerQuestion',
  `update open_questions set answer = $2, answered_at = $3 where id = $1`,
)

// ── followers and who is on the line ────────────────────────────────────────────────────────────────────────────────
type Named = { id: string; name: string }
export const followers = statement<Named, [caseId: string]>(
  'cases.followers',
  `select a.id, a.name from case_followers f join agents a on a.id = f.agent_id where f.case_id = $1 order by a.name`,
)
export const follow = statement<never, [caseId: string, agentId: string, now: Date]>(
  'cases.follow',
  `insert into case_followers (case_id, agent_id, since) values ($1, $2, $3) on conflict do nothing`,
)
export const unfollow = statement<never, [caseId: string, agentId: string]>(
  'cases.unfollow',
  `delete from case_followers where case_id = $1 and agent_id = $2`,
)

export const alongTheLine = statement<{ id: string }, [caseId: string]>(
  'cases.alongTheLine',
  `select owner_id as id from cases where id = $1
   union select co_owner_id from legs where case_id = $1 and state = 'open'
   union select agent_id from case_followers where case_id = $1`,
)

export const activeAgents = statement<{ id: string }, [ids: readonly string[]]>(
  'cases.activeAgents',
  `select id from agents where id = any($1::uuid[]) and active`,
)

// People, and everybody of the departments among the ids; a whole organisation is not called by one note.
export const mentionedAgents = statement<{ id: string }, [ids: readonly string[]]>(
  'cases.mentionedAgents',
  `select id from agents where (id = any($1::uuid[]) or department_id = any($1::uuid[])) and active
   order by id = any($1::uuid[]) desc, id limit 200`,
)

// The owner hears of the same in another way.
export const followersToTell = statement<{ id: string }, [caseId: string]>(
  'cases.followersToTell',
  `select f.agent_id as id from case_followers f join cases c on c.id = f.case_id
   where f.case_id = $1 and f.agent_id <> c.owner_id`,
)

// ── loose ends ──────────────────────────────────────────────────────────────────────────────────────────────────────
export type LooseEndRow = {
  kind: 'commitment' | 'leg' | 'question'
  id: string
  what: string
  who: string | null
  dueAt: Date | null
}
export const looseEnds = statement<LooseEndRow, [caseId: string]>(
  'cases.looseEnds',
  `select 'commitment' as kind, m.id, m.what, a.name as who, m.due_at from commitments m
     join agents a on a.id = m.by_agent_id where m.case_id = $1 and m.state = 'open'
   union all
   select 'leg', l.id, l.what, a.name, l.due_at from legs l
     join agents a on a.id = l.co_owner_id where l.case_id = $1 and l.state = 'open'
   union all
   select 'question', q.id, q.question, null, null from open_questions q
     where q.case_id = $1 and q.answered_at is null
   order by due_at nulls last, id`,
)

export const openPromises = statement<
  { id: string; what: string; who: string; dueAt: Date; told: boolean },
  [caseId: string]
>(
  'cases.openPromises',
  `select m.id, m.what, a.name as who, m.due_at, m.told_at is not null as told from commitments m
   join agents a on a.id = m.by_agent_id where m.case_id = $1 and m.state = 'open' order by m.due_at, m.id`,
)
