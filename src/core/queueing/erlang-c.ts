/** The line where nobody leaves. */
import { erlangB } from '#core/queueing/erlang-b.ts'
import { checkLine, offeredErlangs } from '#core/queueing/line.ts'
import type { Line, Outcome } from '#core/queueing/line.ts'

/**
 * Erlang C (Erlang 1917): C = nB/(n − a + aB) wait, on average 1/((n − a)μ) each; of all, 1 − C·e^{−(n−a)μT} are
 * answered within T. With a ≥ n there is no long run, and that is the answer. The three shares answered within
 * the time are one and the same here, since nobody leaves. Any patience of the line is left aside.
 */
export function erlangC(line: Line, agents: number, withinSeconds = 20): Outcome {
  checkLine(line, agents, withinSeconds)
  const erlangs = offeredErlangs(line)
  // Multiplied out before the difference is taken: n − a is small where lines are long, and whole numbers stay exact.
  const spare = (agents * 3600 - line.contactsPerHour * line.handlingSeconds) / 3600
  if (!(spare > 0)) return { stable: false, why: 'overload', agents, offeredErlangs: erlangs }
  const blocked = erlangB(erlangs, agents)
  const shareWaiting = (agents * blocked) / (spare + erlangs * blocked)
  const eachWaits = line.handlingSeconds / spare
  const longer = shareWaiting * Math.exp(-withinSeconds / eachWaits)
  return {
    stable: true,
    model: 'erlang_c',
    agents,
    offeredErlangs: erlangs,
    occupancy: erlangs / agents,
    shareWaiting,
    shareLeaving: 0,
    meanWaitSeconds: shareWaiting * eachWaits,
    meanWaitIfWaitingSeconds: eachWaits,
    meanWaiting: (erlangs * shareWaiting) / spare,
    withinSeconds,
    shareWaitingLonger: longer,
    shareLeavingWithin: 0,
    answeredWithin: { ofAll: 1 - longer, ofAllButEarlyLeavers: 1 - longer, ofServed: 1 - longer },
  }
}
