import { constraints } from './planner-constraints.ts'
import { frame } from './planner-frame.ts'

/** The words of the planner. */
export const planner = { ...frame, ...constraints } as const
