import { account } from './desk.account.ts'
import { cases } from './desk.cases.ts'
import { demand } from './desk.demand.ts'
import { frame } from './desk.frame.ts'
import { macros } from './desk.macros.ts'
import { merging } from './desk.merging.ts'
import { moment } from './desk.moment.ts'
import { search } from './desk.search.ts'
import { terms } from './desk.terms.ts'
import { news } from './desk.news.ts'
import { work } from './desk.work.ts'

/** The words of the desk. */
export const desk = {
  ...account,
  ...frame,
  ...moment,
  ...merging,
  ...cases,
  ...demand,
  ...terms,
  ...macros,
  ...search,
  ...work,
  ...news,
} as const
