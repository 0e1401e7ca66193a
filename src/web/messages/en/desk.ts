import { account } from './desk.account.ts'
import { cases } from './desk.cases.ts'
import { demand } from './desk.demand.ts'
import { frame } from './desk.frame.ts'
import { macros } from './desk.macros.ts'
import { moment } from './desk.moment.ts'
import { terms } from './desk.terms.ts'
import { work } from './desk.work.ts'

/** The words of the desk. */
export const desk = {
  ...account,
  ...frame,
  ...moment,
  ...cases,
  ...demand,
  ...terms,
  ...macros,
  ...work,
} as const
