/** Who can take whom: crews, lines of waiting needs, and the order in which each pool takes its work. */
import type { Flow, ReadyStep } from './flow.ts'
import { Line } from './line.ts'
import { Crew } from './people.ts'
import type { Walk } from './walk.ts'

const NOBODY = -1

/** The people and the waiting lines of one run. */
export class Floor<Notes> {
  readonly crews: readonly Crew[]
  /** The crew of each person. */
  readonly crewOf: readonly Crew[]
  waiting = 0
  private readonly lines: readonly Line[]
  private readonly ownLines = new Map<number, Line>()
  /** Per pool: the lines it serves, in groups of equal preference. */
  private readonly duties: readonly (readonly (readonly Line[])[])[]
  private readonly walks: readonly (Walk<Notes> | undefined)[]

  constructor(
    flow: Flow<Notes>,
    steps: readonly ReadyStep<Notes>[],
    walks: readonly (Walk<Notes> | undefined)[],
  ) {
    this.crews = crewsOf(flow)
    this.crewOf = this.crews.flatMap((crew) => Array.from({ length: crew.size }, () => crew))
    this.lines = steps.map(() => new Line())
    this.walks = walks
    this.duties = this.crews.map(({ pool }, index) =>
      dutiesOf(steps, index, pool.prefers ?? []).map((group) =>
        group.map((step) => this.lines[step] as Line),
      ),
    )
  }

  /** Somebody free of a step's pools, the first pool first unless all are alike, free for longest first; −1: nobody. */
  find({ pools, alike }: ReadyStep<Notes>, now: number): number {
    if (alike) return this.longestFree(pools, now)
    for (const pool of pools) {
      const crew = this.crews[pool] as Crew
      if (crew.free > 0) return crew.takeLongestFree(now)
    }
    return NOBODY
  }

  private longestFree(pools: readonly number[], now: number): number {
    let found: Crew | undefined
    let since = Infinity
    for (const pool of pools) {
      const crew = this.crews[pool] as Crew
      if (crew.freeSince >= since) continue
      found = crew
      since = crew.freeSince
    }
    return found ? found.takeLongestFree(now) : NOBODY
  }

  /** This person if they are free; −1 otherwise. */
  findOwner(person: number, now: number): number {
    const crew = this.crewOf[person]
    if (!crew?.isFree(person)) return NOBODY
    crew.take(person, now)
    return person
  }

  /** Whether it makes sense to wait for this person. */
  isOnDuty(person: number): boolean {
    return this.crewOf[person]?.isOff(person) === false
  }

  wait(walk: Walk<Notes>): void {
    this.lines[walk.step]?.join(walk.slot, walk.stamp)
  }

  waitFor(person: number, walk: Walk<Notes>): void {
    const line = this.ownLines.get(person) ?? new Line()
    this.ownLines.set(person, line)
    line.join(walk.slot, walk.stamp)
  }

  /** Lets a person go. True when they are free for somebody else now. */
  release(person: number, now: number): boolean {
    return (this.crewOf[person] as Crew).release(person, now)
  }

  /** Takes out the need this free person should take next; undefined when nobody waits for them. */
  nextFor(person: number): Walk<Notes> | undefined {
    if (this.waiting === 0) return undefined
    const own = this.ownLines.get(person)
    if (own && this.head(own)) return this.takeHead(own)
    const crew = this.crewOf[person] as Crew
    for (const group of this.duties[this.crews.indexOf(crew)] ?? []) {
      const line = this.longestWaiting(group)
      if (line) return this.takeHead(line)
    }
    return undefined
  }

  private longestWaiting(group: readonly Line[]): Line | undefined {
    let found: Line | undefined
    let since = Infinity
    for (const line of group) {
      const head = this.head(line)
      if (!head || head.waitingSince >= since) continue
      found = line
      since = head.waitingSince
    }
    return found
  }

  /** The first who still waits; those who left, or whose need has ended meanwhile, are dropped. */
  private head(line: Line): Walk<Notes> | undefined {
    while (line.size > 0) {
      const walk = this.walks[line.slot()]
      if (walk && walk.stamp === line.stamp()) return walk
      line.drop()
    }
    return undefined
  }

  private takeHead(line: Line): Walk<Notes> | undefined {
    const walk = this.head(line)
    line.drop()
    return walk
  }
}

function crewsOf<Notes>(flow: Flow<Notes>): Crew[] {
  const crews: Crew[] = []
  let first = 0
  for (const [name, pool] of Object.entries(flow.pools)) {
    const crew = new Crew(name, pool, first)
    crews.push(crew)
    first += crew.size
  }
  return crews
}

/** The steps this pool does, in groups: first those it prefers by name, then by rank. */
function dutiesOf<Notes>(
  steps: readonly ReadyStep<Notes>[],
  pool: number,
  prefers: readonly string[],
): number[][] {
  const groups = new Map<number, number[]>()
  for (const [index, step] of steps.entries()) {
    if (!step.pools.includes(pool)) continue
    const named = prefers.indexOf(step.name)
    const place = named === -1 ? prefers.length + 1e6 + step.rank : named
    groups.set(place, [...(groups.get(place) ?? []), index])
  }
  return [...groups.entries()].toSorted(([a], [b]) => a - b).map(([, group]) => group)
}
