/** People on duty in their pools: who is free, longest first; who comes and goes as the level changes. */
import type { Pool } from './flow.ts'
import { highestLevel, levelAt } from './week.ts'

const NOBODY = -1

/** One pool at work. Times are minutes; `busyMinutes` counts people in a talk or held with a client. */
export class Crew {
  readonly name: string
  readonly pool: Pool
  readonly first: number
  readonly size: number
  readonly pay: number
  level = 0
  free = 0
  busy = 0
  /** The most who were busy at once. */
  mostBusy = 0
  busyMinutes = 0
  dutyMinutes = 0
  private head = NOBODY
  private tail = NOBODY
  private readonly next: Int32Array
  private readonly before: Int32Array
  /** 0 off duty, 1 free, 2 busy. */
  private readonly state: Uint8Array
  private readonly since: Float64Array
  private countedTo = 0

  constructor(name: string, pool: Pool, first: number) {
    this.name = name
    this.pool = pool
    this.first = first
    this.size = Math.round(highestLevel(pool.people))
    this.pay = pool.pay ?? 0
    this.next = new Int32Array(this.size).fill(NOBODY)
    this.before = new Int32Array(this.size).fill(NOBODY)
    this.state = new Uint8Array(this.size)
    this.since = new Float64Array(this.size)
    this.setLevel(Math.round(levelAt(pool.people, 0)))
  }

  /** Adds what passed up to `now` to the sums. */
  count(now: number): void {
    const passed = now - this.countedTo
    this.busyMinutes += this.busy * passed
    this.dutyMinutes += Math.max(this.level, this.busy) * passed
    this.countedTo = now
  }

  /** Forgets the sums: counting begins now. */
  countFrom(now: number): void {
    this.busyMinutes = 0
    this.dutyMinutes = 0
    this.countedTo = now
  }

  isFree(person: number): boolean {
    return this.state[person - this.first] === 1
  }

  isOff(person: number): boolean {
    return this.state[person - this.first] === 0
  }

  /** Since when the person has been free who is free for longest; Infinity when nobody is. */
  get freeSince(): number {
    return this.head === NOBODY ? Infinity : (this.since[this.head] as number)
  }

  /** The person free for longest. Only when somebody is free. */
  takeLongestFree(now: number): number {
    const person = this.first + this.head
    this.take(person, now)
    return person
  }

  /** This free person. */
  take(person: number, now: number): void {
    this.count(now)
    this.unlink(person - this.first)
    this.state[person - this.first] = 2
    this.busy += 1
    if (this.busy > this.mostBusy) this.mostBusy = this.busy
  }

  /** Lets a busy person go; true when they stay on duty and are free. */
  release(person: number, now: number): boolean {
    this.count(now)
    this.busy -= 1
    const stays = this.busy + this.free < this.level
    if (stays) this.link(person - this.first)
    else this.state[person - this.first] = 0
    return stays
  }

  /** A new level: free people leave at once, busy ones when they have finished. Gives those who came. */
  changeLevel(level: number, now: number): number[] {
    this.count(now)
    return this.setLevel(level)
  }

  private setLevel(level: number): number[] {
    this.level = level
    while (this.free > 0 && this.free + this.busy > level) {
      const gone = this.tail
      this.unlink(gone)
      this.state[gone] = 0
    }
    const came: number[] = []
    for (let person = 0; person < this.size && this.free + this.busy < level; person++) {
      if (this.state[person] !== 0) continue
      this.link(person)
      came.push(this.first + person)
    }
    return came
  }

  private link(person: number): void {
    this.state[person] = 1
    this.since[person] = this.countedTo
    this.before[person] = this.tail
    this.next[person] = NOBODY
    if (this.tail === NOBODY) this.head = person
    else this.next[this.tail] = person
    this.tail = person
    this.free += 1
  }

  private unlink(person: number): void {
    const before = this.before[person] as number
    const next = this.next[person] as number
    if (before === NOBODY) this.head = next
    else this.next[before] = next
    if (next === NOBODY) this.tail = before
    else this.before[next] = before
    this.free -= 1
  }
}
