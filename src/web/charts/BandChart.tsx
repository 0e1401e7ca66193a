import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { seriesPicture } from './series.ts'
import type { SeriesData } from './series.ts'

export type BandChartProps = FigureWords & SeriesData

/** Lines over time with the band in which each likely lies (`low` and `high` of their points). */
export function BandChart({ title, sentence, level, children, ...data }: BandChartProps) {
  const picture = usePicture<SeriesData>(seriesPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
