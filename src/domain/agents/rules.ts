import { general } from '#platform/contract/refusal.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { agentRefusals } from './contract.ts'

/** How long a desk may be silent before its agent counts as gone, in milliseconds. */
export const SILENT_AFTER_MS = 75_000

export type Span = { readonly from: Date; readonly until: Date | null }
export type Away = {
  readonly id: string
  readonly active: boolean
  readonly awayFrom: Date | null
  readonly awayUntil: Date | null
}

/** Whether two spans share a moment; an open end lasts for ever. */
export function overlap(a: Span, b: Span): boolean {
  return (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until)
}

/** Whether the absence holds at `now`. */
export function isAbsent(away: Pick<Away, 'awayFrom' | 'awayUntil'>, now: Date): boolean {
  return away.awayFrom !== null && away.awayFrom <= now && (away.awayUntil === null || away.awayUntil > now)
}

/** R10: an absence names a cover who is active, somebody else, and there meanwhile; refuses otherwise. */
export function checkAbsence(agentId: string, span: Span, cover: Away | undefined, now: Date): void {
  if (span.until !== null && (span.until <= span.from || span.until <= now)) {
    throw new Refusal(general.invalid_input, {}, [
      { path: '/body/until', message: 'must be later than the beginning, and not over yet' },
    ])
  }
  if (!cover || !cover.active || cover.id === agentId || isAwayDuring(cover, span)) {
    refuse(agentRefusals.cover_needed)
  }
}

function isAwayDuring(cover: Away, span: Span): boolean {
  return cover.awayFrom !== null && overlap(span, { from: cover.awayFrom, until: cover.awayUntil })
}
