import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { Id } from '#platform/contract/values.ts'

/** Two people who are one. */
export const peopleEvents = {
  alikeFound: event('client.alike_found', 'Two people may be one; a person decides.', {
    duplicateId: Id,
    otherId: Id,
    weight: z.number(),
    by: z.enum(['sweep', 'agent']),
  }),
  notSame: event('client.not_same', 'Two people are not one; it is remembered.', {
    duplicateId: Id,
    otherId: Id,
  }),
  merged: event('client.merged', 'Two people were put together; one page lives on.', {
    mergeId: Id,
    mergedId: Id,
    rows: z.number(),
  }),
  unmerged: event('client.unmerged', 'Two people were taken apart again.', {
    mergeId: Id,
    mergedId: Id,
    since: z.number(),
  }),
}

const together = { otherCaseId: Id }
/** Cases that were put together, taken apart, split; told on both, so that neither story has a gap. */
export const togetherEvents = {
  merged: event('case.merged', 'The case went into another, where it goes on.', together),
  tookIn: event('case.took_in', 'Another case went into this one.', { ...together, mergeId: Id }),
  unmerged: event('case.unmerged', 'The case stands by itself again.', together),
  gaveBack: event('case.gave_back', 'A case that had gone into this one stands by itself again.', together),
  split: event('case.split', 'Something of the case went to a case of its own.', together),
  splitOff: event('case.split_off', 'The case came out of another.', together),
  legLeft: event('case.leg_left', 'Work by somebody else went to another case.', { legId: Id, ...together }),
  legCame: event('case.leg_came', 'Work by somebody else came from another case.', {
    legId: Id,
    ...together,
  }),
  promiseLeft: event('commitment.left', 'A promise went to another case.', { commitmentId: Id, ...together }),
  promiseCame: event('commitment.came', 'A promise came from another case.', {
    commitmentId: Id,
    ...together,
  }),
}
