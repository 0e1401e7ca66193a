import type { Translated } from '../catalogue.ts'
import { constraints } from './planner-constraints.ts'
import { forecast } from './planner-forecast.ts'
import { frame } from './planner-frame.ts'
import { whatIf } from './planner-what-if.ts'
import { need } from './planner-need.ts'
import { skills } from './planner-need.skills.ts'
import { roster } from './planner-roster.ts'

/** Les mots du planning. */
export const planner: Translated<'planner'> = {
  ...frame,
  ...forecast,
  ...need,
  ...skills,
  ...roster,
  ...constraints,
  ...whatIf,
}
