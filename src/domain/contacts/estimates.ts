import { estimateWait, shareHeld } from '#core/queueing/estimate.ts'
import { canFinish, canTalk, isFree, seatsOf } from '#core/routing/seats.ts'
import type { Channel, WaitingContact } from '#core/routing/types.ts'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import { viewNow } from '#platform/database/view.ts'
import { serviceForRouting } from '../services/queries.ts'
import type { Estimate } from './contract.ts'
import { agentState } from './routing.ts'
import { countWaiting, lastAnswered, presentAgents } from './store/line.ts'
import type { Experienced } from './store/line.ts'

/** The state of the line for one service, from which every waiting client is told an estimate. */
export type LineState = {
  readonly able: number
  readonly free: number
  readonly waiting: number
  readonly experienced: readonly Experienced[]
}

/** What is told: the estimate, if one can honestly be made, and how often such estimates held. */
export type Told = {
  estimate: Estimate | null
  estimates: { share: number; count: number } | null
  somebodyThere: boolean
}

/** While a reading is this young it serves everybody; then one asker reads again, the others still get the last. */
const FRESH_MS = 1_000
/** A reading older than this serves nobody. */
const STALE_MS = 5_000
const EXPERIENCES = 200

export type Estimates = {
  /**
   * What to tell somebody with `ahead` before them (undefined: everybody who waits now). Reads by the caller's own
   * connection where it has to: waiting for another one while holding this one would stop everybody once all are taken.
   */
  tell(tx: Tx, serviceId: string | null, ahead?: number): Promise<Told>
}

type Reading = { at: number; line: LineState; renewing: boolean }

/** Estimates for a node: each service's line is read about once a second, however many clients ask. */
export function createEstimates(clock: Clock): Estimates {
  const readings = new Map<string, Reading>()
  const lineOf = async (tx: Tx, serviceId: string | null): Promise<LineState> => {
    const now = clock.now()
    const key = `${viewNow()?.facts ?? ''} ${serviceId ?? ''}`
    const known = readings.get(key)
    const age = known ? now.getTime() - known.at : Number.POSITIVE_INFINITY
    if (known && age >= 0 && (age < FRESH_MS || (known.renewing && age < STALE_MS))) return known.line
    if (known) known.renewing = true
    try {
      const line = await readLine(tx, serviceId, now)
      if (readings.size > 500) readings.clear()
      readings.set(key, { at: now.getTime(), line, renewing: false })
      return line
    } finally {
      if (known) known.renewing = false
    }
  }
  return {
    async tell(tx, serviceId, ahead) {
      const line = await lineOf(tx, serviceId)
      return tellFrom(line, ahead ?? line.waiting)
    },
  }
}

async function readLine(tx: Tx, serviceId: string | null, now: Date): Promise<LineState> {
  const service = serviceId === null ? undefined : await serviceForRouting(tx, serviceId)
  const people = await tx.all(presentAgents, now)
  const asked = need(service?.skillId ?? null, service?.authorityPence ?? 0)
  const seats = seatsOf(people.map(agentState)).all.filter(
    (seat) => canFinish(seat, asked) && canTalk(seat, asked),
  )
  const here = seats.filter((seat) => seat.agent.presence === 'available' || seat.agent.presence === 'busy')
  const { count } = await tx.one(countWaiting, now)
  const own = await tx.all(lastAnswered, serviceId, now, EXPERIENCES)
  const experienced = own.length >= 10 ? own : await tx.all(lastAnswered, null, now, EXPERIENCES)
  return {
    able: here.length,
    free: here.filter((seat) => isFree(seat, 'chat')).length,
    waiting: count,
    experienced,
  }
}

function need(skillId: string | null, authorityPence: number): WaitingContact {
  return {
    contactId: '',
    channel: 'chat' satisfies Channel,
    waitingSince: 0,
    serviceId: null,
    skillId,
    authorityPence,
    language: null,
    languageRequired: false,
    stakes: 'ordinary',
    ownerId: null,
    coverId: null,
    ownerPatienceUntil: null,
    passedOver: new Set(),
  }
}

/** From the state of the line to what one client is told (R2). Exported for its tests. */
export function tellFrom(line: LineState, ahead: number): Told {
  const talks = line.experienced.flatMap((one) => (one.talkSeconds === null ? [] : [one.talkSeconds]))
  const estimate = estimateWait({
    ahead,
    ableAgents: line.able,
    freeAgents: line.free,
    meanTalkSeconds: talks.length === 0 ? 0 : talks.reduce((sum, one) => sum + one, 0) / talks.length,
    lastToEnterService: line.experienced.slice(0, 10),
    history: line.experienced.flatMap((one) =>
      one.estimatedSeconds === null
        ? []
        : [{ estimatedSeconds: one.estimatedSeconds, actualSeconds: one.waitedSeconds }],
    ),
  })
  const told = line.experienced.flatMap((one) =>
    one.lowSeconds === null || one.highSeconds === null
      ? []
      : [{ lowSeconds: one.lowSeconds, highSeconds: one.highSeconds, actualSeconds: one.waitedSeconds }],
  )
  const held = shareHeld(told)
  return {
    estimate: estimate
      ? {
          lowSeconds: Math.round(estimate.lowSeconds),
          likelySeconds: Math.round(estimate.likelySeconds),
          highSeconds: Math.round(estimate.highSeconds),
        }
      : null,
    // A share of a handful says nothing; it is shown once it means something.
    estimates: held.share === undefined || held.count < 10 ? null : { share: held.share, count: held.count },
    somebodyThere: line.able > 0,
  }
}
