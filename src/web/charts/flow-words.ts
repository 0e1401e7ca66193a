import { wordsCell } from './twin.ts'
import type { Twin } from './twin.ts'
import type { FlowBand } from './flow-layout.ts'
import type { Cell, LegendEntry, Reading } from './picture.ts'
import { figureCell } from './series.ts'
import type { Format, Speech } from './speech.ts'

/** What the table and the legend of a flow call things. */
export type FlowNames = {
  /** Heads of the table’s columns. */
  readonly from: string
  readonly to: string
  readonly way: string
  readonly count: string
  readonly detail: string
  /** In place of where to: all that were at a place, wherever they went. */
  readonly all: string
  /** Several rare places, where there is no room for each. */
  readonly rest: string
  /** What bands and lines are called that lead on, and back to where one was before. */
  readonly onward: string
  readonly back: string
}

type Place = {
  readonly key: string
  readonly label: string
  readonly count: number
  readonly detail?: string
}

/** So many of the ways onward are read out at a place; the table has all of them. */
const READ_OUT = 5

/** Places, each with all that were there, and beneath it the ways from it, the strongest first. */
export function flowTwin(
  places: readonly Place[],
  bands: readonly FlowBand[],
  words: { readonly format: Format; readonly names: FlowNames; readonly speech: Speech },
): Twin {
  const { format, names, speech } = words
  const labels = new Map(places.map(({ key, label }) => [key, label]))
  const figures = (count: number, detail = '') => [figureCell(count, format, speech), wordsCell(detail)]
  return {
    columns: [
      { title: names.from },
      { title: names.to },
      { title: names.way },
      { title: names.count, isNumber: true },
      { title: names.detail },
    ],
    rows: places.flatMap(({ key, label, count, detail }) => [
      [wordsCell(label), wordsCell(names.all), wordsCell(''), ...figures(count, detail)],
      ...waysFrom(key, bands).map(({ to, back, ...way }) => [
        wordsCell(label),
        wordsCell(labels.get(to) ?? to),
        wordsCell(back ? names.back : names.onward),
        ...figures(way.count, way.detail),
      ]),
    ]),
  }
}

function waysFrom(key: string, bands: readonly FlowBand[]): FlowBand[] {
  return bands.filter(({ from }) => from === key).toSorted((a, b) => b.count - a.count)
}

/** What is read at a place: how many, how long, and where they go from there. */
export function flowCell(
  place: Place,
  bands: readonly FlowBand[],
  words: {
    readonly format: Format
    readonly names: FlowNames
    readonly speech: Speech
    readonly label: (key: string) => string
  },
): Omit<Cell, 'anchor'> {
  const { format, names, speech, label } = words
  const onward = waysFrom(place.key, bands).slice(0, READ_OUT)
  const readings: Reading[] = [
    { label: names.count, value: speech.value(place.count, format) },
    ...(place.detail ? [{ label: names.detail, value: place.detail }] : []),
    ...onward.map(({ to, count, back }) => ({
      label: `${back ? '↩' : '→'} ${label(to)}`,
      value: speech.value(count, format),
    })),
  ]
  const heard = readings.map((one, index) => {
    const way = onward[index - (readings.length - onward.length)]
    return way
      ? `${way.back ? names.back : names.onward} ${label(way.to)} ${one.value}`
      : `${one.label} ${one.value}`
  })
  return { heading: place.label, readings, spoken: `${place.label}: ${heard.join('; ')}` }
}

/** What bands (or lines) mean that lead on, and those that lead back where there are any. */
export function flowLegend(
  bands: readonly FlowBand[],
  names: FlowNames,
  mark: 'band' | 'line',
): LegendEntry[] {
  const isBand = mark === 'band'
  const onward: LegendEntry = {
    label: names.onward,
    mark,
    colour: isBand ? 'band' : 'band-edge',
    edge: 'band-edge',
    symbol: 'none',
  }
  const back: LegendEntry = {
    label: names.back,
    mark,
    colour: isBand ? 'gap' : 'gap-edge',
    edge: 'gap-edge',
    dash: BACK_DASH,
    symbol: 'none',
  }
  return bands.some((band) => band.back) ? [onward, back] : [onward]
}

/** How what turns back is broken, so that it is seen without colour. */
export const BACK_DASH: readonly number[] = [5, 3]

const NARROW_LETTERS = /[iljtfrI.,:;'’!|()\-\s]/g
const WIDE_LETTERS = /[mwMWÆŒ@%…]/g

/** About how wide words are in our typeface, in pixels; a little more rather than less. */
export function widthOf(text: string, size: number, isBold = false): number {
  const narrow = text.match(NARROW_LETTERS)?.length ?? 0
  const wide = text.match(WIDE_LETTERS)?.length ?? 0
  const ems = narrow * 0.33 + wide * 0.88 + (text.length - narrow - wide) * 0.59
  return ems * size * (isBold ? 1.06 : 1)
}

/** What lines of words have room for. */
export type LineRoom = {
  readonly width: number
  readonly lines: number
  readonly size: number
  readonly isBold?: boolean
}

/** Words broken into lines; what does not fit is cut with a sign of it. */
export function inLines(text: string, { width, lines, size, isBold }: LineRoom): string[] {
  const fits = (line: string): boolean => widthOf(line, size, isBold) <= width
  const made: string[] = []
  for (const word of text.split(' ')) {
    const longer = made.length > 0 ? `${made.at(-1)} ${word}` : word
    if (made.length > 0 && fits(longer)) made[made.length - 1] = longer
    else made.push(word)
  }
  const kept = made.slice(0, lines)
  const isCut = made.length > lines
  return kept.map((line, index) => {
    const isWhole = !(isCut && index === kept.length - 1)
    return isWhole && fits(line) ? line : cut(line, fits)
  })
}

function cut(line: string, fits: (line: string) => boolean): string {
  let length = line.length
  while (length > 1 && !fits(`${line.slice(0, length)}…`)) length -= 1
  return `${line.slice(0, length).trimEnd()}…`
}
