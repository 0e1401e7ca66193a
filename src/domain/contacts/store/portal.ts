import { statement } from '#platform/database/statement.ts'

/** Names that a client sees around a contact. */
export const portalNames = statement<
  {
    service: string | null
    agentName: string | null
    clientName: string | null
    /** Whose page the visit opens in which the contact was made. */
    visitOf: string | null
    caseReference: string | null
    caseOpenedAt: Date | null
    ownerId: string | null
    ownerName: string | null
    ownerHere: boolean
    onHold: boolean
    experts: { id: string; name: string }[] | null
  },
  [contactId: string, now: Date]
>(
  'portal.names',
  `select s.name as service, a.name as agent_name, cl.name as client_name, opens_page_of(v) as visit_of, k.reference as case_reference, k.opened_at as case_opened_at,
     o.id as owner_id, o.name as owner_name,
     coalesce((select p.state in ('available', 'busy') from presences p where p.agent_id = o.id)
       and not (o.away_from is not null and o.away_from <= $2 and coalesce(o.away_until > $2, true)), false) as owner_here,
     exists (select from segments g where g.contact_id = c.id and g.ended_at is null and g.kind in ('hold', 'consult')) as on_hold,
     (select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name)) from participants p join agents x on x.id = p.agent_id
      where p.contact_id = c.id and p.left_at is null and p.part = 'expert') as experts
   from contacts c left join services s on s.id = c.service_id left join agents a on a.id = c.agent_id
   left join client_sessions v on v.id = c.session_id
   left join clients cl on cl.id = c.client_id left join cases k on k.id = c.case_id left join agents o on o.id = k.owner_id
   where c.id = $1`,
)
