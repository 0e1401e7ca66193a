import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { TagName } from './contract.ts'

/** A tag with how often it is used, and whether it still is. */
export const Tag = TagName.extend({
  /** Cases that carry it, open and closed. */
  uses: z.number().int(),
  madeAt: Instant,
  madeBy: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  /** What it went up in, where it was merged. */
  mergedInto: TagName.nullable(),
  version: z.number().int(),
})
export type Tag = z.infer<typeof Tag>

export const tagRefusals = defineRefusals({
  tag_name_taken: {
    status: 409,
    title: 'There is a tag of this name already',
    why: 'Two tags of one name would split what belongs together.',
    instead: 'Merge the one into the other, or choose another name. Nothing was changed.',
  },
  tag_withdrawn: {
    status: 409,
    title: 'This tag is out of use',
    why: 'Somebody who looks after the tags has withdrawn it. Cases that carry it keep it.',
    instead: 'Choose another tag, or ask a lead to bring this one back.',
  },
})

export const tagEvents = {
  tagged: event('case.tagged', 'A case got a tag, or lost it.', { tagId: Id, added: z.boolean() }),
  made: event('tag.made', 'A tag was used for the first time.', { tagId: Id }),
  renamed: event('tag.renamed', 'A tag got another name; cases keep it.', { tagId: Id }),
  merged: event('tag.merged', 'A tag went up in another: its cases carry that one now.', {
    tagId: Id,
    intoTagId: Id,
    cases: z.number(),
  }),
  withdrawn: event('tag.withdrawn', 'A tag was taken out of use, or brought back.', {
    tagId: Id,
    withdrawn: z.boolean(),
  }),
}

const tagId = z.object({ tagId: Id })

/** Routes of tags. Agents make them while typing; leads and admins keep them in order. */
export const tagRoutes = {
  list: route({
    id: 'tags.list',
    method: 'GET',
    path: '/tags',
    summary:
      'Tags in use, the most used first; with `q` those that have these words. `all` brings withdrawn ones too',
    audience: ['agent'],
    query: z.object({
      q: z.string().max(100).default(''),
      all: z.stringbool().default(false),
      limit: z.coerce.number().int().min(1).max(500).default(20),
    }),
    response: z.object({ items: z.array(Tag) }),
  }),
  add: route({
    id: 'tags.add',
    method: 'POST',
    path: '/cases/:caseId/tags',
    summary: 'Give a case a tag by its name; a name that is new makes the tag',
    audience: ['agent'],
    params: z.object({ caseId: Id }),
    body: z.object({ name: Line(60) }),
    response: TagName,
    status: 201,
    refusals: [tagRefusals.tag_withdrawn],
  }),
  remove: route({
    id: 'tags.remove',
    method: 'DELETE',
    path: '/cases/:caseId/tags/:tagId',
    summary: 'Take a tag off a case',
    audience: ['agent'],
    params: z.object({ caseId: Id, tagId: Id }),
    response: Done,
  }),
  rename: route({
    id: 'tags.rename',
    method: 'PATCH',
    path: '/tags/:tagId',
    summary: 'Give a tag another name; every case that carries it shows the new one',
    audience: ['lead', 'admin'],
    params: tagId,
    body: z.object({ name: Line(60) }),
    response: TagName,
    refusals: [tagRefusals.tag_name_taken],
  }),
  merge: route({
    id: 'tags.merge',
    method: 'POST',
    path: '/tags/:tagId/merge',
    summary: 'Let a tag go up in another: its cases carry that one, and typing the old name gives the other',
    audience: ['lead', 'admin'],
    params: tagId,
    body: z.object({ intoTagId: Id }),
    response: z.object({ cases: z.number().int() }),
    refusals: [tagRefusals.tag_withdrawn],
  }),
  withdraw: route({
    id: 'tags.withdraw',
    method: 'PUT',
    path: '/tags/:tagId/withdrawn',
    summary: 'Take a tag out of use, or bring it back; cases that carry it keep it',
    audience: ['lead', 'admin'],
    params: tagId,
    body: z.object({ withdrawn: z.boolean() }),
    response: Done,
    refusals: [tagRefusals.tag_name_taken],
  }),
}
