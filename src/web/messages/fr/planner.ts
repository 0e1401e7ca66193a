import type { Translated } from '../catalogue.ts'
import { constraints } from './planner-constraints.ts'
import { frame } from './planner-frame.ts'

/** Les mots du planning. */
export const planner: Translated<'planner'> = { ...frame, ...constraints }
