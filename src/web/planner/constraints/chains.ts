import type { Constraint } from '#domain/planning/contract.constraints.ts'

/** What of a constraint makes its chain. */
type Chained = Pick<Constraint, 'id' | 'behindId' | 'state'>

/** One constraint in a chain. `isTold`: it stands in an earlier chain in full, so here it is only named. */
export type Link<C extends Chained> = { readonly constraint: C; readonly isTold: boolean }

/** A constraint with nothing before it, and what lies behind it, nearest first. `goneBehind` lay behind the last. */
export type Chain<C extends Chained> = {
  readonly links: readonly Link<C>[]
  readonly goneBehind: C | undefined
}

/** The chains of those that stand, in the order in which their first ones come. */
export function chainsOf<C extends Chained>(items: readonly C[]): Chain<C>[] {
  const by = new Map(items.map((one) => [one.id, one]))
  const told = new Set<string>()
  return frontsOf(items).map((front) => {
    const links: Link<C>[] = []
    const here = new Set<string>()
    let next: C | undefined = front
    while (next?.state === 'standing' && !here.has(next.id)) {
      links.push({ constraint: next, isTold: told.has(next.id) })
      here.add(next.id)
      next = next.behindId === null ? undefined : by.get(next.behindId)
    }
    for (const id of here) told.add(id)
    return { links, goneBehind: next?.state === 'gone' ? next : undefined }
  })
}

/** Those that stand and have no standing one before them. */
function frontsOf<C extends Chained>(items: readonly C[]): C[] {
  const standing = items.filter(({ state }) => state === 'standing')
  const behind = new Set(standing.map(({ behindId }) => behindId))
  return standing.filter(({ id }) => !behind.has(id))
}

/** Whether what lies behind `behindId` leads to `id`: then it cannot lie behind `id`. */
export function leadsTo(id: string, behindId: string, items: readonly Chained[]): boolean {
  const by = new Map(items.map((one) => [one.id, one.behindId]))
  const seen = new Set<string>()
  for (let next: string | null = behindId; next !== null && !seen.has(next); next = by.get(next) ?? null) {
    if (next === id) return true
    seen.add(next)
  }
  return false
}

/** What clients pay in a week, as far as is known; null where nothing is known. `unpriced`: chains without any price. */
export type Total = {
  readonly waitingMinutes: number | null
  readonly lostContacts: number | null
  readonly unpriced: number
}

type Costed = Chained & Pick<Constraint, 'cost'>

/**
 * What all that stand cost together. One behind costs at least what those before it cost, as they would go with it:
 * so along a chain the larger figure counts, and nothing counts twice.
 */
export function totalCost(items: readonly Costed[]): Total {
  const standing = items.filter(({ state }) => state === 'standing')
  const ids = new Set(standing.map(({ id }) => id))
  const roots = standing.filter(({ behindId }) => behindId === null || !ids.has(behindId))
  const sum = (figure: (one: Costed) => number | null): number | null =>
    roots.map((root) => costOf(root, standing, figure)).reduce(added, null)
  return {
    waitingMinutes: sum(({ cost }) => cost?.waitingMinutesWeek ?? null),
    lostContacts: sum(({ cost }) => cost?.lostContactsWeek ?? null),
    unpriced: chainsOf(items).filter(({ links }) => links.every((link) => isUnpriced(link.constraint)))
      .length,
  }
}

const isUnpriced = ({ cost }: Costed): boolean =>
  cost === null || (cost.waitingMinutesWeek === null && cost.lostContactsWeek === null)

const added = (sum: number | null, one: number | null): number | null =>
  one === null ? sum : (sum ?? 0) + one

function costOf(
  one: Costed,
  standing: readonly Costed[],
  figure: (one: Costed) => number | null,
): number | null {
  const before = standing
    .filter(({ behindId }) => behindId === one.id)
    .map((each) => costOf(each, standing, figure))
    .reduce(added, null)
  const own = figure(one)
  return own === null || before === null ? (own ?? before) : Math.max(own, before)
}
