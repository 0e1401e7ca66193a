import type { JourneyStep } from '#domain/measures/contract.flow.ts'
import type { LensSay } from '../useLensSay.ts'
import { roughly } from './spans.ts'

/** A step in plain words: what happened, and what more is known of it. Places, never persons. */
export type StepWords = { readonly what: string; readonly more: readonly string[] }
type Reading = (step: JourneyStep, say: LensSay) => StepWords

const OTHERS: Readonly<
  Record<string, 'time_chosen' | 'written_instead' | 'place_kept' | 'withdrawn' | 'leg_ended'>
> = {
  'contact.time_chosen': 'time_chosen',
  'contact.written_instead': 'written_instead',
  'contact.place_kept': 'place_kept',
  'commitment.withdrawn': 'withdrawn',
  'case.leg_ended': 'leg_ended',
}

const at = ({ place }: JourneyStep): string[] => (place === null ? [] : [place])
const span = (seconds: number | null, say: LensSay): string => say.span(roughly(seconds ?? 0))

/** A kind of step that has one wording, and says where it was. */
const plain =
  (
    kind: 'brought_in' | 'handed_over' | 'promise_kept' | 'promise_renegotiated' | 'promise_broken',
  ): Reading =>
  (step, { t }) => ({ what: t(`journeys.step.${kind}`), more: at(step) })

const timed =
  (kind: 'promised' | 'leg_began' | 'leg_done', length: 'within' | 'after'): Reading =>
  (step, say) => ({
    what: say.t(`journeys.step.${kind}`),
    more: [
      ...at(step),
      ...(step.seconds ? [say.t(`journeys.step.${length}`, { time: span(step.seconds, say) })] : []),
    ],
  })

const READINGS: Record<JourneyStep['kind'], Reading> = {
  contact: (step, { t }) => ({
    what: t(step.byClient ? 'journeys.step.contact.in' : 'journeys.step.contact.out', {
      channel: step.channel ? t(`lens.channel.${step.channel}`) : '–',
    }),
    more: [
      ...(step.place ? [t('journeys.step.contact.about', { place: step.place })] : []),
      ...(step.demand ? [t(`lens.demand_kind.${step.demand}`)] : []),
    ],
  }),
  lost: (step, say) => ({
    what: say.t('journeys.step.lost'),
    more: step.seconds ? [say.t('journeys.step.lost.after', { time: span(step.seconds, say) })] : [],
  }),
  waited: (step, say) => ({
    what: say.t('journeys.step.waited', { time: span(step.seconds, say) }),
    more: [],
  }),
  answered: (step, say) => ({
    what: say.t('journeys.step.answered'),
    more: [
      ...at(step),
      ...(step.seconds ? [say.t('journeys.step.answered.for', { time: span(step.seconds, say) })] : []),
    ],
  }),
  held: (step, say) => ({
    what: say.t('journeys.step.held', { time: span(step.seconds, say) }),
    more: at(step),
  }),
  brought_in: plain('brought_in'),
  handed_over: plain('handed_over'),
  asked_again: (_, { t }) => ({ what: t('journeys.step.asked_again'), more: [] }),
  promised: timed('promised', 'within'),
  promise_kept: plain('promise_kept'),
  promise_renegotiated: plain('promise_renegotiated'),
  promise_broken: plain('promise_broken'),
  leg_began: timed('leg_began', 'within'),
  leg_done: timed('leg_done', 'after'),
  attempt: ({ channel }, { t }) => ({
    what: channel
      ? t('journeys.step.attempt.by', { channel: t(`lens.channel.${channel}`) })
      : t('journeys.step.attempt'),
    more: [],
  }),
  refused: (step, { t }) => ({ what: t('journeys.step.refused'), more: at(step) }),
  message: ({ byClient }, { t }) => ({
    what: t(byClient ? 'journeys.step.message.in' : 'journeys.step.message.out'),
    more: [],
  }),
  owner_changed: (step, { t }) => ({ what: t('journeys.step.owner_changed'), more: at(step) }),
  opened: (step, { t }) => ({ what: t('journeys.step.opened'), more: at(step) }),
  closed: (_, { t }) => ({ what: t('journeys.step.closed'), more: [] }),
  reopened: ({ byClient }, { t }) => ({
    what: t(byClient ? 'journeys.step.reopened.in' : 'journeys.step.reopened'),
    more: [],
  }),
  confirmed: ({ waste }, { t }) => ({
    what: t(waste ? 'journeys.step.confirmed.not' : 'journeys.step.confirmed'),
    more: [],
  }),
  other: (step, { t }) => {
    const other = OTHERS[step.event]
    return {
      what: other ? t(`journeys.step.other.${other}`) : t('journeys.step.other'),
      more: at(step),
    }
  },
}

/** A step of a journey in words. */
export function stepWords(step: JourneyStep, say: LensSay): StepWords {
  return READINGS[step.kind](step, say)
}

/** The whole of a step in one line, to be heard. */
export function stepSpoken(step: JourneyStep, say: LensSay): string {
  const { what, more } = stepWords(step, say)
  const waste = step.waste ? [say.t('journeys.waste')] : []
  return [say.at(step.at), what, ...more, ...(step.words ? [`“${step.words}”`] : []), ...waste].join(', ')
}
