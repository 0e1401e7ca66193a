import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { at, tenth } from './spread.ts'

/** How late owners are warned: so many promises whose warnings fall due at times by chance within half a minute. */
export async function timeTimers(client: pg.Client, promises: number) {
  await client.query(
    `with chosen as (select id, owner_id from cases where state = 'open' limit $1)
     insert into commitments (id, case_id, kind, what, by_agent_id, made_at, due_at, told_at, told_how, state, warn_at, tell_client_at)
     select gen_random_uuid(), id, 'action', 'Timed', owner_id, now(), now() + interval '2 hours', now(), 'said', 'open',
       now() + interval '5 seconds' + random() * interval '30 seconds', now() + interval '90 minutes' from chosen`,
    [promises],
  )
  await sleep(40_000)
  const { rows } = await client.query<{ late: number }>(
    `select extract(epoch from warned_at - warn_at)::float8 * 1000 as late from commitments where what = 'Timed' and warned_at is not null`,
  )
  const late = rows.map((row) => row.late)
  return {
    promises,
    warned: late.length,
    'late p50 ms': tenth(at(late, 0.5)),
    'late p99 ms': tenth(at(late, 0.99)),
    'limit p99 ms': 50,
  }
}
