import { useEffect, useState } from 'react'
import { useMediaQuery } from '../../ui/theme.ts'

const STEP_MS = 1_800
/** Long journeys go faster, so that nobody sits for longer than this. */
const LONGEST_MS = 120_000
const QUICKEST_MS = 400

export type Replay = {
  /** The step that is lit up; undefined before the first. */
  readonly at: number | undefined
  readonly isPlaying: boolean
  /** Where motion is reduced it does not run by itself. */
  readonly canPlay: boolean
  readonly to: (step: number) => void
  readonly toggle: () => void
}

/** Goes through the steps of a journey, by itself or step by step; playing again at the end begins anew. */
export function useReplay(count: number): Replay {
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')
  const [at, setAt] = useState<number>()
  const [isPlaying, setPlaying] = useState(false)
  const runs = isPlaying && !isStill && count > 0
  useEffect(() => {
    if (!runs) return
    const every = Math.max(QUICKEST_MS, Math.min(STEP_MS, LONGEST_MS / count))
    const timer = setInterval(() => setAt((before = -1) => Math.min(count - 1, before + 1)), every)
    return () => clearInterval(timer)
  }, [runs, count])
  useEffect(() => {
    if (at === count - 1) setPlaying(false)
  }, [at, count])
  return {
    at,
    isPlaying: runs,
    canPlay: !isStill,
    to: (step) => {
      setPlaying(false)
      if (count > 0) setAt(Math.max(0, Math.min(count - 1, step)))
    },
    toggle: () => {
      if (isStill || count === 0) return
      if (!isPlaying) setAt((before) => (before === undefined || before >= count - 1 ? 0 : before))
      setPlaying(!isPlaying)
    },
  }
}

/** Where a key leads from a step; undefined where it is none of ours. */
export function stepByKey(key: string, at: number | undefined, count: number): number | undefined {
  const keys: Readonly<Record<string, number>> = {
    ArrowRight: (at ?? -1) + 1,
    ArrowDown: (at ?? -1) + 1,
    ArrowLeft: (at ?? 1) - 1,
    ArrowUp: (at ?? 1) - 1,
    Home: 0,
    End: count - 1,
  }
  const wanted = keys[key]
  return wanted === undefined ? undefined : Math.max(0, Math.min(count - 1, wanted))
}
