import { statement } from '#platform/database/statement.ts'

/** The case of a journey, with its story; words are null once its client was erased. */
export type KeptCase = {
  readonly reference: string
  readonly clientId: string
  readonly erased: boolean
  readonly service: string | null
  readonly need: string | null
  readonly situation: string | null
  readonly matters: string | null
  readonly works: string | null
  readonly doesNotWork: string | null
  readonly plan: string | null
  readonly openedAt: Date
  readonly closedAt: Date | null
}

const kept = (column: string, name = column) =>
  `case when c.erased_at is null then k.${column} end as ${name}`

export const keptCase = statement<KeptCase, [caseId: string]>(
  'measures.journeyCase',
  `select k.reference, k.client_id, c.erased_at is not null as erased, s.name as service, ${kept('need')},
     ${kept('situation')}, ${kept('matters')}, ${kept('works')}, ${kept('does_not_work')}, ${kept('plan')},
     k.opened_at, k.closed_at
   from cases k join clients c on c.id = k.client_id left join services s on s.id = k.service_id where k.id = $1`,
)

/** A contact of a case; or one of its client that was lost without a case in the days `before` it. */
export type ContactRow = { readonly contactId: string; readonly before: boolean }

export const contactsOf = statement<
  ContactRow,
  [caseId: string, clientId: string | null, openedAt: Date, days: number]
>(
  'measures.journeyContacts',
  `select id as contact_id, false as before from contacts where case_id = $1
   union
   select m.contact_id, false from measured_contacts m left join contacts c on c.id = m.contact_id
   where m.case_id = $1 and c.id is null
   union
   select m.contact_id, true from measured_contacts m
   where m.client_id = $2::uuid and m.case_id is null and m.lost_at is not null
     and m.arrived_at between $3::timestamptz - $4::int * interval '1 day' and $3`,
)

/** A row of the ledger, with the names of the department of its agent or leg, and of its service. */
export type ToldRow = {
  readonly at: Date
  readonly kind: string
  readonly actor: string
  readonly contactId: string | null
  readonly agentId: string | null
  readonly department: string | null
  readonly service: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

// What moved on to another case is told there; a fact that is asked for again has the case in which it was first told.
export const told = statement<ToldRow, [caseId: string, contactIds: readonly string[], most: number]>(
  'measures.journeyTold',
  `with told as (
     select seq, at, kind, actor, contact_id, agent_id, service_id, department_id, facts from ledger
     where case_id = $1 and (contact_id is null or kind like 'case.%' or kind like 'commitment.%')
     union
     select seq, at, kind, actor, contact_id, agent_id, service_id, department_id, facts from ledger
     where contact_id = any($2::uuid[]) and (case_id is null or case_id = $1 or kind like 'contact.%'
       or kind = 'client.fact_repeated')
   )
   select t.at, t.kind, t.actor, t.contact_id, t.agent_id, d.name as department, s.name as service, t.facts
   from told t
   left join agents a on a.id = t.agent_id
   left join departments d on d.id = case when t.kind like 'case.leg_%' then t.department_id else a.department_id end
   left join services s on s.id = t.service_id
   order by t.at, t.seq limit $3`,
)

/** Words by what they belong to: a contact, a promise, a leg, a message, a fact that was asked for, the answer to a question. */
export type WordsRow = {
  readonly of: 'contact' | 'work' | 'message' | 'fact' | 'answer'
  readonly id: string
  readonly words: string
}

const firstLine = (column: string) => `left(split_part(btrim(${column}, E' \\n\\t'), E'\\n', 1), 200)`

export const words = statement<
  WordsRow,
  [caseId: string, contactIds: readonly string[], named: readonly string[]]
>(
  'measures.journeyWords',
  `select 'contact' as of, c.id, ${firstLine('c.need')} as words
   from contacts c left join clients p on p.id = c.client_id
   where c.id = any($2::uuid[]) and p.erased_at is null
   union all select 'work', id, what from commitments where case_id = $1
   union all select 'work', id, what from legs where case_id = $1
   union all select 'work', id, question from open_questions where case_id = $1
   union all select 'answer', id, answer from open_questions where case_id = $1 and answer is not null
   union all select 'message', id, ${firstLine('body')} from messages where id = any($3::uuid[])
   union all select 'fact', id, label from client_facts where id = any($3::uuid[])`,
)
