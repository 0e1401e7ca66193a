import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { histogramPicture } from './histogram.ts'
import type { HistogramData } from './histogram.ts'

export type HistogramChartProps = FigureWords & HistogramData

/** How values are spread, in bins; `binsOf` makes them from plain values. */
export function HistogramChart({ title, sentence, level, children, ...data }: HistogramChartProps) {
  const picture = usePicture<HistogramData>(histogramPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
