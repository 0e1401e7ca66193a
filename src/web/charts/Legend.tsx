import type { LegendEntry } from './picture.ts'
import { SWATCH, swatchOf } from './swatch.ts'
import type { SwatchShape } from './swatch.ts'
import css from './charts.module.css'

const paint = (name: string): string => (name === 'surface' ? 'var(--surface)' : `var(--chart-${name})`)

function Shape({ shape }: { shape: SwatchShape }) {
  if (shape.tag === 'path') return <path d={shape.d} style={{ fill: paint(shape.paint) }} />
  const [a, b, c, d] = shape.at
  if (shape.tag === 'line') {
    const width = shape.paint === 'surface' ? 1.25 : 2
    const style = { stroke: paint(shape.paint), strokeWidth: width, strokeDasharray: shape.dash }
    return <line x1={a} y1={b} x2={c} y2={d} style={style} />
  }
  const stroke = shape.edge && { stroke: paint(shape.edge), strokeDasharray: shape.dash }
  return <rect x={a} y={b} width={c} height={d} style={{ fill: paint(shape.paint), ...stroke }} />
}

/** A small picture of how something is drawn. */
export function Swatch({ entry }: { readonly entry: LegendEntry }) {
  return (
    <svg
      {...SWATCH}
      viewBox={`0 0 ${SWATCH.width} ${SWATCH.height}`}
      aria-hidden="true"
      className={css['swatch']}
    >
      {swatchOf(entry).map((shape, index) => (
        <Shape key={index} shape={shape} />
      ))}
    </svg>
  )
}

/** What is what, beneath the drawing. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null
  return (
    <ul role="list" className={css['legend']}>
      {entries.map((entry) => (
        <li key={entry.label}>
          <Swatch entry={entry} />
          {entry.label}
        </li>
      ))}
    </ul>
  )
}
