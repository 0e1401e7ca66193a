import { isMirrored } from '../messages/direction.ts'
import { cx } from '../ui/cx.ts'
import { Swatch } from './Legend.tsx'
import type { Cell, LegendEntry, Picture } from './picture.ts'
import css from './charts.module.css'

/** What stands at a place of the drawing, beside it; listeners hear it instead. */
export function Readout(props: {
  readonly cell: Cell
  readonly spot: { readonly x: number; readonly y: number }
  readonly legend: readonly LegendEntry[]
  readonly cursor: Picture['cursor']
  readonly width: number
  readonly height: number
}) {
  const { cell, spot, legend, cursor, width, height } = props
  const isLate = spot.x > width / 2
  const aside = isLate ? { insetInlineEnd: width - spot.x + 14 } : { insetInlineStart: spot.x + 14 }
  const isLow = spot.y > height / 2
  const level = isLow
    ? { insetBlockEnd: Math.max(0, height - spot.y - 20) }
    : { insetBlockStart: Math.max(0, spot.y - 20) }
  // The drawing runs to the right in every language; these words run as the page does.
  const dir = isMirrored() ? 'rtl' : 'ltr'
  return (
    <div aria-hidden="true" className={css['overlay']}>
      {cursor === 'line' && <span className={css['hair']} style={{ insetInlineStart: `${spot.x}px` }} />}
      <span
        className={css['ring']}
        style={{ insetInlineStart: `${spot.x}px`, insetBlockStart: `${spot.y}px` }}
      />
      <div className={cx(css['readout'])} style={{ ...aside, ...level }}>
        <strong dir={dir}>{cell.heading}</strong>
        <dl dir={dir}>
          {cell.readings.map(({ label, value, legend: index }) => {
            const entry = index === undefined ? undefined : legend[index]
            return (
              <div key={label}>
                <dt>
                  {entry && <Swatch entry={entry} />}
                  {label}
                </dt>
                <dd>{value}</dd>
              </div>
            )
          })}
        </dl>
      </div>
    </div>
  )
}
