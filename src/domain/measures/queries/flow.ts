import { createKept } from '#platform/kept.ts'
import type { AnswerOf, QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Flow, flowRoutes } from '../contract.flow.ts'
import { pathsOf } from '../rules/flow-paths.ts'
import { drawFlow } from '../rules/flow.ts'
import * as store from '../store/flow.ts'
import { narrowOf, needsByDay, newest } from './journeys.ts'
import { periodOf } from './period.ts'
import type { SettledPeriod } from './period.ts'

type Query = QueryOf<typeof flowRoutes.flow>
type Answer = AnswerOf<typeof flowRoutes.flow>
type Drawing = Omit<Flow, 'period'>

/** How needs flow, drawn once a minute for each filter. */
export type Flows = { read(tx: Tx, query: Query, now: Date): Promise<Answer> }

/** So many needs are drawn at most, the newest ones; of a channel or demand, those among so many. */
const DRAWN = 4_000
const LOOKED_AT = 20_000
const KEPT = { most: 50, forMs: 60_000 } as const

export function createFlows(): Flows {
  const kept = createKept<Drawing>(KEPT)
  return {
    async read(tx, query, now) {
      const period = await periodOf(tx, query, now)
      const { from, to, zone } = period
      const { serviceId, departmentId, channel, demand } = query
      const key = JSON.stringify([from, to, zone, serviceId, departmentId, channel, demand])
      return { period, ...(await kept.get(key, now, () => draw(tx, period, query))) }
    },
  }
}

async function draw(tx: Tx, period: SettledPeriod, query: Query): Promise<Drawing> {
  const narrow = narrowOf(period, query)
  const counted = await needsByDay(tx, period, narrow)
  const needs = counted.reduce((sum, day) => sum + day.needs, 0)
  const look = query.channel === undefined && query.demand === undefined ? DRAWN : LOOKED_AT
  const caseIds = await newest(tx, narrow, { look, limit: DRAWN })
  const paths = await readPaths(tx, caseIds, period.upTo)
  const names = await tx.all(store.departments)
  const byPlace = names.flatMap(({ id, name }) =>
    [`department:${id}`, `leg:${id}`].map((place) => [place, name] as const),
  )
  return { needs, sampled: paths.length, ...drawFlow(paths, new Map(byPlace)) }
}

/** Where these needs were, in the order of their ids. */
async function readPaths(tx: Tx, caseIds: readonly string[], now: Date) {
  if (caseIds.length === 0) return []
  const { at } = await tx.one(store.since, caseIds)
  const ends = await tx.all(store.ends, caseIds)
  return pathsOf(ends, at ? await tx.all(store.moved, caseIds, at) : [], now)
}
