import { gapOf } from '#core/queueing/gap.ts'
import type { BadPlan, ExpectedInterval, Handling } from '#core/queueing/intervals.ts'
import type { Target } from '#core/queueing/line.ts'
import { peopleNeeded, performanceWith } from '#core/queueing/need.ts'
import { rosteredFor } from '#core/queueing/handling.ts'
import type { PlanSettings, WaitOffer } from '../contract.need.ts'

/** A stretch of days cut into equal intervals, midnight to midnight, so that work under way at closing time ebbs away. */
export type NeedOrder = {
  readonly intervals: readonly ExpectedInterval[]
  readonly handling: Handling
  readonly certainty: number
  /** People on duty by the roster; null where none is made for that day. */
  readonly cover: readonly (number | null)[]
}

export type NeedOfInterval = {
  readonly load: number
  readonly needed: number
  readonly neededSafely: number
  readonly toRoster: number
  readonly waiting: number
  readonly meanWaitSeconds: number
  readonly abandoned: number
  readonly cover: number | null
  readonly waitingMinutes: number | null
  readonly lostContacts: number | null
}

export type NeedAnswer = { readonly ok: true; readonly intervals: readonly NeedOfInterval[] } | BadPlan

/** People for each interval, what clients meet with them, and what they bear with the people that are rostered. */
export function planNeed({ intervals, handling, certainty, cover }: NeedOrder): NeedAnswer {
  const plan = peopleNeeded(intervals, handling, certainty)
  if (!plan.ok) return plan
  // The middle of an uncertain rate may lie below its mean; nobody is safer with fewer people.
  const safely = plan.intervals.map((one) => Math.max(one.expected.onDuty, one.high.onDuty))
  const met = performanceWith(intervals, handling, safely)
  if (!met.ok) return met
  const there = cover.map((people, at) => people ?? safely[at] ?? 0)
  const gaps = gapOf(intervals, handling, { plan: safely, cover: there })
  if (!gaps.ok) return gaps
  return {
    ok: true,
    intervals: plan.intervals.map((one, at) => {
      const performance = met.intervals[at]
      const open = performance?.state === 'open' ? performance : undefined
      const gap = cover[at] === null ? undefined : gaps.intervals[at]
      return {
        load: one.expected.loadErlangs,
        needed: one.expected.onDuty,
        neededSafely: safely[at] ?? 0,
        toRoster: rosteredFor(safely[at] ?? 0, handling),
        waiting: open?.shareWaiting ?? 0,
        meanWaitSeconds: open?.meanWaitSeconds ?? 0,
        abandoned: open?.shareLeaving ?? 0,
        cover: cover[at] ?? null,
        waitingMinutes: gap ? Math.max(0, gap.extraWaitingMinutes) : null,
        lostContacts: gap ? Math.max(0, gap.extraLostContacts) : null,
      }
    }),
  }
}

const LEVELS = {
  of_all: 'ofAll',
  without_short_abandons: 'ofAllButEarlyLeavers',
  of_served: 'ofServed',
} as const

/** The waits on offer as what is asked of a line. */
export function targetOf(offer: WaitOffer): Target {
  if (offer.kind === 'answered_within')
    return { on: 'answered_within', seconds: offer.seconds, share: offer.share, of: LEVELS[offer.level] }
  if (offer.kind === 'mean_wait') return { on: 'mean_wait', seconds: offer.seconds }
  return { on: offer.kind === 'abandoned' ? 'leaving' : 'waiting', share: offer.share }
}

/** Where nearly all contacts are chats a person is several servers; else chats shorten the mean time of a contact. */
const MOSTLY = 0.95

/**
 * How contacts are handled. Several chats at once take each longer but a person less time: of k at once, each slowed
 * down by s, one takes (1 + s)/k of the time it would take alone.
 */
export function handlingOf(settings: PlanSettings, chatShare: number, intervalMinutes: number): Handling {
  const { talkSeconds, afterWorkSeconds, chatAtOnce, chatSlower, shrinkage } = settings
  const mostlyChats = chatShare >= MOSTLY && chatAtOnce > 1
  const perChat = Math.min(1, (1 + chatSlower) / chatAtOnce)
  const factor = mostlyChats ? 1 : 1 - chatShare + chatShare * perChat
  return {
    intervalMinutes,
    handlingSeconds: talkSeconds.value * factor + afterWorkSeconds.value,
    ...(settings.patienceSeconds && { patienceSeconds: settings.patienceSeconds.value }),
    ...(mostlyChats && { concurrency: { atOnce: chatAtOnce, slowdown: 1 + chatSlower } }),
    target: targetOf(settings.offer),
    shrinkage: {
      leave: shrinkage.leave.value,
      training: shrinkage.training.value,
      breaks: shrinkage.breaks.value,
    },
  }
}

/**
 * The volume without repeats, and what it comes to again when so many leave and come back as with this plan: a
 * measured volume has the repeats of the past in it (Ding, Remerova, van der Mei & Zwart 2015).
 */
export function repeatsIn(
  contacts: number,
  shares: { readonly redial: number; readonly reconnect: number },
  leaving: { readonly measured: number; readonly planned: number },
): { fresh: number; total: number } {
  const once = (left: number) => 1 - shares.redial * left - shares.reconnect * (1 - left)
  const fresh = contacts * once(leaving.measured)
  return { fresh, total: fresh / once(leaving.planned) }
}

type Wrong = { readonly path: string; readonly message: string }

/** What in these settings cannot be, each with what it may be. */
export function faultsOf(settings: PlanSettings): Wrong[] {
  const { shrinkage, talkSeconds, afterWorkSeconds, patienceSeconds, redialShare, reconnectShare } = settings
  const away = shrinkage.leave.value + shrinkage.training.value + shrinkage.breaks.value
  const found: Wrong[] = []
  const within = (path: string, value: number | undefined, least: number, most: number) => {
    if (value !== undefined && !(value >= least && value <= most))
      found.push({ path: `/body/${path}`, message: `has to lie between ${least} and ${most}` })
  }
  within('talkSeconds', talkSeconds.value, 1, 36_000)
  within('afterWorkSeconds', afterWorkSeconds.value, 0, 36_000)
  within('patienceSeconds', patienceSeconds?.value, 1, 36_000)
  within('redialShare', redialShare?.value, 0, 0.95)
  within('reconnectShare', reconnectShare?.value, 0, 0.95)
  within('payPencePerHour', settings.payPencePerHour.value, 0, 1_000_000)
  for (const part of ['leave', 'training', 'breaks'] as const)
    within(`shrinkage/${part}`, shrinkage[part].value, 0, 0.9)
  if (away > 0.9)
    found.push({ path: '/body/shrinkage', message: 'leave, training and breaks may take up to 0.9 together' })
  if (settings.offer.kind === 'abandoned' && patienceSeconds === null)
    found.push({ path: '/body/offer', message: 'needs to know how long clients would wait: patienceSeconds' })
  return found
}
