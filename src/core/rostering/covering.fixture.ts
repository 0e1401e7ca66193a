/** Twelve days whose cheapest covering is known: 07:00 to 21:00, half hours, solved to proof by another solver (CBC). */
import { startsBetween } from './shifts.ts'
import type { CoverProblem } from './covering.ts'
import type { ShiftType } from './types.ts'

const OPENS = 7 * 60
const CLOSES = 21 * 60

/** People required a half hour, for loads of 10, 30 and 100 erlangs at their peak. */
const required = {
  R10: [
    5, 6, 10, 13, 18, 19, 19, 19, 19, 18, 18, 17, 17, 17, 16, 16, 16, 16, 15, 14, 12, 11, 10, 9, 8, 7, 7, 6,
  ],
  R30: [
    13, 16, 26, 34, 48, 51, 51, 51, 51, 50, 48, 47, 46, 45, 45, 44, 43, 42, 41, 37, 32, 28, 25, 23, 21, 19,
    18, 16,
  ],
  R100: [
    39, 48, 79, 107, 150, 160, 162, 160, 160, 156, 152, 148, 145, 141, 140, 137, 135, 133, 127, 116, 100, 85,
    76, 69, 62, 57, 54, 48,
  ],
}

const free = (id: string, minutes: number, breaks: ShiftType['breaks'] = []): ShiftType => {
  return { id, minutes, starts: startsBetween(OPENS, CLOSES, minutes, 30), breaks }
}
const lunch = [{ minutes: 60, paid: false, earliest: 180, latest: 300 }]
const pause = [{ minutes: 30, paid: false, earliest: 120, latest: 240 }]
const long = free('8.5 h', 510, lunch)
const fiveStarts = { ...long, starts: [420, 480, 540, 660, 750] }

/** Kinds of shift by case, with the columns they make. */
const cases = {
  A: { shifts: [free('4 h', 240), free('5 h', 300), free('6 h', 360, pause), long], columns: 185 },
  B: { shifts: [long], columns: 60 },
  C: { shifts: [fiveStarts], columns: 25 },
  D: { shifts: [fiveStarts, free('4 h', 240)], columns: 46 },
}

/** Least paid half hours, for each case at each load. */
const optima = {
  A: { R10: 378, R30: 1011, R100: 3146 },
  B: { R10: 435, R30: 1140, R100: 3540 },
  C: { R10: 450, R30: 1185, R100: 3705 },
  D: { R10: 394, R30: 1046, R100: 3240 },
}

export type CaseName = keyof typeof cases
export type LoadName = keyof typeof required

/** The covering problem of a case, its number of columns and the paid half hours of its best covering. */
export function coverCase(name: CaseName, load: LoadName) {
  const { shifts, columns } = cases[name]
  const limits = name === 'D' ? [{ shifts: ['4 h'], most: 0.3 }] : []
  const problem: CoverProblem = { opens: OPENS, grid: 30, required: required[load], shifts, limits }
  return { name, load, problem, columns, paidHalfHours: optima[name][load] }
}

/** All twelve. */
export const coverCases = (['A', 'B', 'C', 'D'] as const).flatMap((name) =>
  (['R10', 'R30', 'R100'] as const).map((load) => coverCase(name, load)),
)
