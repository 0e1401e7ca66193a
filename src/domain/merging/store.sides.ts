import { statement } from '#platform/database/statement.ts'
import type { AccessNeed } from '../clients/contract.ts'
import type { Channel } from '../services/contract.ts'
import type { MergeSide } from './contract.ts'

type Counted = Pick<
  MergeSide,
  | 'contacts'
  | 'openCases'
  | 'closedCases'
  | 'representatives'
  | 'papers'
  | 'links'
  | 'sessions'
  | 'live'
  | 'held'
>
/** One of two people with everything that a choice between them needs. */
export type SideRow = Counted & {
  id: string
  name: string | null
  language: string
  accessNeeds: AccessNeed[]
  accessNote: string | null
  preferredChannel: Channel | null
  preferredTimes: string | null
  identifiers: MergeSide['identifiers']
  facts: MergeSide['facts']
  lastContactAt: Date | null
  createdAt: Date
  version: number
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const many = (relation: string, when = 'true') =>
  `(select count(*)::int from ${relation} t where t.client_id = c.id and ${when})`

export const side = statement<SideRow, [clientId: string, now: Date]>(
  'merging.side',
  `select c.id, c.name, c.language, c.access_needs, c.access_note, c.preferred_channel, c.preferred_times, c.created_at,
     c.version,
     coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'shown', i.shown,
         'provedAt', ${instant('i.proved_at')}) order by i.created_at, i.id)
       from client_identifiers i where i.client_id = c.id), '[]') as identifiers,
     coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'label', f.label, 'value', f.value, 'source', f.source,
         'toldAt', ${instant('f.told_at')}) order by f.label)
       from client_facts f where f.client_id = c.id and f.replaced_by is null), '[]') as facts,
     (select max(t.arrived_at) from contacts t where t.client_id = c.id) as last_contact_at,
     ${many('contacts')} as contacts, ${many('cases', `t.state = 'open'`)} as open_cases,
     ${many('cases', `t.state = 'closed'`)} as closed_cases, ${many('client_representatives')} as representatives,
     ${many('papers')} as papers,
     ${many('client_links', 't.revoked_at is null and t.expires_at > $2')} as links,
     ${many('client_sessions', 't.ended_at is null and t.expires_at > $2')} as sessions,
     ${many('contacts', `t.state <> 'ended'`)} as live,
     exists (select from retention_holds h where h.client_id = c.id and h.ended_at is null) as held
   from clients c where c.id = $1 and c.erased_at is null and c.merged_into is null`,
)
