import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import { annotate, removeAnnotation } from './commands/annotations.ts'
import { addExperiment, changeExperiment, endExperiment } from './commands/experiments.ts'
import { studyPattern } from './commands/patterns.ts'
import { patternRoutes } from './contract.patterns.ts'
import { listAnnotations } from './queries/annotations.ts'
import type { Seen } from './queries/charts.ts'
import { getExperiment, listExperiments, readExperiment } from './queries/experiments.ts'
import { getPattern, listPatterns, readPattern } from './queries/patterns.ts'

/** Binds patterns, experiments and what is written on charts. */
export function bindPatterns(bind: Bind, seen: Seen): void {
  const r = patternRoutes
  bind(r.patterns, (tx, { query }) => listPatterns(tx, query))
  bind(r.pattern, (tx, { params, now }) => readPattern(tx, params.patternId, seen, now), { lasting: true })
  bind(r.study, async (tx, { actor, params, body, version, now }) => {
    await studyPattern(tx, actor, { ...body, ...params }, version, now)
    return getPattern(tx, params.patternId)
  })
  bindExperiments(bind, seen)
  bind(r.annotations, async (tx, { query, now }) => ({ items: await listAnnotations(tx, query, now) }))
  bind(r.annotate, (tx, { actor, body, now }) => annotate(tx, actor, body, now))
  bind(r.removeAnnotation, async (tx, { actor, params, now }) => {
    await removeAnnotation(tx, actor, params.annotationId, now)
    return done
  })
}

function bindExperiments(bind: Bind, seen: Seen): void {
  const r = patternRoutes
  bind(r.experiments, (tx, { now }) => listExperiments(tx, seen, now), { lasting: true })
  bind(r.experiment, (tx, { params, now }) => readExperiment(tx, params.experimentId, seen, now), {
    lasting: true,
  })
  bind(r.addExperiment, async (tx, { actor, body, now }) =>
    getExperiment(tx, await addExperiment(tx, actor, body, now)),
  )
  bind(r.setExperiment, async (tx, { actor, params, body, version, now }) => {
    await changeExperiment(tx, actor, { ...body, ...params }, version, now)
    return getExperiment(tx, params.experimentId)
  })
  bind(r.endExperiment, async (tx, { actor, params, body, now }) => {
    await endExperiment(tx, actor, { ...body, ...params }, now)
    return getExperiment(tx, params.experimentId)
  })
}
