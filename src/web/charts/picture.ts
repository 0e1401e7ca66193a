import type { EChartsCoreOption } from 'echarts/core'
import type { Colour, Look } from './look.ts'
import type { Place } from './stepping.ts'
import type { Twin } from './twin.ts'

/** How much room a drawing has, in CSS pixels. */
export type Room = { readonly width: number; readonly height: number; readonly isNarrow: boolean }

/** Where a figure stands: `x` and `y` in the units of the axes; `slot` within the band of a category. */
export type Anchor = {
  readonly x: number
  readonly y: number
  /** The nth grid, in drawings that have several. */
  readonly grid?: number
  /** The nth of several bars beside each other, along the axis of categories. */
  readonly slot?: { readonly index: number; readonly of: number; readonly axis: 'x' | 'y' }
}

/** One line of what is read at a place. */
export type Reading = { readonly label: string; readonly value: string; readonly legend?: number }

/** One figure that can be walked to. */
export type Cell = {
  readonly anchor: Anchor
  readonly heading: string
  readonly readings: readonly Reading[]
  /** The whole of it in one sentence, to be heard. */
  readonly spoken: string
}

/** A line of the legend, and how it is drawn there. */
export type LegendEntry = {
  readonly label: string
  readonly mark: 'line' | 'band' | 'bar' | 'dot'
  readonly colour: Colour
  readonly edge?: Colour
  readonly dash?: readonly number[]
  readonly symbol?: 'circle' | 'rect' | 'triangle' | 'diamond' | 'none'
  readonly hatch?: number
}

/** What a chart shows, free of how it is framed: how it is drawn, what can be walked to, its legend and its figures. */
export type Picture = {
  readonly draw: (look: Look, room: Room) => EChartsCoreOption
  /** Height in CSS pixels at a width. */
  readonly height: (width: number) => number
  readonly cells: readonly (readonly (Cell | null)[])[]
  /** Where a figure is, in pixels, in drawings that are laid out anew for each width; others go by its anchor. */
  readonly spotIn?: (row: number, column: number, room: Room) => { x: number; y: number } | undefined
  /** Which distance counts when somebody points: along x, along y, or both. */
  readonly along: 'x' | 'y' | 'both'
  readonly cursor: 'line' | 'ring'
  readonly start?: Place
  readonly legend: readonly LegendEntry[]
  readonly twin: Twin
}

/** Below this width of a drawing there are fewer marks and smaller margins. */
export const NARROW_DRAWING = 560

/** The usual height: 320 px, less on a phone. */
export const usualHeight = (width: number): number => (width < NARROW_DRAWING ? 260 : 320)
