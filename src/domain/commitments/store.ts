import { statement } from '#platform/database/statement.ts'
import type { Commitment, CommitmentKind, ToldHow } from './contract.ts'

/** A commitment as read from the database: the contract's fields, instants as Date. */
export type CommitmentRow = {
  id: string
  caseId: string
  caseReference: string
  clientId: string
  clientName: string | null
  legId: string | null
  kind: CommitmentKind
  what: string
  byId: string
  byName: string
  madeAt: Date
  dueAt: Date
  fromAt: Date | null
  toldAt: Date | null
  toldHow: ToldHow | null
  state: Commitment['state']
  endedAt: Date | null
  note: string | null
  replacesId: string | null
  warnAt: Date
  warnedAt: Date | null
  clientWarnedAt: Date | null
  version: number
}

const COLUMNS = `m.id, m.case_id, c.reference as case_reference, c.client_id, cl.name as client_name, m.leg_id, m.kind,
  m.what, m.by_agent_id as by_id, a.name as by_name, m.made_at, m.due_at, m.from_at, m.told_at, m.told_how, m.state,
  m.ended_at, m.note, m.replaces_id, m.warn_at, m.warned_at, m.client_warned_at, m.version`
const JOINED = `commitments m join cases c on c.id = m.case_id join clients cl on cl.id = c.client_id
  join agents a on a.id = m.by_agent_id`

export const find = statement<CommitmentRow, [id: string]>(
  'commitments.find',
  `select ${COLUMNS} from ${JOINED} where m.id = $1`,
)

export const ofCase = statement<CommitmentRow, [caseId: string]>(
  'commitments.ofCase',
  `select ${COLUMNS} from ${JOINED} where m.case_id = $1 order by m.made_at, m.id`,
)

export const caseOf = statement<{ caseId: string }, [id: string]>(
  'commitments.caseOf',
  `select case_id from commitments where id = $1`,
)

export const atRisk = statement<CommitmentRow, [now: Date, limit: number]>(
  'commitments.atRisk',
  `select ${COLUMNS} from ${JOINED} where m.state = 'open' and m.warn_at <= $1 order by m.due_at, m.id limit $2`,
)

type PageParams = [
  mine: readonly string[] | null,
  riskBefore: Date | null,
  afterDue: Date | string,
  afterId: string,
  limit: number,
]
export const page = statement<CommitmentRow, PageParams>(
  'commitments.page',
  `select ${COLUMNS} from ${JOINED}
   where m.state = 'open' and ($1::uuid[] is null or m.by_agent_id = any($1) or c.owner_id = any($1))
     and ($2::timestamptz is null or m.warn_at <= $2) and (m.due_at, m.id) > ($3::timestamptz, $4::uuid)
   order by m.due_at, m.id limit $5`,
)

export const pageOfMine = statement<CommitmentRow, PageParams>(
  'commitments.pageOfMine',
  `with mine as (
     select id from commitments where state = 'open' and by_agent_id = any($1)
     union
     select m.id from cases c join commitments m on m.case_id = c.id
     where c.state = 'open' and c.owner_id = any($1) and m.state = 'open')
   select ${COLUMNS} from mine join ${JOINED} on m.id = mine.id
   where ($2::timestamptz is null or m.warn_at <= $2) and (m.due_at, m.id) > ($3::timestamptz, $4::uuid)
   order by m.due_at, m.id limit $5`,
)

export const covered = statement<{ id: string }, [agentId: string, now: Date]>(
  'commitments.coveredAgents',
  `select id from agents
   where cover_id = $1 and away_from <= $2 and (away_until is null or away_until > $2)`,
)

export const booked = statement<
  { agentId: string; from: Date; until: Date },
  [agentIds: readonly string[], from: Date, to: Date]
>(
  'commitments.booked',
  `select by_agent_id as agent_id, from_at as "from", due_at as until from commitments
   where state = 'open' and kind = 'call' and by_agent_id = any($1) and from_at < $3 and due_at > $2
   order by from_at`,
)

type NewCommitment = [
  id: string,
  caseId: string,
  legId: string | null,
  kind: CommitmentKind,
  what: string,
  byAgentId: string,
  madeAt: Date,
  dueAt: Date,
  fromAt: Date | null,
  toldAt: Date | null,
  toldHow: ToldHow | null,
  replacesId: string | null,
  warnAt: Date,
  tellClientAt: Date,
]
// A slot that somebody else was quicker to promise gives no row instead of an error that would end the transaction.
export const add = statement<{ id: string }, NewCommitment>(
  'commitments.add',
  `insert into commitments (id, case_id, leg_id, kind, what, by_agent_id, made_at, due_at, from_at, told_at, told_how,
     replaces_id, warn_at, tell_client_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
   on conflict (by_agent_id, from_at) where state = 'open' and kind = 'call' and from_at is not null do nothing
   returning id`,
)

export const finish = statement<
  { id: string },
  [id: string, state: Commitment['state'], now: Date, note: string | null]
>(
  'commitments.finish',
  `update commitments set state = $2, ended_at = $3, note = $4, version = version + 1
   where id = $1 and state = 'open' returning id`,
)

export const setTold = statement<never, [id: string, now: Date, how: ToldHow]>(
  'commitments.setTold',
  `update commitments set told_at = coalesce(told_at, $2), told_how = $3, version = version + 1 where id = $1`,
)

export const openLeg = statement<{ id: string }, [legId: string, caseId: string]>(
  'commitments.openLeg',
  `select id from legs where id = $1 and case_id = $2 and state = 'open'`,
)

export const activeAgent = statement<{ id: string }, [id: string]>(
  'commitments.activeAgent',
  `select id from agents where id = $1 and active`,
)

// Calls at a time at which the new person is promised already stay with the one who promised them.
export const passOn = statement<never, [caseId: string, fromAgentId: string, toAgentId: string]>(
  'commitments.passOn',
  `update commitments m set by_agent_id = $3, version = version + 1
   where case_id = $1 and by_agent_id = $2 and state = 'open' and leg_id is null
     and not (kind = 'call' and from_at is not null and exists (select from commitments o
       where o.by_agent_id = $3 and o.state = 'open' and o.kind = 'call' and o.from_at = m.from_at))`,
)

// ── sweeps: the case is locked first, as every command does, so that none waits for another in a ring ────────────────
type Due = { id: string; caseId: string }
const due = (condition: string, order: string) =>
  `select m.id, m.case_id from commitments m join cases c on c.id = m.case_id
   where m.state = 'open' and ${condition} order by ${order} limit $2 for no key update of c skip locked`

export const warnable = statement<Due, [now: Date, limit: number]>(
  'commitments.warnable',
  due('m.warned_at is null and m.warn_at <= $1', 'm.warn_at'),
)
export const tellable = statement<Due, [now: Date, limit: number]>(
  'commitments.tellable',
  due(
    'm.client_warned_at is null and m.told_at is not null and m.tell_client_at <= $1 and m.due_at > $1',
    'm.tell_client_at',
  ),
)
export const overdue = statement<Due, [now: Date, limit: number]>(
  'commitments.overdue',
  due('m.due_at <= $1', 'm.due_at'),
)

// Guarded again: the row may have changed between the look and the lock.
export const setWarned = statement<{ id: string }, [id: string, now: Date]>(
  'commitments.setWarned',
  `update commitments set warned_at = $2, version = version + 1
   where id = $1 and state = 'open' and warned_at is null returning id`,
)
export const setClientWarned = statement<{ id: string }, [id: string, now: Date]>(
  'commitments.setClientWarned',
  `update commitments set client_warned_at = $2, version = version + 1
   where id = $1 and state = 'open' and client_warned_at is null returning id`,
)

export const nextDue = statement<{ at: Date | null }>(
  'commitments.nextDue',
  `select least(
     (select min(warn_at) from commitments where state = 'open' and warned_at is null),
     (select min(tell_client_at) from commitments
      where state = 'open' and client_warned_at is null and told_at is not null),
     (select min(due_at) from commitments where state = 'open')) as at`,
)
