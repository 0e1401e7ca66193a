import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Id, Instant, Line, Text } from '#platform/contract/values.ts'
import { WaitingOn } from '../cases/contract.ts'
import { CaseChoice, MOST_MATCHING } from '../cases/contract.views.ts'

/** How long what was done to many cases can be undone, in minutes. */
export const UNDO_MINUTES = 10

/** What is done to each of the cases. */
export const Act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('tag'), name: Line(60) }),
  z.object({ do: z.literal('untag'), tagId: Id }),
  z.object({ do: z.literal('field'), fieldId: Id, value: z.string().max(2000).nullable() }),
  z.object({ do: z.literal('snooze'), until: Instant.nullable() }),
  z.object({ do: z.literal('follow'), following: z.boolean() }),
  z.object({ do: z.literal('give'), toAgentId: Id, reason: Text(500) }),
  z.object({ do: z.literal('wait'), on: WaitingOn, note: Line(300).nullable().default(null) }),
])
export type Act = z.infer<typeof Act>

export const BulkState = z.enum(['waiting', 'working', 'done', 'undoing', 'undone'])
export type BulkState = z.infer<typeof BulkState>

/** Cases for which nothing was done, or nothing was put back, for one reason. */
export const LeftAlone = z.object({
  /** The code of the refusal; `changed_since` for what somebody changed before it could be put back. */
  why: z.string(),
  title: z.string(),
  count: z.number().int(),
  /** The first of them, by name. */
  cases: z.array(z.object({ id: Id, reference: z.string() })),
})
export type LeftAlone = z.infer<typeof LeftAlone>

/** Work on many cases at once, as far as it has come. */
export const BulkRun = z.object({
  id: Id,
  act: Act,
  state: BulkState,
  total: z.number().int(),
  /** Not looked at yet. */
  waiting: z.number().int(),
  done: z.number().int(),
  /** Was so already. */
  same: z.number().int(),
  left: z.array(LeftAlone),
  undone: z.number().int(),
  /** Not put back: changed since by somebody. */
  kept: z.array(LeftAlone),
  askedAt: Instant,
  endedAt: Instant.nullable(),
  undoUntil: Instant.nullable(),
  mayUndo: z.boolean(),
})
export type BulkRun = z.infer<typeof BulkRun>

export const bulkRefusals = defineRefusals({
  nothing_chosen: {
    status: 422,
    title: 'No case is chosen',
    why: 'None of the cases that were chosen is there any more, or nothing matches.',
    instead: 'Choose cases in the list again. Nothing was changed.',
  },
  too_many_chosen: {
    status: 422,
    title: 'These are more cases than can be changed at once',
    why: `No more than ${MOST_MATCHING.toLocaleString('en-GB')} cases are changed together, so that each can still be looked at and undone.`,
    instead: 'Narrow the list, by a service or a tag, and do it in parts. Nothing was changed.',
  },
  undo_over: {
    status: 409,
    title: 'This can no longer be undone together',
    why: `What was done to many cases can be undone for ${UNDO_MINUTES} minutes, by whoever did it, once it is done.`,
    instead: 'Change the cases themselves; the list of what was done is kept.',
  },
})

export const bulkEvents = {
  asked: event('bulk.asked', 'Somebody asked for the same to be done to many cases.', {
    runId: Id,
    act: z.enum(['tag', 'untag', 'field', 'snooze', 'follow', 'give', 'wait']),
    cases: z.number(),
  }),
  done: event('bulk.done', 'It is done, for as many as it could be.', {
    runId: Id,
    done: z.number(),
    left: z.number(),
  }),
  undoAsked: event('bulk.undo_asked', 'It shall be undone.', { runId: Id }),
  undone: event('bulk.undone', 'It is undone, where nobody had changed it since.', {
    runId: Id,
    undone: z.number(),
    kept: z.number(),
  }),
}

const runId = z.object({ runId: Id })

export const bulkRoutes = {
  start: route({
    id: 'bulk.start',
    method: 'POST',
    path: '/bulk',
    summary:
      'Do the same to many cases: to those named, or to all that a choice in the list matches (up to 2,000). Done in the background',
    audience: ['agent'],
    body: z.object({
      act: Act,
      caseIds: z.array(Id).max(MOST_MATCHING).default([]),
      /** In place of ids: everything that the list would show. */
      matching: CaseChoice.optional(),
    }),
    response: BulkRun,
    status: 202,
    refusals: [bulkRefusals.nothing_chosen, bulkRefusals.too_many_chosen],
    perMinute: 60,
  }),
  get: route({
    id: 'bulk.get',
    method: 'GET',
    path: '/bulk/:runId',
    summary: 'How far it has come, what was left alone and why',
    audience: ['agent'],
    params: runId,
    response: BulkRun,
  }),
  undo: route({
    id: 'bulk.undo',
    method: 'POST',
    path: '/bulk/:runId/undo',
    summary: 'Undo it, within ten minutes: put back whatever nobody has changed since',
    audience: ['agent'],
    params: runId,
    body: z.object({}),
    response: BulkRun,
    status: 202,
    refusals: [bulkRefusals.undo_over],
  }),
}
