/** The offer to clients and how sure it is, in plain words. */
import type { LevelName, PlanSettings, WaitOffer } from '#domain/planning/contract.need.ts'
import type { PlanInput } from '#domain/planning/contract.ts'
import type { z } from 'zod'
import type { Speaker } from '../forecast/words.ts'
import type { InputName } from './draft.ts'

type Level = z.infer<typeof LevelName>

/** The three ways to count that go by the same name elsewhere; one more does not compile here. */
export const LEVELS = Object.keys({
  of_all: true,
  without_short_abandons: true,
  of_served: true,
} satisfies Record<Level, true>) as Level[]

export const OFFER_KINDS = Object.keys({
  answered_within: true,
  mean_wait: true,
  abandoned: true,
  waiting: true,
} satisfies Record<WaitOffer['kind'], true>) as WaitOffer['kind'][]

/** “80 of 100 are answered within 60 seconds, of all who come”. */
export function offerWords(offer: WaitOffer, say: Speaker): string {
  if (offer.kind === 'mean_wait') return say.t('need.offer.mean_wait', { span: say.span(offer.seconds) })
  const share = say.number(offer.share * 100, 1)
  if (offer.kind !== 'answered_within') return say.t(`need.offer.${offer.kind}`, { share })
  const words = say.t('need.offer.answered_within', { share, seconds: offer.seconds })
  return say.t('need.offer.answered_within.named', {
    offer: words,
    level: say.t(`need.level.${offer.level}`),
  })
}

/** How sure the offer is, although the forecast is uncertain. */
export function certaintyWords({ certainty }: Pick<PlanSettings, 'certainty'>, say: Speaker): string {
  return say.t('need.certainty.words', { percent: String(Math.round(certainty * 100)) })
}

const SECONDS: readonly InputName[] = ['talkSeconds', 'afterWorkSeconds', 'patienceSeconds']

/** A figure with its unit. `money` writes pounds. */
export function figureWords(
  name: InputName,
  value: number,
  say: Speaker,
  money: (pounds: number) => string,
): string {
  if (SECONDS.includes(name)) return say.span(value)
  return name === 'payPencePerHour' ? money(value / 100) : say.percent(value)
}

/** Where a figure comes from. */
export function basisWords({ basis, count }: PlanInput, say: Speaker): string {
  if (basis === 'assumed') return say.t('need.basis.assumed')
  return count === null
    ? say.t('need.basis.measured_plain')
    : say.t('need.basis.measured', { count: say.number(count, 0) })
}
