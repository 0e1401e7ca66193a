/** One need on its way through a flow, and its own stream of chance. */
import { advance, mix, streamStart, unitAt, type Stream } from './draws.ts'

/** Where a need stands: with people, waiting for them, somewhere else, or at the end. */
export type Standing = 'fresh' | 'waiting' | 'talking' | 'away' | 'ended'

/** What a talk is, as seen by the client; `inside` is work the client does not see. */
export type Sight = 'contact' | 'chase' | 'attempt' | 'inside' | 'continued'

/**
 * One need on its way. `notes` is whatever the flow keeps about it. A thread that runs beside a need (somebody
 * chasing while the work lies with others) is a walk too; its `of` is the need it belongs to.
 */
export class Walk<Notes> implements Stream {
  readonly index: number
  readonly kind: number
  readonly arrivedAt: number
  readonly of: Walk<Notes>
  readonly notes: Notes
  readonly slot: number
  standing: Standing = 'fresh'
  /** A mark the flow may set; a thread beside a need keeps the one the need had when it began. */
  tag = 0
  step = -1
  stamp = 0
  waitingSince = 0
  /** The person who leads, and the one who joined; −1 is nobody. */
  lead = -1
  joined = -1
  owner = -1
  contacts = 0
  chases = 0
  attempts = 0
  /** Minutes of people's work, and minutes somebody waited together with the client for another to join. */
  minutes = 0
  heldMinutes = 0
  pay = 0
  waited = 0
  spoken: number[] | undefined
  private state: number
  private readonly traits: number

  constructor(
    slot: number,
    index: number,
    kind: number,
    arrivedAt: number,
    seed: number,
    notes: (walk: { trait: (which: number) => number; arrivedAt: number }) => Notes,
    of?: Walk<Notes>,
  ) {
    this.slot = slot
    this.index = index
    this.kind = kind
    this.arrivedAt = arrivedAt
    this.traits = streamStart(seed, index)
    this.of = of ?? this
    this.tag = of?.tag ?? 0
    this.notes = notes(this)
    this.state = of ? mix(this.traits ^ slot ^ 0x27d4eb2f) : mix(this.traits ^ 0x165667b1)
  }

  /** The next uniform value of this need's own stream. */
  unit(): number {
    this.state = advance(this.state)
    return unitAt(this.state)
  }

  /** True with this probability. */
  happens(probability: number): boolean {
    return this.unit() < probability
  }

  /** Notes that the client speaks with this person. */
  meets(person: number): void {
    if (person < 0) return
    if (!this.spoken) this.spoken = [person]
    else if (!this.spoken.includes(person)) this.spoken.push(person)
  }

  /** Trait number `which` of this need, uniform in (0, 1): the same in every design, however often it is asked. */
  trait(which: number): number {
    return unitAt(this.traits ^ mix(which + 0x51ed270b))
  }
}
