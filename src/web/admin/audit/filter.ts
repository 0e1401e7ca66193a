import type { ReadOf } from '#domain/audit/contract.ts'

/** What is looked for. `name` is of the person or case that it is narrowed to. */
export type Asked = {
  readonly agentId: string | null
  readonly kind: string | null
  readonly what: ReadOf | null
  readonly clientId: string | null
  readonly caseId: string | null
  readonly name: string
  readonly period: Period
  /** Since when, as it was when the period was chosen: so that pages go on where they ended. */
  readonly from: string | null
}
export type Only = (more: Partial<Asked>) => void
export type Period = 'day' | 'week' | 'month' | 'all'

/** Everybody's, about everybody. */
export const NOBODY = {
  agentId: null,
  kind: null,
  what: null,
  clientId: null,
  caseId: null,
  name: '',
} satisfies Partial<Asked>

const since = (period: Period, days: number | null) => (now: number) => ({
  period,
  from: days === null ? null : new Date(now - days * 86_400_000).toISOString(),
})
export const PERIODS = {
  day: since('day', 1),
  week: since('week', 7),
  month: since('month', 30),
  all: since('all', null),
} as const

/** What both lists are asked. */
export function queryOf({ agentId, clientId, caseId, from }: Asked) {
  return {
    limit: 50,
    ...(agentId !== null && { agentId }),
    ...(clientId !== null && { clientId }),
    ...(caseId !== null && { caseId }),
    ...(from !== null && { from }),
  }
}
