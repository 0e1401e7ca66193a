import { statement } from '#platform/database/statement.ts'
import type { MeasureKey } from '../../measures/contract.ts'
import type { Experiment } from '../contract.patterns.ts'

export type ExperimentRow = Omit<Experiment, 'changedAt'> & { changedAt: Date }

const COLUMNS = `e.id, e.pattern_id, e.name, e.change, e.expect, e.measure, e.filter, e.direction, e.owner_id,
  a.name as owner, e.starts_on, e.ends_on, e.state, e.result, e.learnt, e.feeds, e.changed_at, e.version`
const JOINED = 'experiments e join agents a on a.id = e.owner_id'
// Those under way, then those planned, then what is over, each by when it began.
const ORDER = `order by case e.state when 'running' then 1 when 'planned' then 2 else 3 end, e.starts_on desc, e.id`

export const list = statement<ExperimentRow>(
  'learning.experiments',
  `select ${COLUMNS} from ${JOINED} ${ORDER}`,
)

export const ofPattern = statement<ExperimentRow, [patternId: string]>(
  'learning.experimentsOfPattern',
  `select ${COLUMNS} from ${JOINED} where e.pattern_id = $1 ${ORDER}`,
)

export const find = statement<ExperimentRow, [id: string]>(
  'learning.experiment',
  `select ${COLUMNS} from ${JOINED} where e.id = $1`,
)

export type HeldExperiment = {
  id: string
  patternId: string | null
  state: Experiment['state']
  version: number
}
export const hold = statement<HeldExperiment, [id: string]>(
  'learning.holdExperiment',
  `select id, pattern_id, state, version from experiments where id = $1 for update`,
)

type Fields = [
  id: string,
  patternId: string | null,
  name: string,
  change: string,
  expect: string,
  measure: MeasureKey,
  filter: string,
  direction: 'up' | 'down',
  ownerId: string,
  startsOn: string,
  endsOn: string | null,
  state: 'planned' | 'running',
  now: Date,
]
export const add = statement<never, Fields>(
  'learning.addExperiment',
  `insert into experiments (id, pattern_id, name, change, expect, measure, filter, direction, owner_id, starts_on, ends_on,
     state, made_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)`,
)

export const change = statement<never, Fields>(
  'learning.changeExperiment',
  `update experiments set pattern_id = $2, name = $3, change = $4, expect = $5, measure = $6, filter = $7, direction = $8,
     owner_id = $9, starts_on = $10, ends_on = $11, state = $12, changed_at = $13, version = version + 1 where id = $1`,
)

export const end = statement<
  never,
  [id: string, result: string, learnt: string, feeds: string, today: string, now: Date]
>(
  'learning.endExperiment',
  `update experiments set state = 'ended', result = $2, learnt = $3, feeds = $4,
     ends_on = case when starts_on > $5::date then ends_on else least(ends_on, $5::date) end, changed_at = $6,
     version = version + 1 where id = $1`,
)

/** Begins those whose first day has come; another node that begins the same ones finds none left. */
export const begin = statement<{ id: string }, [now: Date]>(
  'learning.beginExperiments',
  `update experiments set state = 'running', changed_at = $1
   where id in (
     select e.id from experiments e, organisations o
     where e.state = 'planned' and e.starts_on <= ($1::timestamptz at time zone o.zone)::date
     for update of e skip locked)
   returning id`,
)

export const othersUnderWay = statement<{ any: boolean }, [patternId: string, exceptId: string]>(
  'learning.experimentsUnderWay',
  `select exists (select from experiments where pattern_id = $1 and id <> $2 and state <> 'ended') as any`,
)
