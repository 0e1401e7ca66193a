import { statement } from '#platform/database/statement.ts'

export type MessageRow = {
  id: string
  contactId: string | null
  caseId: string | null
  kind: 'text' | 'note' | 'told'
  author: 'client' | 'agent' | 'service'
  agentId: string | null
  agentName: string | null
  body: string
  at: Date
  channel: 'chat' | 'phone' | 'visit' | 'letter' | 'email' | 'web_voice' | 'sms' | 'form'
}

export const insertMessage = statement<
  never,
  [
    id: string,
    contactId: string | null,
    caseId: string | null,
    clientId: string | null,
    kind: string,
    author: string,
    agentId: string | null,
    body: string,
    at: Date,
    channel: string,
  ]
>(
  'contacts.insertMessage',
  `insert into messages (id, contact_id, case_id, client_id, kind, author, agent_id, body, at, channel)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

export const messagesOf = statement<MessageRow, [contactId: string]>(
  'contacts.messages',
  `select m.id, m.contact_id, m.case_id, m.kind, m.author, m.agent_id, a.name as agent_name, m.body, m.at, m.channel
   from messages m left join agents a on a.id = m.agent_id where m.contact_id = $1 order by m.at, m.id limit 2000`,
)
