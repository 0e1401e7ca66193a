import { statement } from '#platform/database/statement.ts'
import type { ContactRow } from './contacts.ts'

export const byExternalId = statement<
  { id: string; caseId: string | null },
  [channel: string, externalId: string]
>('contacts.byExternalId', `select id, case_id from contacts where channel = $1 and external_id = $2`)

// A case is found by its reference only for the person it belongs to: a reference can be guessed or passed on. One that went
// into another leads on to the case that goes on.
export const caseByReference = statement<
  { id: string; serviceId: string | null },
  [reference: string, clientId: string]
>(
  'contacts.caseByReference',
  `select k.id, k.service_id from cases named join cases k on k.id = case_lives_on(named.id)
   where named.reference = $1 and named.client_id = $2 and k.client_id = $2`,
)

export const insertArrival = statement<
  { id: string; stakes: ContactRow['stakes'] },
  [
    id: string,
    channel: string,
    externalId: string,
    clientId: string,
    caseId: string | null,
    serviceId: string | null,
    need: string,
    language: string | null,
    momentOfTruth: boolean,
    at: Date,
  ]
>(
  'contacts.insertArrival',
  `insert into contacts (id, channel, external_id, state, client_id, case_id, service_id, need, language, stakes, arrived_at,
     place_at, last_event_at)
   values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8, case when $9 then 'moment_of_truth' else 'ordinary' end, $10, $10, $10)
   on conflict do nothing returning id, stakes`,
)

export const insertHeard = statement<
  { id: string },
  [
    id: string,
    externalId: string,
    contactId: string | null,
    caseId: string | null,
    clientId: string | null,
    body: string,
    at: Date,
    channel: string,
  ]
>(
  'contacts.insertHeard',
  `insert into messages (id, external_id, contact_id, case_id, client_id, kind, author, body, at, channel)
   values ($1, $2, $3, $4, $5, 'text', 'client', $6, $7, $8) on conflict do nothing returning id`,
)

export const messageToDeliver = statement<
  {
    messageId: string
    contactId: string
    channel: ContactRow['channel']
    externalId: string | null
    words: string
    agentName: string | null
    caseReference: string | null
    clientName: string | null
    phones: string[] | null
    emails: string[] | null
  },
  [messageId: string]
>(
  'contacts.messageToDeliver',
  `select m.id as message_id, c.id as contact_id, c.channel, c.external_id, m.body as words, a.name as agent_name,
     k.reference as case_reference, cl.name as client_name,
     (select array_agg(value) from client_identifiers i where i.client_id = c.client_id and i.kind = 'phone') as phones,
     (select array_agg(value) from client_identifiers i where i.client_id = c.client_id and i.kind = 'email') as emails
   from messages m join contacts c on c.id = m.contact_id
   left join agents a on a.id = m.agent_id left join cases k on k.id = c.case_id left join clients cl on cl.id = c.client_id
   where m.id = $1 and m.kind <> 'note'`,
)
