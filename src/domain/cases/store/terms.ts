import { statement } from '#platform/database/statement.ts'
import type { OtherwiseReason } from '../contract.terms.ts'

export type TermToldRow = {
  id: string
  label: string
  published: string
  told: string
  penceDifference: number | null
  reason: OtherwiseReason | null
  byId: string
  byName: string
  at: Date
}

const COLUMNS = `t.id, t.label, t.published, t.told, t.pence_difference, t.reason, a.id as by_id, a.name as by_name, t.at`

export const toldOf = statement<TermToldRow, [caseId: string]>(
  'cases.termsTold',
  `select ${COLUMNS} from terms_told t join agents a on a.id = t.by_agent_id
   where t.case_id = $1 order by t.at desc, t.id desc limit 200`,
)

/** The same value of the same term, told in the same conversation. */
export const sameTold = statement<
  TermToldRow,
  [caseId: string, contactId: string | null, label: string, published: string, told: string]
>(
  'cases.sameTermTold',
  `select ${COLUMNS} from terms_told t join agents a on a.id = t.by_agent_id
   where t.case_id = $1 and t.contact_id is not distinct from $2 and t.label = $3 and t.published = $4 and t.told = $5
   order by t.at desc limit 1`,
)

export const addTold = statement<
  never,
  [
    id: string,
    caseId: string,
    contactId: string | null,
    label: string,
    published: string,
    told: string,
    penceDifference: number | null,
    reason: string | null,
    byAgentId: string,
    at: Date,
  ]
>(
  'cases.addTermTold',
  `insert into terms_told (id, case_id, contact_id, label, published, told, pence_difference, reason, by_agent_id, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

export const contactOfCase = statement<{ id: string }, [contactId: string, caseId: string]>(
  'cases.contactOfCase',
  `select id from contacts where id = $1 and case_id = $2`,
)
