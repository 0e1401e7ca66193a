/** Patterns are looked for again and again, in what really happened in the last four weeks (R28). */
import { localDate } from '#core/calendars/hours.ts'
import { addDays, daysBetween } from '#core/calendars/moments.ts'
import { spikes } from '#core/spc/spikes.ts'
import type { Spike } from '#core/spc/types.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import type { LensSettings } from '../../measures/contract.busy.ts'
import { getSettings } from '../../measures/queries/settings.ts'
import { getOrganisation } from '../../services/queries.ts'
import { learningEvents } from '../contract.ts'
import type { PatternFigures, PatternKind } from '../contract.patterns.ts'
import { daysOf, figuresOf, isPattern, keyOf, sinceDayOf, WORTH_STUDY } from '../rules/patterns.ts'
import type { AboutKept } from '../rules/patterns.ts'
import { found, mostlyLegs } from '../store/found.ts'
import type { FoundRow } from '../store/found.ts'
import type { CountedKind } from '../store/occurrences.ts'
import * as store from '../store/patterns.ts'
import * as spiking from '../store/spikes.ts'
import type { SpikeOf } from '../store/spikes.ts'

type Found = { kind: PatternKind; about: AboutKept; figures: PatternFigures }
/** Null where there was nothing to look at. */
type Looked = readonly Found[] | null
type Looking = { tx: Tx; today: string; settings: LensSettings }

/** The sweep: looks when the last look is ten minutes old, on one node. @returns 0, for there is never more at once. */
export async function lookForPatterns(tx: Tx, now: Date): Promise<number> {
  if (await tx.maybe(store.claimLook, now)) await findPatterns(tx, now)
  return 0
}

/**
 * Looks for every kind of pattern now. What is found is kept: figures afresh for those known, a row of the ledger for each
 * new one. Patterns that are gone stay with their last figures. @returns how many are there.
 */
export async function findPatterns(tx: Tx, now: Date): Promise<number> {
  const { zone } = await getOrganisation(tx)
  const looking = { tx, today: localDate(zone, now.getTime()), settings: await getSettings(tx) }
  const kinds = new Map<PatternKind, Looked>()
  for (const kind of Object.keys(found) as CountedKind[]) kinds.set(kind, await countedOf(looking, kind))
  kinds.set('subject_spikes', await spikesOf(looking))
  const all = [...kinds.values()].flatMap((one) => one ?? [])
  await keep(tx, all, now)
  const nothing = [...kinds].filter(([, one]) => one === null).map(([kind]) => kind)
  await tx.run(store.looked, now, JSON.stringify(nothing))
  return all.length
}

async function countedOf(looking: Looking, kind: CountedKind): Promise<Looked> {
  const { tx, today, settings } = looking
  const { from, until, mid } = daysOf(today)
  const rows = await tx.all(found[kind], from, until, mid)
  if (nothingThere(kind, rows)) return null
  const patterns: Found[] = []
  for (const row of rows.filter(isPattern)) {
    const counted = { ...row, before: row.ofBefore > 0 ? row.before : null }
    const figures = figuresOf(counted, settings, sinceDayOf(row.daily, row.firstDay, today))
    patterns.push({ kind, about: await aboutOf(looking, kind, row), figures })
  }
  return patterns
}

async function aboutOf({ tx, today }: Looking, kind: CountedKind, row: FoundRow): Promise<AboutKept> {
  const { serviceId, departmentId } = row
  const about = { ...(serviceId && { serviceId }), ...(departmentId && { departmentId }) }
  if (kind !== 'promises_slip') return about
  const { later, until } = daysOf(today)
  const { mostly } = await tx.one(mostlyLegs, later, until, departmentId)
  return { ...about, mostly: mostly ? 'legs' : 'promises' }
}

/** Giving up while proving who one is, is known only where that is recorded: without a single one nothing can be said. */
function nothingThere(kind: CountedKind, rows: readonly FoundRow[]): boolean {
  if (kind === 'lost_verifying') return rows.every(({ times, before }) => times + before === 0)
  return rows.every(({ of }) => of === 0)
}

/** Subjects and services' failure demand are watched together, so that chance is reckoned with over all of them. */
async function spikesOf(looking: Looking): Promise<Looked> {
  const { tx, today } = looking
  const { from } = daysOf(today)
  const until = addDays(today, -1)
  const first = await tx.one(spiking.firstDay, from, until)
  const series = [...(await daily(tx, 'subject', from, until)), ...(await daily(tx, 'failure', from, until))]
  if (first.day === null || series.length === 0) return null
  const seen = spikes(series, { since: first.day, until })
  if (!seen.ok) return null
  const patterns: Found[] = []
  for (const spike of seen.spikes) {
    if (spike.seen < WORTH_STUDY.times) continue
    const pattern = await spikeOf(looking, spike, until)
    // The rate may have risen within the days looked at: what came before that day is not of the spike.
    if (pattern.figures.times >= WORTH_STUDY.times) patterns.push(pattern)
  }
  return patterns
}

async function daily(tx: Tx, of: SpikeOf, from: string, until: string) {
  const rows = await tx.all(spiking.dailyCounts[of], from, until)
  const byKey = Map.groupBy(rows, ({ aboutId }) => aboutId)
  return [...byKey].map(([aboutId, days]) => ({ key: `${of} ${aboutId}`, days }))
}

/** As many as came since it spikes, beside as many as were to be expected in these days. */
async function spikeOf({ tx, settings }: Looking, spike: Spike, until: string): Promise<Found> {
  const [of, id] = spike.key.split(' ') as [SpikeOf, string]
  const row = await tx.one(spiking.spikeFigures[of], spike.since, until, id)
  const all = await tx.one(spiking.firstDay, spike.since, until)
  const days = daysBetween(spike.since, until) + 1
  const counted = { ...row, of: all.contacts, tries: 0, before: Math.round(spike.before * days * 10) / 10 }
  return {
    kind: 'subject_spikes',
    about: of === 'subject' ? { subjectId: id } : { serviceId: id },
    figures: figuresOf(counted, settings, spike.since),
  }
}

async function keep(tx: Tx, all: readonly Found[], now: Date): Promise<void> {
  const rows = all.map(({ kind, about, figures }) => ({
    ...{ id: newId(now), kind, about, key: keyOf(about), figures },
  }))
  const kept = await tx.all(store.keep, JSON.stringify(rows), now)
  for (const { id, isNew, kind, serviceId, departmentId } of kept) {
    if (!isNew) continue
    const about = { at: now, actor: 'service', serviceId, departmentId }
    await record(tx, learningEvents.patternFound, about, { patternId: id, pattern: kind })
  }
}
