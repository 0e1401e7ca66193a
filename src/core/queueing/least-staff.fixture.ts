/** Least agents: 80 % of all answered in 20 s without and with patience (as long as handling), and at most 3 % leaving. */
export type StaffingCase = readonly [
  contactsPerHour: number,
  handlingSeconds: number,
  erlangC: number,
  erlangA: number,
  leaving: number,
]

export const STAFFING_CASES: readonly StaffingCase[] = [
  [10, 300, 3, 2, 3],
  [30, 300, 5, 5, 5],
  [60, 300, 8, 7, 8],
  [100, 180, 8, 7, 8],
  [100, 300, 12, 11, 12],
  [200, 240, 17, 16, 17],
  [300, 300, 30, 28, 29],
  [500, 240, 39, 36, 37],
  [1000, 180, 56, 52, 54],
  [2000, 300, 176, 168, 167],
  [5000, 360, 514, 493, 490],
]
