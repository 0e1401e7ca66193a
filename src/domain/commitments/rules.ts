import { tellClientAt, warnAt } from '#core/commitments/warning.ts'
import { general } from '#platform/contract/refusal.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { commitmentRefusals } from './contract.ts'
import type { Commitment, ToldHow } from './contract.ts'

const HOUR_MS = 3_600_000

type Times = { madeAt: Date; dueAt: Date; fromAt: Date | null }

/**
 * When the owner is warned and when the client is told that a commitment may slip (R12). One with a time of its own (a
 * call, a visit) cannot slip the day before: its owner is warned in the hour before it begins, and the client is told
 * once it has begun and nothing has happened.
 */
export function warningsFor({ madeAt, dueAt, fromAt }: Times): { warnAt: Date; tellClientAt: Date } {
  const made = madeAt.getTime()
  const due = dueAt.getTime()
  const from = fromAt?.getTime() ?? made
  if (from <= made)
    return { warnAt: new Date(warnAt(made, due)), tellClientAt: new Date(tellClientAt(made, due)) }
  const told = from < due ? tellClientAt(from, due) : tellClientAt(made, due)
  return { warnAt: new Date(warnAt(Math.max(made, from - HOUR_MS), from)), tellClientAt: new Date(told) }
}

/** A promise is for a time still to come, and a chosen time begins before it is over. */
export function checkTimes(times: { dueAt: Date; fromAt: Date | null }, now: Date): void {
  if (times.dueAt <= now) refuse(commitmentRefusals.due_in_the_past)
  if (times.fromAt !== null && times.fromAt > times.dueAt) {
    throw new Refusal(general.invalid_input, {}, [
      { path: '/body/fromAt', message: 'must not be later than dueAt' },
    ])
  }
}

type Standing = { state: Commitment['state']; dueAt: Date }

/** It can be kept until the moment at which it is due; after that it is broken and says so. */
export function mayKeep(commitment: Standing, now: Date): void {
  if (commitment.state !== 'open') refuse(commitmentRefusals.commitment_ended)
  if (now > commitment.dueAt) refuse(commitmentRefusals.past_due)
}

/** It can be agreed anew before it is due, with the client told (R12). @returns how the client was told. */
export function mayRenegotiate(commitment: Standing, told: ToldHow | undefined, now: Date): ToldHow {
  mayChange(commitment, now)
  return told ?? refuse(commitmentRefusals.client_not_told)
}

/** It can be withdrawn before it is due; what was missed is not taken back. */
export function mayChange(commitment: Standing, now: Date): void {
  if (commitment.state !== 'open') refuse(commitmentRefusals.commitment_ended)
  if (now >= commitment.dueAt) refuse(commitmentRefusals.past_due)
}
