/**
 * False alarms of the charts beside those known from an independent simulation, for 15 kinds of series in which nothing
 * changes: percent of points by rule, and how far apart they are in standard errors.
 *
 * `node bench/capability.ts [--series 10000] [--length 200]`.
 */
import { parseArgs } from 'node:util'
import { chanceFrom } from '#core/chance.ts'
import { FALSE_ALARMS, SHAPES } from '#core/spc/false-alarms.fixture.ts'
import { ALARM_KINDS, falseAlarms } from '#core/spc/false-alarms.ts'

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
