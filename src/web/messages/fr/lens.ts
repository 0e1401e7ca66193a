import type { Translated } from '../catalogue.ts'
import { capability } from './lens-capability.ts'
import { frame } from './lens-frame.ts'
import { measureWords } from './lens-measures.ts'
import { now } from './lens-now.ts'

/** Les mots du regard. */
export const lens: Translated<'lens'> = {
  ...frame,
  ...measureWords,
  ...now,
  ...capability,
}
