import { statement } from '#platform/database/statement.ts'
import type { AgentActor } from '../accounts/contract.ts'
import type { Act, BulkState } from './contract.ts'

export type RunRow = {
  id: string
  agentId: string
  act: Act
  actor: AgentActor
  view: string | null
  state: BulkState
  askedAt: Date
  endedAt: Date | null
  undoUntil: Date | null
}
const RUN = 'id, agent_id, act, actor, view, state, asked_at, ended_at, undo_until'

export const addRun = statement<
  never,
  [id: string, agentId: string, act: string, actor: string, now: Date, view: string | null]
>(
  'bulk.add',
  `insert into bulk_runs (id, agent_id, act, actor, state, asked_at, worked_at, view)
   values ($1, $2, $3, $4, 'waiting', $5, $5, $6)`,
)
export const addItems = statement<never, [runId: string, caseIds: readonly string[]]>(
  'bulk.addItems',
  `insert into bulk_items (run_id, case_id, place)
   select $1, c.id, min(o.place) from unnest($2::uuid[]) with ordinality as o (id, place) join cases c on c.id = o.id
   group by c.id`,
)
export const run = statement<RunRow, [id: string]>('bulk.run', `select ${RUN} from bulk_runs where id = $1`)
export const lockRun = statement<RunRow, [id: string]>(
  'bulk.lockRun',
  `select ${RUN} from bulk_runs where id = $1 for update`,
)
export const setState = statement<
  never,
  [id: string, state: BulkState, now: Date, endedAt: Date | null, undoUntil: Date | null]
>(
  'bulk.setState',
  `update bulk_runs set state = $2, worked_at = $3, ended_at = $4, undo_until = $5 where id = $1`,
)
export const beat = statement<never, [id: string, now: Date]>(
  'bulk.beat',
  `update bulk_runs set worked_at = $2 where id = $1 and worked_at < $2`,
)
// Runs of which nothing was heard: their worker has gone.
export const silent = statement<{ id: string }, [before: Date, now: Date]>(
  'bulk.silent',
  `update bulk_runs set worked_at = $2 where id in (select id from bulk_runs
     where state in ('waiting', 'working', 'undoing') and worked_at < $1 limit 20 for update skip locked)
   returning id`,
)

export type ItemRow = { caseId: string; before: unknown; after: unknown }
// Held for the transaction, so that two workers never do the same case of a run.
export const nextToDo = statement<ItemRow, [runId: string]>(
  'bulk.nextToDo',
  `select case_id, before, after from bulk_items where run_id = $1 and state = 'waiting'
   order by place limit 1 for update skip locked`,
)
export const nextToUndo = statement<ItemRow, [runId: string]>(
  'bulk.nextToUndo',
  `select case_id, before, after from bulk_items where run_id = $1 and state = 'done'
   order by place limit 1 for update skip locked`,
)
export const settle = statement<
  never,
  [
    runId: string,
    caseId: string,
    state: string,
    why: string | null,
    before: string | null,
    after: string | null,
  ]
>(
  'bulk.settle',
  `update bulk_items set state = $3, why = $4, before = coalesce($5::jsonb, before), after = coalesce($6::jsonb, after)
   where run_id = $1 and case_id = $2`,
)

export type Counted = {
  state: string
  why: string | null
  count: number
  cases: { id: string; reference: string }[]
}
export const counted = statement<Counted, [runId: string]>(
  'bulk.counted',
  `select i.state, i.why, count(*) as count,
     coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', c.reference) order by i.place)
       filter (where i.state in ('left', 'kept')), '[]') as cases
   from bulk_items i join cases c on c.id = i.case_id where i.run_id = $1 group by i.state, i.why
   order by i.state, count desc, i.why`,
)

/** What an act changes, as it is now. */
export type Standing = {
  state: 'open' | 'closed'
  ownerId: string
  waitingOn: 'us' | 'client' | 'other'
  waitingNote: string | null
  snoozedUntil: Date | null
  following: boolean
}
export const standing = statement<Standing, [caseId: string, agentId: string]>(
  'bulk.standing',
  `select state, owner_id, waiting_on, waiting_note, snoozed_until,
     exists (select from case_followers where case_id = $1 and agent_id = $2) as following
   from cases where id = $1`,
)
export const carries = statement<{ tagId: string }, [caseId: string, tagId: string]>(
  'bulk.carries',
  `select tag_id from case_tags where case_id = $1 and tag_id = $2`,
)
export const fieldNow = statement<{ value: string }, [caseId: string, fieldId: string]>(
  'bulk.fieldNow',
  `select value from case_field_values where case_id = $1 and field_id = $2`,
)

// Kept for a month: long enough to ask what happened.
export const forget = statement<never, [before: Date]>(
  'bulk.forget',
  `delete from bulk_runs where asked_at < $1`,
)

export const unsettled = statement<{ caseId: string }, [runId: string, state: string]>(
  'bulk.unsettled',
  `select case_id from bulk_items where run_id = $1 and state = $2 limit 1`,
)
