import { refuse } from '#platform/refusal.ts'
import { noticeRefusals } from './contract.ts'

export type Times = { readonly fromAt: Date; readonly untilAt: Date }
type Kept = Times & { readonly state: 'published' | 'withdrawn' }

/** Whether a notice holds at this moment. */
export function isCurrent(notice: Kept, now: Date): boolean {
  return notice.state === 'published' && notice.fromAt <= now && now < notice.untilAt
}

/** Whether nothing of it is to come: withdrawn, or its time has passed. */
export function isOver(notice: Kept, now: Date): boolean {
  return notice.state === 'withdrawn' || notice.untilAt <= now
}

/** Refuses times that end before they begin, or have passed already. */
export function mustBeToCome({ fromAt, untilAt }: Times, now: Date): void {
  if (untilAt <= fromAt) refuse(noticeRefusals.ends_before)
  if (untilAt <= now) refuse(noticeRefusals.ends_in_past)
}

/**
 * From when to when it held and people could know of it, in epoch milliseconds: not before it was published, not after
 * it was withdrawn or this moment. Empty (end = start) when it has not begun.
 */
export function heldTime(
  notice: Kept & { readonly madeAt: Date; readonly endedAt: Date | null },
  now: Date,
): { start: number; end: number } {
  const start = Math.max(notice.fromAt.getTime(), notice.madeAt.getTime())
  const ends = [notice.untilAt, notice.endedAt ?? notice.untilAt, now].map((at) => at.getTime())
  return { start, end: Math.max(start, Math.min(...ends)) }
}
