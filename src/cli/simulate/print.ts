import type { MeasureRow, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import type { PlanWarning } from '#domain/planning/contract.ts'

type Estimated = MeasureRow['conventional']

const LABELS: Readonly<Record<string, string>> = {
  minutesPerNeed: 'staff minutes per need',
  heldMinutesPerNeed: 'minutes held for an expert',
  contactsPerNeed: 'contacts per need',
  chasesPerNeed: 'of these, chasing',
  attemptsPerNeed: 'calls out per need',
  peoplePerNeed: 'people spoken to',
  endToEndMean: 'first contact to end, mean',
  endToEndMedian: 'first contact to end, median',
  endToEndP90: 'nine of ten within',
  waitPerContact: 'wait per contact',
  waitedShare: 'contacts that waited',
  leftShare: 'contacts that gave up',
  unresolvedShare: 'needs never met',
  firstPointShare: 'met at the first point',
  agreedKeptShare: 'agreed calls in time',
  costPerNeed: 'cost per need, pence',
  occupancyFront: 'busy share, who answers',
  occupancyBehind: 'busy share, who stands behind',
  openShare: 'still open at the end',
}

/** Results for people: both designs side by side, where they break even, where the golden moment loses. */
export function asTable(result: WhatIfResult): string {
  const { rows, replications, needs } = result
  const head = ['', 'conventional', 'golden moment', 'difference']
  const body = rows.map((row) => [
    LABELS[row.measure] ?? row.measure,
    estimate(row.conventional, row.unit),
    estimate(row.goldenMoment, row.unit),
    estimate(row.difference, row.unit),
  ])
  return [
    `Both designs on the same ${needs} needs, in ${replications} runs. In brackets: the 95 % interval.`,
    '',
    ...columns([head, ...body]),
    '',
    ...result.warnings.filter(({ code }) => code === 'overloaded').map(inWords),
    evenLine(result),
    ...result.warnings.filter(({ code }) => code !== 'overloaded').map(inWords),
    checkLine(result),
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}

function columns(table: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((row) => (row[at] ?? '').length)))
  return table.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('   ')
      .trimEnd(),
  )
}

function estimate({ mean, low, high }: Estimated, unit: MeasureRow['unit']): string {
  const one = (value: number) => figure(value, unit)
  return `${one(mean)} (${one(low)} to ${one(high)})`
}

function figure(value: number, unit: MeasureRow['unit']): string {
  if (unit === 'share') return `${signed(value * 100, 1)} %`
  return signed(value, unit === 'money' || Math.abs(value) >= 100 ? 0 : 2)
}

/** With a true minus, and without one before nothing. */
function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return value < 0 && Number(text) !== 0 ? `−${text}` : text
}

function evenLine({ breakEven, sweep }: WhatIfResult): string {
  if (breakEven !== null)
    return `Break-even: the golden moment takes fewer staff minutes where more than ${(breakEven * 100).toFixed(1)} % can be met by the first person alone.`
  const always = sweep.every((row) => row.goldenMoment <= row.conventional) ? 'fewer' : 'more'
  return `Break-even: none. The golden moment takes ${always} staff minutes whatever share can be met by the first person alone.`
}

function inWords({ code, facts }: PlanWarning): string {
  const number = (name: string, digits = 2) => signed(Number(facts[name]), digits)
  switch (code) {
    case 'overloaded':
      return `Overload: in the ${String(facts['design']).replace('_', ' ')} design more comes than can be done, and waits grow as long as it lasts. It takes at least ${number('frontLeast', 0)} who answer (there are ${number('front', 0)}) and ${number('behindLeast', 0)} behind them (there are ${number('behind', 0)}).`
    case 'golden_dearer_here':
      return `Here the golden moment takes ${number('minutes')} staff minutes a need more than the conventional design.`
    case 'golden_loses':
      return `The golden moment loses where ${String(facts['input'])} lies from ${number('from')} to ${number('to')}: up to ${number('minutes')} staff minutes more per need.`
    case 'no_experts':
      return 'There are no experts: whatever the first person cannot meet waits for a time agreed with the client.'
    case 'inputs_rest_on':
      return `Of the inputs ${number('measured', 0)} are measured here and ${number('assumed', 0)} assumed.`
    default:
      return code
  }
}

function checkLine({ closedForm }: WhatIfResult): string | undefined {
  const minutes = closedForm.find(({ measure }) => measure === 'minutesPerNeed')
  if (!minutes) return undefined
  const { conventional, goldenMoment } = minutes
  return `Check by formula, without any waiting: ${signed(conventional, 2)} and ${signed(goldenMoment, 2)} staff minutes per need.`
}

/** Results for spreadsheets: a line a measure. */
export function asCsv({ rows }: WhatIfResult): string {
  const parts = (one: Estimated) => [one.mean, one.low, one.high]
  const head = ['conventional', 'golden_moment', 'difference'].flatMap((one) => [
    one,
    `${one}_low`,
    `${one}_high`,
  ])
  return [
    ['measure', 'unit', ...head].join(','),
    ...rows.map((row) =>
      [
        row.measure,
        row.unit,
        ...parts(row.conventional),
        ...parts(row.goldenMoment),
        ...parts(row.difference),
      ].join(','),
    ),
  ].join('\n')
}
