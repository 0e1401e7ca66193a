import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { controlPicture } from './control.ts'
import type { ControlData } from './control.ts'

export type ControlChartProps = FigureWords & ControlData

/** An XmR chart: values, mean and natural limits per phase, signals by shape, notes of what happened. */
export function ControlChart({ title, sentence, level, children, ...data }: ControlChartProps) {
  const picture = usePicture<ControlData>(controlPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
