import { statement } from '#platform/database/statement.ts'
import type { Swap } from '../contract.rosters.ts'
import { ENDED, IN_FORCE, SHIFT, SHIFTS } from './rosters.ts'
import type { EndedSwap, ShiftRow } from './rosters.ts'

// ── what is in force for one person ──────────────────────────────────────────────────────────────────────────────────
export const myShifts = statement<ShiftRow, [agentId: string, firstDay: string, lastDay: string]>(
  'planning.myShifts',
  `select ${SHIFT} from ${SHIFTS} join rosters r on r.id = s.roster_id
   where s.agent_id = $1 and s.day between $2 and $3 and ${IN_FORCE} order by s.day, s.starts_at`,
)
export const shiftInForce = statement<ShiftRow, [id: string]>(
  'planning.shiftInForce',
  `select ${SHIFT} from ${SHIFTS} join rosters r on r.id = s.roster_id where s.id = $1 and ${IN_FORCE}`,
)

/** What rosters in force, the latest that covers the day, said of a wish. */
export type WishAnswerRow = { answers: unknown; firstDay: string; days: number }
export const publishedOutcomes = statement<WishAnswerRow, [firstDay: string]>(
  'planning.publishedOutcomes',
  `select r.outcome -> 'wishes' as answers, r.first_day, r.days from rosters r
   where r.state = 'published' and r.first_day + r.days > $1::date and r.outcome is not null
   order by r.published_at, r.id`,
)

// ── swaps ────────────────────────────────────────────────────────────────────────────────────────────────────────────
export type SwapRow = {
  id: string
  shiftId: string
  forShiftId: string | null
  askedBy: string
  askedByName: string
  askedOf: string
  askedOfName: string
  state: Swap['state']
  note: string | null
  askedAt: Date
}
const SWAP = `select w.id, w.shift_id, w.for_shift_id, w.asked_by, b.name as asked_by_name, w.asked_of,
  o.name as asked_of_name, w.state, w.note, w.asked_at
  from swaps w join agents b on b.id = w.asked_by join agents o on o.id = w.asked_of`

/** Swaps that are open, and those settled lately, of one person. */
export const mySwaps = statement<SwapRow, [agentId: string, since: Date]>(
  'planning.mySwaps',
  `${SWAP} where (w.asked_by = $1 or w.asked_of = $1) and (w.state = 'asked' or w.ended_at >= $2)
   order by w.asked_at desc, w.id desc limit 100`,
)
export const findSwap = statement<SwapRow, [id: string]>('planning.findSwap', `${SWAP} where w.id = $1`)
export const lockSwap = statement<{ id: string }, [id: string]>(
  'planning.lockSwap',
  `select id from swaps where id = $1 for update`,
)
export const addSwap = statement<
  never,
  [
    id: string,
    shiftId: string,
    forShiftId: string | null,
    askedBy: string,
    askedOf: string,
    note: string | null,
    askedAt: Date,
  ]
>(
  'planning.addSwap',
  `insert into swaps (id, shift_id, for_shift_id, asked_by, asked_of, note, asked_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)
export const endSwap = statement<{ id: string }, [id: string, state: Swap['state'], now: Date]>(
  'planning.endSwap',
  `update swaps set state = $2, ended_at = $3 where id = $1 and state = 'asked' returning id`,
)
/** Ends every other open swap about these shifts. */
export const endSwapsAbout = statement<
  EndedSwap,
  [shiftIds: readonly string[], state: Swap['state'], now: Date, exceptId: string | null]
>(
  'planning.endSwapsAbout',
  `update swaps w set state = $2, ended_at = $3
   where state = 'asked' and (shift_id = any($1) or for_shift_id = any($1)) and id is distinct from $4::uuid
   returning ${ENDED}`,
)
/** An earlier asking for the same shift ends when its owner asks somebody else. */
export const endMyAsking = statement<EndedSwap, [shiftId: string, now: Date]>(
  'planning.endMyAsking',
  `update swaps w set state = 'withdrawn', ended_at = $2 where shift_id = $1 and state = 'asked' returning ${ENDED}`,
)
/** Both shifts change hands in one statement, so that two of one day can. They stay when the roster is planned again. */
export const handOver = statement<
  { rosterId: string },
  [shiftIds: readonly string[], agentIds: readonly string[]]
>(
  'planning.handOver',
  `update shifts s set agent_id = one.agent_id, fixed = true
   from unnest($1::uuid[], $2::uuid[]) as one (id, agent_id) where s.id = one.id returning s.roster_id`,
)

// ── the calendar ─────────────────────────────────────────────────────────────────────────────────────────────────────
export const setFeed = statement<never, [agentId: string, fingerprint: string, now: Date]>(
  'planning.setFeed',
  `insert into calendar_feeds (agent_id, fingerprint, made_at) values ($1, $2, $3)
   on conflict (agent_id) do update set fingerprint = $2, made_at = $3`,
)
export const hasFeed = statement<{ madeAt: Date }, [agentId: string]>(
  'planning.hasFeed',
  `select made_at from calendar_feeds where agent_id = $1`,
)
export const feedOwner = statement<{ agentId: string; name: string }, [fingerprint: string]>(
  'planning.feedOwner',
  `select f.agent_id, a.name from calendar_feeds f join agents a on a.id = f.agent_id
   where f.fingerprint = $1 and a.active`,
)
export type FeedRow = ShiftRow & { sequence: number; changedAt: Date }
/**
 * A person's shifts for their calendar. `sequence` counts all that was published or swapped for the day: it only grows.
 */
export const feedShifts = statement<FeedRow, [agentId: string, firstDay: string]>(
  'planning.feedShifts',
  `select ${SHIFT}, (select sum(o.version)::int from rosters o where o.state <> 'draft'
       and s.day >= o.first_day and s.day < o.first_day + o.days) as sequence,
     greatest(r.published_at, (select max(w.ended_at) from swaps w
       where w.state = 'agreed' and s.id in (w.shift_id, w.for_shift_id))) as changed_at
   from ${SHIFTS} join rosters r on r.id = s.roster_id
   where s.agent_id = $1 and s.day >= $2 and ${IN_FORCE} order by s.day, s.starts_at limit 1000`,
)
