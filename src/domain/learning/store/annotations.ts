import { statement } from '#platform/database/statement.ts'
import type { KeptFilter, MeasureKey } from '../../measures/contract.ts'
import type { AnnotationEntry } from '../contract.patterns.ts'

export type AnnotationRow = Omit<AnnotationEntry, 'madeAt'> & { madeAt: Date }

const COLUMNS = `n.id, n.measure, n.filter, n.day, n.kind, n.name, n.experiment_id, a.name as made_by, n.made_at`

// What is looked at and what was written about may each be of everything: they must only not be of different things.
export const list = statement<
  AnnotationRow,
  [from: string, to: string, measure: MeasureKey | null, filter: string]
>(
  'learning.annotations',
  `select ${COLUMNS} from annotations n left join agents a on a.id = n.made_by
   where n.day between $1 and $2 and ($3::text is null or n.measure is null or n.measure = $3)
     and not exists (select from jsonb_each_text(n.filter) own join jsonb_each_text($4::jsonb) asked using (key)
       where own.value <> asked.value)
   order by n.day, n.made_at, n.id`,
)

export const find = statement<AnnotationRow, [id: string]>(
  'learning.annotation',
  `select ${COLUMNS} from annotations n left join agents a on a.id = n.made_by where n.id = $1`,
)

type Fields = [
  id: string,
  measure: MeasureKey | null,
  filter: string,
  day: string,
  kind: 'note' | 'change',
  name: string,
  experimentId: string | null,
  madeBy: string | null,
  now: Date,
]
export const add = statement<never, Fields>(
  'learning.annotate',
  `insert into annotations (id, measure, filter, day, kind, name, experiment_id, made_by, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

export const remove = statement<{ id: string }, [id: string]>(
  'learning.removeAnnotation',
  `delete from annotations where id = $1 returning id`,
)

/** The change that an experiment names on its chart, as the experiment now stands; none while it has not begun. */
export type NamedChange = { id: string; day: string; name: string; measure: MeasureKey; filter: KeptFilter }
export const ofExperiment = statement<{ id: string }, [experimentId: string]>(
  'learning.annotationOfExperiment',
  `select id from annotations where experiment_id = $1 and kind = 'change' order by made_at limit 1`,
)

export const move = statement<
  never,
  [id: string, measure: MeasureKey, filter: string, day: string, name: string]
>(
  'learning.moveAnnotation',
  `update annotations set measure = $2, filter = $3, day = $4, name = $5 where id = $1`,
)
