import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line, Text } from '#platform/contract/values.ts'
import { caseRefusals } from '../cases/contract.refusals.ts'
import {
  ClientMerge,
  CaseKin,
  Duplicate,
  MergeField,
  MergePreview,
  Side,
  Since,
  mergers,
} from './contract.ts'
import { mergingRefusals } from './contract.refusals.ts'

const staff = ['agent', 'lead', 'admin'] as const
const clientId = z.object({ clientId: Id })
const mergeId = z.object({ mergeId: Id })

/** People who may be one. */
export const duplicateRoutes = {
  list: route({
    id: 'merging.duplicates',
    method: 'GET',
    path: '/duplicates',
    summary:
      'People who may be one, with the reasons, the weightiest first; nothing is put together by itself',
    audience: staff,
    query: z.object({
      clientId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: z.object({
      items: z.array(Duplicate),
      /** How many are open in all, counted up to a thousand. */
      open: z.number().int(),
      mayMerge: z.boolean(),
    }),
  }),
  suggest: route({
    id: 'merging.suggest',
    method: 'POST',
    path: '/clients/:clientId/duplicates',
    summary: 'Suggest that this is the same person as another; a lead or an admin decides',
    audience: staff,
    params: clientId,
    body: z.object({ otherId: Id }),
    response: Duplicate,
    status: 201,
    refusals: [mergingRefusals.same_person],
  }),
  notSame: route({
    id: 'merging.notSame',
    method: 'POST',
    path: '/duplicates/:duplicateId/not-same',
    summary: 'Say that two people are not one; it is remembered and not suggested again',
    audience: mergers,
    params: z.object({ duplicateId: Id }),
    body: z.object({}),
    response: Done,
    refusals: [mergingRefusals.decided_already],
  }),
}

/** Two people put together, and taken apart. */
export const clientMergeRoutes = {
  preview: route({
    id: 'merging.preview',
    method: 'GET',
    path: '/clients/:clientId/merge-with/:otherId',
    summary: 'Both people beside each other, where they differ and what would be kept from which',
    audience: mergers,
    params: z.object({ clientId: Id, otherId: Id }),
    response: MergePreview,
    sensitive: 'client',
    refusals: [mergingRefusals.same_person, mergingRefusals.merged_meanwhile],
  }),
  merge: route({
    id: 'merging.mergeClients',
    method: 'POST',
    path: '/clients/:clientId/merges',
    summary:
      'Put another person’s page together with this one, which lives on; links, open pages and codes of both end',
    audience: mergers,
    params: clientId,
    body: z.object({
      mergedId: Id,
      fields: z
        .array(z.object({ field: MergeField, take: Side }))
        .max(10)
        .default([]),
      facts: z
        .array(z.object({ label: z.string().max(60), take: Side }))
        .max(200)
        .default([]),
    }),
    response: ClientMerge,
    status: 201,
    refusals: [mergingRefusals.same_person, mergingRefusals.merged_meanwhile, mergingRefusals.limited_view],
  }),
  list: route({
    id: 'merging.clientMerges',
    method: 'GET',
    path: '/clients/:clientId/merges',
    summary: 'Who was put together with this person, and whether it was undone',
    audience: staff,
    params: clientId,
    response: z.object({ items: z.array(ClientMerge), mayMerge: z.boolean() }),
  }),
  since: route({
    id: 'merging.since',
    method: 'GET',
    path: '/client-merges/:mergeId',
    summary: 'What an undo would bring back, and what has come since: that stays where you say',
    audience: mergers,
    params: mergeId,
    response: z.object({ merge: ClientMerge, since: z.array(Since) }),
  }),
  undo: route({
    id: 'merging.undoClients',
    method: 'POST',
    path: '/client-merges/:mergeId/undo',
    summary:
      'Take two people apart again: everything goes back to whom it was with; what came since stays, unless it is named',
    audience: mergers,
    params: mergeId,
    body: z.object({
      /** Of what has come since: what goes to the person who was merged. */
      toMerged: z.array(Id).max(500).default([]),
    }),
    response: ClientMerge,
    refusals: [
      mergingRefusals.undone_already,
      mergingRefusals.merged_further,
      mergingRefusals.cases_joined,
      mergingRefusals.erased_since,
      mergingRefusals.limited_view,
    ],
  }),
}

const caseId = z.object({ caseId: Id })
const SplitParts = z.object({
  contactIds: z.array(Id).max(100).default([]),
  messageIds: z.array(Id).max(200).default([]),
  legIds: z.array(Id).max(100).default([]),
  commitmentIds: z.array(Id).max(100).default([]),
  questionIds: z.array(Id).max(100).default([]),
  paperIds: z.array(Id).max(100).default([]),
})

/** Cases put together, taken apart and split. */
export const caseMergeRoutes = {
  kin: route({
    id: 'merging.caseKin',
    method: 'GET',
    path: '/cases/:caseId/kin',
    summary:
      'What went into a case, where it went, what came out of it; and what it could be put together with',
    audience: ['agent'],
    params: caseId,
    response: CaseKin,
  }),
  merge: route({
    id: 'merging.mergeCases',
    method: 'POST',
    path: '/cases/:caseId/merges',
    summary: 'Put another case of the same client into this one, which goes on with its owner (R10)',
    audience: ['agent'],
    params: caseId,
    body: z.object({ mergedId: Id }),
    response: z.object({ mergeId: Id, version: z.number().int() }),
    status: 201,
    versioned: true,
    refusals: [
      mergingRefusals.same_case,
      mergingRefusals.other_client,
      mergingRefusals.into_closed,
      mergingRefusals.merged_meanwhile,
    ],
  }),
  undo: route({
    id: 'merging.undoCases',
    method: 'POST',
    path: '/case-merges/:mergeId/undo',
    summary: 'Let a case stand by itself again, with everything that went along; what came since stays',
    audience: ['agent'],
    params: mergeId,
    body: z.object({}),
    response: Done,
    refusals: [mergingRefusals.undone_already, mergingRefusals.merged_further, mergingRefusals.erased_since],
  }),
  split: route({
    id: 'merging.splitCase',
    method: 'POST',
    path: '/cases/:caseId/splits',
    summary: 'Take what belongs to another need to a case of its own, with an owner',
    audience: ['agent'],
    params: caseId,
    body: SplitParts.extend({ need: Line(500), ownerId: Id, note: Text(1000).nullable().default(null) }),
    response: z.object({ caseId: Id, reference: z.string(), openedAt: Instant }),
    status: 201,
    versioned: true,
    refusals: [
      mergingRefusals.nothing_to_split,
      mergingRefusals.not_on_case,
      caseRefusals.case_closed,
      caseRefusals.owner_not_able,
    ],
  }),
}
