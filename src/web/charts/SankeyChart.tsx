import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { sankeyPicture } from './sankey.ts'
import type { SankeyData } from './sankey.ts'

export type SankeyChartProps = FigureWords & SankeyData

/** Where things go, step by step: bands as wide as there are many. Those that turn back are drawn apart. */
export function SankeyChart({ title, sentence, level, children, ...data }: SankeyChartProps) {
  const picture = usePicture<SankeyData>(sankeyPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
