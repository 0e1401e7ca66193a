/** A line that grows because more comes than can be done: as a flow, where the long run has nothing to say. */
import type { LoadStep } from '#core/queueing/offered-load.ts'

export type FlowStep = {
  /** Mean number waiting over the step, as a flow: chance is left out. */
  readonly meanWaiting: number
  readonly waitingAtEnd: number
}

export type FlowInterval = { readonly step: LoadStep; readonly servers: number; readonly open: boolean }

const PARTS = 60

/**
 * The flow x′ = λ − μ·min(x, n) (fluid limit of the many-server line: Whitt 2002, "Stochastic-Process Limits",
 * ch. 10): below n as the offered load, above n a line that grows or shrinks evenly. Where an interval is closed
 * those who wait go away; `waitingAtEnd` of the interval before tells how many that were.
 */
export function flow(intervals: readonly FlowInterval[]): FlowStep[] {
  let inSystem = intervals[0]?.step.from ?? 0
  let before = inSystem
  return intervals.map(({ step, servers, open }) => {
    if (!open) inSystem = Math.min(inSystem, before)
    before = servers
    const limit = open ? servers : Infinity
    let waiting = 0
    for (let part = 0; part < PARTS; part++) {
      const was = Math.max(0, inSystem - limit)
      inSystem = moved(inSystem, step, limit)
      waiting += (was + Math.max(0, inSystem - limit)) / 2
    }
    return { meanWaiting: waiting / PARTS, waitingAtEnd: Math.max(0, inSystem - limit) }
  })
}

function moved(inSystem: number, step: LoadStep, servers: number): number {
  const times = step.handlingTimes / PARTS
  if (inSystem >= servers) return Math.max(0, inSystem + (step.settlesAt - servers) * times)
  return step.settlesAt + (inSystem - step.settlesAt) * Math.exp(-times)
}
