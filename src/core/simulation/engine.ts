/**
 * A discrete-event engine: needs arrive, walk through a flow, wait for people, are served, leave, come back.
 * Time is in minutes from the start. The same seed gives the same course, event for event.
 */
import { instants, type Instants } from './arrivals.ts'
import { seedNumber } from './draws.ts'
import { EventHeap } from './event-heap.ts'
import { Floor } from './floor.ts'
import { MET, NONE, readySteps, stepNumbers, type Flow, type ReadyStep } from './flow.ts'
import type { Crew } from './people.ts'
import type { RunOptions } from './run-options.ts'
import { addLeft, addNeed, addServed, emptyNeeds, emptyStep, isOverloaded, poolTally } from './tally.ts'
import type { Course, PoolTally, StepTally } from './tally.ts'
import { Walk } from './walk.ts'
import { levelAt, nextChange } from './week.ts'

/** What an event is. Its code is slot × 8 + this. */
const TALK_OVER = 0
const PAUSE_OVER = 1
const PATIENCE_OVER = 2
const OWNER_WAIT_OVER = 3
const LEVEL_CHANGES = 4

const NOBODY = -1
const ASK_EVERY = 1 << 16
const DRAIN = 60 * 1440

/**
 * Runs a flow and counts what happens. RangeError for a flow that cannot run (see flowFaults) and for a run
 * without an end.
 */
export function simulate<Notes>(flow: Flow<Notes>, options: RunOptions): Course {
  return new Run(flow, options).course()
}

class Run<Notes> {
  private readonly flow: Flow<Notes>
  private readonly options: RunOptions
  private readonly steps: readonly ReadyStep<Notes>[]
  private readonly floor: Floor<Notes>
  private readonly heap = new EventHeap()
  private readonly walks: (Walk<Notes> | undefined)[] = []
  private readonly freeSlots: number[] = []
  private readonly tallies: readonly StepTally[]
  private readonly ended = emptyNeeds()
  private readonly seed: number
  private readonly warmUp: number
  private readonly starts: readonly number[]
  private readonly sources: readonly Instants[]
  private readonly arrivalAt: Float64Array
  private readonly inSystem: number[] = []
  private now = 0
  private stamp = 0
  private events = 0
  private asked = 0
  private arrived = 0
  private counted = 0
  private open = 0
  private openCounted = 0
  private present = 0
  private waitingHalfway = 0
  private waitingAtLast = 0
  private lastArrival = 0
  private crewTallies: readonly PoolTally[] = []

  constructor(flow: Flow<Notes>, options: RunOptions) {
    if (options.minutes === undefined && options.needs === undefined)
      throw new RangeError('A run needs an end: minutes or needs')
    this.flow = flow
    this.options = options
    this.steps = readySteps(flow)
    this.floor = new Floor(flow, this.steps, this.walks)
    this.tallies = this.steps.map(emptyStep)
    this.seed = seedNumber(options.seed)
    this.warmUp = options.warmUp ?? 0
    const number = stepNumbers(flow)
    this.starts = options.sources.map(({ start }) => number(start))
    this.sources = options.sources.map(({ name, arrivals }) => instants(arrivals, `${options.seed}/${name}`))
    this.arrivalAt = Float64Array.from(this.sources, (next) => next())
    this.floor.crews.forEach((_, pool) => this.planChange(pool))
  }

  course(): Course {
    const cancelled = this.untilLastArrival() || this.untilAllEnded()
    const { crews } = this.floor
    return {
      needs: this.counted,
      met: this.ended.met,
      unresolved: this.ended.unresolved,
      open: this.openCounted,
      events: this.events,
      lastArrival: this.lastArrival,
      endedAt: this.now,
      overloaded: isOverloaded(this.crewTallies, this.waitingHalfway, this.waitingAtLast),
      cancelled,
      steps: Object.fromEntries(this.steps.map(({ name }, i) => [name, this.tallies[i] as StepTally])),
      pools: Object.fromEntries(crews.map(({ name }, i) => [name, this.crewTallies[i] as PoolTally])),
      ended: this.ended,
      inSystem: this.inSystem,
    }
  }

  /** True when it was cancelled on the way. */
  private untilLastArrival(): boolean {
    const { minutes = Infinity, needs = Infinity } = this.options
    let cancelled = false
    while (this.arrived < needs && !cancelled) {
      const source = this.soonestSource()
      const at = this.arrivalAt[source] ?? Infinity
      const due = Math.min(at, this.heap.soonest())
      if (due >= minutes || (at === Infinity && minutes === Infinity)) break
      this.passTime(due)
      if (at === due) this.arrive(source, at)
      else this.happen()
      cancelled = this.isCancelled()
    }
    this.closeDoors(minutes === Infinity || this.arrived >= needs || cancelled ? this.now : minutes)
    return cancelled
  }

  private untilAllEnded(): boolean {
    const end = this.lastArrival + (this.options.drain ?? DRAIN)
    while (this.open > 0 && this.heap.soonest() <= end) {
      this.passCheckpoints(this.heap.soonest())
      this.happen()
      if (this.isCancelled()) return true
    }
    return false
  }

  private isCancelled(): boolean {
    return (this.asked += 1) % ASK_EVERY === 0 && this.options.cancelled?.() === true
  }

  private soonestSource(): number {
    let source = 0
    for (let other = 1; other < this.arrivalAt.length; other++) {
      if ((this.arrivalAt[other] as number) < (this.arrivalAt[source] as number)) source = other
    }
    return source
  }

  /** What is to be noted between now and the next event. */
  private passTime(due: number): void {
    this.passCheckpoints(due)
    if (this.now < this.warmUp && due >= this.warmUp) {
      for (const crew of this.floor.crews) crew.countFrom(this.warmUp)
    }
    const { minutes = Infinity, needs = Infinity } = this.options
    if (this.arrived * 2 <= needs && this.now * 2 <= minutes) this.waitingHalfway = this.floor.waiting
  }

  private passCheckpoints(due: number): void {
    const checkpoints = this.options.checkpoints
    if (!checkpoints) return
    while ((checkpoints[this.inSystem.length] ?? Infinity) < due) this.inSystem.push(this.present)
  }

  /** No more needs arrive: how busy people were is counted up to here. */
  private closeDoors(at: number): void {
    this.passCheckpoints(at)
    this.now = at
    this.lastArrival = at
    this.waitingAtLast = this.floor.waiting
    for (const crew of this.floor.crews) crew.count(at)
    this.crewTallies = this.floor.crews.map(poolTally)
  }

  private arrive(source: number, at: number): void {
    this.now = at
    this.events += 1
    this.arrivalAt[source] = this.sources[source]?.() ?? Infinity
    const slot = this.freeSlots.pop() ?? this.walks.length
    const walk = new Walk(slot, this.arrived, source, at, this.seed, this.flow.notes)
    this.walks[slot] = walk
    this.arrived += 1
    this.open += 1
    if (at >= this.warmUp) {
      this.counted += 1
      this.openCounted += 1
    }
    this.enter(walk, this.starts[source] as number)
  }

  private happen(): void {
    const { heap } = this
    heap.take()
    this.now = heap.at
    const slot = heap.code >> 3
    const kind = heap.code & 7
    if (kind === LEVEL_CHANGES) return this.changeLevel(slot)
    const walk = this.walks[slot]
    // Somebody was served before their patience ended, or left before: the event no longer holds.
    if (!walk || walk.stamp !== heap.stamp) return
    this.events += 1
    if (kind === OWNER_WAIT_OVER) this.stopWaitingForOwner(walk)
    else if (kind === PATIENCE_OVER) this.leave(walk)
    else if (kind === PAUSE_OVER) this.goOn(walk)
    else this.endTalk(walk)
  }

  private plan(minutes: number, kind: number, walk: Walk<Notes>): void {
    this.heap.add(this.now + minutes, walk.slot * 8 + kind, walk.stamp)
  }

  private stepOf(walk: Walk<Notes>): ReadyStep<Notes> {
    return this.steps[walk.step] as ReadyStep<Notes>
  }

  private counts(walk: Walk<Notes>): boolean {
    return walk.of.arrivedAt >= this.warmUp
  }

  private enter(walk: Walk<Notes>, next: number): void {
    if (next < 0) return this.finish(walk, next)
    const step = this.steps[next] as ReadyStep<Notes>
    walk.step = next
    if (step.same) return this.begin(walk, step)
    if (!step.joins || walk.lead === NOBODY) this.letGo(walk)
    if (step.talks) this.seek(walk, step)
    else this.pause(walk, step)
  }

  private pause(walk: Walk<Notes>, step: ReadyStep<Notes>): void {
    this.absent(walk)
    walk.standing = 'away'
    walk.stamp = this.stamp += 1
    this.plan(step.minutes(walk, this.now), PAUSE_OVER, walk)
  }

  private goOn(walk: Walk<Notes>): void {
    if (walk.of.standing === 'ended') this.finish(walk, MET)
    else this.enter(walk, this.stepOf(walk).next(walk, this.now))
  }

  private absent(walk: Walk<Notes>): void {
    if (walk.of === walk && (walk.standing === 'waiting' || walk.standing === 'talking')) this.present -= 1
  }

  private seek(walk: Walk<Notes>, step: ReadyStep<Notes>): void {
    if (walk.of === walk && (walk.standing === 'fresh' || walk.standing === 'away')) this.present += 1
    walk.waitingSince = this.now
    if (this.counts(walk)) (this.tallies[walk.step] as StepTally).came += 1
    if (step.sight === 'contact') walk.of.contacts += 1
    else if (step.sight === 'chase') walk.of.chases += 1
    else if (step.sight === 'attempt') walk.of.attempts += 1
    const person = this.somebodyFor(walk, step)
    if (person === NOBODY) this.wait(walk, step)
    else this.serve(walk, step, person)
  }

  private somebodyFor(walk: Walk<Notes>, step: ReadyStep<Notes>): number {
    const { floor, now } = this
    if (step.ownerWaits < 0 || walk.owner === NOBODY) return floor.find(step, now)
    const owner = floor.findOwner(walk.owner, now)
    if (owner !== NOBODY || this.waitsForOwner(walk, step)) return owner
    return floor.find(step, now)
  }

  private waitsForOwner(walk: Walk<Notes>, step: ReadyStep<Notes>): boolean {
    return step.ownerWaits > 0 && walk.owner !== NOBODY && this.floor.isOnDuty(walk.owner)
  }

  private wait(walk: Walk<Notes>, step: ReadyStep<Notes>): void {
    walk.standing = 'waiting'
    walk.stamp = this.stamp += 1
    this.floor.waiting += 1
    if (this.waitsForOwner(walk, step)) {
      this.floor.waitFor(walk.owner, walk)
      this.plan(step.ownerWaits, OWNER_WAIT_OVER, walk)
    } else this.floor.wait(walk)
    if (step.patience) this.plan(step.patience(walk, this.now), PATIENCE_OVER, walk)
  }

  private stopWaitingForOwner(walk: Walk<Notes>): void {
    const step = this.stepOf(walk)
    const person = this.floor.find(step, this.now)
    if (person === NOBODY) return this.floor.wait(walk)
    this.floor.waiting -= 1
    this.serve(walk, step, person)
  }

  private leave(walk: Walk<Notes>): void {
    const step = this.stepOf(walk)
    this.floor.waiting -= 1
    const wait = this.now - walk.waitingSince
    if (this.counts(walk)) addLeft(this.tallies[walk.step] as StepTally, wait)
    this.addWait(walk, wait)
    this.enter(walk, step.left(walk, this.now))
  }

  private addWait(walk: Walk<Notes>, wait: number): void {
    walk.of.waited += wait
    if (walk.lead === NOBODY) return
    walk.of.heldMinutes += wait
    walk.of.pay += wait * this.payOf(walk.lead)
  }

  private payOf(person: number): number {
    return (this.floor.crewOf[person] as Crew).pay
  }

  private serve(walk: Walk<Notes>, step: ReadyStep<Notes>, person: number): void {
    const wait = this.now - walk.waitingSince
    if (this.counts(walk)) addServed(this.tallies[walk.step] as StepTally, wait, step.inTime)
    this.addWait(walk, wait)
    if (walk.lead === NOBODY) walk.lead = person
    else walk.joined = person
    if (step.makesOwner && walk.owner === NOBODY) walk.owner = person
    this.begin(walk, step)
  }

  private begin(walk: Walk<Notes>, step: ReadyStep<Notes>): void {
    if (walk.lead === NOBODY) throw new RangeError(`At step ${step.name} nobody is there`)
    const minutes = step.minutes(walk, this.now)
    walk.standing = 'talking'
    walk.stamp = this.stamp += 1
    this.book(walk, step, minutes)
    this.plan(minutes, TALK_OVER, walk)
  }

  private book(walk: Walk<Notes>, step: ReadyStep<Notes>, minutes: number): void {
    const main = walk.of
    const both = walk.joined === NOBODY ? minutes : 2 * minutes
    const pays = this.payOf(walk.lead) + (walk.joined === NOBODY ? 0 : this.payOf(walk.joined))
    // A call that chases may be answered when the need has just ended: its minutes were spent all the same.
    const sum = main.standing === 'ended' && this.counts(walk) ? this.ended : main
    sum.minutes += both
    sum.pay += minutes * pays
    if (this.counts(walk)) (this.tallies[walk.step] as StepTally).workMinutes += both
    if (step.sight === 'inside' || step.sight === 'attempt') return
    main.meets(walk.lead)
    main.meets(walk.joined)
  }

  private endTalk(walk: Walk<Notes>): void {
    const step = this.stepOf(walk)
    const next = step.next(walk, this.now)
    const beside = step.alongside?.(walk, this.now) ?? NONE
    if (beside !== NONE) this.startThread(walk, beside)
    this.enter(walk, next)
  }

  private startThread(main: Walk<Notes>, step: number): void {
    const slot = this.freeSlots.pop() ?? this.walks.length
    const thread = new Walk(slot, main.index, main.kind, main.arrivedAt, this.seed, () => main.notes, main)
    this.walks[slot] = thread
    this.enter(thread, step)
  }

  private letGo(walk: Walk<Notes>): void {
    const { lead, joined } = walk
    walk.lead = NOBODY
    walk.joined = NOBODY
    if (joined !== NOBODY) this.release(joined)
    if (lead !== NOBODY) this.release(lead)
  }

  private release(person: number): void {
    if (this.floor.release(person, this.now)) this.giveWork(person)
  }

  private giveWork(person: number): void {
    const walk = this.floor.nextFor(person)
    if (!walk) return
    this.floor.waiting -= 1
    ;(this.floor.crewOf[person] as Crew).take(person, this.now)
    this.serve(walk, this.stepOf(walk), person)
  }

  private finish(walk: Walk<Notes>, ending: number): void {
    this.absent(walk)
    this.letGo(walk)
    walk.standing = 'ended'
    walk.stamp = this.stamp += 1
    this.walks[walk.slot] = undefined
    this.freeSlots.push(walk.slot)
    if (walk.of !== walk) return
    this.open -= 1
    if (!this.counts(walk)) return
    this.openCounted -= 1
    addNeed(this.ended, walk, ending === MET, this.now)
  }

  private planChange(pool: number): void {
    const at = nextChange((this.floor.crews[pool] as Crew).pool.people, this.now)
    if (at < Infinity) this.heap.add(at, pool * 8 + LEVEL_CHANGES, 0)
  }

  private changeLevel(pool: number): void {
    const crew = this.floor.crews[pool] as Crew
    const came = crew.changeLevel(Math.round(levelAt(crew.pool.people, this.now)), this.now)
    this.planChange(pool)
    for (const person of came) this.giveWork(person)
  }
}
