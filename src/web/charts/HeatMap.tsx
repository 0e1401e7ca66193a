import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { heatPicture } from './heat.ts'
import type { HeatData } from './heat.ts'

export type HeatMapProps = FigureWords & HeatData

/** Weekday by time of day, or weeks by weekday: the more, the deeper. */
export function HeatMap({ title, sentence, level, children, ...data }: HeatMapProps) {
  const picture = usePicture<HeatData>(heatPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
