/**
 * The conventional design: a message is taken, lies with others, is called back when it suits them, and the
 * conversation is held again. Those not reached call again or give up; some chase meanwhile.
 */
import { chanceFrom } from '#core/chance.ts'
import { seedNumber } from '../draws.ts'
import type { Flow, Next, TalkStep } from '../flow.ts'
import { valueOf, type InputName, type Scenario } from '../inputs.ts'
import type { Walk } from '../walk.ts'
import { comesWhenOpen, levelOf, minutesOf, patienceOf, untilOpen } from './given.ts'

export type ConventionalNotes = {
  /** How likely this client answers a call nobody agreed. */
  answers: number
  attempts: number
  withOthers: boolean
}

/** Trait of a need: how likely its client answers. */
export const ANSWERS = 1

/** The flow; it starts at `message`, or at COMES where needs may arise while the doors are closed. */
export function conventional(scenario: Scenario): Flow<ConventionalNotes> {
  const of = (name: InputName) => valueOf(scenario, name)
  return {
    pools: {
      front: { people: levelOf(scenario, 'frontPeople'), pay: of('payFront') },
      back: { people: levelOf(scenario, 'backPeople'), pay: of('payBack') },
    },
    notes: (need) => ({
      answers: answersOf(of('answered'), of('answeredAlike'), need.trait(ANSWERS)),
      attempts: 0,
      withOthers: false,
    }),
    steps: {
      ...comesWhenOpen(scenario, 'message'),
      ...atTheFront(scenario),
      attempt: {
        does: 'talk',
        with: ['back'],
        minutes: minutesOf(scenario, 'attemptMinutes'),
        sight: 'attempt',
        next: (walk) => {
          walk.notes.attempts += 1
          if (walk.happens(walk.notes.answers)) return answered(walk)
          return walk.notes.attempts < of('attemptsAtMost') ? 'until the next attempt' : notReached(walk, of)
        },
      },
      'until the next attempt': {
        does: 'pause',
        minutes: untilOpen(scenario, () => of('attemptsApart')),
        next: 'attempt',
      },
      'the conversation again': {
        does: 'talk',
        with: 'same',
        minutes: minutesOf(scenario, 'conversationMinutes'),
        sight: 'continued',
        next: (walk) => (walk.happens(of('resolvedByConversation')) ? 'met' : 'until the client calls again'),
      },
      'until the client calls again': {
        does: 'pause',
        minutes: untilOpen(scenario, exponentialOf(of('returnsAfter'))),
        next: 'message',
      },
    },
  }
}

type Of = (name: InputName) => number

function answered(walk: Walk<ConventionalNotes>): string {
  walk.notes.withOthers = false
  return 'the conversation again'
}

function notReached(walk: Walk<ConventionalNotes>, of: Of): string {
  walk.notes.withOthers = false
  return walk.happens(of('unreachedCallAgain')) ? 'until the client calls again' : 'unresolved'
}

const exponentialOf = (mean: number) => (walk: Walk<ConventionalNotes>) => -mean * Math.log(walk.unit())

function atTheFront(scenario: Scenario): Flow<ConventionalNotes>['steps'] {
  const of = (name: InputName) => valueOf(scenario, name)
  const leaves: Next<ConventionalNotes> = (walk) =>
    walk.happens(of('triesAgain')) ? 'until the client calls again' : 'unresolved'
  const message: TalkStep<ConventionalNotes> = {
    does: 'talk',
    with: ['front'],
    minutes: minutesOf(scenario, 'messageMinutes'),
    ...patienceOf(scenario),
    left: leaves,
    sight: 'contact',
    next: (walk) => {
      walk.tag += 1
      walk.notes.attempts = 0
      walk.notes.withOthers = true
      return 'attempt'
    },
  }
  if (of('chasesPerHour') === 0) return { message }
  return { message: { ...message, alongside: () => 'until the client chases' }, ...chasing(scenario) }
}

/** Beside the work of others: the client calls to ask, and calls again. */
function chasing(scenario: Scenario): Flow<ConventionalNotes>['steps'] {
  const of = (name: InputName) => valueOf(scenario, name)
  const stillWaits = (walk: Walk<ConventionalNotes>) => walk.notes.withOthers && walk.tag === walk.of.tag
  return {
    'until the client chases': {
      does: 'pause',
      minutes: untilOpen(scenario, exponentialOf(60 / of('chasesPerHour'))),
      next: (walk) => (stillWaits(walk) ? 'chase' : 'met'),
    },
    chase: {
      does: 'talk',
      with: ['front'],
      minutes: minutesOf(scenario, 'chaseMinutes'),
      ...patienceOf(scenario),
      left: 'until the client chases',
      sight: 'chase',
      next: (walk) => (stillWaits(walk) ? 'until the client chases' : 'met'),
    },
  }
}

/** Beta(a, b) by its mean and correlation, drawn from one trait so that every design meets the same client. */
function answersOf(mean: number, correlation: number, trait: number): number {
  if (correlation <= 0 || mean <= 0 || mean >= 1) return mean
  if (correlation >= 1) return trait < mean ? 1 : 0
  const total = 1 / correlation - 1
  const chance = chanceFrom(seedNumber(trait))
  const yes = chance.gamma(mean * total, 1)
  return yes / (yes + chance.gamma((1 - mean) * total, 1))
}
