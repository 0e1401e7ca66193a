import { chanceFrom } from '#core/chance.ts'
import { localDate } from '#core/calendars/hours.ts'
import { addDays } from '#core/calendars/moments.ts'
import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf, QueryOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { Pattern, patternRoutes } from '../contract.patterns.ts'
import { daysOf, hasChart, measureOf, threeOf } from '../rules/patterns.ts'
import * as experiments from '../store/experiments.ts'
import * as counted from '../store/found.ts'
import * as store from '../store/patterns.ts'
import type { PatternRow } from '../store/patterns.ts'
import { spikeNeeds } from '../store/spikes.ts'
import { chartByDay } from './charts.ts'
import type { Seen } from './charts.ts'

export type PatternView = Omit<Pattern, 'foundAt' | 'seenAt'> & { foundAt: Date; seenAt: Date }

/** Words of searches are shown, the commonest; more would be read by nobody. */
const MOST_WORDS = 30

/** Patterns by the time that they take clients, when they were last looked for, and what there was nothing of. */
export async function listPatterns(
  tx: Tx,
  { state, kind }: QueryOf<typeof patternRoutes.patterns>,
): Promise<AnswerOf<typeof patternRoutes.patterns>> {
  const rows = await tx.all(store.list, state ?? null, kind ?? null)
  const look = await tx.maybe(store.lastLook)
  return {
    items: rows.map(presentPattern),
    lookedAt: look?.at ?? null,
    nothingToSee: look?.nothingToSee ?? [],
  }
}

/** One pattern as it stands; refuses when there is none. */
export async function getPattern(tx: Tx, patternId: string): Promise<PatternView> {
  return presentPattern(await rowOf(tx, patternId))
}

/** One pattern with three real journeys, the words of searches, its chart and its experiments. */
export async function readPattern(
  tx: Tx,
  patternId: string,
  seen: Seen,
  now: Date,
): Promise<AnswerOf<typeof patternRoutes.pattern>> {
  const row = await rowOf(tx, patternId)
  // The days as they were when it was last seen: a pattern that is gone keeps the journeys that showed it.
  const today = await localDay(tx, row.seenAt)
  const shownBy = measureOf(row.kind, row.about)
  const asked = { ...shownBy, from: daysOf(today).from, to: await localDay(tx, now) }
  return {
    pattern: presentPattern(row),
    journeys: await journeysOf(tx, row, today, seen),
    words: row.kind === 'lost_searching' ? await wordsOf(tx, today) : [],
    ...shownBy,
    chart: hasChart(row.kind, row.about) ? await chartByDay(tx, seen, asked, now) : null,
    experiments: await tx.all(experiments.ofPattern, row.id),
  }
}

async function journeysOf(tx: Tx, row: PatternRow, today: string, { headsOf }: Seen) {
  // The same pattern shows the same three all day, so that people can talk about them.
  const chance = chanceFrom(`${row.id} ${today}`).uniform()
  const chosen = threeOf(
    (await needsOf(tx, row, today)).map(({ caseId }) => caseId),
    chance,
  )
  const heads = await headsOf(
    tx,
    chosen.map(({ one }) => one),
  )
  const byId = new Map(heads.map((head) => [head.caseId, head]))
  return chosen.flatMap(({ chosen: as, one }) => {
    const head = byId.get(one)
    return head ? [{ ...head, chosen: as }] : []
  })
}

function needsOf(tx: Tx, { kind, about, figures }: PatternRow, today: string) {
  const { from, mid, until } = daysOf(today)
  const { serviceId = null, departmentId = null, subjectId } = about
  if (kind !== 'subject_spikes')
    return tx.all(counted.showingNeeds[kind], from, until, mid, serviceId, departmentId)
  const since = figures.sinceDay ?? addDays(until, -7)
  const needs = spikeNeeds[subjectId ? 'subject' : 'failure']
  return tx.all(needs, since, until, subjectId ?? serviceId ?? '', counted.CHOOSE_FROM)
}

async function wordsOf(tx: Tx, today: string): Promise<string[]> {
  const { later, until } = daysOf(today)
  const rows = await tx.all(counted.unanswered, later, until, MOST_WORDS)
  return rows.map(({ words }) => words)
}

async function rowOf(tx: Tx, patternId: string): Promise<PatternRow> {
  return (await tx.maybe(store.find, patternId)) ?? refuse(general.not_found)
}

const localDay = async (tx: Tx, at: Date) => localDate((await getOrganisation(tx)).zone, at.getTime())

/** A pattern as it goes over the wire. */
export function presentPattern({ about, service, department, subject, ...row }: PatternRow): PatternView {
  return {
    ...row,
    about: {
      serviceId: about.serviceId ?? null,
      service,
      departmentId: about.departmentId ?? null,
      department,
      subjectId: about.subjectId ?? null,
      subject,
      term: about.term ?? null,
    },
  }
}
