import { statement } from '#platform/database/statement.ts'
import type { PatternFigures, PatternKind, PatternState } from '../contract.patterns.ts'
import type { AboutKept } from '../rules/patterns.ts'

export type PatternRow = {
  id: string
  kind: PatternKind
  about: AboutKept
  service: string | null
  department: string | null
  subject: string | null
  state: PatternState
  figures: PatternFigures
  foundAt: Date
  seenAt: Date
  condition: string
  causeId: string | null
  cause: string
  ownerId: string | null
  owner: string | null
  note: string
  experiments: number
  version: number
}

const COLUMNS = `p.id, p.kind, p.about, s.name as service, d.name as department, j.name as subject, p.state, p.figures,
  p.found_at, p.seen_at, p.condition, p.cause_id, coalesce(nullif(p.cause, ''), c.name, '') as cause, p.owner_id,
  a.name as owner, p.note, (select count(*)::int from experiments e where e.pattern_id = p.id) as experiments, p.version`
const JOINED = `patterns p left join services s on s.id = (p.about ->> 'serviceId')::uuid
  left join departments d on d.id = (p.about ->> 'departmentId')::uuid
  left join subjects j on j.id = (p.about ->> 'subjectId')::uuid
  left join causes c on c.id = p.cause_id left join agents a on a.id = p.owner_id`

export const list = statement<PatternRow, [state: string | null, kind: string | null]>(
  'learning.patterns',
  `select ${COLUMNS} from ${JOINED}
   where ($1::text is null or p.state = $1) and ($2::text is null or p.kind = $2)
   order by (p.figures -> 'clientMinutes' ->> 'likely')::float8 desc, (p.figures ->> 'times')::float8 desc, p.id`,
)

export const find = statement<PatternRow, [id: string]>(
  'learning.pattern',
  `select ${COLUMNS} from ${JOINED} where p.id = $1`,
)

/** What is decided on, held until the transaction ends. */
export type HeldPattern = {
  id: string
  state: PatternState
  condition: string
  causeId: string | null
  cause: string
  ownerId: string | null
  note: string
  version: number
}
export const hold = statement<HeldPattern, [id: string]>(
  'learning.holdPattern',
  `select id, state, condition, cause_id, cause, owner_id, note, version from patterns where id = $1 for update`,
)

// A new look at the figures is no change of the study: who writes at that moment has not to look again.
export const keep = statement<
  { id: string; isNew: boolean; kind: PatternKind; serviceId: string | null; departmentId: string | null },
  [found: string, now: Date]
>(
  'learning.keepPatterns',
  `insert into patterns as p (id, kind, about, about_key, found_at, seen_at, figures, changed_at)
   select one.id, one.kind, one.about, one.key, $2, $2, one.figures, $2
   from jsonb_to_recordset($1::jsonb) as one (id uuid, kind text, about jsonb, key text, figures jsonb)
   order by one.kind, one.key
   on conflict (kind, about_key) do update
     set about = excluded.about, figures = excluded.figures, seen_at = excluded.seen_at
   returning p.id, p.xmax = 0 as is_new, p.kind, (p.about ->> 'serviceId')::uuid as service_id,
     (p.about ->> 'departmentId')::uuid as department_id`,
)

export const study = statement<
  never,
  [
    id: string,
    state: PatternState,
    condition: string,
    causeId: string | null,
    cause: string,
    ownerId: string | null,
    note: string,
    now: Date,
  ]
>(
  'learning.studyPattern',
  `update patterns set state = $2, condition = $3, cause_id = $4, cause = $5, owner_id = $6, note = $7, changed_at = $8,
     version = version + 1 where id = $1`,
)

export const setState = statement<never, [id: string, state: PatternState, now: Date]>(
  'learning.setPatternState',
  `update patterns set state = $2, changed_at = $3, version = version + 1 where id = $1`,
)

// One node looks at a time, and none again before ten minutes are over; there is nothing to see before the service is set up.
export const claimLook = statement<{ at: Date }, [now: Date]>(
  'learning.claimLook',
  `insert into pattern_looks as l (at) select $1::timestamptz from organisations
   on conflict (only_one) do update set at = excluded.at where l.at <= excluded.at - interval '10 minutes'
   returning at`,
)

export const looked = statement<never, [now: Date, nothingToSee: string]>(
  'learning.looked',
  `insert into pattern_looks as l (at, nothing_to_see) values ($1, $2::jsonb)
   on conflict (only_one) do update set at = excluded.at, nothing_to_see = excluded.nothing_to_see`,
)

export const lastLook = statement<{ at: Date; nothingToSee: PatternKind[] }>(
  'learning.lastLook',
  `select at, nothing_to_see from pattern_looks`,
)

export const causeExists = statement<{ id: string }, [id: string]>(
  'learning.causeExists',
  `select id from causes where id = $1`,
)
export const agentExists = statement<{ id: string }, [id: string]>(
  'learning.agentExists',
  `select id from agents where id = $1 and active`,
)
