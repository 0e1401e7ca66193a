import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { seriesPicture } from './series.ts'
import type { SeriesData } from './series.ts'

export type LineChartProps = FigureWords & SeriesData

/** Lines over time or over a number; step lines for what holds for an interval, with the gap between two of them. */
export function LineChart({ title, sentence, level, children, ...data }: LineChartProps) {
  const picture = usePicture<SeriesData>(seriesPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
