import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf, QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { getJourney } from '../../measures/queries/journey.ts'
import type { charterRoutes } from '../contract.charter.ts'
import * as experiments from '../store/experiments.ts'
import * as store from '../store/packs.ts'
import type { HeadRow, KeptMiss, KeptPack } from '../store/packs.ts'
import * as patterns from '../store/patterns.ts'
import { withWords } from './misses.ts'
import { presentPattern } from './patterns.ts'

type Asked = QueryOf<typeof charterRoutes.packs>
export type PackRead = AnswerOf<typeof charterRoutes.pack>

/** Packs, the latest first, with who has read them. Refuses a cursor that was never given. */
export async function listPacks(tx: Tx, { cursor, limit }: Asked, agentId: string) {
  if (cursor !== undefined && !isDay(cursor))
    throw new Refusal(general.invalid_input, {}, [{ path: '/query/cursor', message: 'is none of ours' }])
  const rows = await tx.all(store.heads, cursor ?? null, limit + 1)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row) => headOf(row, agentId)),
    next: rows.length > limit ? (shown.at(-1)?.day ?? null) : null,
  }
}

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

const headOf = ({ id, day, madeAt, readBy }: HeadRow, agentId: string) => ({
  ...{ id, day, madeAt, readBy },
  readByMe: readBy.some((one) => one.agentId === agentId),
})

/** The head of one pack; refuses when there is none. */
export async function getPackHead(tx: Tx, packId: string, agentId: string) {
  return headOf((await tx.maybe(store.find, packId)) ?? refuse(general.not_found), agentId)
}

/**
 * One pack: its figures as they were that morning, with words and names as they are now. Whoever was erased since has no
 * words in it any more. Refuses not_found.
 */
export async function readPack(tx: Tx, packId: string, agentId: string): Promise<PackRead> {
  const row = (await tx.maybe(store.find, packId)) ?? refuse(general.not_found)
  const { content, day } = row
  const nameOf = await namesOf(tx, content)
  const named = <T extends { readonly filter: { readonly serviceId?: string | undefined } }>(one: T) => ({
    ...one,
    service: nameOf(one.filter.serviceId),
  })
  return {
    head: headOf(row, agentId),
    content: {
      ...{ day, organisation: content.organisation, zone: content.zone, more: content.more },
      ...{ figures: [...content.figures], yesterday: [...content.yesterday] },
      signals: content.signals.map(named),
      charts: content.charts.map(named),
      patterns: await patternsNow(tx, content),
      missed: await missesNow(tx, content.missed),
      atRisk: await missesNow(tx, content.atRisk),
      experiments: await experimentsNow(tx, content),
      journey: row.caseId === null ? null : await journeyUntil(tx, row.caseId, row.madeAt),
    },
  }
}

async function namesOf(tx: Tx, { signals, charts }: KeptPack) {
  const ids = [...signals, ...charts].flatMap(({ filter }) => filter.serviceId ?? [])
  const names = new Map((await tx.all(store.serviceNames, ids)).map(({ id, name }) => [id, name]))
  return (id: string | undefined) => (id === undefined ? null : (names.get(id) ?? null))
}

async function patternsNow(tx: Tx, { patterns: kept }: KeptPack) {
  const rows = []
  for (const { id, state, figures } of kept) {
    const row = await tx.maybe(patterns.find, id)
    if (row) rows.push({ ...presentPattern(row), state, figures })
  }
  return rows
}

async function missesNow(tx: Tx, kept: readonly KeptMiss[]) {
  const byId = new Map(kept.map((one) => [`${one.kind} ${one.id}`, one]))
  return (await withWords(tx, kept)).map((one) => ({ ...one, ...byId.get(`${one.kind} ${one.id}`) }))
}

async function experimentsNow(tx: Tx, { experiments: kept }: KeptPack) {
  const rows = []
  for (const { id, verdict } of kept) {
    const row = await tx.maybe(experiments.find, id)
    if (row) rows.push({ id, name: row.name, verdict })
  }
  return rows
}

/** The journey up to the morning of the pack; null where it is not there any more. */
async function journeyUntil(tx: Tx, caseId: string, madeAt: Date) {
  try {
    const journey = await getJourney(tx, caseId)
    return { ...journey, steps: journey.steps.filter((step) => new Date(step.at) <= madeAt) }
  } catch (error) {
    if (error instanceof Refusal && error.definition === general.not_found) return null
    throw error
  }
}
