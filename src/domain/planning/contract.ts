import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { Code } from '#platform/contract/event.ts'
import { Id } from '#platform/contract/values.ts'

/** Who may look at plans, and who may change them. Agents see their own shifts and wishes through routes of their own. */
export const readers = ['planner', 'lead', 'admin'] as const
export const planners = ['planner', 'admin'] as const

/** A local calendar day, `2026-03-30`. */
export const Day = z.iso.date().refine((day) => day >= '1970-01-01' && day < '2200-01-01', 'is too far away')
/** ISO weekday, Monday 1. */
export const Weekday = z.number().int().min(1).max(7)
/** Local minutes since midnight. */
export const DayMinute = z.number().int().min(0).max(1440)

/** Something worth knowing about a figure, as a code with facts; screens and the command line have the words. */
export const PlanWarning = z.object({
  code: Code,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})
export type PlanWarning = z.infer<typeof PlanWarning>

/** Whether a figure was measured here or is assumed, and from what. */
export const Basis = z.enum(['measured', 'assumed'])

/** An input of a calculation: its value, how sure it is and where it comes from. Everything can be edited. */
export const PlanInput = z.object({
  value: z.number().finite(),
  low: z.number().finite().nullable().default(null),
  high: z.number().finite().nullable().default(null),
  basis: Basis,
  /** How many observations it rests on, where it was measured. */
  count: z.number().int().nullable().default(null),
})
export type PlanInput = z.infer<typeof PlanInput>

/** Refusals of the planner. Each says what is wrong with what was given, and what can still be said. */
export const planningRefusals = defineRefusals({
  series_unreadable: {
    status: 422,
    title: 'This series cannot be read as it is',
    why: 'Some of its rows are not what a series of contacts by interval can hold.',
    instead:
      'The rows are named with what is wrong in each. Put them right and import again; nothing was kept.',
  },
  series_too_short: {
    status: 422,
    title: 'There is too little to forecast from',
    why: 'A forecast needs at least two weeks of days on which somebody was open.',
    instead:
      'Import a longer series, or let the service run for a while; until then only what was counted is shown.',
  },
  horizon_too_long: {
    status: 422,
    title: 'That is further than anybody can honestly see',
    why: 'Beyond about a year, what happened so far says nothing reliable about a day.',
    instead: 'Ask for up to 400 days; for longer plans try several sizes in a what-if.',
  },
  nothing_to_show: {
    status: 422,
    title: 'No contacts fall into this',
    why: 'With this series and these filters not a single contact was counted.',
    instead: 'Choose another service, another kind of demand or a longer time.',
  },
  name_taken: {
    status: 409,
    title: 'Something with this name exists already',
    why: 'Names tell these apart wherever they are chosen.',
    instead: 'Choose another name; what you entered is kept.',
  },
  not_possible_together: {
    status: 422,
    title: 'These figures do not go together',
    why: 'At least one input is outside of what can be, or contradicts another.',
    instead: 'Each is listed with what it may be. Nothing was changed.',
  },
  roster_published: {
    status: 409,
    title: 'This roster is published',
    why: 'People have arranged their lives by it, so it is not changed underneath them.',
    instead: 'Plan again from a moment on: that makes a draft which keeps everything before it.',
  },
  roster_working: {
    status: 409,
    title: 'This roster is still being worked out',
    why: 'The solver has it just now.',
    instead: 'Wait until it is done; it takes seconds.',
  },
  shift_taken: {
    status: 409,
    title: 'This person has a shift on that day already',
    why: 'A colleague may have given it a moment ago.',
    instead: 'Look at the roster as it is now and choose another person or day.',
  },
  breaks_terms: {
    status: 422,
    title: 'This goes against what the person has agreed to work',
    why: 'Rest, hours, days in a row or availability would not hold; each is named.',
    instead: 'Choose another shift or person, or agree other terms with the person first.',
  },
  swap_ended: {
    status: 409,
    title: 'This swap is settled already',
    why: 'It was agreed, declined or withdrawn, or one of the shifts has changed.',
    instead: 'Look at your shifts as they are now; you can ask again.',
  },
  constraint_circle: {
    status: 422,
    title: 'This would lead round in a circle',
    why: 'The constraint behind this one leads back to this one.',
    instead: 'Choose the one that would have to change first, or leave it open for now.',
  },
  scenario_running: {
    status: 409,
    title: 'This what-if is running',
    why: 'Its inputs are in use.',
    instead: 'Cancel the run or wait for it; then change it.',
  },
})

const SwapState = z.enum(['asked', 'agreed', 'declined', 'withdrawn', 'overtaken'])

/** What happens in planning. Facts are ids, codes and numbers; notes and names stay where they belong. */
export const planningEvents = {
  seriesImported: event('planning.series_imported', 'A series of demand was imported.', {
    seriesId: Id,
    days: z.number(),
    contacts: z.number(),
  }),
  seriesRemoved: event('planning.series_removed', 'An imported series was removed.', { seriesId: Id }),
  specialDaysSet: event('planning.special_days_set', 'The list of special days was changed.', {
    days: z.number(),
  }),
  settingsChanged: event('planning.settings_changed', 'What the service reckons with was changed.', {
    version: z.number(),
  }),
  patternSet: event('planning.pattern_set', 'A shift pattern was added or changed.', { patternId: Id }),
  termsSet: event('planning.terms_set', 'What a person has agreed to work was entered.', {}),
  leaveSet: event('planning.leave_set', 'A leave was entered or removed.', {
    leaveId: Id,
    removed: z.boolean(),
  }),
  wishMade: event('planning.wish_made', 'A person made a wish for the roster.', { wishId: Id }),
  wishWithdrawn: event('planning.wish_withdrawn', 'A wish was withdrawn.', { wishId: Id }),
  rosterMade: event('planning.roster_made', 'A roster was begun.', { rosterId: Id, days: z.number() }),
  rosterSolved: event('planning.roster_solved', 'The solver finished a roster.', {
    rosterId: Id,
    status: Code,
    shifts: z.number(),
  }),
  rosterPublished: event('planning.roster_published', 'A roster was published to those who work it.', {
    rosterId: Id,
    shifts: z.number(),
  }),
  rosterRemoved: event('planning.roster_removed', 'A draft roster was thrown away.', { rosterId: Id }),
  shiftSet: event('planning.shift_set', 'A shift was given, moved or taken away by hand.', {
    rosterId: Id,
    shiftId: Id,
    change: z.enum(['given', 'moved', 'taken']),
  }),
  swapAsked: event('planning.swap_asked', 'A person asked a colleague to swap.', { swapId: Id }),
  swapEnded: event('planning.swap_ended', 'A swap was settled.', { swapId: Id, state: SwapState }),
  feedMade: event('planning.feed_made', 'A person got a calendar address for their shifts.', {}),
  constraintRecorded: event('planning.constraint_recorded', 'A constraint was said aloud.', {
    constraintId: Id,
  }),
  constraintChanged: event('planning.constraint_changed', 'A constraint was changed or is gone.', {
    constraintId: Id,
    gone: z.boolean(),
  }),
  scenarioSaved: event('planning.scenario_saved', 'A what-if was saved.', { scenarioId: Id }),
  scenarioRan: event('planning.scenario_ran', 'A what-if was run or stopped.', {
    scenarioId: Id,
    state: z.enum(['asked', 'done', 'cancelled', 'failed']),
  }),
  scenarioRemoved: event('planning.scenario_removed', 'A what-if was thrown away.', { scenarioId: Id }),
}
