import type { LegendEntry } from './picture.ts'
import { hatching } from './parts.ts'

/** Shapes of a small picture of how something is drawn, 28 × 14; `paint` names a fill or a stroke. */
export type SwatchShape =
  | {
      readonly tag: 'line'
      readonly at: readonly [number, number, number, number]
      readonly paint: Paint
      readonly dash?: string
    }
  | {
      readonly tag: 'rect'
      readonly at: readonly [number, number, number, number]
      readonly paint: Paint
      readonly edge?: Paint
      readonly dash?: string
    }
  | { readonly tag: 'path'; readonly d: string; readonly paint: Paint }
type Paint = LegendEntry['colour'] | 'surface'

export const SWATCH = { width: 28, height: 14 } as const

const SYMBOLS: Record<NonNullable<LegendEntry['symbol']>, string> = {
  none: '',
  circle: 'M10.5 7a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0',
  rect: 'M10.75 3.75h6.5v6.5h-6.5z',
  triangle: 'M14 2.8l4.2 7.6h-8.4z',
  diamond: 'M14 2l5 5l-5 5l-5 -5z',
}

const dot = (x: number, y: number): string => `M${x - 1.5} ${y}a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0`
const DOTS = [5, 14, 23].map((x) => dot(x, 4.5)).join('') + [9.5, 18.5].map((x) => dot(x, 9.5)).join('')

const dashed = (dash: readonly number[] | undefined) => (dash?.length ? { dash: dash.join(' ') } : {})

/** How an entry of the legend is drawn. */
export function swatchOf(entry: LegendEntry): SwatchShape[] {
  const { mark, colour, edge, dash, symbol = 'none', hatch = 0 } = entry
  const sign: SwatchShape[] = symbol === 'none' ? [] : [{ tag: 'path', d: SYMBOLS[symbol], paint: colour }]
  if (mark === 'dot') return sign
  if (mark === 'line') return [{ tag: 'line', at: [0, 7, 28, 7], paint: colour, ...dashed(dash) }, ...sign]
  const box: SwatchShape = {
    ...{ tag: 'rect', at: [1, 1, 26, 12], paint: colour },
    ...(edge && { edge }),
    ...dashed(dash),
  } as SwatchShape
  const over = edge ?? (colour === 'none' ? 'band-edge' : 'surface')
  if (hatch === 2) return [box, { tag: 'path', d: DOTS, paint: over }]
  const strokes = hatch === 0 ? [] : hatching(1, 1, 27, 13)
  return [box, ...strokes.map((at): SwatchShape => ({ tag: 'line', at: slanted(at, hatch), paint: over }))]
}

type Four = readonly [number, number, number, number]

/** Every hatch of bars runs another way. */
function slanted([x1, y1, x2, y2]: Four, hatch: number): Four {
  if (hatch === 3) return [28 - x1, y1, 28 - x2, y2]
  if (hatch === 4) return [x1, 7, x2, 7]
  if (hatch === 5) return [(x1 + x2) / 2, 1, (x1 + x2) / 2, 13]
  return [x1, y1, x2, y2]
}
