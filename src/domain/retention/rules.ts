import type { RuleKind } from './contract.ts'

/**
 * How long a kind is kept where nobody has said otherwise. What is about people is off until an admin has looked at the dry
 * run and switched it on; what is of the service's own working goes by itself.
 */
export const usualDays: Readonly<Record<RuleKind, { readonly days: number; readonly active: boolean }>> = {
  people: { days: 6 * 365, active: false },
  case_words: { days: 6 * 365, active: false },
  papers: { days: 3 * 365, active: false },
  searches: { days: 90, active: true },
  drafts: { days: 90, active: true },
  notifications: { days: 180, active: true },
  sensitive_reads: { days: 400, active: true },
  webhook_deliveries: { days: 30, active: true },
  ended_ways_in: { days: 90, active: true },
  keeping_duty: { days: 365, active: false },
}
