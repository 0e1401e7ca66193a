/**
 * False alarms of the charts beside those known from an independent simulation, for 15 kinds of series in which nothing
 * changes: percent of points by rule, and how far apart they are in standard errors. Then how often quiet daily counts show
 * a change or a spike, and how often true ones are found.
 *
 * `node bench/capability.ts [--series 10000] [--length 200]`.
 */
import { parseArgs } from 'node:util'
import { addDays, daysBetween } from '#core/calendars/moments.ts'
import { chanceFrom } from '#core/chance.ts'
import { sinceWhen } from '#core/spc/change-points.ts'
import { FALSE_ALARMS, SHAPES } from '#core/spc/false-alarms.fixture.ts'
import { ALARM_KINDS, falseAlarms } from '#core/spc/false-alarms.ts'
import { spikes } from '#core/spc/spikes.ts'
import type { CountSeries, DayCount } from '#core/spc/types.ts'

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '10000' },
    length: { type: 'string', default: '200' },
  },
})
const [series, length] = [Number(values.series), Number(values.length)]

const started = performance.now()
const apart: number[] = []
console.log(`${series} series of ${length} values; here / reference, in % of points\n`)
console.log(['series'.padEnd(12), 'limits', ...ALARM_KINDS.map((kind) => kind.padStart(15))].join(' '))
for (const known of FALSE_ALARMS) {
  const chance = chanceFrom(`${known.shape} ${known.baseline}`)
  const rates = falseAlarms(SHAPES[known.shape], { series, length, baseline: known.baseline }, chance)
  const cells = ALARM_KINDS.map((kind) => {
    const { percent, spread } = rates[kind]
    if (spread > 0) apart.push(((percent - known[kind]) / spread) ** 2)
    return `${percent.toFixed(2)} / ${known[kind].toFixed(2)}`.padStart(15)
  })
  console.log([known.shape.padEnd(12), String(known.baseline).padStart(6), ...cells].join(' '))
}
const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length
console.log(`\nAs far apart as by chance if the reference came from ${Math.round(1 / mean)} series a row`)
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)

const FIRST = '2026-01-05'
const WEEK = [1.3, 1.1, 1, 1, 0.9, 0.4, 0.3]
const TRIALS = 400
const chance = chanceFrom('counts')

/** Daily counts; `cv` is that of days that are busy or calm as a whole. */
function counted(length: number, rate: (day: number) => number, cv = 0): DayCount[] {
  return Array.from({ length }, (_, index) => {
    const busy = cv > 0 ? chance.gamma(1 / cv ** 2, cv ** 2) : 1
    return { day: addDays(FIRST, index), count: chance.poisson(rate(index) * busy) }
  })
}

const inWeek = (day: number) => WEEK[day % 7] ?? 1

console.log('\nSince when: share of trials with a change, and with one within three days of the true')
const shifts: [title: string, before: number, after: number, days: number, weekly: boolean, cv: number][] = [
  ['5 a day, nothing changes', 5, 5, 90, false, 0],
  ['20 a day by weekday, days ±30 %', 20, 20, 90, true, 0.3],
  ['5 a day, a year', 5, 5, 365, false, 0],
  ['5 to 8 a day', 5, 8, 90, false, 0],
  ['5 to 8 a day, by weekday', 5, 8, 90, true, 0],
  ['5 to 15 a day', 5, 15, 90, false, 0],
  ['0.3 to 2 a day', 0.3, 2, 90, false, 0],
]
for (const [title, before, after, days, weekly, cv] of shifts) {
  let [any, near] = [0, 0]
  const from = performance.now()
  for (let trial = 0; trial < TRIALS; trial++) {
    const rate = (day: number) => (day < 60 ? before : after) * (weekly ? inWeek(day) : 1)
    const found = sinceWhen(counted(days, rate, cv))
    if (!found.ok || found.changes.length === 0) continue
    any += 1
    if (found.changes.some(({ day }) => Math.abs(daysBetween(FIRST, day) - 60) <= 3)) near += 1
  }
  const each = ((performance.now() - from) / TRIALS).toFixed(1)
  const dated = before === after ? '' : `${((100 * near) / TRIALS).toFixed(1)} % dated`
  console.log(
    `${title.padEnd(34)} ${((100 * any) / TRIALS).toFixed(1).padStart(5)} % ${dated.padEnd(14)} ${each} ms`,
  )
}

console.log(
  '\nSpikes: 60 subjects of 0.1 to 17 a day, three of them with 6 more a day for the last 5 of 90 days',
)
for (const cv of [0, 0.39]) {
  let [calledQuiet, right, wrong] = [0, 0, 0]
  for (let trial = 0; trial < TRIALS / 4; trial++) {
    const family = (more: number): CountSeries[] =>
      Array.from({ length: 60 }, (_, key) => {
        const extra = key % 20 === 15 ? more : 0
        const rate = (day: number) => (0.1 + key ** 2 / 200) * inWeek(day) + (day >= 85 ? extra : 0)
        return { key: String(key), days: counted(90, rate, cv) }
      })
    const quiet = spikes(family(0))
    if (quiet.ok && quiet.spikes.length > 0) calledQuiet += 1
    const loud = spikes(family(6))
    for (const { key } of loud.ok ? loud.spikes : []) {
      if (Number(key) % 20 === 15) right += 1
      else wrong += 1
    }
  }
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  console.log(
    `days ±${Math.round(100 * cv)} %: found ${percent(right, (3 * TRIALS) / 4)}, ` +
      `false among those called ${percent(wrong, right + wrong)}, ` +
      `quiet families with any ${percent(calledQuiet, TRIALS / 4)}`,
  )
}
