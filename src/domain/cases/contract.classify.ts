import { event } from '#platform/contract/event.ts'
import { Id } from '#platform/contract/values.ts'
import { Stakes } from '../services/contract.ts'

/** What is said of a case from outside its own pages: by a macro, by a rule. */
export const classifyEvents = {
  stakesSet: event('case.stakes_set', 'It was recognised, or corrected, how much is at stake.', {
    stakes: Stakes,
  }),
  serviceSet: event('case.service_set', 'The service that a case is about was set or corrected.', {
    fromServiceId: Id.nullable(),
    toServiceId: Id.nullable(),
  }),
}
