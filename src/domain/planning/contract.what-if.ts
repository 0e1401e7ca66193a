import { z } from 'zod'
import { Code } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line, Text } from '#platform/contract/values.ts'
import { PlanInput, PlanWarning, planners, planningRefusals, readers } from './contract.ts'

/** The two designs that are compared on the same needs. */
export const Design = z.enum(['conventional', 'golden_moment'])

/** Every input by its name, each marked measured here or assumed. Names, units and limits: `planning.whatIfInputs`. */
export const WhatIfInputs = z.record(Code, PlanInput)
export type WhatIfInputs = z.infer<typeof WhatIfInputs>

/** Pay is shown by the hour; costs in results are pence. */
export const InputUnit = z.enum([
  'per_hour',
  'minutes',
  'hours',
  'share',
  'count',
  'people',
  'pence_per_hour',
])
export type InputUnitShown = z.infer<typeof InputUnit>

/** An input of the two designs with what it may be. */
export const WhatIfInput = z.object({
  name: Code,
  unit: InputUnit,
  least: z.number(),
  most: z.number(),
  /** Which design uses it. */
  design: z.enum(['both', 'conventional', 'golden_moment']),
  input: PlanInput,
})

/** What a leader would change: applied to the inputs, so that it can be seen and taken back. */
export const Lever = z.discriminatedUnion('kind', [
  /** Take away a cause of failure demand: so much of all needs would not arise. */
  z.object({ kind: z.literal('remove_cause'), share: z.number().min(0).max(0.95), name: Line(120) }),
  /** More needs can be met by the first person alone. */
  z.object({ kind: z.literal('move_expertise_forward'), toShare: z.number().min(0).max(1) }),
  z.object({
    kind: z.literal('staff'),
    design: Design,
    pool: z.enum(['front', 'back']),
    people: z.number().int().min(0).max(5000),
  }),
  z.object({ kind: z.literal('opening_hours'), hours: z.number().min(1).max(24) }),
  z.object({ kind: z.literal('patience'), minutes: z.number().min(0.1).max(1440) }),
])
export type Lever = z.infer<typeof Lever>

/** A mean over replications with its 95 % interval. */
export const Estimated = z.object({ mean: z.number(), low: z.number(), high: z.number() })

export const MeasureRow = z.object({
  measure: Code,
  unit: z.enum(['minutes', 'count', 'share', 'money']),
  conventional: Estimated,
  goldenMoment: Estimated,
  /** Golden moment less conventional, paired by replication. */
  difference: Estimated,
})
export type MeasureRow = z.infer<typeof MeasureRow>

export const WhatIfResult = z.object({
  replications: z.number().int(),
  needs: z.number().int(),
  rows: z.array(MeasureRow),
  overloaded: z.object({ conventional: z.boolean(), goldenMoment: z.boolean() }),
  /** Without queues, by formula: a check on the simulation and on the reader’s understanding. */
  closedForm: z.array(z.object({ measure: Code, conventional: z.number(), goldenMoment: z.number() })),
  /** The share that can be met alone at which both designs take the same staff minutes; null: one is better throughout. */
  breakEven: z.number().nullable(),
  /** Staff minutes per need by that share, both designs; where golden moment loses is plain to see. */
  sweep: z.array(z.object({ share: z.number(), conventional: z.number(), goldenMoment: z.number() })),
  answeredSweep: z.array(z.object({ share: z.number(), conventional: z.number(), goldenMoment: z.number() })),
  warnings: z.array(PlanWarning),
})
export type WhatIfResult = z.infer<typeof WhatIfResult>

export const Scenario = z.object({
  id: Id,
  name: z.string(),
  note: z.string(),
  inputs: WhatIfInputs,
  levers: z.array(Lever),
  replications: z.number().int(),
  seed: z.number().int(),
  state: z.enum(['saved', 'asked', 'running', 'done', 'cancelled', 'failed']),
  /** 0 to 1 while it runs. */
  progress: z.number(),
  result: WhatIfResult.nullable(),
  madeBy: z.string().nullable(),
  madeAt: Instant,
  ranAt: Instant.nullable(),
  version: z.number().int(),
})
export type Scenario = z.infer<typeof Scenario>

const SetScenario = z.object({
  name: Line(80),
  note: z.union([Text(2000), z.literal('')]).default(''),
  inputs: WhatIfInputs,
  levers: z.array(Lever).max(20).default([]),
  replications: z.number().int().min(2).max(200).default(20),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
})

const scenarioId = z.object({ scenarioId: Id })

export const whatIfRoutes = {
  inputs: route({
    id: 'planning.whatIfInputs',
    method: 'GET',
    path: '/planning/what-if/inputs',
    summary:
      'Every input of the two designs: its unit, limits and meaning, with what is measured here or else assumed',
    audience: readers,
    response: z.object({ items: z.array(WhatIfInput) }),
  }),
  list: route({
    id: 'planning.scenarios',
    method: 'GET',
    path: '/planning/scenarios',
    summary: 'Saved what-ifs, latest first',
    audience: readers,
    response: z.object({ items: z.array(Scenario) }),
  }),
  get: route({
    id: 'planning.scenario',
    method: 'GET',
    path: '/planning/scenarios/:scenarioId',
    summary: 'A what-if with its inputs and results',
    audience: readers,
    params: scenarioId,
    response: Scenario,
  }),
  save: route({
    id: 'planning.saveScenario',
    method: 'POST',
    path: '/planning/scenarios',
    summary: 'Save a what-if under a name',
    audience: readers,
    body: SetScenario,
    response: Scenario,
    status: 201,
    refusals: [planningRefusals.name_taken, planningRefusals.not_possible_together],
  }),
  change: route({
    id: 'planning.changeScenario',
    method: 'PUT',
    path: '/planning/scenarios/:scenarioId',
    summary: 'Change a what-if; when figures change, its results go until it is run again',
    audience: readers,
    params: scenarioId,
    body: SetScenario,
    response: Scenario,
    versioned: true,
    refusals: [
      planningRefusals.name_taken,
      planningRefusals.not_possible_together,
      planningRefusals.scenario_running,
    ],
  }),
  run: route({
    id: 'planning.runScenario',
    method: 'POST',
    path: '/planning/scenarios/:scenarioId/run',
    summary: 'Run it; progress and result are read from the what-if itself',
    audience: readers,
    params: scenarioId,
    response: Scenario,
    status: 202,
    refusals: [planningRefusals.scenario_running],
  }),
  cancel: route({
    id: 'planning.cancelScenario',
    method: 'POST',
    path: '/planning/scenarios/:scenarioId/cancel',
    summary: 'Stop the run',
    audience: readers,
    params: scenarioId,
    response: Scenario,
  }),
  remove: route({
    id: 'planning.removeScenario',
    method: 'DELETE',
    path: '/planning/scenarios/:scenarioId',
    summary: 'Throw a what-if away',
    audience: planners,
    params: scenarioId,
    response: Done,
    refusals: [planningRefusals.scenario_running],
  }),
}
