import { localDate } from '#core/calendars/hours.ts'
import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { patternRoutes, Verdict } from '../contract.patterns.ts'
import { daysToChart, verdictFrom } from '../rules/experiments.ts'
import * as store from '../store/experiments.ts'
import type { ExperimentRow } from '../store/experiments.ts'
import { chartByDay } from './charts.ts'
import type { Seen } from './charts.ts'
import { getPattern } from './patterns.ts'

/** One experiment as it stands; refuses when there is none. */
export async function getExperiment(tx: Tx, experimentId: string): Promise<ExperimentRow> {
  return (await tx.maybe(store.find, experimentId)) ?? refuse(general.not_found)
}

/** Experiments, those under way first, each with what its chart says. */
export async function listExperiments(
  tx: Tx,
  seen: Seen,
  now: Date,
): Promise<{ items: (ExperimentRow & { verdict: Verdict })[] }> {
  const items: (ExperimentRow & { verdict: Verdict })[] = []
  for (const row of await tx.all(store.list)) {
    const { chart: _chart, verdict } = await judged(tx, row, seen, now)
    items.push({ ...row, verdict })
  }
  return { items }
}

/** One experiment with the chart that decides, what it says, and the pattern that it is about. */
export async function readExperiment(
  tx: Tx,
  experimentId: string,
  seen: Seen,
  now: Date,
): Promise<AnswerOf<typeof patternRoutes.experiment>> {
  const experiment = await getExperiment(tx, experimentId)
  return {
    experiment,
    ...(await judged(tx, experiment, seen, now)),
    pattern: experiment.patternId === null ? null : await getPattern(tx, experiment.patternId),
  }
}

async function judged(tx: Tx, row: ExperimentRow, seen: Seen, now: Date) {
  const today = localDate((await getOrganisation(tx)).zone, now.getTime())
  const { measure, filter } = row
  const chart = await chartByDay(tx, seen, { measure, filter, ...daysToChart(row, today) }, now)
  return { chart, verdict: verdictFrom(row, chart, today) }
}
