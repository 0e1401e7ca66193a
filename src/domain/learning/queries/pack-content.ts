import type { Tx } from '#platform/database/database.ts'
import type { FigureBeside, KeptFilter } from '../../measures/contract.ts'
import type { CapabilityChart } from '../../measures/contract.figures.ts'
import { figuresOf, getSplit } from '../../measures/queries/figures.ts'
import { getOrganisation } from '../../services/queries.ts'
import { byLikeWeekdays, byStrength, latestSignal, PACK_MEASURES } from '../rules/packs.ts'
import type { PackDays, SignalFound } from '../rules/packs.ts'
import type { KeptMiss, KeptPack } from '../store/packs.ts'
import type { Seen } from './charts.ts'
import { listExperiments } from './experiments.ts'
import { findMisses, withWords } from './misses.ts'
import * as patterns from '../store/patterns.ts'

const MOST_SERVICES = 20
const MOST_SIGNALS = 12
/** Charts of services are shown for so many signals; the page of charts has the others. */
const MOST_SERVICE_CHARTS = 4
const MOST_PATTERNS = 5
const MOST_MISSES = 10

type Gathering = { readonly tx: Tx; readonly seen: Seen; readonly days: PackDays; readonly now: Date }
type KeptChart = KeptPack['charts'][number]

/** What there is to be read this morning, as ids and figures. */
export async function gatherPack(tx: Tx, seen: Seen, days: PackDays, now: Date): Promise<KeptPack> {
  const { name, zone } = await getOrganisation(tx)
  const gathering = { tx, seen, days, now }
  const { signals, charts } = await signalsOf(gathering)
  const { from, yesterday } = days
  const missed = await missesOf(gathering, 'missed')
  const atRisk = await missesOf(gathering, 'at_risk')
  return {
    ...{ organisation: name, zone, signals, charts },
    figures: await figures(gathering, { from, to: yesterday }),
    yesterday: await figures(gathering, { from: yesterday, to: yesterday }),
    patterns: await patternsOf(tx),
    missed: missed.items,
    atRisk: atRisk.items,
    more: { missed: missed.more, atRisk: atRisk.more },
    experiments: await experimentsOf(gathering),
  }
}

async function figures({ tx, now }: Gathering, of: { from: string; to: string }): Promise<FigureBeside[]> {
  return (await figuresOf(tx, of, PACK_MEASURES, now)).figures
}

/** Signals of every measure, of everything and of each service that enough comes about; and the charts that show them. */
async function signalsOf(gathering: Gathering): Promise<Pick<KeptPack, 'signals' | 'charts'>> {
  const charts: KeptChart[] = []
  const ofServices: KeptChart[] = []
  const found: SignalFound[] = []
  for (const filter of await filtersOf(gathering)) {
    for (const measure of PACK_MEASURES) {
      const chart = await chartOf(gathering, measure, filter)
      if (!chart) continue
      const signal = latestSignal(chart, filter, gathering.days)
      if (signal) found.push(signal)
      if (filter.serviceId === undefined) charts.push(chart)
      else if (signal) ofServices.push(chart)
    }
  }
  const signals = found.toSorted(byStrength).slice(0, MOST_SIGNALS)
  const shown = ofServices.filter(({ measure, filter }) =>
    signals.some((one) => one.measure === measure && one.filter.serviceId === filter.serviceId),
  )
  return { signals, charts: [...charts, ...shown.slice(0, MOST_SERVICE_CHARTS)] }
}

async function filtersOf({ tx, days, now }: Gathering): Promise<KeptFilter[]> {
  const asked = { measure: 'contacts', by: 'service', from: days.from, to: days.yesterday } as const
  const { items } = await getSplit(tx, asked, now)
  const most = items
    .filter(({ key }) => key !== '')
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_SERVICES)
  return [{}, ...most.map(({ key }) => ({ serviceId: key }))]
}

async function chartOf(
  { tx, seen, days, now }: Gathering,
  measure: (typeof PACK_MEASURES)[number],
  filter: KeptFilter,
): Promise<KeptChart | undefined> {
  const asked = { ...filter, measure, step: 'day', from: days.chartFrom, to: days.yesterday } as const
  const chart = await seen.chartFor(tx, { ...asked, likeWeekdays: byLikeWeekdays(measure) }, now)
  return chart ? { ...(JSON.parse(JSON.stringify(chart)) as CapabilityChart), filter } : undefined
}

async function patternsOf(tx: Tx): Promise<KeptPack['patterns']> {
  const rows = await tx.all(patterns.list, null, null)
  return rows
    .filter(({ state }) => state !== 'set_aside' && state !== 'solved')
    .slice(0, MOST_PATTERNS)
    .map(({ id, state, figures: seen }) => ({ id, state, figures: seen }))
}

/** Missed: overdue now, and what ended late yesterday. */
async function missesOf(
  { tx, days, now }: Gathering,
  state: 'missed' | 'at_risk',
): Promise<{ items: KeptMiss[]; more: number }> {
  const asked = { state, from: days.yesterday, to: days.yesterday }
  const { found, count } = await findMisses(tx, asked, now, MOST_MISSES)
  const items = await withWords(tx, found)
  return {
    items: items.map(({ kind, id, overSeconds, used, clientTold, dueAt, endedAt }) => ({
      ...{ kind, id, overSeconds, used, clientTold },
      ...{ dueAt: dueAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
    })),
    more: Math.max(0, count - found.length),
  }
}

/** Experiments under way, and what the chart says of each. */
async function experimentsOf({ tx, seen, now }: Gathering): Promise<KeptPack['experiments']> {
  const { items } = await listExperiments(tx, seen, now)
  return items.filter(({ state }) => state === 'running').map(({ id, verdict }) => ({ id, verdict }))
}
