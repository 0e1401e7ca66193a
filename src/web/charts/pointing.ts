import type { Picture } from './picture.ts'
import type { Place } from './stepping.ts'

/** A figure and where it is on the drawing, in CSS pixels. */
export type Spot = Place & { readonly x: number; readonly y: number }

/** The figure that somebody points at: the nearest along what counts, then the nearest across. */
export function nearestSpot(
  spots: readonly Spot[],
  point: { readonly x: number; readonly y: number },
  along: Picture['along'],
): Spot | undefined {
  const distance = (spot: Spot): number => {
    const [dx, dy] = [Math.abs(spot.x - point.x), Math.abs(spot.y - point.y)]
    if (along === 'both') return Math.hypot(dx, dy)
    return along === 'x' ? dx * 1_000 + dy : dy * 1_000 + dx
  }
  let best: Spot | undefined
  for (const spot of spots) if (!best || distance(spot) < distance(best)) best = spot
  return best
}
