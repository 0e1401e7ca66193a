import { statement } from '#platform/database/statement.ts'
import type { JourneyHead } from '../contract.flow.ts'

export type HeadRow = Omit<JourneyHead, 'openedAt' | 'closedAt'> & { openedAt: Date; closedAt: Date | null }

// Words stay with the case: of somebody who was erased there are only figures.
export const heads = statement<HeadRow, [caseIds: readonly string[]]>(
  'measures.journeyHeads',
  `select n.case_id, k.reference, case when c.erased_at is null then nullif(k.need, '') end as need, s.name as service,
     n.opened_at, n.closed_at, n.contacts::int, n.people::int, n.places::int, n.handoffs::int, n.returns::int,
     n.repeats::int, n.attempts::int, n.wait_s as wait_seconds, n.talk_s as talk_seconds,
     n.end_to_end_s as end_to_end_seconds, n.promises_kept::int, n.promises_broken::int, n.level_met, n.level_possible
   from measured_needs n left join cases k on k.id = n.case_id left join clients c on c.id = k.client_id
   left join services s on s.id = n.service_id
   where n.case_id = any($1::uuid[])`,
)
