/** What a run is asked to do. */
import type { Arrivals } from './arrivals.ts'

/** Needs of one kind, and the step at which they begin. */
export type Source = { name: string; start: string; arrivals: Arrivals }

export type RunOptions = {
  seed: string | number
  sources: readonly Source[]
  /** No more needs arrive after so many minutes, or after so many needs: at least one of the two. */
  minutes?: number
  needs?: number
  /** Needs that arrive before this minute are served but not counted. */
  warmUp?: number
  /** How long after the last arrival the run goes on, to let needs come to their end; 60 days when left out. */
  drain?: number
  /** Minutes at which to count the needs in the system. */
  checkpoints?: readonly number[]
  /** Asked now and then; true stops the run, and its course says so. */
  cancelled?: () => boolean
}
