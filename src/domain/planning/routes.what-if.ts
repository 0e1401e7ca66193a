import type { Solve } from '#core/rostering/programme.ts'
import { localDate } from '#core/calendars/hours.ts'
import { done } from '#platform/contract/values.ts'
import type { Database } from '#platform/database/database.ts'
import { solveProgramme } from '#platform/solver/solve.ts'
import type { Bind } from '../accounts/contract.ts'
import { getOrganisation } from '../services/queries.ts'
import * as constraints from './commands/constraints.ts'
import * as scenarios from './commands/what-if.ts'
import { constraintRoutes } from './contract.constraints.ts'
import { whatIfRoutes } from './contract.what-if.ts'
import { priceConstraint } from './price.constraints.ts'
import { listConstraints, unexplainedTimes } from './queries/constraints.ts'
import type { ReadNeed } from './queries/constraints.ts'
import { catalogue, getScenario, listScenarios } from './queries/what-if.ts'

export type WhatIfParts = {
  readonly database: Database
  /** The need of some days against the published roster. */
  readonly need: ReadNeed
  /** The solver in its thread unless given. */
  readonly solve?: Solve
}

/** Binds the register of constraints and what-if. */
export function bindWhatIf(bind: Bind, parts: WhatIfParts): void {
  bindConstraints(bind, parts)
  bindScenarios(bind)
}

function bindConstraints(bind: Bind, { database, need, solve = solveProgramme }: WhatIfParts): void {
  bind(
    constraintRoutes.list,
    async (tx, { now }) => {
      const { zone } = await getOrganisation(tx)
      return {
        items: await listConstraints(tx),
        unexplained: await unexplainedTimes(localDate(zone, now.getTime()), need, now),
      }
    },
    { lasting: true },
  )
  bind(constraintRoutes.record, (tx, { actor, body, now }) =>
    constraints.recordConstraint(tx, actor, body, now),
  )
  bind(constraintRoutes.change, (tx, { actor, params, body, version, now }) =>
    constraints.changeConstraint(tx, actor, { ...body, ...params }, version, now),
  )
  // Solving takes seconds and must not hold a connection: what it finds is written in a transaction of its own.
  bind(
    constraintRoutes.price,
    (_tx, { actor, params, now }) =>
      priceConstraint({ database, need, solve }, actor, params.constraintId, now),
    { lasting: true },
  )
  bind(constraintRoutes.setGone, (tx, { actor, params, body, now }) =>
    constraints.setConstraintGone(tx, actor, { ...params, ...body }, now),
  )
}

function bindScenarios(bind: Bind): void {
  bind(whatIfRoutes.inputs, async (tx, { now }) => ({ items: await catalogue(tx, now) }))
  bind(whatIfRoutes.list, async (tx) => ({ items: await listScenarios(tx) }))
  bind(whatIfRoutes.get, (tx, { params }) => getScenario(tx, params.scenarioId))
  bind(whatIfRoutes.save, (tx, { actor, body, now }) => scenarios.saveScenario(tx, actor, body, now))
  bind(whatIfRoutes.change, (tx, { actor, params, body, version, now }) =>
    scenarios.changeScenario(tx, actor, { ...body, ...params }, version, now),
  )
  bind(whatIfRoutes.run, (tx, { actor, params, now }) =>
    scenarios.runScenario(tx, actor, params.scenarioId, now),
  )
  bind(whatIfRoutes.cancel, (tx, { actor, params, now }) =>
    scenarios.cancelScenario(tx, actor, params.scenarioId, now),
  )
  bind(whatIfRoutes.remove, async (tx, { actor, params, now }) => {
    await scenarios.removeScenario(tx, actor, params.scenarioId, now)
    return done
  })
}
