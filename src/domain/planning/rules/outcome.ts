/** What the solver found, as a roster tells it: wishes with their reasons, what stands in the way, what rules cost. */
import type { WishReason } from '#core/rostering/impossible-wishes.ts'
import type { RosterOutcome as Planned } from '#core/rostering/types.ts'
import type { RosterOutcome, WishAnswer } from '../contract.rosters.ts'
import { wishIdOf } from './problem.ts'
import type { PlanWorld } from './problem.ts'
import { factsOf, notGrantedIn } from './warnings.ts'
import type { Solved } from '../solve.rosters.ts'

type Sums = { shortIntervals: number; neededHours: number; paidHours: number }

/** A roster that could not be solved, with the code of why. */
export function failedOutcome(code: string, facts: Record<string, string> = {}): RosterOutcome {
  return {
    ...{ status: 'failed', gap: null, seconds: 0, paidHours: 0, neededHours: 0, shortIntervals: 0 },
    ...{ wishes: [], conflict: [{ rule: code, facts }], prices: [] },
  }
}

/** The outcome as it is kept; `world` holds the shifts as they are now. */
export function outcomeOf(solved: Solved, world: PlanWorld, sums: Sums): RosterOutcome {
  const { outcome, conflict, spent, prices } = solved
  if (!outcome.ok) return { ...sums, ...notPlanned(outcome, conflict) }
  return {
    ...sums,
    status: outcome.quality === 'best' ? 'optimal' : 'good_enough',
    gap: outcome.gap,
    seconds: outcome.seconds,
    wishes: wishAnswers(world, solved.reasons),
    conflict: [],
    prices: prices.map(({ rule, without, savedMinutes, proved }) => ({
      rule,
      facts: {},
      paidHours: spent?.paidHours ?? 0,
      paidHoursWithout: without.paidHours,
      shortIntervals: spent?.shortIntervals ?? 0,
      shortIntervalsWithout: without.shortIntervals,
      savedMinutes,
      sure: proved ? 'proved' : 'at_least',
    })),
  }
}

function notPlanned(outcome: Extract<Planned, { ok: false }>, conflict: Solved['conflict']) {
  const nothing = { gap: null, wishes: [], prices: [] }
  if (outcome.why === 'infeasible') {
    const rules = conflict.map((rule) => ({ rule: rule.rule, facts: factsOf(rule) }))
    return { ...nothing, status: 'infeasible' as const, seconds: outcome.seconds, conflict: rules }
  }
  if (outcome.why === 'no_time') {
    const rules = [{ rule: 'no_time', facts: {} }]
    return { ...nothing, status: 'failed' as const, seconds: outcome.seconds, conflict: rules }
  }
  const rules = outcome.problems.slice(0, 20).map(({ code, about }) => ({ rule: code, facts: { about } }))
  return { ...nothing, status: 'failed' as const, seconds: 0, conflict: rules }
}

function wishAnswers(world: PlanWorld, reasons: readonly WishReason[]): WishAnswer[] {
  const passedOver = notGrantedIn(world)
  return world.wishes.map(({ id, agent }) => {
    const days = passedOver.get(id)
    const none = { costShortIntervals: null, costWaitingMinutes: null }
    if (!days) return { wishId: id, agent, granted: true, reason: null, facts: {}, ...none }
    const why = reasons.find(({ wish }) => wishIdOf(wish.id) === id)
    return { wishId: id, agent, granted: false, ...reasonOf(why, days) }
  })
}

type Reason = Pick<WishAnswer, 'reason' | 'facts' | 'costShortIntervals' | 'costWaitingMinutes'>

/** The rule in the way, or what granting it would cost clients; `unknown` when it was not tried. */
function reasonOf(why: WishReason | undefined, days: readonly string[]): Reason {
  const short = why?.needs.reduce((sum, { most }) => sum + most, 0) ?? null
  const facts: WishAnswer['facts'] = { days: [...days] }
  if (why?.why === 'rules') {
    const against = why.rules.filter(({ rule }) => rule !== 'wish')
    const [first] = against
    const named = { rules: against.map(({ rule }) => rule), ...(first && factsOf(first)) }
    return {
      reason: first?.rule ?? 'rules',
      facts: { ...facts, ...named },
      costShortIntervals: short,
      costWaitingMinutes: null,
    }
  }
  const [need] = why?.needs ?? []
  const where = need ? { date: need.date, from: need.from, to: need.to, people: need.most } : {}
  return {
    reason: why?.why === 'price' ? (need ? 'clients_would_wait' : 'others_would_bear_it') : 'unknown',
    facts: { ...facts, ...where },
    costShortIntervals: short,
    costWaitingMinutes: why?.price ? Math.max(0, Math.round(why.price.waiting)) : null,
  }
}
