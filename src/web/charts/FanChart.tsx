import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { fanPicture } from './fan.ts'
import type { FanData } from './fan.ts'

export type FanChartProps = FigureWords & FanData

/** A forecast: the expected line, where four in five and nineteen in twenty fall, what came, and now. */
export function FanChart({ title, sentence, level, children, ...data }: FanChartProps) {
  const picture = usePicture<FanData>(fanPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
