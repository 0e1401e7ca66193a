import { createKept } from '#platform/kept.ts'
import type { AnswerOf, QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Flow, flowRoutes } from '../contract.flow.ts'
import { pathsOf } from '../rules/flow-paths.ts'
import type { Moved, Path } from '../rules/flow-paths.ts'
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
async function readPaths(tx: Tx, caseIds: readonly string[], now: Date): Promise<Path[]> {
  if (caseIds.length === 0) return []
  const ends = await tx.all(store.ends, caseIds)
  const talked = await tx.all(store.talked, caseIds)
  const contactIds = talked.map(({ contactId }) => contactId)
  const times = [...ends.map(({ openedAt }) => openedAt ?? now), ...talked.map(({ arrivedAt }) => arrivedAt)]
  // Months of the ledger before the first of them need not be looked into.
  const since = new Date(times.reduce((first, at) => Math.min(first, at.getTime()), now.getTime()))
  const rows = await tx.all(store.moved, caseIds, contactIds, since)
  return pathsOf(ends, placed(rows, caseIds, talked, await tx.all(store.departmentOf)), now)
}

/** The rows with the need they are of and the department they name. */
function placed(
  rows: readonly store.MovedRow[],
  caseIds: readonly string[],
  talked: readonly { contactId: string; caseId: string }[],
  agents: readonly { id: string; departmentId: string }[],
): Moved[] {
  const needs = new Map(caseIds.map((id, need) => [id, need]))
  const contacts = new Map(talked.map(({ contactId, caseId }) => [contactId, needs.get(caseId) ?? -1]))
  const departments = new Map(agents.map(({ id, departmentId }) => [id, departmentId]))
  return rows.map(({ contactId, caseId, at, kind, what, agentId, departmentId }) => ({
    ...{ at, kind, what },
    need: (contactId === null ? needs.get(caseId ?? '') : contacts.get(contactId)) ?? -1,
    departmentId: departmentId ?? departments.get(agentId ?? '') ?? null,
  }))
}
