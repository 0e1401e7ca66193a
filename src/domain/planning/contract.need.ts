import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Instant } from '#platform/contract/values.ts'
import { Day, DayMinute, PlanInput, PlanWarning, planners, planningRefusals, readers } from './contract.ts'
import { IntervalMinutes } from './contract.demand.ts'
import { DemandQuery } from './contract.forecast.ts'

/** Which of the three service levels in use: they differ by up to 32 points on the same case, so the name is always shown. */
export const LevelName = z.enum(['of_all', 'without_short_abandons', 'of_served'])

/** The waits the organisation chooses to offer. */
export const WaitOffer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered_within'),
    seconds: z.number().int().min(0).max(7200),
    share: z.number().min(0.01).max(0.999),
    level: LevelName,
  }),
  z.object({ kind: z.literal('mean_wait'), seconds: z.number().min(0.5).max(7200) }),
  z.object({ kind: z.literal('abandoned'), share: z.number().min(0.001).max(0.9) }),
  z.object({ kind: z.literal('waiting'), share: z.number().min(0.001).max(0.99) }),
])
export type WaitOffer = z.infer<typeof WaitOffer>

/** What the planner reckons with. Inputs that can be measured from the ledger say so until somebody edits them. */
export const PlanSettings = z.object({
  offer: WaitOffer,
  /** With this chance the offer holds although the forecast is uncertain; 0.5 plans for the middle. */
  certainty: z.number().min(0.5).max(0.99),
  talkSeconds: PlanInput,
  afterWorkSeconds: PlanInput,
  /** Mean patience of a waiting client; null: unknown, and nobody is reckoned to give up. */
  patienceSeconds: PlanInput.nullable(),
  /** Chats that one person holds at once, and how much slower each then goes (0.3: 30 % longer). */
  chatAtOnce: z.number().int().min(1).max(10),
  chatSlower: z.number().min(0).max(5),
  /** Of those who gave up, how many try again; of those served, how many come again. Null: unknown. */
  redialShare: PlanInput.nullable(),
  reconnectShare: PlanInput.nullable(),
  /** Shares of paid time in which people are not there for clients. */
  shrinkage: z.object({ leave: PlanInput, training: PlanInput, breaks: PlanInput }),
  payPencePerHour: PlanInput,
})
export type PlanSettings = z.infer<typeof PlanSettings>

export const PlanSettingsView = PlanSettings.extend({
  version: z.number().int(),
  changedAt: Instant.nullable(),
  /** What the ledger says today, to compare with or go back to. */
  measured: z.object({
    talkSeconds: PlanInput.nullable(),
    afterWorkSeconds: PlanInput.nullable(),
    patienceSeconds: PlanInput.nullable(),
    chatShare: PlanInput.nullable(),
    reconnectShare: PlanInput.nullable(),
  }),
})
export type PlanSettingsView = z.infer<typeof PlanSettingsView>

/** One interval: how many contacts, how many people they need, how many are rostered, and what the difference does to clients. */
export const NeedInterval = z.object({
  at: Instant,
  day: Day,
  minute: DayMinute,
  expected: z.number(),
  low80: z.number(),
  high80: z.number(),
  /** Load in erlangs, carried over from before (modified offered load). */
  load: z.number(),
  /** People on duty: for the expected load, and so that the offer holds with the chosen certainty. */
  needed: z.number().int(),
  neededSafely: z.number().int(),
  /** People to roster so that so many are on duty (shrinkage). */
  toRoster: z.number().int(),
  /** With `neededSafely` on duty. */
  waiting: z.number(),
  meanWaitSeconds: z.number(),
  abandoned: z.number(),
  /** People on duty by the roster; null where none is published. */
  cover: z.number().nullable(),
  /** With the roster's cover: minutes that clients wait, and contacts lost, beyond what the plan would give. */
  waitingMinutes: z.number().nullable(),
  lostContacts: z.number().nullable(),
  /** Constraints that explain a short interval, nearest first. */
  constraintIds: z.array(Id),
})
export type NeedInterval = z.infer<typeof NeedInterval>

export const Need = z.object({
  from: Day,
  days: z.number().int(),
  intervalMinutes: IntervalMinutes,
  madeAt: Instant,
  settings: PlanSettings,
  intervals: z.array(NeedInterval),
  totals: z.object({
    contacts: z.number(),
    agentHours: z.number(),
    rosterHours: z.number(),
    coverHours: z.number().nullable(),
    waitingMinutes: z.number().nullable(),
    lostContacts: z.number().nullable(),
    shortIntervals: z.number().int().nullable(),
  }),
  /** The busiest interval. */
  peak: z.object({ at: Instant, needed: z.number().int(), expected: z.number() }).nullable(),
  /** Talk and after-work times as they are. */
  talk: z
    .object({
      mean: z.number(),
      median: z.number(),
      p90: z.number(),
      count: z.number().int(),
      /** How many took so many whole minutes, shortest first; a hundred minutes and more are one. */
      byMinute: z.array(z.object({ minute: z.number().int(), count: z.number().int() })),
    })
    .nullable(),
  /** Volume with repeats, by the fixed point; null when repeats are unknown. */
  repeats: z.object({ fresh: z.number(), total: z.number() }).nullable(),
  warnings: z.array(PlanWarning),
})
export type Need = z.infer<typeof Need>

export const needRoutes = {
  settings: route({
    id: 'planning.settings',
    method: 'GET',
    path: '/planning/settings',
    summary: 'The waits on offer and what the planner reckons with, beside what the ledger measures',
    audience: readers,
    response: PlanSettingsView,
  }),
  setSettings: route({
    id: 'planning.setSettings',
    method: 'PUT',
    path: '/planning/settings',
    summary: 'Change the waits on offer or an input',
    audience: planners,
    body: PlanSettings,
    response: PlanSettingsView,
    versioned: true,
    refusals: [planningRefusals.not_possible_together],
  }),
  need: route({
    id: 'planning.need',
    method: 'GET',
    path: '/planning/need',
    summary: 'People needed per interval, the roster’s cover, and the gap in clients’ waiting minutes (R34)',
    audience: readers,
    query: DemandQuery.extend({
      days: z.coerce.number().int().min(1).max(35).default(7),
      intervalMinutes: z.enum(['15', '30', '60']).default('30'),
      /** Against the cover of this draft instead of what is published. */
      rosterId: Id.optional(),
    }),
    response: Need,
    refusals: [
      planningRefusals.series_too_short,
      planningRefusals.horizon_too_long,
      planningRefusals.nothing_to_show,
      planningRefusals.not_possible_together,
    ],
  }),
}
