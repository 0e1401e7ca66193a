import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { BAR_MOST, BAR_SHARE } from './bar-size.ts'
import type { Anchor } from './picture.ts'

// Only what the drawings need, and loaded only with the first of them. Tooltips and legends are our own: the library's
// are written as markup, and nobody could reach them by keyboard.
use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, SVGRenderer])

export type Engine = EChartsType

/** Makes a place on the page ready for drawing. */
export function mount(place: HTMLElement): Engine {
  return init(place, undefined, { renderer: 'svg' })
}

/** Draws, or draws anew, at a size in CSS pixels. */
export function render(chart: Engine, option: EChartsCoreOption, width: number, height: number): void {
  chart.resize({ width, height, silent: true })
  // Parts drawn by hand are otherwise matched to those of before, though they are others.
  chart.clear()
  chart.setOption(option, { silent: true })
  // With a view box the drawing can be fitted to paper.
  chart.getDom().querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`)
}

/** The drawing as SVG text, apart from any page. */
export function svgOf(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** Where an anchor is on the drawing, in CSS pixels from its upper left corner; undefined outside the axes. */
export function pixelsOf(chart: Engine, anchor: Anchor): { x: number; y: number } | undefined {
  const finder = { gridIndex: anchor.grid ?? 0 }
  const found: unknown = chart.convertToPixel(finder, [anchor.x, anchor.y])
  if (!Array.isArray(found)) return undefined
  const [x, y] = found.map(Number)
  if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return undefined
  const shift = slotShift(chart, finder, anchor)
  return anchor.slot?.axis === 'y' ? { x, y: y + shift } : { x: x + shift, y }
}

/** Bars beside each other stand around the middle of their category. */
function slotShift(chart: Engine, finder: { gridIndex: number }, { slot, x, y }: Anchor): number {
  if (!slot || slot.of < 2) return 0
  const isX = slot.axis === 'x'
  const here: unknown = chart.convertToPixel(finder, [x, y])
  const next: unknown = chart.convertToPixel(finder, isX ? [x + 1, y] : [x, y + 1])
  if (!Array.isArray(here) || !Array.isArray(next)) return 0
  const band = Math.abs(Number(next[isX ? 0 : 1]) - Number(here[isX ? 0 : 1]))
  const bar = Math.min(BAR_MOST, (band * BAR_SHARE) / slot.of)
  return (slot.index - (slot.of - 1) / 2) * bar
}
