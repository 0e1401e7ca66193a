import { grid } from './planner-roster.grid.ts'
import { people } from './planner-roster.people.ts'
import { shifts } from './planner-roster.shifts.ts'
import { why } from './planner-roster.why.ts'

/** Les mots des plannings, de celles et ceux qui y travaillent, et de ses propres services. */
export const roster = { ...grid, ...why, ...people, ...shifts } as const
