import { stepHandling } from '#core/queueing/handling.ts'
import { rateQuantile } from '#core/queueing/need.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { createKept } from '#platform/kept.ts'
import { runInThread } from '#platform/threads/run.ts'
import type { Need, NeedInterval, WaitOffer } from '../contract.need.ts'
import type { PlanWarning } from '../contract.ts'
import type { SkillKind, SkillNeed, SkillsTold, SkillsWhy } from '../contract.skills.ts'
import type { Forecasts } from '../forecasts.ts'
import { partsOf } from './demand.ts'
import type { NeedAsked, Needs } from './need.ts'
import { todaySoFar } from './today.ts'
import { coverOf } from '../rules/cover.ts'
import { handlingOf, targetOf } from '../rules/need.ts'
import { groupsOf, kindsOf, timeOf, wholes } from '../rules/skills.ts'
import type { Group, KindGiven, KindTime, Person } from '../rules/skills.ts'
import type { SkillAnswer, SkillOrder } from '../simulate.skills.ts'
import type { PartRow } from '../store/demand.ts'
import { people } from '../store/people.ts'
import * as store from '../store/skills.ts'

export type SkillsAsked = NeedAsked & {
  /** An instant in the interval to look at; the busiest one when left out. */
  readonly at?: string | undefined
}
export type SkillNeeds = {
  /** What mixed skills do to one interval. Refuses as the need does. */
  read(asked: SkillsAsked, now: Date): Promise<SkillNeed>
}

const WEEKS = 8
const WEEK_MS = 7 * 86_400_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const MOST_SEGMENTS = 60_000
/** With fewer contacts nobody knows how they divide. */
const ENOUGH = 50
/** With more groups a search would take too long, and a table too long to read. */
const MOST_POOLS = 12

type Parts = { database: Database; forecasts: Forecasts; needs: Needs }
type Lately = {
  readonly parts: readonly PartRow[]
  readonly talks: readonly store.SkillTalkRow[]
  readonly chatShare: number
}

/** Mixed skills of this installation: simulated in threads, kept for as long as what they rest on stays the same. */
export function createSkillNeeds(own: Parts): SkillNeeds {
  const lately = createKept<Lately>({ most: 40, forMs: HOUR_MS })
  const answers = createKept<SkillAnswer>({ most: 60, forMs: HOUR_MS })
  const tx: Tx = own.database.each
  const readLately = async (asked: SkillsAsked, now: Date): Promise<Lately> => {
    const from = new Date(now.getTime() - WEEKS * WEEK_MS)
    const parts = await partsOf(tx, asked, from, now)
    const talks = await tx.all(store.talksBySkill, from, now, MOST_SEGMENTS)
    const chatShare = (await own.needs.settings(now)).measured.chatShare?.value ?? 0
    return { parts, talks, chatShare }
  }
  return {
    async read(asked, now) {
      const need = await own.needs.read(asked, now)
      if (asked.series !== 'ledger') return notPossible('imported_series')
      const key = JSON.stringify([asked.serviceId, asked.demand])
      const known = await lately.get(key, now, () => readLately(asked, now))
      const moment = await momentOf(tx, own.forecasts, { asked, need, known, now })
      if ('state' in moment) return moment
      const made = await orderOf(tx, moment, { asked, need, known })
      if ('state' in made) return made
      const answer = await answers.get(JSON.stringify(made.order), now, () => inThread(made.order))
      return present(moment, made, answer, { need, now })
    },
  }
}

const inThread = (input: SkillOrder) =>
  runInThread<SkillOrder, SkillAnswer>({
    module: new URL('../simulate.skills.ts', import.meta.url),
    name: 'simulateSkills',
    input,
  })

type NotPossible = Extract<SkillNeed, { state: 'not_possible' }>
const notPossible = (
  why: (typeof SkillsWhy)['options'][number],
  facts: PlanWarning['facts'] = {},
): NotPossible => ({
  state: 'not_possible',
  why,
  facts,
})

// ── which interval, and what comes in it ─────────────────────────────────────────────────────────────────────────────
type Given = { asked: SkillsAsked; need: Need; known: Lately }
type Moment = {
  readonly interval: NeedInterval
  readonly kinds: readonly KindGiven[]
  readonly names: ReadonlyMap<string, string>
  readonly perHour: number
  readonly perHourSafely: number
  readonly chatShare: number
}

async function momentOf(
  tx: Tx,
  forecasts: Forecasts,
  { asked, need, known, now }: Given & { now: Date },
): Promise<Moment | NotPossible> {
  const interval = intervalOf(need, asked.at)
  if (!interval) return notPossible('closed_then', { at: asked.at ?? '' })
  if (!(interval.expected > 0)) return notPossible('no_demand')
  const counted = known.parts.reduce((sum, { n }) => sum + n, 0)
  if (counted < ENOUGH) return notPossible('too_few_observed', { contacts: counted, needed: ENOUGH })
  const skills = await tx.all(store.skills)
  const general = skills.find((one) => one.general)?.id ?? null
  const kinds = kindsOf(known.parts, await tx.all(store.servicesWithSkill), general)
  const perHour = (interval.expected * 60) / need.intervalMinutes
  const cv = await cvOf(tx, forecasts, asked, interval, now)
  const high = rateQuantile(perHour, { rateCv: cv }, need.settings.certainty)
  const names = new Map(skills.map(({ id, name }) => [id, name]))
  // As for the need: the middle of an uncertain rate may lie below its mean.
  const { chatShare } = known
  return { interval, kinds, names, chatShare, perHour, perHourSafely: Math.max(perHour, high) }
}

function intervalOf(
  { intervals, intervalMinutes, peak }: Need,
  at: string | undefined,
): NeedInterval | undefined {
  if (at === undefined) return intervals.find((one) => one.at === peak?.at)
  const moment = Date.parse(at)
  return intervals.find((one) => {
    const from = Date.parse(one.at)
    return from <= moment && moment < from + intervalMinutes * MINUTE_MS
  })
}

/** How uncertain the rate of the interval is, of its mean. */
async function cvOf(
  tx: Tx,
  forecasts: Forecasts,
  asked: SkillsAsked,
  { day, minute }: NeedInterval,
  now: Date,
): Promise<number> {
  const expected = await forecasts.expected(asked, now)
  const made = (await todaySoFar(tx, expected, asked, now))?.made ?? expected.made
  const found = made.days.find(({ date }) => date === day)?.intervals.find((one) => one.minute === minute)
  return found?.cv ?? 0
}

// ── who can take what ────────────────────────────────────────────────────────────────────────────────────────────────
type Made = {
  readonly order: SkillOrder
  readonly groups: readonly Group[]
  readonly times: readonly KindTime[]
  readonly onDuty: readonly number[]
  readonly cover: SkillsTold['cover']
  readonly warnings: PlanWarning[]
}

async function orderOf(tx: Tx, moment: Moment, given: Given): Promise<Made | NotPossible> {
  const { kinds, interval } = moment
  const { asked, need } = given
  const from = Date.parse(interval.at)
  const to = from + need.intervalMinutes * MINUTE_MS
  const isRostered = interval.cover !== null
  const duties = isRostered
    ? await tx.all(store.duties, asked.rosterId ?? null, new Date(from), new Date(to))
    : []
  const { who, isAll } = await peopleOf(tx, new Set(duties.map(({ agentId }) => agentId)))
  if (who.length === 0) return notPossible('nobody_to_plan')
  const asksNoSkill = kinds.some(({ skillId }) => skillId === null)
  const skillIds = new Map(
    kinds.flatMap(({ skillId, share }) => (skillId === null ? [] : [[skillId, share] as const])),
  )
  const able = asksNoSkill ? who : who.filter((one) => one.skillIds.some((id) => skillIds.has(id)))
  const [only] = kinds
  if (able.length === 0) return notPossible('nobody_has_any', { skills: namesOf(moment) })
  if (kinds.length < 2 && only) return notPossible('one_kind', { skills: namesOf(moment) })
  const { groups, merged } = groupsOf(able, skillIds, MOST_POOLS)
  const onDuty = isRostered
    ? groups.map(({ agentIds }) =>
        coverOf(
          duties.filter((one) => agentIds.includes(one.agentId)),
          from,
          need.intervalMinutes,
        ),
      )
    : byPlan(groups, interval.neededSafely)
  const planned = isRostered ? 0 : interval.neededSafely
  const warnings = warningsOf(need, { merged, isAll, people: able.length, planned })
  const built = build(moment, given, groups, onDuty)
  const cover = isRostered ? (asked.rosterId === undefined ? 'roster' : 'chosen') : 'plan'
  return { ...built, groups, onDuty, cover, warnings }
}

const namesOf = ({ kinds, names }: Moment) =>
  kinds.flatMap(({ skillId }) => (skillId === null ? [] : [names.get(skillId) ?? skillId]))

/** Those who have agreed to work and those who are on duty; where nobody has agreed yet, all who are there. */
async function peopleOf(tx: Tx, rostered: ReadonlySet<string>): Promise<{ who: Person[]; isAll: boolean }> {
  const all = await tx.all(people)
  const own = all.filter(({ id, mostMinutesWeek }) => mostMinutesWeek !== null || rostered.has(id))
  const who = own.length > 0 ? own : all
  return {
    who: who.map(({ id, skills }) => ({
      agentId: id,
      skillIds: skills.map((one) => one.id),
      isOnDuty: rostered.has(id),
    })),
    isAll: own.length === 0,
  }
}

/** The people of the plan, divided as the people are; nobody twice. */
function byPlan(groups: readonly Group[], needed: number): number[] {
  const all = groups.reduce((sum, { agentIds }) => sum + agentIds.length, 0)
  const most = Math.min(needed, all)
  return wholes(groups.map(({ agentIds }) => (most * agentIds.length) / all))
}

/** The simulation that is asked for, and how long contacts of each kind take. */
function build(moment: Moment, { need, known }: Given, groups: readonly Group[], onDuty: readonly number[]) {
  const { settings, intervalMinutes } = need
  const handling = handlingOf(settings, moment.chatShare, intervalMinutes)
  const { handlingSeconds } = stepHandling(handling)
  // A person with several chats at once gives each a part of the time.
  const atOnce = handling.concurrency?.atOnce ?? 1
  const perPerson = handlingSeconds / atOnce
  const afterSeconds = Math.min(perPerson, settings.afterWorkSeconds.value / atOnce)
  const times = moment.kinds.map(({ skillId }) =>
    timeOf(skillId, known.talks, { handlingSeconds: perPerson, afterSeconds }),
  )
  // Work carried over from before the interval, as it is for the need.
  const carried = (moment.interval.load * 3600) / (moment.perHour * handlingSeconds)
  const target = targetOf(settings.offer)
  const order: SkillOrder = {
    kinds: moment.kinds.map(({ share }, at) => ({
      name: `kind ${at}`,
      perHour: moment.perHour * share * carried,
      perHourSafely: moment.perHourSafely * share * carried,
      minutes: times[at]?.minutes ?? perPerson / 60,
      cv: times[at]?.cv ?? 1,
    })),
    pools: poolsOf(moment, groups, wholes(onDuty)),
    patienceMinutes: settings.patienceSeconds ? settings.patienceSeconds.value / 60 : null,
    target: target.on === 'answered_within' ? { ...target, of: 'ofAll' } : target,
    withinMinutes: withinSecondsOf(settings.offer) / 60,
  }
  return { order, times }
}

function poolsOf(
  { kinds }: Moment,
  groups: readonly Group[],
  onDuty: readonly number[],
): SkillOrder['pools'] {
  return groups.map(({ skillIds, agentIds }, pool) => ({
    name: `pool ${pool}`,
    takes: kinds.flatMap(({ skillId }, at) =>
      skillId === null || skillIds.includes(skillId) ? [`kind ${at}`] : [],
    ),
    people: agentIds.length,
    onDuty: onDuty[pool] ?? 0,
  }))
}

/** The time that “in time” speaks of: where few are to wait at all, at once. */
function withinSecondsOf(offer: WaitOffer): number {
  if (offer.kind === 'answered_within') return offer.seconds
  return offer.kind === 'waiting' ? 0 : 20
}

function warningsOf(
  { settings }: Need,
  facts: { merged: number; isAll: boolean; people: number; planned: number },
) {
  const found: PlanWarning[] = []
  const { merged, isAll, people: there, planned } = facts
  if (merged > 0) found.push({ code: 'groups_merged', facts: { people: merged } })
  if (isAll) found.push({ code: 'terms_unknown', facts: {} })
  if (planned > there) found.push({ code: 'fewer_than_planned', facts: { people: there, planned } })
  const { offer } = settings
  if (offer.kind === 'answered_within' && offer.level !== 'of_all')
    found.push({ code: 'counted_of_all', facts: { level: offer.level } })
  return found
}

// ── what is told ─────────────────────────────────────────────────────────────────────────────────────────────────────
type Told = { readonly need: Need; readonly now: Date }

function present(moment: Moment, made: Made, answer: SkillAnswer, { need, now }: Told): SkillsTold {
  const { at, day, minute } = moment.interval
  const { offer, certainty } = need.settings
  const { least } = answer
  return {
    state: 'told',
    ...{
      at,
      day,
      minute,
      intervalMinutes: need.intervalMinutes,
      madeAt: now.toISOString(),
      offer,
      certainty,
    },
    withinSeconds: withinSecondsOf(offer),
    cover: made.cover,
    kinds: moment.kinds.map((kind, index) => presentKind(moment, made, answer, { kind, index })),
    pools: made.groups.map(({ skillIds, agentIds }, index) => ({
      id: `pool ${index}`,
      skills: skillIds.map((id) => nameOf(moment, id)),
      people: agentIds.length,
      onDuty: made.onDuty[index] ?? 0,
      occupancy: answer.occupancy[index] ?? null,
      least: least.people?.[index] ?? null,
    })),
    least: { ...least, people: least.people && least.people.reduce((sum, one) => sum + one, 0) },
    onePool: answer.onePool,
    teach: presentTeach(moment, made, answer),
    teachWhy: answer.teachWhy,
    warnings: made.warnings,
  }
}

const nameOf = ({ names }: Moment, id: string) => ({ id, name: names.get(id) ?? '' })

function presentKind(
  moment: Moment,
  { times, order }: Made,
  answer: SkillAnswer,
  { kind, index }: { kind: KindGiven; index: number },
): SkillKind {
  const { skillId, services, share } = kind
  const time = times[index]
  return {
    skill: skillId === null ? null : nameOf(moment, skillId),
    ...{ services: [...services], share },
    perHour: moment.perHour * share,
    perHourSafely: moment.perHourSafely * share,
    handlingSeconds: (time?.minutes ?? 0) * 60,
    handlingOf: time?.of ?? 'all',
    talks: time?.talks ?? 0,
    pools: order.pools.filter(({ takes }) => takes.includes(`kind ${index}`)).map(({ name }) => name),
    met: answer.kinds[index]?.met ?? null,
    why: answer.kinds[index]?.why ?? null,
  }
}

function presentTeach(moment: Moment, { order }: Made, { teach }: SkillAnswer): SkillsTold['teach'] {
  if (!teach) return null
  const kind = moment.kinds[order.kinds.findIndex(({ name }) => name === teach.kind)]
  if (!kind || kind.skillId === null) return null
  const { before, after, less } = teach
  return { poolId: teach.pool, skill: nameOf(moment, kind.skillId), before, after, less }
}
