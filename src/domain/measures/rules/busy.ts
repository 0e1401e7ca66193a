import type { BusyKind, BusyPart, LensSettings } from '../contract.busy.ts'
import type { Range, SaidInput } from '../contract.ts'
import { atMost, exactly, over, product, shownAs, sum, taken, times, totalOf } from './ranges.ts'
import type { Amount } from './ranges.ts'

/** Talking of one sort: conversations, seconds, and how often something known was asked again within it. */
export type Talking = { readonly count: number; readonly seconds: number; readonly repeats: number }

/** Each conversation is of one sort: failure before chasing, chasing before further, the rest is the first point. */
export const talkingKinds = ['first_point', 'further', 'failure', 'chasing'] as const
export type TalkingKind = (typeof talkingKinds)[number]

/** What was measured in a period. */
export type BusyMeasured = {
  readonly talking: Readonly<Record<TalkingKind, Talking>>
  /** Conversations that colleagues were brought into; their seconds, and the agents' own aside with them. */
  readonly experts: { readonly count: number; readonly seconds: number }
  readonly holds: { readonly count: number; readonly seconds: number }
  readonly attemptsReached: number
  readonly attemptsMissed: number
  readonly written: number
  readonly notes: number
  readonly legs: number
}

export type Busy = { readonly parts: BusyPart[]; readonly total: Range; readonly waste: Range }

/** What would not be needed if it were done right the first time. */
const WASTE: ReadonlySet<BusyKind> = new Set<BusyKind>([
  ...(['failure', 'chasing', 'asking_again', 'holds', 'attempts_missed', 'systems'] as const),
])
const HOUR = 1 / 3600

type Piece = {
  readonly kind: BusyKind
  readonly count: number
  readonly hours: Amount
  readonly basis: BusyPart['basis']
}

/**
 * Where capacity goes (R27). Asking again and waiting for systems happen while talking and are taken out of it, so nothing
 * counts twice and the parts add up to the total. `weeks` is the length of the period, for people; `without` names
 * what cannot be told apart by the filter.
 */
export function busyWith(
  measured: BusyMeasured,
  settings: LensSettings,
  weeks: number,
  without: readonly BusyKind[] = [],
): Busy {
  const all = [...talkPieces(measured, settings), ...otherPieces(measured, settings)]
  const pieces = all.filter(({ kind }) => !without.includes(kind))
  const pay = settings.payPencePerHour && taken('payPerHour', settings.payPencePerHour)
  const week = taken('hoursPerWeek', settings.hoursPerWeek)
  return {
    parts: pieces.map(({ kind, count, hours, basis }) => ({
      ...{ kind, count, basis, waste: WASTE.has(kind) },
      hours: shownAs(hours),
      pence: pay && shownAs(product(hours, pay)),
      people: shownAs(over(hours, times(week, weeks))),
    })),
    total: totalOf(pieces.map(({ hours }) => hours)),
    waste: totalOf(pieces.filter(({ kind }) => WASTE.has(kind)).map(({ hours }) => hours)),
  }
}

function talkPieces({ talking }: BusyMeasured, settings: LensSettings): Piece[] {
  const split = talkingKinds.map((kind) => ({ kind, ...splitTalk(talking[kind], settings) }))
  const all = talkingKinds.map((kind) => talking[kind])
  const repeats = all.reduce((count, one) => count + one.repeats, 0)
  const spoken = all.reduce((count, one) => count + one.count, 0)
  const asking = sum(split.map((one) => one.asking))
  const systems = sum(split.map((one) => one.systems))
  return [
    ...split.map(({ kind, helping }) => piece(kind, talking[kind].count, helping, 'measured')),
    piece('asking_again', repeats, asking, settings.secondsPerRepeat.basis),
    piece('systems', settings.systemsShare ? spoken : 0, systems, settings.systemsShare?.basis ?? 'unknown'),
  ]
}

/** Talk, as the part that helps, that asks again (never longer than the talk was), and that waits for systems. */
function splitTalk({ seconds, repeats }: Talking, settings: LensSettings) {
  const talk = exactly(seconds * HOUR)
  const asking = atMost(
    times(taken('secondsPerRepeat', settings.secondsPerRepeat), repeats * HOUR),
    seconds * HOUR,
  )
  const rest = sum([talk, times(asking, -1)])
  const share = settings.systemsShare
  const systems = share ? product(rest, taken('systemsShare', share)) : times(rest, 0)
  return { asking, systems, helping: sum([rest, times(systems, -1)]) }
}

function otherPieces(measured: BusyMeasured, settings: LensSettings): Piece[] {
  const { experts, holds } = measured
  const each = (kind: BusyKind, count: number, name: string, minutes: SaidInput) =>
    piece(kind, count, times(taken(name, minutes), count / 60), minutes.basis)
  const attempt = ['minutesPerAttempt', settings.minutesPerAttempt] as const
  return [
    piece('experts', experts.count, exactly(experts.seconds * HOUR), 'measured'),
    piece('holds', holds.count, exactly(holds.seconds * HOUR), 'measured'),
    each('attempts_reached', measured.attemptsReached, ...attempt),
    each('attempts_missed', measured.attemptsMissed, ...attempt),
    each('written', measured.written, 'minutesPerMessage', settings.minutesPerMessage),
    each('legs', measured.legs, 'minutesPerLeg', settings.minutesPerLeg),
    each('notes', measured.notes, 'minutesPerNote', settings.minutesPerNote),
  ]
}

const piece = (kind: BusyKind, count: number, hours: Amount, basis: BusyPart['basis']): Piece => ({
  ...{ kind, count, hours, basis },
})
