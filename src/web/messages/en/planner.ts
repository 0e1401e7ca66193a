import { frame } from './planner-frame.ts'

/** The words of the planner. */
export const planner = { ...frame } as const
