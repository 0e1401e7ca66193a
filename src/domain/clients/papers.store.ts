import { statement } from '#platform/database/statement.ts'
import type { Kept } from '#platform/files/store.ts'

export type PaperRow = {
  id: string
  name: string
  mediaType: string
  bytes: number
  at: Date
  from: 'client' | 'agent'
  caseId: string | null
  contactId: string | null
}

const PAPER = `id, name, media_type, bytes, at, case when agent_id is null then 'client' else 'agent' end as "from", case_id, contact_id`

export const papersOf = statement<PaperRow, [clientId: string]>(
  'clients.papers',
  `select ${PAPER} from papers where client_id = $1 order by at desc, id desc limit 200`,
)

export type PaperContentRow = Kept & {
  name: string
  mediaType: string
  clientId: string | null
  sessionId: string | null
}

export const paperContent = statement<PaperContentRow, [paperId: string]>(
  'clients.paperContent',
  `select p.name, p.media_type, p.content, p.place_id, p.object, p.bytes, p.sha256,
     coalesce(p.client_id, k.client_id, t.client_id) as client_id, coalesce(p.session_id, t.session_id) as session_id
   from papers p left join cases k on k.id = p.case_id left join contacts t on t.id = p.contact_id
   where p.id = $1`,
)

export type PlaceRow = { clientId: string | null; sessionId: string | null; caseId: string | null }

export const placeOfContact = statement<PlaceRow, [contactId: string]>(
  'clients.placeOfContact',
  `select client_id, session_id, case_id from contacts where id = $1`,
)

export const placeOfCase = statement<PlaceRow, [caseId: string]>(
  'clients.placeOfCase',
  `select client_id, null::uuid as session_id, id as case_id from cases where id = $1`,
)

export type BroughtRow = { count: number; bytes: number }
/** What clients brought, not colleagues: in one visit, or by one person in all that is still kept. */
export const broughtInVisit = statement<BroughtRow, [sessionId: string]>(
  'clients.papersOfVisit',
  `select count(*) as count, coalesce(sum(bytes), 0) as bytes from papers where session_id = $1`,
)
export const broughtByClient = statement<BroughtRow, [clientId: string]>(
  'clients.papersByClient',
  `select count(*) as count, coalesce(sum(bytes), 0) as bytes from papers where client_id = $1 and agent_id is null`,
)

export const addPaper = statement<
  PaperRow,
  [
    id: string,
    clientId: string | null,
    contactId: string | null,
    caseId: string | null,
    sessionId: string | null,
    agentId: string | null,
    name: string,
    mediaType: string,
    bytes: number,
    sha256: string,
    content: Buffer | null,
    placeId: string | null,
    object: string | null,
    now: Date,
  ]
>(
  'clients.addPaper',
  `insert into papers (id, client_id, contact_id, case_id, session_id, agent_id, name, media_type, bytes, sha256, content,
     place_id, object, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
   returning ${PAPER}`,
)
