import { statement } from '#platform/database/statement.ts'
import type { Stakes } from '../../services/contract.ts'
import type { Outcome, Story } from '../contract.ts'

/** A case as a command sees it, locked for the transaction. */
export type LockedCase = Story & {
  id: string
  reference: string
  clientId: string
  serviceId: string | null
  ownerId: string
  ownerName: string
  ownerActive: boolean
  state: 'open' | 'closed'
  waitingOn: 'us' | 'client' | 'other'
  snoozedUntil: Date | null
  /** The case in which it goes on, where it was put together with another. */
  mergedInto: string | null
  version: number
}

const COLUMNS = `c.id, c.reference, c.client_id, c.service_id, c.owner_id, o.name as owner_name,
  o.active as owner_active, c.state, c.waiting_on, c.snoozed_until, c.need, c.situation, c.matters, c.works,
  c.does_not_work, c.plan, c.merged_into, c.version`

// Held before it is joined: whoever waits for the lock would otherwise join the new row with the old owner, and find
// nothing. Not "for update": that would make every message that refers to the case wait.
export const lock = statement<LockedCase, [id: string]>(
  'cases.lock',
  `with c as materialized (select * from cases where id = $1 for no key update)
   select ${COLUMNS} from c join agents o on o.id = c.owner_id`,
)

/** The case in which one goes on that went into another, and so on; the one asked for where it stands alone. */
export const livesOn = statement<{ id: string }, [id: string]>(
  'cases.livesOn',
  `select coalesce(case_lives_on($1), $1) as id`,
)

export const find = statement<LockedCase, [id: string]>(
  'cases.find',
  `select ${COLUMNS} from cases c join agents o on o.id = c.owner_id where c.id = $1`,
)

type NewCase = [
  id: string,
  reference: string,
  clientId: string,
  serviceId: string | null,
  ownerId: string,
  stakes: Stakes,
  need: string,
  now: Date,
]
export const add = statement<{ id: string }, NewCase>(
  'cases.add',
  `insert into cases (id, reference, client_id, service_id, owner_id, stakes, need, opened_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict (reference) do nothing returning id`,
)

export const touch = statement<{ version: number }, [id: string, now: Date]>(
  'cases.touch',
  `update cases set version = version + 1, changed_at = $2, next_due_at = coalesce(least(
     (select min(due_at) from commitments where case_id = $1 and state = 'open'),
     (select min(due_at) from legs where case_id = $1 and state = 'open')), 'infinity')
   where id = $1 returning version`,
)

export const touchAll = statement<never>(
  'cases.touchAll',
  `update cases c set next_due_at = d.due_at from (
     select case_id, min(due_at) as due_at from (
       select case_id, due_at from commitments where state = 'open'
       union all select case_id, due_at from legs where state = 'open') open_work group by case_id) d
   where d.case_id = c.id and c.next_due_at <> d.due_at`,
)

export const setOwner = statement<never, [id: string, ownerId: string]>(
  'cases.setOwner',
  `update cases set owner_id = $2 where id = $1`,
)

export const close = statement<
  never,
  [id: string, outcome: Outcome, note: string | null, now: Date, closedBy: string | null]
>(
  'cases.close',
  `update cases set state = 'closed', outcome = $2, outcome_note = $3, closed_at = $4, closed_by = $5,
     snoozed_until = null, confirmed = null, confirmed_at = null where id = $1`,
)

export const reopen = statement<never, [id: string]>(
  'cases.reopen',
  `update cases set state = 'open', outcome = null, outcome_note = null, closed_at = null, closed_by = null,
     reopened_count = reopened_count + 1, waiting_on = 'us', waiting_note = null, snoozed_until = null where id = $1`,
)

export const setWaiting = statement<never, [id: string, on: LockedCase['waitingOn'], note: string | null]>(
  'cases.setWaiting',
  `update cases set waiting_on = $2, waiting_note = $3 where id = $1`,
)

export const setSnooze = statement<never, [id: string, until: Date | null]>(
  'cases.setSnooze',
  `update cases set snoozed_until = $2 where id = $1`,
)

export const setConfirmed = statement<never, [id: string, confirmed: 'sorted' | 'not_yet', now: Date]>(
  'cases.setConfirmed',
  `update cases set confirmed = $2, confirmed_at = $3 where id = $1`,
)

export const setStory = statement<
  never,
  [
    id: string,
    need: string,
    situation: string,
    matters: string,
    works: string,
    doesNotWork: string,
    plan: string,
  ]
>(
  'cases.setStory',
  `update cases set need = $2, situation = $3, matters = $4, works = $5, does_not_work = $6, plan = $7 where id = $1`,
)

// The case of an expired snooze; locked by others means that something happens on it now, so it comes next time.
export const wakeable = statement<{ id: string }, [now: Date, limit: number]>(
  'cases.wakeable',
  `select id from cases where snoozed_until <= $1 order by snoozed_until limit $2 for no key update skip locked`,
)

export const nextWake = statement<{ at: Date | null }>(
  'cases.nextWake',
  `select min(snoozed_until) as at from cases where snoozed_until is not null`,
)

export type Person = { id: string; name: string; active: boolean; absent: boolean; departmentId: string }

export const person = statement<Person, [id: string, now: Date]>(
  'cases.person',
  `select id, name, active, department_id,
     coalesce(away_from <= $2 and (away_until is null or away_until > $2), false) as absent
   from agents where id = $1`,
)

// Whom a case goes to when its owner has left: who covered, else a lead of the department, else any lead, else an
// admin, else any colleague; people who are here first.
export const heir = statement<{ id: string; name: string }, [ownerId: string, now: Date]>(
  'cases.heir',
  `select a.id, a.name from agents a join agents o on o.id = $1
   where a.active and a.id <> o.id
   order by coalesce(a.away_from <= $2 and (a.away_until is null or a.away_until > $2), false),
     coalesce(a.id = o.cover_id, false) desc, ('lead' = any(a.roles) and a.department_id = o.department_id) desc,
     ('lead' = any(a.roles)) desc, ('admin' = any(a.roles)) desc, a.name, a.id
   limit 1`,
)

export const zone = statement<{ zone: string; locale: string }>(
  'cases.zone',
  `select zone, locale from organisations`,
)
