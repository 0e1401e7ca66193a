import type { InputName } from '#core/simulation/inputs.ts'
import type { Lever } from '#domain/planning/contract.what-if.ts'
import type { Draft } from './draft.ts'
import { ofHundred } from './sentences.ts'
import type { Figures } from './sentences.ts'

type Staff = Extract<Lever, { kind: 'staff' }>
type Pool = `${Staff['design']} ${Staff['pool']}`

/** The input that a lever for people changes: a pool that is missing here does not compile. */
export const PEOPLE_OF: Readonly<Record<Pool, InputName>> = {
  'conventional front': 'frontPeople',
  'conventional back': 'backPeople',
  'golden_moment front': 'firstPointPeople',
  'golden_moment back': 'expertPeople',
}

/** A lever in one sentence: what it changes, from what to what. */
export function leverSays(lever: Lever, inputs: Draft['inputs'], figures: Figures): string {
  const { t, bare } = figures
  const number = (value: number) => bare(value, { kind: 'number', digits: 1 })
  const before = (name: string) => inputs[name]?.value ?? 0
  switch (lever.kind) {
    case 'remove_cause': {
      const needs = before('needsPerHour')
      return t('what_if.lever.remove_cause.says', {
        share: ofHundred(lever.share, figures),
        before: number(needs),
        after: number(needs * (1 - lever.share)),
      })
    }
    case 'move_expertise_forward':
      return t('what_if.lever.move_expertise_forward.says', {
        before: ofHundred(before('resolvableAlone'), figures),
        after: ofHundred(lever.toShare, figures),
      })
    case 'staff': {
      const input = PEOPLE_OF[`${lever.design} ${lever.pool}`]
      return t('what_if.lever.staff.says', {
        who: t(`what_if.input.${input}`),
        before: number(before(input)),
        after: number(lever.people),
      })
    }
    case 'opening_hours':
      return t('what_if.lever.opening_hours.says', {
        before: number(before('openHours')),
        after: number(lever.hours),
      })
    case 'patience': {
      const patience = before('patience')
      const id = patience > 0 ? 'what_if.lever.patience.says' : 'what_if.lever.patience.says.always'
      return t(id, { before: number(patience), after: number(lever.minutes) })
    }
  }
}
