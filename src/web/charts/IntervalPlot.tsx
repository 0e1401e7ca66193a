import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { intervalPicture } from './intervals.ts'
import type { IntervalData } from './intervals.ts'

export type IntervalPlotProps = FigureWords & IntervalData

/** Designs compared measure by measure, each with the interval in which it likely lies. */
export function IntervalPlot({ title, sentence, level, children, ...data }: IntervalPlotProps) {
  const picture = usePicture<IntervalData>(intervalPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
