import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Line } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { CaseState, TagName, WaitingOn } from './contract.ts'

/** How many cases are counted, and worked on at once, at most. */
export const MOST_MATCHING = 2_000

/** Which cases a list shall have, in which order: the query of a list. */
export const CasesWanted = {
  whose: z.enum(['mine', 'following', 'all']).default('mine'),
  state: CaseState.default('open'),
  waitingOn: WaitingOn.optional(),
  serviceId: Id.optional(),
  clientId: Id.optional(),
  tagId: Id.optional(),
  q: z.string().max(200).default(''),
  sort: z.enum(['due', 'opened', 'changed']).default('due'),
  snoozed: z.stringbool().default(false),
}

/** What is chosen in the list of cases, as its address says it; what is left out is as usual. */
export const CaseChoice = z.strictObject({
  whose: z.enum(['mine', 'following', 'all']).optional(),
  state: CaseState.optional(),
  waitingOn: WaitingOn.optional(),
  serviceId: Id.optional(),
  tagId: Id.optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(['due', 'opened', 'changed']).optional(),
  snoozed: z.boolean().optional(),
})
export type CaseChoice = z.infer<typeof CaseChoice>

/** A choice that is kept with a name: for oneself, or for everybody. */
export const CaseView = z.object({
  id: Id,
  name: z.string(),
  filter: CaseChoice,
  shared: z.boolean(),
  owner: AgentName,
  /** Whether this caller may rename, change and remove it. */
  mayChange: z.boolean(),
  version: z.number().int(),
})
export type CaseView = z.infer<typeof CaseView>

export const viewEvents = {
  kept: event('view.kept', 'What was chosen in a list was kept with a name.', {
    viewId: Id,
    shared: z.boolean(),
  }),
  changed: event('view.changed', 'A kept view got another name, choice, place or reach.', {
    viewId: Id,
    shared: z.boolean(),
  }),
  removed: event('view.removed', 'A kept view was removed, or brought back.', {
    viewId: Id,
    removed: z.boolean(),
  }),
}

const viewId = z.object({ viewId: Id })

export const viewRoutes = {
  matching: route({
    id: 'cases.matching',
    method: 'GET',
    path: '/cases/matching',
    summary: 'How many cases a list would have, and the tags that most of them carry',
    audience: ['agent'],
    query: z.object(CasesWanted),
    response: z.object({
      /** Counted up to 2,000; 2,001 means "more". */
      count: z.number().int(),
      tags: z.array(TagName.extend({ count: z.number().int() })),
    }),
  }),
  list: route({
    id: 'views.list',
    method: 'GET',
    path: '/case-views',
    summary: 'Kept views of the list of cases: mine in their order, then those shared with everybody',
    audience: ['agent'],
    response: z.object({ items: z.array(CaseView), mayShare: z.boolean() }),
  }),
  counts: route({
    id: 'views.counts',
    method: 'GET',
    path: '/case-views/counts',
    summary: 'How many cases each of my views has now; counted up to 1,000, one more means "more"',
    audience: ['agent'],
    response: z.object({ items: z.array(z.object({ id: Id, count: z.number().int() })) }),
  }),
  keep: route({
    id: 'views.keep',
    method: 'POST',
    path: '/case-views',
    summary: 'Keep what is chosen with a name; leads and admins may share it with everybody',
    audience: ['agent'],
    body: z.object({ name: Line(60), filter: CaseChoice, shared: z.boolean().default(false) }),
    response: CaseView,
    status: 201,
  }),
  change: route({
    id: 'views.change',
    method: 'PATCH',
    path: '/case-views/:viewId',
    summary: 'Rename a view, change what it chooses, share it or keep it to oneself',
    audience: ['agent'],
    params: viewId,
    body: z.object({
      name: Line(60).optional(),
      filter: CaseChoice.optional(),
      shared: z.boolean().optional(),
    }),
    response: CaseView,
  }),
  remove: route({
    id: 'views.remove',
    method: 'PUT',
    path: '/case-views/:viewId/removed',
    summary: 'Remove a view, or bring it back',
    audience: ['agent'],
    params: viewId,
    body: z.object({ removed: z.boolean() }),
    response: Done,
  }),
  move: route({
    id: 'views.move',
    method: 'POST',
    path: '/case-views/:viewId/move',
    summary: 'Move a view of mine before its neighbour, or after it',
    audience: ['agent'],
    params: viewId,
    body: z.object({ to: z.enum(['before', 'after']) }),
    response: Done,
  }),
}
