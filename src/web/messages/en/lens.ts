import { busy } from './lens-busy.ts'
import { capability } from './lens-capability.ts'
import { charter } from './lens-charter.ts'
import { cost } from './lens-cost.ts'
import { demand } from './lens-demand.ts'
import { flow } from './lens-flow.ts'
import { frame } from './lens-frame.ts'
import { journeys } from './lens-journeys.ts'
import { logs } from './lens-logs.ts'
import { measureWords } from './lens-measures.ts'
import { notices } from './lens-notices.ts'
import { now } from './lens-now.ts'
import { packs } from './lens-packs.ts'
import { patterns } from './lens-patterns.ts'
import { standards } from './lens-standards.ts'

/** The words of the lens. */
export const lens = {
  ...frame,
  ...measureWords,
  ...now,
  ...notices,
  ...capability,
  ...patterns,
  ...journeys,
  ...flow,
  ...logs,
  ...busy,
  ...standards,
  ...cost,
  ...charter,
  ...packs,
  ...demand,
} as const
