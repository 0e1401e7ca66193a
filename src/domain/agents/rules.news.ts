import { quietEnds } from '#core/calendars/quiet.ts'
import { TOPIC_OF } from './contract.news.ts'
import type { NotificationKind } from './contract.ts'

const HOUR_MS = 3_600_000

type News = {
  readonly kind: NotificationKind
  readonly stakes: string | null
  readonly facts: Readonly<Record<string, unknown>>
}
type Settings = Readonly<Record<string, unknown>>

/**
 * Whether news cannot wait for the morning: a moment of truth in which the client or a promise calls, or a promise that
 * slips within the hour.
 */
export function isUrgent({ kind, stakes, facts }: News, now: Date): boolean {
  const topic = TOPIC_OF[kind]
  if (stakes === 'moment_of_truth' && topic !== 'changes' && topic !== 'running') return true
  if (topic !== 'promises') return false
  const due = typeof facts['dueAt'] === 'string' ? Date.parse(facts['dueAt']) : Number.NaN
  return Math.abs(due - now.getTime()) <= HOUR_MS
}

/** When somebody's quiet hours end, if it is quiet for them now; in their own zone, else that of the service. */
export function quietUntil(settings: Settings, zoneOfService: string, now: Date): Date | undefined {
  const { quietFrom, quietUntil: until, zone } = settings
  if (typeof quietFrom !== 'string' || typeof until !== 'string') return undefined
  const own = typeof zone === 'string' && isZone(zone) ? zone : zoneOfService
  const end = quietEnds({ from: quietFrom, until }, own, now.getTime())
  return end === undefined ? undefined : new Date(end)
}

/** Whether what is urgent comes through the quiet hours; it does unless somebody said no. */
export const letsUrgentThrough = (settings: Settings): boolean => settings['quietUrgent'] !== false

/** Whether this names a time zone. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
