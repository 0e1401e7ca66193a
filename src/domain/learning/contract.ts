import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { Id } from '#platform/contract/values.ts'

/** Everybody who serves may be asked; leads and admins keep patterns, experiments and the charter. */
export const learners = ['lead', 'planner', 'admin'] as const
export const keepers = ['lead', 'admin'] as const
export const anybodyHere = ['agent', 'lead', 'planner', 'admin'] as const

export const learningRefusals = defineRefusals({
  study_incomplete: {
    status: 422,
    title: 'A cause and an owner come before the experiment',
    why: 'An experiment tries out a cause that somebody has studied and answers for.',
    instead: 'Say what in the system brings it about, the cause, and who owns it; then begin.',
  },
  experiment_ended: {
    status: 409,
    title: 'This experiment has ended',
    why: 'Its result is written down.',
    instead: 'Begin another one; what was learnt stays with the pattern.',
  },
  days_backwards: {
    status: 422,
    title: 'It would end before it begins',
    why: 'The last day lies before the first one.',
    instead: 'Turn the two days round.',
  },
  not_missed: {
    status: 422,
    title: 'Nothing was missed here',
    why: 'A call-out asks about a leg or promise that was late or is overdue; this one is not.',
    instead: 'If it is at risk, talk with its owner before it fails.',
  },
  called_out_already: {
    status: 409,
    title: 'This has been asked already',
    why: 'There is one call-out for each miss, so that nobody is asked twice.',
    instead: 'Read the answer, or wait for it.',
  },
  not_asked: {
    status: 403,
    title: 'This was asked of a colleague',
    why: 'A call-out is answered in the words of the person it was asked of.',
    instead: 'Talk with them; they can answer it with your help.',
  },
  answered_already: {
    status: 409,
    title: 'This is answered already',
    why: 'The answer is kept as it was given.',
    instead: 'Read it, and talk with the person if something is missing.',
  },
})

export const learningEvents = {
  patternFound: event('learning.pattern_found', 'A pattern was found that nobody had seen yet.', {
    patternId: Id,
    pattern: Code,
  }),
  patternStudied: event('learning.pattern_studied', 'A pattern was studied: condition, cause, owner.', {
    patternId: Id,
  }),
  patternSet: event('learning.pattern_set', 'A pattern was set aside, solved or taken up again.', {
    patternId: Id,
    state: Code,
  }),
  experimentMade: event('learning.experiment_made', 'An experiment was planned.', { experimentId: Id }),
  experimentChanged: event('learning.experiment_changed', 'An experiment was changed.', { experimentId: Id }),
  experimentEnded: event('learning.experiment_ended', 'An experiment ended with what was learnt.', {
    experimentId: Id,
    result: Code,
  }),
  annotated: event('learning.annotated', 'A chart was annotated, or a change was named.', {
    annotationId: Id,
  }),
  annotationRemoved: event('learning.annotation_removed', 'An annotation was removed.', { annotationId: Id }),
  calledOut: event('learning.called_out', 'A miss was asked about.', { callOutId: Id, askedId: Id }),
  answered: event('learning.call_out_answered', 'A call-out was answered in words.', { callOutId: Id }),
  charterSet: event('learning.charter_set', 'The charter was changed.', { lines: z.number() }),
  packMade: event('learning.pack_made', 'The daily pack was put together.', { packId: Id }),
  packRead: event('learning.pack_read', 'Somebody read the daily pack.', { packId: Id }),
}
