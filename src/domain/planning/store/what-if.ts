import { statement } from '#platform/database/statement.ts'
import type { Lever, Scenario, WhatIfInputs } from '../contract.what-if.ts'

/** A what-if as read from the database: the contract's fields, instants as Date. */
export type ScenarioRow = Omit<Scenario, 'madeAt' | 'ranAt'> & { madeAt: Date; ranAt: Date | null }

const COLUMNS = `s.id, s.name, s.note, s.inputs, s.levers, s.replications, s.seed, s.state, s.progress, s.result,
  a.name as made_by, s.made_at, s.ran_at, s.version`
const JOINED = `scenarios s left join agents a on a.id = s.made_by`

export const list = statement<ScenarioRow>(
  'planning.scenarios',
  `select ${COLUMNS} from ${JOINED} order by s.made_at desc, s.id desc limit 200`,
)

export const find = statement<ScenarioRow, [id: string]>(
  'planning.scenario',
  `select ${COLUMNS} from ${JOINED} where s.id = $1`,
)

export const lock = statement<{ state: Scenario['state']; version: number; run: number }, [id: string]>(
  'planning.lockScenario',
  `select state, version, run from scenarios where id = $1 for update`,
)

type Fields = [name: string, note: string, inputs: string, levers: string, replications: number, seed: number]
// A name that somebody else was quicker to take gives no row instead of an error that would end the transaction.
export const add = statement<{ id: string }, [id: string, madeBy: string, now: Date, ...Fields]>(
  'planning.addScenario',
  `insert into scenarios (id, made_by, made_at, name, note, inputs, levers, replications, seed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (name) do nothing returning id`,
)

export const change = statement<never, [id: string, ...Fields]>(
  'planning.changeScenario',
  // A result stays with what it was worked out from: another name or note does not end it.
  `update scenarios set name = $2, note = $3, inputs = $4, levers = $5, replications = $6, seed = $7,
     (state, progress, result, ran_at) = (
       select case when alike then state else 'saved' end, case when alike then progress else 0 end,
         case when alike then result end, case when alike then ran_at end
       from (select inputs = $4::jsonb and levers = $5::jsonb and replications = $6 and seed = $7 as alike) same),
     version = version + 1 where id = $1`,
)

export const ask = statement<{ run: number }, [id: string]>(
  'planning.askScenario',
  `update scenarios set state = 'asked', progress = 0, cancel_asked = false, result = null, ran_at = null,
     alive_at = null, run = run + 1
   where id = $1 returning run`,
)

// One that nobody has begun is over at once; one under way is told, and its node sees it at its next word.
export const askToStop = statement<{ state: Scenario['state'] }, [id: string, now: Date]>(
  'planning.stopScenario',
  `update scenarios set cancel_asked = true, ran_at = case when state = 'asked' then $2::timestamptz end,
     state = case when state = 'asked' then 'cancelled' else state end
   where id = $1 and state in ('asked', 'running') and not cancel_asked returning state`,
)

export const remove = statement<never, [id: string]>(
  'planning.removeScenario',
  `delete from scenarios where id = $1`,
)

// ── the run: every word of it names its number, and words of an earlier one find no row ──────────────────────────────

/** What is to be run. */
export type RunRow = {
  inputs: WhatIfInputs
  levers: Lever[]
  replications: number
  seed: number
}
export const begin = statement<RunRow, [id: string, run: number]>(
  'planning.beginScenario',
  `update scenarios set state = 'running', alive_at = clock_timestamp()
   where id = $1 and run = $2 and state in ('asked', 'running') and not cancel_asked
   returning inputs, levers, replications, seed`,
)

export const beat = statement<{ cancelAsked: boolean }, [id: string, run: number, progress: number]>(
  'planning.beatScenario',
  `update scenarios set progress = greatest(progress, $3), alive_at = clock_timestamp()
   where id = $1 and run = $2 and state = 'running' returning cancel_asked`,
)

type Ended = 'done' | 'cancelled' | 'failed'
export const end = statement<
  { id: string },
  [id: string, run: number, state: Ended, result: string | null, now: Date]
>(
  'planning.endScenario',
  `update scenarios set state = $3, result = $4, ran_at = $5, progress = case when $3 = 'done' then 1 else progress end
   where id = $1 and run = $2 and state = 'running' returning id`,
)

export const handBack = statement<{ id: string }, [id: string, run: number]>(
  'planning.handBackScenario',
  `update scenarios set state = 'asked', progress = 0, alive_at = null
   where id = $1 and run = $2 and state = 'running' and not cancel_asked returning id`,
)

// A node that died says nothing any more. Its run gets a new number, so that it stays late should it wake after all.
export const takeSilent = statement<
  { id: string; run: number; cancelAsked: boolean },
  [seconds: number, now: Date]
>(
  'planning.takeSilentScenarios',
  `update scenarios set run = run + 1, progress = 0, alive_at = null,
     state = case when cancel_asked then 'cancelled' else 'asked' end,
     ran_at = case when cancel_asked then $2::timestamptz end
   where id in (select id from scenarios where state = 'running'
     and alive_at < clock_timestamp() - make_interval(secs => $1) for update skip locked)
   returning id, run, cancel_asked`,
)
