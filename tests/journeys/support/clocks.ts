import type { Page } from 'playwright-core'
import type { Clock } from '#platform/clock.ts'
import { toLocalInput } from '#web/desk/promises/times.ts'

/** A clock that runs like the machine's and can be moved on. */
export type RunningClock = Clock & { advance(minutes: number): void }

/** Starts at the machine's time; time that passes in a story is added to it. */
export function runningClock(): RunningClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (minutes) => {
      ahead += minutes * 60_000
    },
  }
}

/** Time passes for everybody: for the service, and on the machines of those who look at it. */
export async function letPass(clock: RunningClock, minutes: number, pages: readonly Page[]): Promise<void> {
  clock.advance(minutes)
  for (const page of pages) await page.clock.setSystemTime(clock.now())
}

/** So many minutes from now, as a field for a time in London takes it. */
export function inMinutes(clock: Clock, minutes: number): string {
  return toLocalInput('Europe/London', clock.now().getTime() + minutes * 60_000)
}
