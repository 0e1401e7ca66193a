import { describe, expect, test } from 'vitest'
import { barPicture, topsOf } from './bars.ts'
import { controlPicture } from './control.ts'
import { svgOf } from './engine.ts'
import { fanPicture } from './fan.ts'
import { inLines } from './flow-words.ts'
import { classOf, classesOf, heatPicture } from './heat.ts'
import { binsOf, histogramPicture } from './histogram.ts'
import { intervalPicture, startsAtNought } from './intervals.ts'
import type { Picture } from './picture.ts'
import { nearestSpot } from './pointing.ts'
import { processMapPicture } from './process-map.ts'
import { sankeyPicture } from './sankey.ts'
import { gapsOf, seriesPicture } from './series.ts'
import { csvOf } from './twin.ts'
import { escaped, sheetOf, wrapped } from './sheet.ts'
import { plainLook, speechIn } from './charts.fixture.ts'

const speech = speechIn()
const number = { kind: 'number' } as const
const AT = Date.UTC(2026, 2, 30, 7)
const QUARTER = 900_000
const quarters = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ at: AT + index * QUARTER, value }))

const staffing = {
  series: [
    { id: 'need', label: 'needed', step: true, points: quarters([5, 7, 9, 6]) },
    { id: 'cover', label: 'rostered', step: true, points: quarters([6, 6, 6, 6]) },
  ],
  format: number,
  x: 'time',
  yName: 'people',
  gap: { above: 'need', below: 'cover', label: 'people missing' },
} as const
const fan = {
  format: number,
  now: AT + QUARTER,
  points: [
    { at: AT, expected: 20, p80: [14, 26], p95: [11, 29], actual: 23 },
    { at: AT + QUARTER, expected: 22.4, p80: [15, 28], p95: [12, 31] },
    { at: AT + 2 * QUARTER, expected: null },
  ],
} as const
const bars = {
  categories: ['Monday', 'Tuesday'],
  categoriesName: 'Weekday',
  format: number,
  series: [
    { id: 'v', label: 'value', values: [3, 4] },
    { id: 'f', label: 'failure', values: [2, null] },
  ],
} as const
const heat = {
  rows: ['Monday', 'Tuesday'],
  columns: ['08:00', '09:00', '10:00'],
  values: [
    [4, 12, 9],
    [3, null, 7],
  ],
  format: number,
  rowsName: 'Weekday',
  valueName: 'contacts in an hour',
} as const
const intervals = {
  designs: ['conventional', 'golden moment'],
  measuresName: 'Measure',
  coverage: 0.95,
  measures: [
    {
      id: 'wait',
      label: 'Wait',
      format: { kind: 'span' },
      estimates: [{ value: 360, low: 300, high: 470 }, null],
    },
  ],
} as const
const control = {
  format: number,
  points: [
    { at: AT, value: 2.4 },
    { at: AT + 86_400_000, value: 3.9, signal: 'above the upper limit', note: 'Letters went out twice' },
    { at: AT + 2 * 86_400_000, value: null },
  ],
  phases: [{ from: AT, until: AT + 2 * 86_400_000, label: 'Before', mean: 2.4, lower: null, upper: 3.2 }],
} as const
const histogram = {
  bins: [
    { from: 0, to: 60, count: 12 },
    { from: 60, to: 120, count: 5 },
  ],
  xName: 'wait',
  xFormat: { kind: 'span' },
  yName: 'contacts',
  marks: [{ at: 55, label: 'the one in the middle' }],
} as const

const flowNames = {
  ...{ from: 'From', to: 'To', way: 'Way', count: 'Needs', detail: 'Half take up to' },
  ...{ all: 'wherever they go', rest: 'Others', onward: 'goes on', back: 'turns back' },
} as const
const sankey = {
  format: number,
  names: flowNames,
  steps: ['First', 'Second', 'Third'],
  places: [
    { key: '0:phone', label: 'Phone', count: 1_204, step: 0, role: 'begin' },
    { key: '0:letter', label: 'Letter', count: 6, step: 0, role: 'begin' },
    { key: '1:waiting', label: 'Waiting', count: 1_210, step: 1, detail: '3 mins' },
    { key: '2:met', label: 'Met', count: 1_100, step: 2, role: 'end' },
    { key: '2:phone', label: 'Phone', count: 90, step: 2 },
  ],
  bands: [
    { from: '0:phone', to: '1:waiting', count: 1_204, detail: '1 sec' },
    { from: '0:letter', to: '1:waiting', count: 6 },
    { from: '1:waiting', to: '2:met', count: 1_100 },
    { from: '1:waiting', to: '2:phone', count: 90, back: true },
  ],
} as const
const map = {
  format: number,
  names: flowNames,
  places: [
    { key: 'phone', label: 'Phone', count: 1_294, role: 'begin' },
    { key: 'waiting', label: 'Waiting', count: 1_300, detail: '3 mins' },
    { key: 'housing', label: 'Council tax, housing and benefits', count: 700 },
    { key: 'met', label: 'Met', count: 1_100, role: 'end' },
  ],
  bands: [
    { from: 'phone', to: 'waiting', count: 1_204, detail: '2 secs' },
    { from: 'waiting', to: 'housing', count: 700 },
    { from: 'housing', to: 'phone', count: 90, back: true, detail: '4 days' },
    { from: 'housing', to: 'housing', count: 12, back: true },
    { from: 'housing', to: 'met', count: 598 },
  ],
} as const
const none = { format: number, names: flowNames, places: [], bands: [] } as const

const kinds: [string, Picture][] = [
  ['a fan', fanPicture(fan, speech)],
  ['step lines with a gap', seriesPicture(staffing, speech)],
  ['bars', barPicture(bars, speech)],
  ['bars on top of each other', barPicture({ ...bars, stacked: true }, speech)],
  ['lying bars', barPicture({ ...bars, horizontal: true }, speech)],
  ['a field of heat', heatPicture(heat, speech)],
  ['dots with intervals', intervalPicture(intervals, speech)],
  ['a histogram', histogramPicture(histogram, speech)],
  ['an XmR chart', controlPicture(control, speech)],
  ['a fan without figures', fanPicture({ format: number, points: [] }, speech)],
  ['bars without figures', barPicture({ ...bars, categories: [], series: [] }, speech)],
  ['a field without figures', heatPicture({ ...heat, values: [] }, speech)],
  ['an XmR chart without figures', controlPicture({ format: number, points: [], phases: [] }, speech)],
  ['a sankey', sankeyPicture(sankey, speech)],
  ['a map of places', processMapPicture(map, speech)],
  ['a sankey without figures', sankeyPicture(none, speech)],
  ['a map without figures', processMapPicture(none, speech)],
]

describe('every kind', () => {
  test.each(kinds)('%s is drawn wide and narrow, without a figure that is none', (_, picture) => {
    for (const width of [960, 320]) {
      const height = picture.height(width)
      const room = { width, height, isNarrow: width < 560 }
      const svg = svgOf(picture.draw(plainLook, room), width, height)
      expect(svg).toContain('<svg')
      expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    }
  })

  test.each(kinds)('%s has a table with as many cells in every row as it has columns', (_, picture) => {
    const { columns, rows } = picture.twin
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length))
    expect(csvOf(picture.twin).split('\r\n')).toHaveLength(rows.length + 2)
  })

  test.each(kinds)('%s says every figure in words, never “NaN” or “null”', (_, picture) => {
    const said = picture.cells.flat().flatMap((cell) => (cell ? [cell.spoken, cell.heading] : []))
    expect(said.filter((text) => /NaN|null|undefined|charts\./.test(text))).toEqual([])
  })
})

const spoken = (picture: Picture) => picture.cells.map((row) => row.map((cell) => cell?.spoken ?? null))

describe('what is read out', () => {
  test('a forecast says what came, what is expected and where it likely falls, in the zone of the service', () => {
    expect(spoken(fanPicture(fan, speech))).toEqual([
      [
        'Mon 30 Mar, 08:00: what came 23; expected 20; 80% fall within 14 to 26; 95% fall within 11 to 29',
        'Mon 30 Mar, 08:15: expected 22.4; 80% fall within 15 to 28; 95% fall within 12 to 31',
        null,
      ],
    ])
  })

  test('the keyboard begins at now', () => {
    expect(fanPicture(fan, speech).start).toEqual({ row: 0, column: 1 })
  })

  test('lines and bars say whose figure it is', () => {
    expect(spoken(seriesPicture(staffing, speech))[1]?.[2]).toBe('Mon 30 Mar, 08:30: rostered 6')
    expect(spoken(barPicture(bars, speech))).toEqual([
      ['Monday: value 3', 'Tuesday: value 4'],
      ['Monday: failure 2', null],
    ])
    expect(spoken(barPicture({ ...bars, horizontal: true }, speech))[1]).toEqual(['Tuesday: value 4', null])
  })

  test('a signal says why', () => {
    expect(spoken(controlPicture(control, speech))[0]?.[1]).toBe(
      'Tue, 31 Mar 2026: 3.9; more than usual variation: above the upper limit; what happened: Letters went out twice',
    )
  })

  test('an estimate says where it likely lies', () => {
    expect(spoken(intervalPicture(intervals, speech))).toEqual([
      ['Wait: conventional 6 mins (likely 5 mins to 7.8 mins)', null],
    ])
  })

  test('in French it is French', () => {
    const picture = heatPicture({ ...heat, valueName: 'contacts en une heure' }, speechIn('fr-FR'))
    expect(picture.cells[0]?.[1]?.spoken).toBe('Monday, 09:00 : contacts en une heure 12')
  })

  test.each([
    [1234.5678, { kind: 'number' }, '1,235'],
    [12.345, { kind: 'number' }, '12.3'],
    [0.456, { kind: 'number', unit: 'contacts' }, '0.46 contacts'],
    [0.4567, { kind: 'share', digits: 1 }, '45.7%'],
    [12.4, { kind: 'money', currency: 'GBP' }, '£12.40'],
    [1234.4, { kind: 'money', currency: 'GBP' }, '£1,234'],
    [45, { kind: 'span' }, '45 secs'],
    [4_800, { kind: 'span' }, '1 hr 20 mins'],
    [0, { kind: 'span' }, '0'],
    [null, { kind: 'number' }, 'no figure'],
    [Number.NaN, { kind: 'number' }, 'no figure'],
  ] as const)('%s as %j is “%s”', (value, format, expected) => {
    expect(speech.value(value, format)).toBe(expected)
  })
})

describe('flows', () => {
  test.each([
    ['a sankey', sankeyPicture(sankey, speech), sankey],
    ['a map of places', processMapPicture(map, speech), map],
  ])(
    '%s: every count of every place and way is in the table, and whether it turns back',
    (_, picture, data) => {
      const counts = picture.twin.rows.map((row) => row[3]?.raw)
      const expected = [...data.places, ...data.bands].map(({ count }) => count)
      expect(counts.toSorted()).toEqual(expected.toSorted())
      const backs = picture.twin.rows.filter((row) => row[2]?.text === flowNames.back)
      expect(backs.length).toBe(data.bands.filter((band) => 'back' in band && band.back).length)
      expect(picture.legend.map(({ label }) => label)).toEqual([flowNames.onward, flowNames.back])
    },
  )

  test.each([
    ['a sankey', sankeyPicture(sankey, speech)],
    ['a map of places', processMapPicture(map, speech)],
  ])('%s: every place can be walked to, and lies inside the drawing, wide and on a phone', (_, picture) => {
    for (const width of [960, 320]) {
      const room = { width, height: picture.height(width), isNarrow: width < 560 }
      const spots = picture.cells.flatMap((row, index) =>
        row.flatMap((cell, column) => (cell ? [picture.spotIn?.(index, column, room)] : [])),
      )
      expect(spots.length).toBeGreaterThan(0)
      for (const spot of spots) {
        expect(spot?.x).toBeGreaterThanOrEqual(0)
        expect(spot?.x).toBeLessThanOrEqual(room.width)
        expect(spot?.y).toBeGreaterThanOrEqual(0)
        expect(spot?.y).toBeLessThanOrEqual(room.height)
      }
    }
  })

  test('a place says how many came, how long they stayed, and where they went', () => {
    expect(spoken(processMapPicture(map, speech)).flat()).toContain(
      'Council tax, housing and benefits: Needs 700; goes on Met 598; turns back Phone 90; turns back Council tax, housing and benefits 12',
    )
    expect(spoken(sankeyPicture(sankey, speech))[0]).toEqual([
      'Phone: Needs 1,204; goes on Waiting 1,204',
      'Waiting: Needs 1,210; Half take up to 3 mins; goes on Met 1,100; turns back Phone 90',
      'Phone: Needs 90',
    ])
  })

  test('on a phone what is rare is put together in the drawing, and pointing leads to it', () => {
    const picture = sankeyPicture(sankey, speech)
    const svg = svgOf(picture.draw(plainLook, { width: 320, height: 400, isNarrow: true }), 320, 400)
    expect(svg).toContain('Waiting')
    expect(picture.twin.rows.some((row) => row[0]?.text === '1. Letter')).toBe(true)
  })
})

describe('words in little room', () => {
  test.each([
    ['Housing', 200, 1, ['Housing'], 'it fits'],
    ['Council tax and benefits', 90, 2, ['Council tax', 'and benefits'], 'broken between words'],
    ['Council tax and benefits', 90, 1, ['Council tax…'], 'what is left out is shown'],
    ['Umschreibungsverfahren', 60, 2, ['Umschr…'], 'a word that is too long is cut'],
  ])('%s in %s px and %s lines: %j, %s', (text, width, lines, expected, _why) => {
    expect(inLines(text, { width, lines, size: 12 })).toEqual(expected)
  })
})

describe('what is worked out for a drawing', () => {
  test('a gap is where the one line lies under the other; its last interval is as long as the others', () => {
    expect(gapsOf(staffing)).toEqual([
      { at: AT + QUARTER, until: AT + 2 * QUARTER, low: 6, high: 7 },
      { at: AT + 2 * QUARTER, until: AT + 3 * QUARTER, low: 6, high: 9 },
    ])
    const late = {
      ...staffing,
      series: [{ ...staffing.series[0], points: quarters([1, 9]) }, staffing.series[1]],
    }
    expect(gapsOf(late).at(-1)?.until).toBe(AT + 2 * QUARTER)
  })

  test('bars pile up, those below nought downwards; a hole stays a hole', () => {
    const data = {
      ...bars,
      stacked: true,
      series: [
        { id: 'a', label: 'a', values: [3, -1] },
        { id: 'b', label: 'b', values: [2, -2] },
        { id: 'c', label: 'c', values: [null, 5] },
      ],
    }
    expect(topsOf(data)).toEqual([
      [3, -1],
      [5, -3],
      [null, 5],
    ])
  })

  test('classes of heat are round, at most seven, and whole for counts', () => {
    expect(classesOf([3, 76, 12])).toEqual([0, 15, 30, 45, 60, 75, 90])
    expect(classesOf([0, 9])).toEqual([0, 2, 4, 6, 8, 10])
    expect(classesOf([0.1, 0.9]).length).toBeLessThanOrEqual(8)
    expect(classesOf([null])).toEqual([0, 1])
    expect([classOf(0, [0, 15, 30]), classOf(15, [0, 15, 30]), classOf(30, [0, 15, 30])]).toEqual([0, 1, 1])
  })

  test('bins have round widths and hold every value once', () => {
    const bins = binsOf([1, 2, 2, 9.99, 10, Number.NaN], 5)
    expect(bins.map(({ from }) => from)).toEqual([0, 2, 4, 6, 8, 10])
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(5)
    expect(binsOf([], 5)).toEqual([])
  })

  test('nought is on the scale unless the figures lie far from it and close together', () => {
    expect(startsAtNought([10, 20])).toBe(true)
    expect(startsAtNought([100, 104])).toBe(false)
    expect(startsAtNought([-3, 100])).toBe(true)
  })

  test('pointing finds the nearest along what counts', () => {
    const spots = [
      { row: 0, column: 0, x: 10, y: 90 },
      { row: 1, column: 0, x: 10, y: 20 },
      { row: 0, column: 1, x: 50, y: 25 },
    ]
    expect(nearestSpot(spots, { x: 22, y: 22 }, 'x')).toMatchObject({ row: 1, column: 0 })
    expect(nearestSpot(spots, { x: 40, y: 88 }, 'y')).toMatchObject({ row: 0, column: 0 })
    expect(nearestSpot([], { x: 0, y: 0 }, 'both')).toBeUndefined()
  })

  test('a kept drawing carries its title, sentence and legend, with nothing that could be markup', () => {
    const title = 'Need & <script>alert(1)</script>'
    const { svg } = sheetOf({
      title,
      sentence: 'Three people are missing.',
      legend: kinds[1]?.[1].legend ?? [],
      drawing: '<svg/>',
      width: 960,
      height: 320,
      look: plainLook,
    })
    expect(svg).toContain(escaped(title))
    expect(svg).not.toContain('<script>')
    expect(svg).toContain('Three people are missing.')
    expect(svg).toContain('people missing')
  })

  test('long sentences are broken into lines', () => {
    expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  })
})
