import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line, Text } from '#platform/contract/values.ts'
import {
  LensFilter,
  LensPeriod,
  LensWarning,
  Range,
  SaidInput,
  lensKeepers,
  lensReaders,
  measureRefusals,
} from './contract.ts'

/** One line of what it costs to run the service badly: minutes of staff and of clients, money where pay is said. */
export const CostLine = z.object({
  /** failure, chasing, repeats, holds, handovers, attempts_missed, lost */
  kind: z.enum(['failure', 'chasing', 'repeats', 'holds', 'handovers', 'attempts_missed', 'lost']),
  causeId: Id.nullable(),
  cause: z.string().nullable(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  count: z.number(),
  staffHours: Range,
  pence: Range.nullable(),
  /** Clients' own time, shown apart and never added to money. */
  clientHours: Range,
})
export type CostLine = z.infer<typeof CostLine>

/** A control (a check, a password, a second signature) and what it prevents, each figure said with a range (SCIENCE C16). */
export const ControlInputs = z.object({
  /** Cases that are checked in a year. */
  casesPerYear: SaidInput.nullable(),
  /** Pence of staff and tools a case checked. */
  costPerCase: SaidInput.nullable(),
  /** Minutes of the client's time a case checked. */
  clientMinutes: SaidInput.nullable(),
  /** Share of cases that are wrong, 0 to 1. */
  wrongShare: SaidInput.nullable(),
  /** Pence lost in a wrong case. */
  lossPerCase: SaidInput.nullable(),
  /** Share of wrong cases that the check finds. */
  found: SaidInput.nullable(),
  /** Share of right cases that it hinders. */
  wronglyStopped: SaidInput.nullable(),
  /** Pence of harm to a client who is hindered. */
  harmPerStopped: SaidInput.nullable(),
})
export type ControlInputs = z.infer<typeof ControlInputs>
export const controlInputNames = [
  'casesPerYear',
  'costPerCase',
  'clientMinutes',
  'wrongShare',
  'lossPerCase',
  'found',
  'wronglyStopped',
  'harmPerStopped',
] as const satisfies readonly (keyof ControlInputs)[]

export const Control = z.object({
  id: Id,
  name: z.string(),
  what: z.string(),
  inputs: ControlInputs,
  /** null: what is missing is named in `missing`, and nothing is made up for it. */
  outcome: z
    .object({
      /** Pence a year, each with its range. */
      prevents: Range,
      costs: Range,
      /** Share of the possible figures in which it prevents more than it costs. */
      worthShare: z.number(),
      /** The input that decides most, and the value at which it tips; null where none alone does. */
      decides: z.object({ input: z.enum(controlInputNames), tipsAt: z.number() }).nullable(),
    })
    .nullable(),
  missing: z.array(z.enum(controlInputNames)),
  changedAt: Instant,
  version: z.number().int(),
})
export type Control = z.infer<typeof Control>

const SetControl = z.object({
  name: Line(120),
  what: z.union([Text(1000), z.literal('')]).default(''),
  inputs: ControlInputs,
})
const controlId = z.object({ controlId: Id })

export const costEvents = {
  controlSet: event('measures.control_set', 'A control was described, or what is said of it changed.', {
    controlId: Id,
  }),
  controlRemoved: event('measures.control_removed', 'A control is no longer looked at.', { controlId: Id }),
}

export const costRoutes = {
  cost: route({
    id: 'measures.cost',
    method: 'GET',
    path: '/measures/cost',
    summary:
      'What it costs to run the service badly, by cause and department, with ranges; clients’ time apart',
    audience: lensReaders,
    query: LensFilter,
    response: z.object({
      period: LensPeriod,
      lines: z.array(CostLine),
      staffHours: Range,
      pence: Range.nullable(),
      clientHours: Range,
      /** The same as a year, for comparison with controls. */
      pencePerYear: Range.nullable(),
      /** Needs with the contacts they took; the share of contacts that are repeats is 1 − 1/k (SCIENCE C11). */
      contactsPerNeed: z.number().nullable(),
      repeatShare: z.number().nullable(),
      warnings: z.array(LensWarning),
    }),
    refusals: [measureRefusals.period_backwards, measureRefusals.period_too_long],
  }),
  controls: route({
    id: 'measures.controls',
    method: 'GET',
    path: '/measures/controls',
    summary: 'What controls cost and what they prevent, as far as the organisation has said',
    audience: lensReaders,
    response: z.object({ items: z.array(Control) }),
  }),
  addControl: route({
    id: 'measures.addControl',
    method: 'POST',
    path: '/measures/controls',
    summary: 'Describe a control',
    audience: lensKeepers,
    body: SetControl,
    response: Control,
    status: 201,
    refusals: [measureRefusals.control_named_already],
  }),
  setControl: route({
    id: 'measures.setControl',
    method: 'PUT',
    path: '/measures/controls/:controlId',
    summary: 'Change what is said of a control',
    audience: lensKeepers,
    params: controlId,
    body: SetControl,
    response: Control,
    versioned: true,
    refusals: [measureRefusals.control_named_already],
  }),
  removeControl: route({
    id: 'measures.removeControl',
    method: 'DELETE',
    path: '/measures/controls/:controlId',
    summary: 'No longer look at a control',
    audience: lensKeepers,
    params: controlId,
    response: Done,
  }),
}
