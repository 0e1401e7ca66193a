import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line, Text } from '#platform/contract/values.ts'
import type { Role } from '../accounts/contract.ts'
import { Action, ActionDone, Actions } from './contract.actions.ts'

/** Who keeps prepared answers, macros and rules. */
export const automationKeepers = ['lead', 'admin'] as const satisfies readonly Role[]

export const PreparedAnswer = z.object({
  id: Id,
  name: z.string(),
  body: z.string(),
  serviceId: Id.nullable(),
  version: z.number().int(),
})
export type PreparedAnswer = z.infer<typeof PreparedAnswer>

/** Several steps under one name, done in one go by whoever uses it. */
export const Macro = z.object({
  id: Id,
  name: z.string(),
  /** For one service, or for all. */
  serviceId: Id.nullable(),
  actions: z.array(Action),
  version: z.number().int(),
})
export type Macro = z.infer<typeof Macro>

/** What a step would do on this case now. */
export const MacroStep = z.object({
  action: Action,
  /** Whether it can be undone for a while. */
  undoable: z.boolean(),
  /** It is so already. */
  same: z.boolean(),
})
export type MacroStep = z.infer<typeof MacroStep>

/** A text that is put before the agent, and the placeholders that nothing is known for. */
export const Proposed = z.object({ text: z.string(), missing: z.array(z.string()) })
export type Proposed = z.infer<typeof Proposed>

export const automationRefusals = defineRefusals({
  never_by_itself: {
    status: 422,
    title: 'That is for a person to decide',
    why: 'Macros and rules never close or reopen a case, and never take its owner away: a need ends met, with somebody who says so, and an owner goes on by name.',
    instead: 'Let the rule notify the owner or a lead, who can do it in two taps.',
  },
  not_for_macros: {
    status: 422,
    title: 'A macro puts words before the agent; it sends none',
    why: 'What the client reads is looked at by the person who sends it.',
    instead: 'Choose a prepared answer: it is put into the text, ready to be sent.',
  },
  not_for_rules: {
    status: 422,
    title: 'A rule has nobody to put words before',
    why: 'It works while nobody looks, so a proposal would wait for ever.',
    instead: 'Let it tell the client a fixed text, or leave a note for the owner.',
  },
  unknown_placeholder: {
    status: 422,
    title: 'There is a placeholder that we do not know',
    why: 'It could never be filled in, and the text could never be sent.',
    instead: 'Use one of those that are listed here, or write the words themselves.',
  },
  text_not_whole: {
    status: 422,
    title: 'Something is still open in this text',
    why: 'Nothing is known for a placeholder in it, and a text is never sent with a hole.',
    instead: 'Write the words yourself where the placeholder stands, then send it.',
  },
  wording_taken: {
    status: 409,
    title: 'There is one of this name already',
    why: 'Names are what people choose by, so each is used once.',
    instead: 'Choose another name, or change the one that is there.',
  },
  answer_in_use: {
    status: 409,
    title: 'A macro uses this prepared answer',
    why: 'Without it the macro would have nothing to say. The macros are listed here.',
    instead: 'Change or remove those macros first; then it can go.',
  },
  macro_undo_over: {
    status: 409,
    title: 'This cannot be undone any more',
    why: 'A macro can be undone for a minute after it was used, once, by whoever used it.',
    instead: 'Change back what you need on the case itself; everything it did stands there.',
  },
})

const ofMacro = { macroId: Id }
export const automationEvents = {
  answerSaved: event('automation.answer_saved', 'A prepared answer was written or changed.', {
    answerId: Id,
  }),
  answerRemoved: event('automation.answer_removed', 'A prepared answer was taken away.', { answerId: Id }),
  macroSaved: event('automation.macro_saved', 'A macro was made or changed.', ofMacro),
  macroRemoved: event('automation.macro_removed', 'A macro was taken away.', ofMacro),
  macroUsed: event('automation.macro_used', 'A macro was used on a case.', {
    ...ofMacro,
    runId: Id,
    steps: z.number(),
  }),
  macroUndone: event('automation.macro_undone', 'What a macro did was undone.', {
    ...ofMacro,
    runId: Id,
    undone: z.number(),
  }),
}

const answerId = z.object({ answerId: Id })
const macroId = z.object({ macroId: Id })
const onCase = z.object({ caseId: Id, macroId: Id })
const answerBody = z.object({ name: Line(120), body: Text(8000), serviceId: Id.nullable().default(null) })
const macroBody = z.object({ name: Line(120), serviceId: Id.nullable().default(null), actions: Actions })
const { wording_taken, unknown_placeholder, never_by_itself, not_for_macros } = automationRefusals

export const automationRoutes = {
  addAnswer: route({
    id: 'automation.addAnswer',
    method: 'POST',
    path: '/prepared-answers',
    summary: 'Write a prepared answer; `{client}`, `{due}` and the like are filled in when it is used',
    audience: automationKeepers,
    body: answerBody,
    response: PreparedAnswer,
    status: 201,
    refusals: [wording_taken, unknown_placeholder],
  }),
  changeAnswer: route({
    id: 'automation.changeAnswer',
    method: 'PUT',
    path: '/prepared-answers/:answerId',
    summary: 'Change a prepared answer',
    audience: automationKeepers,
    params: answerId,
    body: answerBody,
    response: PreparedAnswer,
    versioned: true,
    refusals: [wording_taken, unknown_placeholder],
  }),
  removeAnswer: route({
    id: 'automation.removeAnswer',
    method: 'DELETE',
    path: '/prepared-answers/:answerId',
    summary: 'Take a prepared answer away; what was sent with it stays',
    audience: automationKeepers,
    params: answerId,
    response: Done,
    refusals: [automationRefusals.answer_in_use],
  }),
  values: route({
    id: 'automation.values',
    method: 'GET',
    path: '/cases/:caseId/placeholders',
    summary: 'What is known of a case for each placeholder of a prepared answer; null: nothing',
    audience: ['agent'],
    params: z.object({ caseId: Id }),
    response: z.record(z.string(), z.string().nullable()),
  }),
  macros: route({
    id: 'automation.macros',
    method: 'GET',
    path: '/macros',
    summary: 'Macros by name',
    audience: ['agent'],
    response: z.object({ items: z.array(Macro) }),
  }),
  addMacro: route({
    id: 'automation.addMacro',
    method: 'POST',
    path: '/macros',
    summary: 'Make a macro out of several steps',
    audience: automationKeepers,
    body: macroBody,
    response: Macro,
    status: 201,
    refusals: [wording_taken, never_by_itself, not_for_macros, unknown_placeholder],
  }),
  changeMacro: route({
    id: 'automation.changeMacro',
    method: 'PUT',
    path: '/macros/:macroId',
    summary: 'Change a macro',
    audience: automationKeepers,
    params: macroId,
    body: macroBody,
    response: Macro,
    versioned: true,
    refusals: [wording_taken, never_by_itself, not_for_macros, unknown_placeholder],
  }),
  removeMacro: route({
    id: 'automation.removeMacro',
    method: 'DELETE',
    path: '/macros/:macroId',
    summary: 'Take a macro away; what was done with it stays',
    audience: automationKeepers,
    params: macroId,
    response: Done,
  }),
  preview: route({
    id: 'automation.preview',
    method: 'GET',
    path: '/cases/:caseId/macros/:macroId',
    summary: 'What a macro would do on this case, which of it can be undone, and the text it would propose',
    audience: ['agent'],
    params: onCase,
    response: z.object({ macro: Macro, steps: z.array(MacroStep), proposed: Proposed.nullable() }),
  }),
  use: route({
    id: 'automation.use',
    method: 'POST',
    path: '/cases/:caseId/macros/:macroId/use',
    summary: 'Do all steps of a macro in one go. A proposed text is given back, not sent',
    audience: ['agent'],
    params: onCase,
    body: z.object({}),
    response: z.object({
      runId: Id,
      steps: z.array(ActionDone),
      proposed: Proposed.nullable(),
      /** Until when it can be undone; null: nothing of it can. */
      undoUntil: Instant.nullable(),
    }),
  }),
  undo: route({
    id: 'automation.undo',
    method: 'POST',
    path: '/macro-runs/:macroRunId/undo',
    summary: 'Undo what a macro did: whatever has not been changed since',
    audience: ['agent'],
    params: z.object({ macroRunId: Id }),
    body: z.object({}),
    response: z.object({ steps: z.array(ActionDone) }),
    refusals: [automationRefusals.macro_undo_over],
  }),
}
