/**
 * An event log that others measured: every reference figure beside ours, and how long reading and measuring took.
 *
 * node bench/event-log.ts [path to the log] [path to the reference figures] [name in them]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HolderMeasures } from '#core/process/holders.ts'
import { measuresOf } from '#core/process/measures.ts'
import type { LogMeasures } from '#core/process/measures.ts'
import { circlesOf } from '#core/process/circles.ts'
import { flowOf } from '#core/process/flow.ts'
import { layersOf } from '#core/process/layers.ts'
import { variantsOf } from '#core/process/variants.ts'
import { readLog } from '#domain/measures/logs/read.ts'
import { fileSource } from '#domain/measures/logs/source.ts'

const shared = join(import.meta.dirname, '../../shared')
const path = process.argv[2] ?? join(shared, 'data/helpdesk-italian/helpdesk.csv')
const reference = process.argv[3] ?? join(shared, 'reference/event-log-measures.json')
const name = process.argv[4] ?? 'helpdesk_italian'
for (const file of [path, reference]) {
  if (existsSync(file)) continue
  console.error(`There is no file ${file}. Name them: node bench/event-log.ts <log> <reference> <name>`)
  process.exit(1)
}

/** Our figures under the names of the reference. */
function figures(measures: LogMeasures): Record<string, number | null> {
  const { endToEndDays: days, person, team } = measures
  return {
    cases: measures.cases,
    events: measures.events,
    repeat_activity_events: measures.repeatedActivities,
    share_cases_with_repeat_activity: measures.shareWithRepeatedActivity,
    ...prefixed('end_to_end_days', { mean: days.mean, median: days.median, p90: days.p90, max: days.max }),
    ...(person && prefixed('person', holding(person))),
    ...(person && prefixed('days_by_person_handoffs', byHandOffs(person))),
    ...(team && prefixed('team', holding(team))),
    ...(team && prefixed('days_by_team_handoffs', byHandOffs(team))),
  }
}

const prefixed = (prefix: string, of: Record<string, number | null>) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [`${prefix}.${key}`, value]))

const holding = (one: HolderMeasures): Record<string, number> => ({
  handoffs_total: one.handOffsTotal,
  handoffs_mean: one.handOffs.mean,
  handoffs_median: one.handOffs.median,
  handoffs_p90: one.handOffs.p90,
  share_cases_no_handoff: one.shareWithoutHandOff,
  distinct_mean: one.distinct.mean,
  distinct_p90: one.distinct.p90,
  returns_total: one.returnsTotal,
  share_cases_with_return: one.shareWithReturn,
  aba_total: one.backAndForthTotal,
  share_cases_aba: one.shareWithBackAndForth,
})

const byHandOffs = (one: HolderMeasures) =>
  Object.fromEntries(
    one.daysByHandOffs.flatMap(({ handOffs, n, medianDays, meanDays }) => [
      [`${handOffs}.n`, n],
      [`${handOffs}.median_days`, medianDays],
      [`${handOffs}.mean_days`, meanDays],
    ]),
  )

/** Leaves of a tree of figures, by their path. */
function leaves(tree: unknown, at = ''): [string, number][] {
  if (typeof tree === 'number') return [[at, tree]]
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, at === '' ? key : `${at}.${key}`))
}

const decimals = (value: number) => String(value).split('.')[1]?.length ?? 0

/** Equal when ours, rounded to the decimals that the reference has, is the reference. */
const equal = (theirs: number, ours: number | null | undefined) =>
  typeof ours === 'number' && Math.abs(ours - theirs) <= 0.5 * 10 ** -Math.max(decimals(theirs), 0) + 1e-9

async function main(): Promise<void> {
  const begun = performance.now()
  const read = await readLog({ source: fileSource(path) }, new Date())
  if (!read.ok) throw new Error(JSON.stringify(read))
  const readIn = performance.now() - begun
  const found = measuresOf(read.table)
  if (!found.ok) throw new Error(found.why)
  const measuredIn = performance.now() - begun - readIn
  const ours = figures(found.measures)
  const theirs = leaves((JSON.parse(readFileSync(reference, 'utf8')) as Record<string, unknown>)[name])
  console.log('| figure | reference | ours | equal |\n|---|---|---|---|')
  for (const [key, value] of theirs)
    console.log(`| ${key} | ${value} | ${ours[key] ?? '–'} | ${equal(value, ours[key]) ? 'yes' : 'NO'} |`)
  const good = theirs.filter(([key, value]) => equal(value, ours[key])).length
  console.log(`\n${good} of ${theirs.length} equal. Node ${process.version}`)
  const seconds = (ms: number) => (ms / 1000).toFixed(2)
  console.log(`read ${seconds(readIn)} s, measured ${seconds(measuredIn)} s, ${flowSeconds(read.table)}`)
  if (good < theirs.length) process.exitCode = 1
}

function flowSeconds(table: Parameters<typeof flowOf>[0]): string {
  const begun = performance.now()
  for (const by of ['activity', 'holder', 'team'] as const) {
    flowOf(table, by)
    circlesOf(table, by)
    variantsOf(table, by)
    layersOf(table, by)
  }
  return `flow, circles, variants and layers by activity, person and team ${((performance.now() - begun) / 1000).toFixed(2)} s`
}

await main()
