import { estimateWait, shareHeld } from '#core/queueing/estimate.ts'
import { canFinish, canTalk, isFree, seatsOf } from '#core/routing/seats.ts'
import type { Channel, WaitingContact } from '#core/routing/types.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database/database.ts'
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

/** The state of the line is read this often at most; a client's place is counted afresh. */
const FRESH_MS = 1_000
const EXPERIENCES = 200

export type Estimates = {
  /** What to tell somebody with `ahead` before them (undefined: everybody who waits now). */
  tell(serviceId: string | null, ahead?: number): Promise<Told>
}

/** Estimates for a node, each service's line read once a second at most, however many clients ask. */
export function createEstimates(parts: { database: Database; clock: Clock }): Estimates {
  const { database, clock } = parts
  const lines = new Map<string, { at: number; line: Promise<LineState> }>()
  const lineOf = (serviceId: string | null): Promise<LineState> => {
    const now = clock.now()
    const key = serviceId ?? ''
    const known = lines.get(key)
    if (known && now.getTime() - known.at < FRESH_MS && now.getTime() >= known.at) return known.line
    if (lines.size > 500) lines.clear()
    const line = database.read((tx) => readLine(tx, serviceId, now))
    line.catch(() => lines.delete(key))
    lines.set(key, { at: now.getTime(), line })
    return line
  }
  return {
    async tell(serviceId, ahead) {
      const line = await lineOf(serviceId)
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
