/** One run of a design on a scenario, and what it meant for clients and for those who work. */
import { simulate } from '../engine.ts'
import type { Flow } from '../flow.ts'
import type { Arrivals } from '../arrivals.ts'
import { valueOf, type Scenario } from '../inputs.ts'
import type { Course, StepTally } from '../tally.ts'
import { highestLevel, meanLevel, whileOpen } from '../week.ts'
import { conventionalClosedForm, goldenClosedForm } from './closed-form.ts'
import { conventional } from './conventional.ts'
import { COMES } from './given.ts'
import { goldenMoment } from './golden-moment.ts'

export const DESIGNS = ['conventional', 'golden_moment'] as const
export type Design = (typeof DESIGNS)[number]

/** What is measured of a run. Shares are 0 to 1, times minutes; null where there is nothing to measure. */
export const MEASURES = [
  /** Minutes of people's work per need; minutes somebody waited with the client for an expert. */
  'minutesPerNeed',
  'heldMinutesPerNeed',
  /** Contacts in (first ones, repeats and chases), chases among them, attempts and agreed calls out, per need. */
  'contactsPerNeed',
  'chasesPerNeed',
  'attemptsPerNeed',
  /** Different people each client spoke with. */
  'peoplePerNeed',
  /** From the first contact to the end, met or given up. */
  'endToEndMean',
  'endToEndMedian',
  'endToEndP90',
  /** Wait for an answer per contact in; share of contacts that waited; share that left unanswered. */
  'waitPerContact',
  'waitedShare',
  'leftShare',
  'unresolvedShare',
  'firstPointShare',
  /** Agreed calls begun within a quarter of an hour of the agreed time. */
  'agreedKeptShare',
  /** Pay per need. */
  'costPerNeed',
  /** Busy share of those who answer (front or first point), and of those behind (back office or experts). */
  'occupancyFront',
  'occupancyBehind',
  /** Needs still under way when the run stopped. */
  'openShare',
] as const
export type MeasureName = (typeof MEASURES)[number]
export type Measures = Readonly<Record<MeasureName, number | null>>

export type DesignRun = {
  design: Design
  needs: number
  events: number
  overloaded: boolean
  cancelled: boolean
  measures: Measures
}

export type DesignOptions = {
  seed: string | number
  /** How many needs arrive; or for how many minutes. */
  needs?: number
  minutes?: number
  warmUp?: number
  /** As many people as are never short: no waiting at all. */
  ample?: boolean
  cancelled?: () => boolean
}

/** Runs one design. The same seed gives both designs the same needs at the same instants. */
export function runDesign(scenario: Scenario, design: Design, options: DesignOptions): DesignRun {
  const { ample, ...run } = options
  const given = ample === true ? withAmplePeople(scenario) : scenario
  const mayBeClosed = given.arrivals !== undefined && given.opening.length > 0
  const sources = (start: string) => [
    { name: 'needs', start: mayBeClosed ? COMES : start, arrivals: arrivalsOf(given) },
  ]
  const through = <Notes>(flow: Flow<Notes>, start: string) =>
    simulate(flow, { ...run, sources: sources(start) })
  const course =
    design === 'conventional'
      ? through(conventional(given), 'message')
      : through(goldenMoment(given), 'first point')
  return {
    design,
    needs: course.needs,
    events: course.events,
    overloaded: course.overloaded || (ample !== true && loadAboveOne(given, design)),
    cancelled: course.cancelled,
    measures: measuresOf(course, FACES[design]),
  }
}

/** When the needs of a scenario arise. */
export function arrivalsOf(scenario: Scenario): Arrivals {
  if (scenario.arrivals) return scenario.arrivals
  return {
    perHour: whileOpen(valueOf(scenario, 'needsPerHour'), scenario.opening),
    dayCv: valueOf(scenario, 'dayEffect'),
  }
}

/** Which steps and pools of a design stand for what. */
type Face = { contacts: readonly string[]; front: string; behind: string; agreed?: string }
const FACES: Readonly<Record<Design, Face>> = {
  conventional: { contacts: ['message', 'chase'], front: 'front', behind: 'back' },
  golden_moment: { contacts: ['first point'], front: 'first point', behind: 'expert', agreed: 'agreed call' },
}

function measuresOf(course: Course, face: Face): Measures {
  const { ended } = course
  const needs = ended.met + ended.unresolved
  const per = (sum: number) => (needs > 0 ? sum / needs : null)
  const sorted = Float64Array.from(ended.endToEnd).sort()
  return {
    minutesPerNeed: per(ended.minutes),
    heldMinutesPerNeed: per(ended.heldMinutes),
    contactsPerNeed: per(ended.contacts + ended.chases),
    chasesPerNeed: per(ended.chases),
    attemptsPerNeed: per(ended.attempts),
    peoplePerNeed: per(ended.people),
    endToEndMean: sorted.length > 0 ? sorted.reduce((sum, one) => sum + one, 0) / sorted.length : null,
    endToEndMedian: quantile(sorted, 0.5),
    endToEndP90: quantile(sorted, 0.9),
    ...waits(face.contacts.flatMap((step) => course.steps[step] ?? [])),
    unresolvedShare: per(ended.unresolved),
    firstPointShare: per(ended.firstPoint),
    agreedKeptShare: kept(face.agreed === undefined ? undefined : course.steps[face.agreed]),
    costPerNeed: per(ended.pay),
    occupancyFront: course.pools[face.front]?.occupancy ?? null,
    occupancyBehind: course.pools[face.behind]?.occupancy ?? null,
    openShare: course.needs > 0 ? course.open / course.needs : null,
  }
}

function waits(steps: readonly StepTally[]): Pick<Measures, 'waitPerContact' | 'waitedShare' | 'leftShare'> {
  const sum = (of: (step: StepTally) => number) => steps.reduce((all, step) => all + of(step), 0)
  const done = sum(({ served, left }) => served + left)
  const per = (value: number) => (done > 0 ? value / done : null)
  return {
    waitPerContact: per(sum(({ waitMinutes }) => waitMinutes)),
    waitedShare: per(sum(({ waited }) => waited)),
    leftShare: per(sum(({ left }) => left)),
  }
}

const kept = (step: StepTally | undefined) => (step && step.served > 0 ? step.inTime / step.served : null)

/** The value below which this share of the sorted values lies; null when there are none. */
function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] as number
  const above = sorted[Math.ceil(place)] as number
  return below + (above - below) * (place - Math.floor(place))
}

/** Minutes of work that arrive per minute in each pool, from the closed form and the mean rate: people kept busy. */
export function loadOf(
  scenario: Scenario,
  design: Design,
  perHour: number = meanPerHour(scenario),
): { front: number; behind: number } {
  const perMinute = perHour / 60
  if (design === 'conventional') {
    const { front, back } = conventionalClosedForm(scenario).workOf
    return { front: perMinute * front, behind: perMinute * back }
  }
  const { firstPoint, expert } = goldenClosedForm(scenario).workOf
  return { front: perMinute * firstPoint, behind: perMinute * expert }
}

/** Only where people and arrivals are the same throughout can it be told before the run, unless nobody is there at all. */
function loadAboveOne(scenario: Scenario, design: Design): boolean {
  const [front, behind] =
    design === 'conventional'
      ? (['frontPeople', 'backPeople'] as const)
      : (['firstPointPeople', 'expertPeople'] as const)
  // Those who wait for somebody who does not exist hold everybody else, and nothing of it would look like work.
  const nobody = scenario.levels[behind] === undefined && valueOf(scenario, behind) === 0
  if (nobody && loadOf(scenario, design).behind > 0) return true
  if (scenario.arrivals || scenario.opening.length > 0) return false
  if (scenario.levels[front] !== undefined || scenario.levels[behind] !== undefined) return false
  // With patience, or an agreed time instead of an expert, those who wait too long make room; the front has to cope.
  const patient = valueOf(scenario, 'patience') === 0
  const load = loadOf(scenario, design)
  return (
    (patient && load.front >= valueOf(scenario, front) && load.front > 0) ||
    (load.behind >= valueOf(scenario, behind) && load.behind > 0)
  )
}

function meanPerHour({ arrivals, inputs }: Scenario): number {
  if (!arrivals) return inputs.needsPerHour.value
  if ('at' in arrivals) return (arrivals.at.length * 60) / Math.max(1, arrivals.at.at(-1) ?? 1)
  return meanLevel(arrivals.perHour)
}

/** The highest rate; of given instants ten times their mean, which is more than any day shows. */
function peakPerHour(scenario: Scenario): number {
  const { arrivals } = scenario
  if (arrivals && 'perHour' in arrivals) return highestLevel(arrivals.perHour)
  return meanPerHour(scenario) * (arrivals ? 10 : 1)
}

function withAmplePeople(scenario: Scenario): Scenario {
  const loads = DESIGNS.map((design) => loadOf(scenario, design, peakPerHour(scenario)))
  const most = Math.max(...loads.flatMap(({ front, behind }) => [front, behind]))
  const people = Math.ceil(300 + 5 * most)
  const input = {
    value: people,
    basis: 'assumed',
    unit: 'people',
    from: 'more than are ever needed',
  } as const
  return {
    ...scenario,
    levels: {},
    opening: [],
    inputs: {
      ...scenario.inputs,
      frontPeople: input,
      backPeople: input,
      firstPointPeople: input,
      expertPeople: input,
    },
  }
}
