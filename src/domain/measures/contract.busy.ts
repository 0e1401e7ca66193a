import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Instant } from '#platform/contract/values.ts'
import {
  LensFilter,
  LensPeriod,
  Range,
  SaidInput,
  lensKeepers,
  lensReaders,
  measureRefusals,
} from './contract.ts'

/** Where capacity goes (R27). */
export const BusyKind = z.enum([
  'first_point', // talking with clients, first contact of a need, not failure demand
  'further', // talking again about a need, as agreed or as needed, not failure demand
  'failure', // talking because something was not done, or not done right
  'chasing', // clients who ask how far it is: further contacts on a case with an open promise or leg
  'asking_again', // asking for what is known already
  'experts', // colleagues brought into conversations
  'holds', // with the client on hold
  'attempts_reached', // outbound tries that reached somebody
  'attempts_missed', // outbound tries that reached nobody
  'written', // messages written on cases outside of conversations
  'legs', // work on legs (queue work)
  'notes', // notes and stories
  'systems', // waiting for systems
])
export type BusyKind = z.infer<typeof BusyKind>

export const BusyPart = z.object({
  kind: BusyKind,
  /** How many conversations, attempts, notes … it is made of. */
  count: z.number(),
  hours: Range,
  /** Pence, by the organisation's own pay; null until it has said what an hour costs. */
  pence: Range.nullable(),
  /** Full-time people, by the hours that a person works in the period. */
  people: Range,
  basis: z.enum(['measured', 'assumed', 'unknown']),
  /** Whether doing it right the first time would free it. */
  waste: z.boolean(),
})
export type BusyPart = z.infer<typeof BusyPart>

/** What is said where nothing is measured. Minutes each; pay in pence an hour; working hours of a person in a week. */
export const LensSettings = z.object({
  payPencePerHour: SaidInput.nullable(),
  minutesPerAttempt: SaidInput,
  minutesPerMessage: SaidInput,
  minutesPerNote: SaidInput,
  minutesPerLeg: SaidInput,
  /** Of both, until the next person knows what the last one knew. */
  minutesPerHandover: SaidInput,
  secondsPerRepeat: SaidInput,
  /** Share of the time in conversation that goes by waiting for systems; null: not known. */
  systemsShare: SaidInput.nullable(),
  hoursPerWeek: SaidInput,
  /** Pence an hour of a client's own time; null: never turned into money. */
  clientPencePerHour: SaidInput.nullable(),
})
export type LensSettings = z.infer<typeof LensSettings>

/** Until somebody says otherwise. Marked as assumed wherever they are used. */
export const assumedSettings: LensSettings = {
  payPencePerHour: null,
  minutesPerAttempt: { low: 1, likely: 2, high: 4, basis: 'assumed' },
  minutesPerMessage: { low: 3, likely: 6, high: 12, basis: 'assumed' },
  minutesPerNote: { low: 1, likely: 2, high: 4, basis: 'assumed' },
  minutesPerLeg: { low: 10, likely: 25, high: 60, basis: 'assumed' },
  minutesPerHandover: { low: 2, likely: 5, high: 15, basis: 'assumed' },
  secondsPerRepeat: { low: 20, likely: 45, high: 120, basis: 'assumed' },
  systemsShare: null,
  hoursPerWeek: { low: 35, likely: 37, high: 40, basis: 'assumed' },
  clientPencePerHour: null,
}

export const busyRoutes = {
  busy: route({
    id: 'measures.busy',
    method: 'GET',
    path: '/measures/busy',
    summary: 'Where the capacity of the service goes: hours, money, people, and what each would free',
    audience: lensReaders,
    query: LensFilter,
    response: z.object({
      period: LensPeriod,
      parts: z.array(BusyPart),
      total: Range,
      waste: Range,
      /** Outbound tries by local hour of the day. */
      attempts: z.array(z.object({ hour: z.number().int(), tries: z.number(), reached: z.number() })),
      /** Share of clients reached in so many tries, if tries were independent and as they hang together (SCIENCE C10). */
      reach: z
        .object({ tries: z.number().int(), independent: z.number(), correlated: z.number() })
        .nullable(),
      settingsVersion: z.number().int(),
    }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  settings: route({
    id: 'measures.settings',
    method: 'GET',
    path: '/measures/settings',
    summary: 'What is assumed where nothing is measured',
    audience: lensReaders,
    response: LensSettings.extend({ version: z.number().int(), changedAt: Instant.nullable() }),
  }),
  setSettings: route({
    id: 'measures.setSettings',
    method: 'PUT',
    path: '/measures/settings',
    summary: 'Say what is assumed, with its range',
    audience: lensKeepers,
    body: LensSettings,
    response: LensSettings.extend({ version: z.number().int(), changedAt: Instant.nullable() }),
    versioned: true,
  }),
}
