import { Figure, usePicture } from './Figure.tsx'
import type { FigureWords } from './Figure.tsx'
import { processMapPicture } from './process-map.ts'
import type { ProcessMapData } from './process-map.ts'

export type ProcessMapProps = FigureWords & ProcessMapData

/** A map of places and the ways between them, with how many went and how long it took; turning back is seen. */
export function ProcessMap({ title, sentence, level, children, ...data }: ProcessMapProps) {
  const picture = usePicture<ProcessMapData>(processMapPicture, data)
  return (
    <Figure title={title} sentence={sentence} picture={picture} {...(level && { level })}>
      {children}
    </Figure>
  )
}
