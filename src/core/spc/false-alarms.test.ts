import { expect, test } from 'vitest'
import { chanceFrom } from '#core/chance.ts'
import { FALSE_ALARMS, SHAPES } from '#core/spc/false-alarms.fixture.ts'
import { ALARM_KINDS, falseAlarms } from '#core/spc/false-alarms.ts'

/** As many series as the figures known are likely to come from; of a few hundred, theirs vary more than ours. */
const REFERENCE_SERIES = 450
const ours = { series: 2500, length: 200 }
/** Figures known are rounded, and rest on the same few cases where nearly nothing is a signal. */
const ROUNDED = 0.02

test.each(FALSE_ALARMS)('false alarms are as rare as known: $shape, limits from $baseline', (known) => {
  const chance = chanceFrom(`false alarms ${known.shape} ${known.baseline}`)
  const rates = falseAlarms(SHAPES[known.shape], { ...ours, baseline: known.baseline }, chance)
  for (const kind of ALARM_KINDS) {
    const { percent, error, spread } = rates[kind]
    const band = 3 * Math.hypot(error, spread / Math.sqrt(REFERENCE_SERIES)) + ROUNDED
    expect
      .soft(Math.abs(percent - known[kind]), `${kind}: ${percent} beside ${known[kind]}`)
      .toBeLessThan(band)
  }
})
