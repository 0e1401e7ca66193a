import { statement } from '#platform/database/statement.ts'
import type { Channel } from '../services/contract.ts'

/** Each term as the index writes it; empty where nothing of it can be looked for. */
export const terms = statement<{ part: string }, [terms: readonly string[]]>(
  'search.terms',
  `select phraseto_tsquery('simple', plain(t.term))::text as part
   from unnest($1::text[]) with ordinality as t (term, nth) order by t.nth`,
)

export type FoundRow = {
  count: number
  id: string
  body: string
  at: Date | null
  caseId: string | null
  contactId: string | null
  clientId: string | null
  clientName: string | null
  caseReference: string | null
  service: string | null
  channel: Channel | null
  said: 'text' | 'note' | 'told' | null
}
export type Asked = [
  query: string,
  serviceId: string | null,
  channel: string | null,
  from: Date | null,
  until: Date | null,
  limit: number,
]

type Place = {
  readonly table: 'messages' | 'contacts' | 'cases'
  readonly words: string
  readonly at: string
  /** What the filters by service and channel ask, of a row `x`. */
  readonly service: string
  readonly channel: string
  readonly shown: string
  readonly joins: string
}

const PLACES = {
  messages: {
    table: 'messages',
    words: 'words',
    at: 'at',
    service: `coalesce((select k.service_id from cases k where k.id = x.case_id),
      (select t.service_id from contacts t where t.id = x.contact_id))`,
    channel: 'x.channel',
    shown: 'm.body, m.case_id, m.contact_id, p.id as client_id, m.channel, m.kind as said',
    joins: `left join contacts t on t.id = m.contact_id left join cases k on k.id = m.case_id
      left join clients p on p.id = coalesce(m.client_id, k.client_id, t.client_id)
      left join services s on s.id = coalesce(k.service_id, t.service_id)`,
  },
  contacts: {
    table: 'contacts',
    words: 'words',
    at: 'arrived_at',
    service: 'x.service_id',
    channel: 'x.channel',
    shown: 'm.need as body, m.case_id, m.id as contact_id, p.id as client_id, m.channel, null::text as said',
    joins: `left join cases k on k.id = m.case_id left join clients p on p.id = m.client_id
      left join services s on s.id = m.service_id`,
  },
  cases: {
    table: 'cases',
    words: 'story_words',
    at: 'opened_at',
    service: 'x.service_id',
    channel: `(select t.channel from contacts t where t.case_id = x.id and ($3::text is null or t.channel = $3::text) limit 1)`,
    shown: `concat_ws(E'\\n', m.need, nullif(m.situation, ''), nullif(m.matters, ''), nullif(m.works, ''),
      nullif(m.does_not_work, ''), nullif(m.plan, '')) as body, m.id as case_id, null::uuid as contact_id,
      p.id as client_id, null::text as channel, null::text as said`,
    joins: `join cases k on k.id = m.id join clients p on p.id = m.client_id left join services s on s.id = m.service_id`,
  },
} as const satisfies Record<string, Place>

/** Counted so far: a word that is in half of all messages would otherwise read half of them. */
const COUNTED = 1000
/** So many of the newest are looked at for a word that is nearly everywhere. */
const NEWEST = 20_000

const filtersOf = ({ at, service, channel }: Place) => `
     ($2::uuid is null or ${service} = $2::uuid) and ($3::text is null or ${channel} = $3::text)
     and ($4::timestamptz is null or x.${at} >= $4::timestamptz) and ($5::timestamptz is null or x.${at} < $5::timestamptz)`

const presented = ({ table, at, shown, joins }: Place, count: string) => `
   select ${count} as count, m.id, ${shown}, m.${at} as at, p.name as client_name, k.reference as case_reference, s.name as service
   from newest n join ${table} m on m.id = n.id ${joins} order by n.at desc, n.id desc`

/** What has these words, the newest first of those that were counted. */
const some = (place: Place) =>
  statement<FoundRow, Asked>(
    `search.${place.table}`,
    `with found as materialized (
     select x.id, x.${place.at} as at from ${place.table} x where x.${place.words} @@ $1::tsquery and ${filtersOf(place)}
     limit ${COUNTED}),
   newest as (select id, at from found order by at desc, id desc limit $6)
   ${presented(place, '(select count(*)::int from found)')}`,
    {
      underView: `with looked as materialized (
     select x.id from all_${place.table} x where x.${place.words} @@ $1::tsquery and ${filtersOf(place)}
     limit ${COUNTED}),
   found as materialized (select x.id, x.${place.at} as at from looked join ${place.table} x on x.id = looked.id),
   newest as (select id, at from found order by at desc, id desc limit $6)
   ${presented(place, '(select count(*)::int from found)')}`,
    },
  )

/** As `some`, where there are more than are counted: looked for among the newest, one after the other. */
const newest = (place: Place) =>
  statement<FoundRow, Asked>(
    `search.${place.table}Newest`,
    `with newest as materialized (
     select x.id, x.${place.at} as at from (
       select * from ${place.table} order by ${place.at} desc, id desc limit ${NEWEST}) x
     where x.${place.words} @@ $1::tsquery and ${filtersOf(place)} limit $6)
   ${presented(place, `${COUNTED}`)}`,
  )

export const found = {
  messages: { some: some(PLACES.messages), newest: newest(PLACES.messages) },
  contacts: { some: some(PLACES.contacts), newest: newest(PLACES.contacts) },
  cases: { some: some(PLACES.cases), newest: newest(PLACES.cases) },
}

export const byReference = statement<FoundRow, [reference: string]>(
  'search.byReference',
  `select 1 as count, m.id, m.need as body, m.opened_at as at, m.id as case_id, null::uuid as contact_id,
     p.id as client_id, p.name as client_name, m.reference as case_reference, s.name as service,
     null::text as channel, null::text as said
   from cases m join clients p on p.id = m.client_id left join services s on s.id = m.service_id
   where m.reference = $1`,
)

export const articles = statement<
  { count: number; id: string; title: string; body: string; updatedAt: Date },
  [query: string, serviceId: string | null, limit: number]
>(
  'search.articles',
  `with found as materialized (
     select id, updated_at from articles
     where to_tsvector('simple', plain(title || ' ' || summary || ' ' || body)) @@ $1::tsquery
       and ($2::uuid is null or service_id = $2::uuid) limit ${COUNTED})
   select (select count(*)::int from found) as count, a.id, a.title, concat_ws(E'\\n', a.summary, a.body) as body, a.updated_at
   from found f join articles a on a.id = f.id order by a.updated_at desc, a.id limit $3`,
)
