/**
 * The golden moment: the contact reaches somebody who can help; where they cannot finish alone, an expert joins the
 * conversation. When none is free soon, a time is agreed and the same person calls, the expert kept free for it.
 */
import type { Flow, Step } from '../flow.ts'
import { valueOf, type InputName, type Scenario } from '../inputs.ts'
import type { Walk } from '../walk.ts'
import { comesWhenOpen, levelOf, minutesOf, patienceOf, untilOpen } from './given.ts'

/** Trait of a need: whether the first point can meet it alone. */
export const ALONE = 2

/** An agreed call goes before new contacts, and waits a little for the person who knows the case. */
const AGREED_RANK = -1
const WAITS_FOR_OWNER = 5

/** A call at an agreed time that starts within so many minutes of it is kept. */
const KEPT_WITHIN = 15

type Notes = undefined

/** The flow; it starts at `first point`, or at COMES where needs may arise while the doors are closed. */
export function goldenMoment(scenario: Scenario): Flow<Notes> {
  const of = (name: InputName) => valueOf(scenario, name)
  return {
    pools: {
      'first point': { people: levelOf(scenario, 'firstPointPeople'), pay: of('payFirstPoint') },
      expert: { people: levelOf(scenario, 'expertPeople'), pay: of('payExpert') },
    },
    notes: () => undefined,
    steps: {
      ...comesWhenOpen(scenario, 'first point'),
      ...inTheMoment(scenario),
      ...atTheAgreedTime(scenario),
      'until the client comes back': {
        does: 'pause',
        minutes: untilOpen(scenario, (walk) => -of('returnsAfter') * Math.log(walk.unit())),
        next: 'first point',
      },
    },
  }
}

function inTheMoment(scenario: Scenario): Record<string, Step<Notes>> {
  const of = (name: InputName) => valueOf(scenario, name)
  return {
    'first point': {
      does: 'talk',
      with: ['first point'],
      minutes: minutesOf(scenario, 'firstPointMinutes'),
      ...patienceOf(scenario),
      left: (walk) => (walk.happens(of('triesAgain')) ? 'until the client comes back' : 'unresolved'),
      owner: { waits: 0 },
      makesOwner: true,
      sight: 'contact',
      next: (walk) => (isAlone(walk, of('resolvableAlone')) ? 'met' : 'expert joins'),
    },
    'expert joins': {
      does: 'talk',
      with: ['expert'],
      joins: true,
      minutes: minutesOf(scenario, 'expertMinutes'),
      patience: { kind: 'fixed', minutes: of('expertPatience') },
      left: 'until the agreed time',
      sight: 'continued',
      next: afterExpert(of('resolvedWithExpert')),
    },
  }
}

/** At the first contact by the need's own trait; when it came back, anew. */
function isAlone(walk: Walk<Notes>, share: number): boolean {
  const fresh = walk.tag === 0
  walk.tag += 1
  return (fresh ? walk.trait(ALONE) : walk.unit()) < share
}

const afterExpert = (resolved: number) => (walk: Walk<Notes>) =>
  walk.happens(resolved) ? 'met' : 'until the client comes back'

function atTheAgreedTime(scenario: Scenario): Record<string, Step<Notes>> {
  const of = (name: InputName) => valueOf(scenario, name)
  return {
    'until the agreed time': {
      does: 'pause',
      minutes: untilOpen(scenario, () => of('agreedAhead')),
      next: 'agreed call',
    },
    'agreed call': {
      does: 'talk',
      with: ['first point'],
      minutes: minutesOf(scenario, 'agreedMinutes'),
      rank: AGREED_RANK,
      owner: { waits: WAITS_FOR_OWNER },
      sight: 'attempt',
      inTime: KEPT_WITHIN,
      next: (walk) => (walk.happens(of('agreedAnswered')) ? 'expert as agreed' : 'until the agreed time'),
    },
    'expert as agreed': {
      does: 'talk',
      with: ['expert'],
      joins: true,
      minutes: minutesOf(scenario, 'expertMinutes'),
      rank: AGREED_RANK,
      sight: 'continued',
      next: afterExpert(of('resolvedWithExpert')),
    },
  }
}
