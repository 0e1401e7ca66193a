/**
 * How well the need classifier does on data it was not made for: what bank clients wrote, with the intent of each, and
 * which intents are value and which failure. Prints one table.
 *
 * node bench/demand.ts [--data path to a folder with banking77/utterances.csv and banking77/value-failure-map.json]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { chanceFrom } from '#core/chance.ts'
import { classifierFrom } from '#core/text/classify/classifier.ts'
import { packModel } from '#core/text/classify/pack.ts'
import { train } from '#core/text/classify/train.ts'
import type { Model } from '#core/text/classify/types.ts'
import { findSubjects } from '#core/text/subjects/subjects.ts'

type Labelled = { readonly text: string; readonly label: string; readonly intent: string }
type Result = { asked: number; right: number; amongThree: number; scored: Array<readonly [number, boolean]> }

const FOLDS = 5
const DRAWS = 5
const SPLITS = 3
const { values } = parseArgs({ options: { data: { type: 'string' } } })
const folder = join(values.data ?? join(import.meta.dirname, '../../shared/data'), 'banking77')
if (!existsSync(join(folder, 'utterances.csv'))) {
  console.error(
    `There is no utterances.csv in ${folder}. Name the folder: node bench/demand.ts --data <path>`,
  )
  process.exit(1)
}

const seconds: number[] = []
const milliseconds: number[] = []
let largest: Model | undefined

function main(): void {
  const rows = readRows()
  const kinds = JSON.parse(readFileSync(join(folder, 'value-failure-map.json'), 'utf8')) as Record<
    string,
    string
  >
  const demand = rows
    .map((row) => ({ ...row, label: kinds[row.intent] ?? '' }))
    .filter(({ label }) => label === 'value' || label === 'failure')
  const cross = acrossFolds(rows, (_, i) => i % FOLDS)
  const ten = tenEach(rows)
  const kind = acrossFolds(demand, (_, i) => i % FOLDS)
  const unseen = Array.from({ length: SPLITS }, (_, split) => unseenSubjects(demand, split))
  const subjects = timed(() =>
    findSubjects([...rows, ...rows].map(({ text }) => text).slice(0, 20_000), { seed: 1 }),
  )
  console.log(`${rows.length} texts, ${new Set(rows.map((row) => row.intent)).size} intents\n`)
  console.log('| what | found | limit |\n|---|---|---|')
  line(`intent, ${FOLDS}-fold: right %`, percent(cross.right / cross.asked), '≥ 89')
  line(`intent, ${FOLDS}-fold: among three %`, percent(cross.amongThree / cross.asked), '≥ 96.5')
  line(`intent, ten examples each, ${DRAWS} draws: right %`, percent(ten.right / ten.asked), '≥ 72')
  line(`value or failure, ${FOLDS}-fold: right %`, percent(kind.right / kind.asked), '≥ 97')
  const rights = unseen.map((one) => one.right / one.asked)
  line(
    '… subjects never seen: right %',
    `${percent(mean(rights))} (${rights.map(percent).join(', ')})`,
    '≥ 83',
  )
  line('… subjects never seen: AUC', mean(unseen.map(areaUnder)).toFixed(3), '≥ 0.91')
  line('a text, median ms', median(milliseconds).toFixed(3), '≤ 1')
  line('training, longest processor s', Math.max(...seconds).toFixed(1), '≤ 30')
  line('model, largest MB', ((largest ? packModel(largest).length : 0) / 1e6).toFixed(1), '< 20')
  line('20,000 texts into subjects, processor s', subjects.toFixed(1), '≤ 10')
}

const line = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`)
const percent = (share: number) => (100 * share).toFixed(2)
const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length
const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

function readRows(): Labelled[] {
  const text = readFileSync(join(folder, 'utterances.csv'), 'utf8')
  const rows = parse(text, { columns: true }) as Array<{ text: string; category: string }>
  return chanceFrom('rows').shuffle(
    rows.map((row) => ({ text: row.text, label: row.category, intent: row.category })),
  )
}

/** Time of this process alone, so that others on the machine do not count. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function timed(work: () => unknown): number {
  const begun = processorSeconds()
  work()
  return processorSeconds() - begun
}

function ask(learn: readonly Labelled[], test: readonly Labelled[], into: Result): void {
  const begun = processorSeconds()
  const trained = train(learn, { seed: 1 })
  seconds.push(processorSeconds() - begun)
  if (!trained.ok) throw new Error(JSON.stringify(trained))
  if (trained.model.weights.length > (largest?.weights.length ?? 0)) largest = trained.model
  const classifier = classifierFrom(trained.model)
  for (const { text, label } of test) {
    const asked = performance.now()
    const { choices } = classifier.classify(text, 3)
    milliseconds.push(performance.now() - asked)
    into.asked += 1
    into.right += choices[0]?.label === label ? 1 : 0
    into.amongThree += choices.some((one) => one.label === label) ? 1 : 0
    const failure = choices.find((one) => one.label === 'failure')
    if (failure) into.scored.push([failure.score, label === 'failure'])
  }
}

const noResult = (): Result => ({ asked: 0, right: 0, amongThree: 0, scored: [] })

function acrossFolds(rows: readonly Labelled[], foldOf: (row: Labelled, i: number) => number): Result {
  const result = noResult()
  for (let fold = 0; fold < FOLDS; fold++)
    ask(
      rows.filter((row, i) => foldOf(row, i) !== fold),
      rows.filter((row, i) => foldOf(row, i) === fold),
      result,
    )
  return result
}

function tenEach(rows: readonly Labelled[]): Result {
  const result = noResult()
  for (let draw = 0; draw < DRAWS; draw++) {
    const seen = new Map<string, number>()
    const shuffled = chanceFrom(`ten/${draw}`).shuffle(rows)
    const isTaken = shuffled.map(({ label }) => {
      seen.set(label, (seen.get(label) ?? 0) + 1)
      return (seen.get(label) ?? 0) <= 10
    })
    ask(
      shuffled.filter((_, i) => isTaken[i]),
      shuffled.filter((_, i) => !isTaken[i]),
      result,
    )
  }
  return result
}

/** Whole intents are held out, a fifth at a time, so nothing of the subject was ever seen. */
function unseenSubjects(rows: readonly Labelled[], split: number): Result {
  const intents = [...new Set(rows.map((row) => row.intent))].sort()
  const order = chanceFrom(`unseen/${split}`).shuffle(intents)
  return acrossFolds(rows, (row) => order.indexOf(row.intent) % FOLDS)
}

/** The area under the curve: how often a failure scores higher than a value (Mann & Whitney 1947). */
function areaUnder({ scored }: Result): number {
  const sorted = scored.toSorted((a, b) => a[0] - b[0])
  const positives = sorted.filter(([, failure]) => failure).length
  const places = sorted.reduce((sum, [, failure], i) => sum + (failure ? i + 1 : 0), 0)
  return (places - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives))
}

main()
