import { grid } from './planner-roster.grid.ts'
import { people } from './planner-roster.people.ts'
import { shifts } from './planner-roster.shifts.ts'
import { why } from './planner-roster.why.ts'

/** The words of rosters, of the people who work them, and of one’s own shifts. */
export const roster = { ...grid, ...why, ...people, ...shifts } as const
