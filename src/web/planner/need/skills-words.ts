/** What mixed skills come to, in sentences. They speak of groups by what they can take, never of persons. */
import type { SkillKind, SkillNeed, SkillPool, SkillsTold } from '#domain/planning/contract.skills.ts'
import type { PlanWarning } from '#domain/planning/contract.ts'
import type { MessageId } from '../../messages/catalogue.ts'
import type { Speaker } from '../forecast/words.ts'
import { listIn, numberIn } from '../roster/facts.ts'
import { people, peopleCount } from './sentence.ts'

type NotPossible = Extract<SkillNeed, { state: 'not_possible' }>
type KindWhy = NonNullable<SkillKind['why']>

/** The skill by name, or that none is asked for. */
export const kindName = ({ skill }: Pick<SkillKind, 'skill'>, say: Speaker): string =>
  skill?.name ?? say.t('need.skills.any')

/** What a group can take. */
export const poolName = ({ skills }: Pick<SkillPool, 'skills'>, say: Speaker): string =>
  skills.length === 0 ? say.t('need.skills.no_skill') : say.list(skills.map(({ name }) => name))

/** People needed with skills as they are, beside as many as one group of all skills would need. */
export function priceSentence(told: SkillsTold, say: Speaker): string {
  const { least, onePool, kinds } = told
  const when = { day: say.day(told.day), time: say.clock(told.minute) }
  if (least.people === null) return say.t('need.skills.price.not_found', when)
  const values = { ...when, least: people(least.people, say) }
  const one = onePool.people
  const first =
    one === null
      ? say.t('need.skills.price.alone', values)
      : one < least.people
        ? say.t('need.skills.price.split', { ...values, one: peopleCount(one, say) })
        : say.t('need.skills.price.same', values)
  const more: MessageId[] = []
  if (least.state === 'beyond') more.push('need.skills.price.beyond')
  if (!least.proven) more.push('need.skills.price.nearly')
  if (kinds.some(({ why }) => why === 'nobody_has_skill')) more.push('need.skills.price.without')
  return [first, ...more.map((id) => say.t(id))].join(' ')
}

/** With whom clients are simulated to be helped. */
export function coverSentence({ cover, pools }: SkillsTold, say: Speaker): string {
  const onDuty = pools.reduce((sum, one) => sum + one.onDuty, 0)
  return say.t(`need.skills.cover.${cover}`, { people: people(onDuty, say) })
}

const WHYS: readonly KindWhy[] = ['more_than_can_be_done', 'nobody_on_duty', 'nobody_has_skill']

/** Which needs do not get what is offered, and why. */
export function metSentence({ kinds }: SkillsTold, say: Speaker): string {
  const named = (own: readonly SkillKind[]) => ({ skills: say.list(own.map((one) => kindName(one, say))) })
  const missed = kinds.filter(({ met }) => met !== null && !met.keepsOffer)
  const words = missed.length > 0 ? [say.t('need.skills.missed', named(missed))] : []
  for (const why of WHYS) {
    const own = kinds.filter((one) => one.why === why)
    if (own.length > 0) words.push(say.t(`need.skills.${why}`, named(own)))
  }
  return words.length > 0 ? words.join(' ') : say.t('need.skills.kept')
}

/** The one skill that one more person should learn next, or why none can be named. */
export function teachSentence({ teach, teachWhy, pools }: SkillsTold, say: Speaker): string {
  if (!teach) return teachWhy === null ? '' : say.t(`need.skills.teach.${teachWhy}`)
  const own = pools.find(({ id }) => id === teach.poolId)
  const hasSkills = own !== undefined && own.skills.length > 0
  const values = { skill: teach.skill.name, group: hasSkills ? poolName(own, say) : '' }
  const { before, after, less } = teach
  if (!before || !after || !less)
    return say.t(hasSkills ? 'need.skills.teach.endless' : 'need.skills.teach.endless.none', values)
  return say.t(hasSkills ? 'need.skills.teach.words' : 'need.skills.teach.words.none', {
    ...values,
    ...{ before: say.span(before.value), after: say.span(after.value), less: say.span(less.value) },
  })
}

/** “115 s”, “7.3 min”: for tables. */
export const shortSpan = (seconds: number, say: Speaker): string =>
  seconds < 180
    ? say.t('need.skills.seconds', { value: say.number(seconds, seconds < 9.95 ? 1 : 0) })
    : say.t('need.minutes_short', { minutes: say.number(seconds / 60, 1) })

/** Why nothing can be told of this. */
export function notPossibleWords({ why, facts }: NotPossible, say: Speaker): string {
  const names = listIn(facts, 'skills')
  if (why === 'one_kind' && names.length === 0) return say.t('need.skills.not.one_kind.any')
  return say.t(`need.skills.not.${why}`, {
    skills: say.list(names),
    contacts: numberIn(facts, 'contacts'),
    needed: numberIn(facts, 'needed'),
  })
}

const WARNINGS = ['groups_merged', 'terms_unknown', 'fewer_than_planned', 'counted_of_all'] as const

/** What is worth knowing about the figures. */
export function skillWarnings(warnings: readonly PlanWarning[], say: Speaker): string[] {
  return warnings.flatMap(({ code, facts }) => {
    const known = WARNINGS.find((one) => one === code)
    if (!known) return []
    const values = { people: numberIn(facts, 'people'), planned: numberIn(facts, 'planned') }
    return [say.t(`need.skills.warning.${known}`, values)]
  })
}
