/** When the steps of a journey began and ended, and what its time was made of. Pure; epoch milliseconds. */
import type { JourneyStep } from '#domain/measures/contract.flow.ts'

/** What a stretch of time was to the client. */
export type SpanKind = 'talk' | 'wait' | 'hold' | 'point'
export type Span = {
  readonly kind: SpanKind
  /** Which step it is of. */
  readonly nth: number
  readonly from: number
  readonly until: number
  readonly waste: boolean
}

export type Strip = {
  readonly from: number
  readonly until: number
  readonly spans: readonly Span[]
  /** Seconds, overlaps counted once; `nothing` is the rest. */
  readonly seconds: Readonly<Record<'talk' | 'wait' | 'hold' | 'nothing' | 'all', number>>
}

const KINDS: Partial<Record<JourneyStep['kind'], Exclude<SpanKind, 'point'>>> = {
  answered: 'talk',
  waited: 'wait',
  held: 'hold',
}

/** From when until when a step took: waits and holds are told when they end, conversations when they begin. */
export function spanOf(step: JourneyStep, nth: number): Span {
  const at = Date.parse(step.at)
  const took = (step.seconds ?? 0) * 1000
  const kind = KINDS[step.kind] ?? 'point'
  const [from, until] = kind === 'point' ? [at, at] : kind === 'talk' ? [at, at + took] : [at - took, at]
  return { kind, nth, from, until, waste: step.waste }
}

/** The time of a journey from its first step to its last, or to `closedAt`; undefined of no steps. */
export function stripOf(steps: readonly JourneyStep[], closedAt: string | null): Strip | undefined {
  const spans = steps.map(spanOf)
  if (spans.length === 0) return undefined
  const from = Math.min(...spans.map((span) => span.from))
  const ends = spans.map((span) => span.until)
  const until = Math.max(from, ...ends, ...(closedAt === null ? [] : [Date.parse(closedAt)]))
  const of = (kind: SpanKind) => lengthOf(spans.filter((span) => span.kind === kind)) / 1000
  const busy = lengthOf(spans) / 1000
  const all = (until - from) / 1000
  return {
    ...{ from, until, spans },
    seconds: { talk: of('talk'), wait: of('wait'), hold: of('hold'), all, nothing: Math.max(0, all - busy) },
  }
}

/** How long stretches are together, in milliseconds, what overlaps counted once. */
function lengthOf(spans: readonly Span[]): number {
  let [length, reached] = [0, -Infinity]
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    length += Math.max(0, until - Math.max(from, reached))
    reached = Math.max(reached, until)
  }
  return length
}

/** Between two steps nothing happened for so long that it is worth a word. */
const WORTH_A_WORD_S = 6 * 3600

/** Seconds of nothing before each step; 0 where something happened soon after, or the client was waiting meanwhile. */
export function gapsOf(steps: readonly JourneyStep[]): number[] {
  const spans = steps.map(spanOf)
  let reached = Infinity
  return spans.map(({ from, until }) => {
    const isLong = (from - reached) / 1000 >= WORTH_A_WORD_S
    const gap = isLong ? emptyBetween(reached, from, spans) / 1000 : 0
    reached = reached === Infinity ? until : Math.max(reached, until)
    return gap >= WORTH_A_WORD_S ? gap : 0
  })
}

/** How long nothing was going on between two instants, in milliseconds. */
function emptyBetween(start: number, end: number, spans: readonly Span[]): number {
  const within = spans
    .filter(({ from, until }) => until > start && from < end)
    .map((span) => ({ ...span, from: Math.max(start, span.from), until: Math.min(end, span.until) }))
  return end - start - lengthOf(within)
}

/** A length of time without what nobody needs to know of a long one: whole hours from six on. */
export function roughly(seconds: number): number {
  return seconds < WORTH_A_WORD_S ? seconds : Math.round(seconds / 3600) * 3600
}
