import fc from 'fast-check'
import type { PatientLine } from '#core/queueing/line.ts'

/** Any line with patience, from one contact an hour to a few hundred erlangs. */
export const anyLine: fc.Arbitrary<PatientLine> = fc.record({
  contactsPerHour: fc.double({ min: 0, max: 2000, noNaN: true }),
  handlingSeconds: fc.double({ min: 10, max: 900, noNaN: true }),
  patienceSeconds: fc.double({ min: 5, max: 5000, noNaN: true }),
})

/** How far a figure is from the exact one, relative to it. */
export function relativeError(value: number, exact: number): number {
  return Math.abs(value - exact) / Math.abs(exact)
}

/** 0 ≤ share ≤ 1; false for NaN. */
export function isShare(value: number): boolean {
  return value >= 0 && value <= 1 + 1e-12
}
