import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Instant, Text } from '#platform/contract/values.ts'
import { accountRefusals } from '../accounts/contract.ts'
import { PersonInput, personRefusals } from '../agents/contract.people.ts'
import { organisationRefusals } from './contract.ts'

/** What somebody still holds: nobody leaves before it is in other hands. */
export const OpenWork = z.object({
  cases: z.number().int(),
  legs: z.number().int(),
  /** Colleagues who are away and covered by this person. */
  covering: z.number().int(),
  /** Conversations under way at this moment. */
  talking: z.number().int(),
})
export type OpenWork = z.infer<typeof OpenWork>

const agentId = z.object({ agentId: Id })

/** Routes of people joining and leaving. */
export const peopleRoutes = {
  add: route({
    id: 'organisation.addPerson',
    method: 'POST',
    path: '/people',
    summary: 'Add somebody who works here; the answer has a link by which they sign in the first time, once',
    audience: ['admin'],
    body: PersonInput.extend({ email: z.email().max(200) }),
    response: z.object({ agentId: Id, url: z.string(), expiresAt: Instant }),
    status: 201,
    refusals: [accountRefusals.account_exists],
  }),
  openWork: route({
    id: 'organisation.openWork',
    method: 'GET',
    path: '/people/:agentId/open-work',
    summary: 'What somebody still holds: open cases, work for others, conversations',
    audience: ['admin'],
    params: agentId,
    response: OpenWork,
  }),
  handOver: route({
    id: 'organisation.handOver',
    method: 'POST',
    path: '/people/:agentId/hand-over',
    summary:
      'Give every open case and all open work of somebody to one colleague; clients are told why (R10, R13)',
    audience: ['admin'],
    params: agentId,
    body: z.object({ toAgentId: Id, reason: Text(500) }),
    response: OpenWork,
  }),
  setActive: route({
    id: 'organisation.setPersonActive',
    method: 'PUT',
    path: '/people/:agentId/active',
    summary: 'Deactivate somebody who holds no open work any more, or let them in again',
    audience: ['admin'],
    params: agentId,
    body: z.object({ active: z.boolean() }),
    response: OpenWork,
    refusals: [organisationRefusals.owns_open_work, personRefusals.last_admin],
  }),
}
