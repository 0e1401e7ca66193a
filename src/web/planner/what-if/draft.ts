import type { PlanInput } from '#domain/planning/contract.ts'
import type { Lever, Scenario, whatIfRoutes } from '#domain/planning/contract.what-if.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import { isSame, readText } from './figures.ts'
import type { Item } from './figures.ts'

/** What is sent of a what-if. */
export type Body = BodyOf<typeof whatIfRoutes.save>

/** A what-if as it is being changed. `texts`: fields as they stand while what is typed cannot be used yet. */
export type Draft = {
  readonly inputs: Readonly<Record<string, PlanInput>>
  readonly texts: Readonly<Record<string, string>>
  readonly levers: readonly Lever[]
  readonly replications: string
  readonly seed: string
}

/** The draft of a what-if before anything is changed. */
export function draftOf({ inputs, levers, replications, seed }: Scenario): Draft {
  return { inputs, texts: {}, levers, replications: String(replications), seed: String(seed) }
}

const whole = (text: string, least: number, most: number): number | undefined => {
  const read = readText(text, { unit: 'count', least, most })
  return read.ok ? read.value : undefined
}
export const replicationsOf = ({ replications }: Draft) => whole(replications, 2, 200)
export const seedOf = ({ seed }: Draft) => whole(seed, 0, 2_147_483_647)

/** What is wrong with a lever as it stands, if anything: its share, people, hours or minutes. */
export function isLeverRight(lever: Lever): boolean {
  switch (lever.kind) {
    case 'remove_cause':
      return lever.name.trim() !== '' && lever.share > 0 && lever.share <= 0.95
    case 'move_expertise_forward':
      return lever.toShare >= 0 && lever.toShare <= 1
    case 'staff':
      return Number.isInteger(lever.people) && lever.people >= 0 && lever.people <= 5_000
    case 'opening_hours':
      return lever.hours >= 1 && lever.hours <= 24
    case 'patience':
      return lever.minutes >= 0.1 && lever.minutes <= 1_440
  }
}

/** What is sent; undefined while a field holds what cannot be used. */
export function bodyOf(draft: Draft, { name, note }: Pick<Scenario, 'name' | 'note'>): Body | undefined {
  const [replications, seed] = [replicationsOf(draft), seedOf(draft)]
  const isRight = Object.keys(draft.texts).length === 0 && draft.levers.every(isLeverRight)
  if (!isRight || replications === undefined || seed === undefined) return undefined
  return { name, note, inputs: draft.inputs, levers: [...draft.levers], replications, seed }
}

/** How many things differ from what is saved. */
export function changesIn(draft: Draft, saved: Scenario): number {
  const names = Object.keys({ ...saved.inputs, ...draft.inputs })
  const inputs = names.filter((name) => {
    const [now, before] = [draft.inputs[name], saved.inputs[name]]
    return name in draft.texts || !now || !before || !isSame(now, before)
  })
  const isOther = (now: unknown, before: unknown) => (JSON.stringify(now) === JSON.stringify(before) ? 0 : 1)
  const longest = Math.max(draft.levers.length, saved.levers.length)
  const levers = Array.from({ length: longest }, (_, index) =>
    isOther(draft.levers[index], saved.levers[index]),
  )
  return (
    inputs.length +
    levers.reduce((sum: number, one) => sum + one, 0) +
    isOther(draft.replications, String(saved.replications)) +
    isOther(draft.seed, String(saved.seed))
  )
}

/** A lever as it is when it is added: a sensible first step from how things are. */
export function newLever(kind: Lever['kind'], inputs: Draft['inputs'], name: string): Lever {
  const valueOf = (input: string, otherwise: number) => inputs[input]?.value ?? otherwise
  switch (kind) {
    case 'remove_cause':
      return { kind, share: 0.1, name }
    case 'move_expertise_forward':
      return { kind, toShare: Math.min(1, Math.round((valueOf('resolvableAlone', 0.6) + 0.1) * 100) / 100) }
    case 'staff':
      return {
        kind,
        design: 'golden_moment',
        pool: 'front',
        people: Math.min(5_000, valueOf('firstPointPeople', 1) + 1),
      }
    case 'opening_hours':
      return { kind, hours: Math.min(24, valueOf('openHours', 8) + 1) }
    case 'patience':
      return { kind, minutes: Math.max(1, valueOf('patience', 0)) + 5 }
  }
}

/** The share that the first person can meet alone, as it is run: the last lever that moves it counts. */
export function shareAlone({ inputs, levers }: Pick<Scenario, 'inputs' | 'levers'>): number | undefined {
  const moved = levers.findLast((lever) => lever.kind === 'move_expertise_forward')
  return moved?.toShare ?? inputs['resolvableAlone']?.value
}

/** A name that is free: the first copy of it that nobody has taken. */
export function freeName(
  name: string,
  taken: readonly string[],
  copy: (name: string, count: number) => string,
): string {
  const short = name.slice(0, 64)
  for (let count = 1; ; count += 1) {
    const next = copy(short, count).slice(0, 80)
    if (!taken.includes(next)) return next
  }
}

/** An input of the catalogue by its name. */
export const itemIn = (items: readonly Item[], name: string): Item | undefined =>
  items.find((item) => item.name === name)
