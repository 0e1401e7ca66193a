/** Tells the time. Everything that needs "now" is given one, so that tests and simulations can set it. */
export type Clock = { now(): Date }

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export type SettableClock = Clock & {
  set(to: Date): void
  /** Moves forward by so many milliseconds. */
  advance(milliseconds: number): void
}

/** A clock for tests, standing at the given moment. */
export function settableClock(start: Date): SettableClock {
  let current = start.getTime()
  return {
    now: () => new Date(current),
    set: (to) => {
      current = to.getTime()
    },
    advance: (milliseconds) => {
      current += milliseconds
    },
  }
}
