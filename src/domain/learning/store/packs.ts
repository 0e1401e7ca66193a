import { statement } from '#platform/database/statement.ts'
import type { FigureBeside, KeptFilter } from '../../measures/contract.ts'
import type { CapabilityChart } from '../../measures/contract.figures.ts'
import type { PatternFigures, PatternState, Verdict } from '../contract.patterns.ts'
import type { Miss } from '../contract.standards.ts'
import type { SignalFound } from '../rules/packs.ts'

/** A miss as it was that morning; its words are looked up when it is read. */
export type KeptMiss = Pick<Miss, 'kind' | 'id' | 'overSeconds' | 'used' | 'clientTold'> & {
  readonly dueAt: string
  readonly endedAt: string | null
}

/** A pack as it is kept: ids and figures, and no word about a client, who may be erased later. */
export type KeptPack = {
  readonly organisation: string
  readonly zone: string
  readonly figures: readonly FigureBeside[]
  readonly yesterday: readonly FigureBeside[]
  readonly signals: readonly SignalFound[]
  readonly charts: readonly (CapabilityChart & { readonly filter: KeptFilter })[]
  readonly patterns: readonly {
    readonly id: string
    readonly state: PatternState
    readonly figures: PatternFigures
  }[]
  readonly missed: readonly KeptMiss[]
  readonly atRisk: readonly KeptMiss[]
  readonly more: { readonly missed: number; readonly atRisk: number }
  readonly experiments: readonly { readonly id: string; readonly verdict: Verdict }[]
}

export type HeadRow = {
  id: string
  day: string
  madeAt: Date
  readBy: { agentId: string; name: string; at: string }[]
}

const HEAD = `p.id, p.day, p.made_at, coalesce((
    select jsonb_agg(jsonb_build_object('agentId', r.agent_id, 'name', a.name,
      'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.at, a.name)
    from daily_pack_reads r join agents a on a.id = r.agent_id where r.pack_id = p.id), '[]') as read_by`

export const heads = statement<HeadRow, [beforeDay: string | null, limit: number]>(
  'learning.packs',
  `select ${HEAD} from daily_packs p where $1::date is null or p.day < $1 order by p.day desc limit $2`,
)

export const find = statement<HeadRow & { content: KeptPack; caseId: string | null }, [id: string]>(
  'learning.pack',
  `select ${HEAD}, p.content, p.case_id from daily_packs p where p.id = $1`,
)

export const ofDay = statement<{ id: string }, [day: string]>(
  'learning.packOfDay',
  `select id from daily_packs where day = $1`,
)

/** One is put together at a time, whoever begins. */
export const lock = statement<never>(
  'learning.lockPacks',
  `select from pg_advisory_xact_lock(hashtextextended('learning.packs', 0))`,
)

export const add = statement<
  never,
  [id: string, day: string, content: string, caseId: string | null, now: Date]
>(
  'learning.addPack',
  `insert into daily_packs (id, day, content, case_id, made_at) values ($1, $2, $3, $4, $5)`,
)

export const addRead = statement<{ agentId: string }, [packId: string, agentId: string, now: Date]>(
  'learning.readPack',
  `insert into daily_pack_reads (pack_id, agent_id, at) select id, $2, $3 from daily_packs where id = $1
   on conflict do nothing returning agent_id`,
)

export const zone = statement<{ zone: string }>('learning.zone', `select zone from organisations`)

export const serviceNames = statement<{ id: string; name: string }, [ids: readonly string[]]>(
  'learning.serviceNames',
  `select id, name from services where id = any($1::uuid[])`,
)
