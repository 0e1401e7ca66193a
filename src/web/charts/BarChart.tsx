import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { barPicture } from './bars.ts'
import type { BarData } from './bars.ts'

export type BarChartProps = FigureWords & BarData

/** Categories compared: bars beside or on top of each other, standing or lying. */
export function BarChart({ title, sentence, level, children, ...data }: BarChartProps) {
  const picture = usePicture<BarData>(barPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
