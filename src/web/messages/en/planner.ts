import { constraints } from './planner-constraints.ts'
import { forecast } from './planner-forecast.ts'
import { frame } from './planner-frame.ts'
import { whatIf } from './planner-what-if.ts'
import { need } from './planner-need.ts'
import { skills } from './planner-need.skills.ts'
import { roster } from './planner-roster.ts'

/** The words of the planner. */
export const planner = {
  ...frame,
  ...forecast,
  ...need,
  ...skills,
  ...roster,
  ...constraints,
  ...whatIf,
} as const
