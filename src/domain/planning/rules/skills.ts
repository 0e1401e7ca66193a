/** Kinds of need by skill and groups of people by skill: what a simulation of mixed skills is made from. */
import type { ServiceSkillRow, SkillTalkRow } from '../store/skills.ts'
import type { PartRow } from '../store/demand.ts'

export type KindGiven = {
  /** Null: everybody can take it. */
  readonly skillId: string | null
  readonly services: readonly string[]
  readonly count: number
  readonly share: number
}

/**
 * What came, by the skill it asks for, most first. Contacts of no known service go to whoever has the general skill, as
 * they are routed; where there is no such skill everybody can take them.
 */
export function kindsOf(
  parts: readonly PartRow[],
  services: readonly ServiceSkillRow[],
  generalId: string | null,
): KindGiven[] {
  const skillOf = new Map(services.map(({ id, skillId }) => [id, skillId]))
  const all = parts.reduce((sum, { n }) => sum + n, 0)
  const bySkill = Map.groupBy(parts, ({ serviceId }) =>
    serviceId === null ? generalId : (skillOf.get(serviceId) ?? null),
  )
  return [...bySkill]
    .map(([skillId, own]) => {
      const count = own.reduce((sum, { n }) => sum + n, 0)
      const named = own.flatMap(({ service }) => (service === null ? [] : [service]))
      return { skillId, services: [...new Set(named)], count, share: count / all }
    })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || (a.skillId ?? '').localeCompare(b.skillId ?? ''))
}

export type Person = {
  readonly agentId: string
  readonly skillIds: readonly string[]
  readonly isOnDuty: boolean
}
export type Group = {
  readonly skillIds: readonly string[]
  readonly agentIds: readonly string[]
  readonly onDuty: number
}

/**
 * People in groups of equal skills, those with fewest skills first. `asked` holds the skills that are asked for, with
 * their share of all contacts. Of more than `most` groups those are put together that lose least by it: a group then
 * counts with the skills that all in it have, and no skill is lost altogether, nor among those on duty. `merged` says
 * how many people count with fewer skills than they have.
 */
export function groupsOf(
  people: readonly Person[],
  asked: ReadonlyMap<string, number>,
  most: number,
): { groups: Group[]; merged: number } {
  const relevant = people.map((one) => ({
    ...one,
    skillIds: one.skillIds.filter((id) => asked.has(id)).toSorted(),
  }))
  let groups = [...Map.groupBy(relevant, ({ skillIds }) => skillIds.join())].map(([, own]): Group => ({
    skillIds: own[0]?.skillIds ?? [],
    agentIds: own.map(({ agentId }) => agentId).toSorted(),
    onDuty: own.filter(({ isOnDuty }) => isOnDuty).length,
  }))
  groups.sort(fewestSkillsFirst)
  while (groups.length > most) {
    const together = leastLoss(groups, asked)
    if (!together) break
    groups = together.toSorted(fewestSkillsFirst)
  }
  const groupOf = new Map(groups.flatMap((group) => group.agentIds.map((id) => [id, group] as const)))
  const merged = relevant.filter(
    ({ agentId, skillIds }) => (groupOf.get(agentId)?.skillIds.length ?? 0) < skillIds.length,
  ).length
  return { groups, merged }
}

const fewestSkillsFirst = (a: Group, b: Group) =>
  a.skillIds.length - b.skillIds.length || a.skillIds.join().localeCompare(b.skillIds.join())

/** The groups with two of them put together; undefined where any two would lose a skill altogether. */
function leastLoss(groups: readonly Group[], asked: ReadonlyMap<string, number>): Group[] | undefined {
  let best: Group[] | undefined
  let least = Infinity
  for (const [at, a] of groups.entries())
    for (const b of groups.slice(at + 1)) {
      const both = a.skillIds.filter((one) => b.skillIds.includes(one))
      const others = groups.filter((one) => one !== a && one !== b)
      if ([a, b].some((one) => losesOne(one, both, others))) continue
      const cost = [a, b].reduce((sum, one) => sum + lossOf(one, both, asked), 0)
      if (cost >= least) continue
      least = cost
      const agentIds = [...a.agentIds, ...b.agentIds].toSorted()
      best = regrouped(others, { skillIds: both, agentIds, onDuty: a.onDuty + b.onDuty })
    }
  return best
}

/** Whether a skill would be lost altogether, or among those on duty, if this group kept only some. */
const losesOne = ({ skillIds, onDuty }: Group, kept: readonly string[], others: readonly Group[]) =>
  skillIds
    .filter((one) => !kept.includes(one))
    .some(
      (one) => !others.some((other) => other.skillIds.includes(one) && (onDuty === 0 || other.onDuty > 0)),
    )

/** How much less the group could take: who is on duty counts ten times. */
const lossOf = (
  { skillIds, agentIds, onDuty }: Group,
  kept: readonly string[],
  asked: ReadonlyMap<string, number>,
) =>
  (agentIds.length + 9 * onDuty) *
  skillIds.reduce((sum, one) => sum + (kept.includes(one) ? 0 : (asked.get(one) ?? 0)), 0)

/** Two groups may come to have the skills of a third: then it is one. */
function regrouped(others: readonly Group[], added: Group): Group[] {
  const same = others.find(({ skillIds }) => skillIds.join() === added.skillIds.join())
  if (!same) return [...others, added]
  const agentIds = [...same.agentIds, ...added.agentIds].toSorted()
  const onDuty = same.onDuty + added.onDuty
  return others.map((one) => (one === same ? { ...one, agentIds, onDuty } : one))
}

export type KindTime = {
  readonly minutes: number
  /** Coefficient of variation of the time; 1 where it is not known. */
  readonly cv: number
  readonly of: 'skill' | 'all'
  readonly talks: number
}

/** With fewer conversations of a skill the times of all are taken. */
const ENOUGH_TALKS = 50

/**
 * How long a contact of a skill takes. `handlingSeconds` is the mean of all as it is planned with, `talkSeconds` as it
 * is measured, `afterSeconds` the work after it: a skill stands to all as its conversations do.
 */
export function timeOf(
  skillId: string | null,
  rows: readonly SkillTalkRow[],
  planned: { readonly handlingSeconds: number; readonly afterSeconds: number },
): KindTime {
  const all = rows.find(({ isAll }) => isAll)
  const own = rows.find((row) => !row.isAll && row.skillId === skillId)
  const isOwn = own !== undefined && all !== undefined && own.count >= ENOUGH_TALKS
  const row = isOwn ? own : all
  const talk = planned.handlingSeconds - planned.afterSeconds
  const seconds = isOwn ? talk * (own.mean / all.mean) : talk
  const handling = seconds + planned.afterSeconds
  const known = row !== undefined && row.count >= ENOUGH_TALKS
  return {
    minutes: handling / 60,
    cv: known ? ((row.deviation / row.mean) * seconds) / handling : 1,
    of: isOwn ? 'skill' : 'all',
    talks: isOwn ? own.count : (all?.count ?? 0),
  }
}

/** Whole numbers that stand for these and have their sum: the largest remainders are rounded up (Hamilton 1792). */
export function wholes(values: readonly number[]): number[] {
  const sum = Math.round(values.reduce((total, one) => total + one, 0))
  const floors = values.map((one) => Math.floor(one + 1e-9))
  let left = sum - floors.reduce((total, one) => total + one, 0)
  const byRest = values
    .map((value, at) => ({ at, rest: value - Math.floor(value + 1e-9) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRest) {
    if (left <= 0) break
    floors[at] = (floors[at] ?? 0) + 1
    left -= 1
  }
  return floors
}
