import { capability } from './lens-capability.ts'
import { frame } from './lens-frame.ts'
import { measureWords } from './lens-measures.ts'
import { now } from './lens-now.ts'

/** The words of the lens. */
export const lens = {
  ...frame,
  ...measureWords,
  ...now,
  ...capability,
} as const
