import { statement } from '#platform/database/statement.ts'
import type { Stakes } from '../../services/contract.ts'

export const stakesOf = statement<{ stakes: Stakes }, [id: string]>(
  'cases.stakesOf',
  `select stakes from cases where id = $1`,
)

export const setStakes = statement<never, [id: string, stakes: Stakes]>(
  'cases.setStakes',
  `update cases set stakes = $2 where id = $1`,
)

export const setService = statement<never, [id: string, serviceId: string | null]>(
  'cases.setService',
  `update cases set service_id = $2 where id = $1`,
)

export const addServiceNote = statement<
  never,
  [id: string, caseId: string, clientId: string, body: string, now: Date, channel: string]
>(
  'cases.addServiceNote',
  `insert into messages (id, case_id, client_id, kind, author, body, at, channel)
   values ($1, $2, $3, 'note', 'service', $4, $5, $6)`,
)
