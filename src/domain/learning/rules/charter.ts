/** What a line of the charter may be bound to, and when there is something to say of it (R23). */
import type { FigureBeside, KeptFilter, MeasureKey } from '../../measures/contract.ts'
import { measures } from '../../measures/contract.ts'

/** Below this a figure would tell of single people, and of chance more than of the service. */
export const FEWEST = 5

/** The figure as it is published, however it looks; null while too few are behind it. */
export function publishable(figure: FigureBeside): FigureBeside | null {
  return figure.value === null || figure.count < FEWEST ? null : figure
}

/** Whether a measure can be narrowed so: needs, legs and promises have no channel, and only contacts have a demand. */
export function canBeNarrowed(measure: MeasureKey, { channel, demand }: KeptFilter): boolean {
  const { rows } = measures[measure]
  if (rows === 'contact') return true
  return demand === undefined && (channel === undefined || rows === 'work')
}

/** A line as it is written down. */
export type WrittenLine = {
  readonly id: string | null
  readonly text: string
  readonly measure: MeasureKey
  readonly filter: KeptFilter
  readonly published: boolean
}

/** Whether a line stands there as it is written. */
export function isSame(
  kept: WrittenLine & { readonly place: number },
  written: WrittenLine,
  place: number,
): boolean {
  return (
    kept.place === place &&
    kept.text === written.text &&
    kept.measure === written.measure &&
    kept.published === written.published &&
    keyOf(kept.filter) === keyOf(written.filter)
  )
}

/** One text a filter, whatever the order of its parts. */
export function keyOf({ serviceId, departmentId, channel, demand }: KeptFilter): string {
  return JSON.stringify([serviceId ?? null, departmentId ?? null, channel ?? null, demand ?? null])
}
