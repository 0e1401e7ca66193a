import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line, Text } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { Message } from '../cases/contract.ts'
import { clientRefusals } from '../clients/contract.ts'
import { Opening } from '../services/contract.ts'
import {
  Channel,
  ContactState,
  Ending,
  Estimate,
  EstimateRecord,
  Stakes,
  contactRefusals,
} from './contract.ts'

const contactId = z.object({ contactId: Id })

/** A way to reach a person, with its honest wait and opening times. */
export const Way = z.object({
  way: z.enum(['chat', 'call_at', 'write', 'phone', 'visit']),
  open: z.boolean(),
  opening: Opening,
  /** Somebody able is there now. */
  somebodyThere: z.boolean(),
  estimate: Estimate.nullable(),
  estimates: EstimateRecord.nullable(),
  /** For phone and visit: the number or the address. For call_at: the first free time. For write: answered by. */
  detail: z.string().nullable(),
  at: Instant.nullable(),
})
export type Way = z.infer<typeof Way>

/** A time that can be promised: somebody able works then and is free. */
export const Slot = z.object({ from: Instant, until: Instant })

/** A contact as its client sees it. */
export const PortalContact = z.object({
  id: Id,
  channel: Channel,
  state: ContactState,
  ending: Ending.nullable(),
  need: z.string(),
  service: z.string().nullable(),
  stakes: Stakes,
  arrivedAt: Instant,
  /** How many are before me. */
  ahead: z.number().int().nullable(),
  estimate: Estimate.nullable(),
  estimates: EstimateRecord.nullable(),
  /** False: nobody who can help is here now; choose a time or write. */
  somebodyThere: z.boolean(),
  opensAt: Instant.nullable(),
  /** The owner of the case that this is about, if there is one. */
  owner: AgentName.nullable(),
  ownerHere: z.boolean(),
  waitingForOwnerUntil: Instant.nullable(),
  /** The client is choosing a time or writing instead; until then nobody is called to it. */
  choosingUntil: Instant.nullable(),
  callBackTo: z.string().nullable(),
  /** Who is with me. */
  agent: AgentName.nullable(),
  experts: z.array(AgentName),
  onHold: z.boolean(),
  messages: z.array(Message),
  name: z.string().nullable(),
  caseId: Id.nullable(),
  caseReference: z.string().nullable(),
  /** What was promised in it, in words and time. */
  commitments: z.array(
    z.object({ id: Id, what: z.string(), dueAt: Instant, fromAt: Instant.nullable(), by: z.string() }),
  ),
  version: z.number().int(),
})
export type PortalContact = z.infer<typeof PortalContact>

const Details = {
  name: Line(120).optional(),
  phone: Line(40).optional(),
  email: z.email().max(200).optional(),
  minutesAvailable: z.number().int().min(1).max(600).optional(),
  canTalkPrivately: z.boolean().optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional(),
}

/** Routes of contacts for clients. */
export const portalRoutes = {
  ways: route({
    id: 'portal.ways',
    method: 'GET',
    path: '/portal/ways',
    summary: 'The ways to reach a person now, each with its honest wait and opening times (R2)',
    audience: ['public'],
    query: z.object({ serviceId: Id.optional() }),
    response: z.object({ ways: z.array(Way) }),
    perMinute: 600,
  }),
  slots: route({
    id: 'portal.slots',
    method: 'GET',
    path: '/portal/slots',
    summary: 'Times at which somebody able can call, out of capacity that exists (R7)',
    audience: ['public'],
    query: z.object({ serviceId: Id.optional(), contactId: Id.optional() }),
    response: z.object({ slots: z.array(Slot) }),
  }),
  start: route({
    id: 'portal.start',
    method: 'POST',
    path: '/portal/contacts',
    summary: 'Begin a chat: the need in the client’s own words is enough',
    audience: ['client'],
    body: z.object({
      need: Text(5000),
      serviceId: Id.optional(),
      /** About this case of mine: goes to its owner first. */
      caseId: Id.optional(),
      /** I would rather choose a time or write: nobody is called to this for ten minutes, unless I stay after all. */
      choosing: z.boolean().default(false),
      ...Details,
    }),
    response: PortalContact,
    status: 201,
    refusals: [contactRefusals.one_at_a_time, clientRefusals.not_a_number],
    perMinute: 30,
  }),
  get: route({
    id: 'portal.get',
    method: 'GET',
    path: '/portal/contacts/:contactId',
    summary: 'My contact: where I am in the line, who is with me, what was said',
    audience: ['client'],
    params: contactId,
    response: PortalContact,
    perMinute: 600,
  }),
  tell: route({
    id: 'portal.tell',
    method: 'PATCH',
    path: '/portal/contacts/:contactId',
    summary:
      'Say more beforehand: name, a way to reach me, how long I have, whether I can talk privately (R3)',
    audience: ['client'],
    params: contactId,
    body: z.object(Details),
    response: PortalContact,
    refusals: [clientRefusals.not_a_number, contactRefusals.contact_ended],
  }),
  write: route({
    id: 'portal.write',
    method: 'POST',
    path: '/portal/contacts/:contactId/messages',
    summary: 'Write in the conversation, also while waiting',
    audience: ['client'],
    params: contactId,
    body: z.object({ body: Text(20_000) }),
    response: Message,
    status: 201,
    refusals: [contactRefusals.contact_ended],
    perMinute: 60,
  }),
  waitForOwner: route({
    id: 'portal.waitForOwner',
    method: 'POST',
    path: '/portal/contacts/:contactId/wait-for-owner',
    summary:
      'I would rather wait for the person who knows my case, up to so many minutes; 0: whoever can help first',
    audience: ['client'],
    params: contactId,
    body: z.object({ minutes: z.number().int().min(0).max(60) }),
    response: PortalContact,
    refusals: [contactRefusals.not_waiting],
  }),
  keepPlace: route({
    id: 'portal.keepPlace',
    method: 'POST',
    path: '/portal/contacts/:contactId/keep-place',
    summary: 'Keep my place and call me when it comes: a promise, with an owner (R2)',
    audience: ['client'],
    params: contactId,
    body: z.object({ phone: Line(40), name: Line(120).optional() }),
    response: PortalContact,
    refusals: [contactRefusals.not_waiting, contactRefusals.nobody_for_this, clientRefusals.not_a_number],
  }),
  chooseTime: route({
    id: 'portal.chooseTime',
    method: 'POST',
    path: '/portal/contacts/:contactId/choose-time',
    summary: 'Call me at this time: a promise by somebody by name, out of capacity that exists (R2, R7)',
    audience: ['client'],
    params: contactId,
    body: z.object({ from: Instant, phone: Line(40), name: Line(120).optional() }),
    response: PortalContact,
    refusals: [
      contactRefusals.not_waiting,
      contactRefusals.time_not_free,
      clientRefusals.not_a_number,
      contactRefusals.nobody_for_this,
    ],
  }),
  writeInstead: route({
    id: 'portal.writeInstead',
    method: 'POST',
    path: '/portal/contacts/:contactId/write-instead',
    summary: 'Write instead of waiting: somebody by name answers by a time (R2)',
    audience: ['client'],
    params: contactId,
    body: z.object({
      body: Text(20_000).optional(),
      name: Line(120).optional(),
      phone: Line(40).optional(),
      email: z.email().max(200).optional(),
    }),
    response: PortalContact,
    refusals: [
      contactRefusals.not_waiting,
      contactRefusals.way_to_reach_needed,
      contactRefusals.nobody_for_this,
      clientRefusals.not_a_number,
    ],
  }),
  stay: route({
    id: 'portal.stay',
    method: 'POST',
    path: '/portal/contacts/:contactId/stay',
    summary:
      'I would rather talk now than choose a time or write: my place in the line counts from my arrival',
    audience: ['client'],
    params: contactId,
    body: z.object({}),
    response: PortalContact,
    refusals: [contactRefusals.not_waiting],
  }),
  leave: route({
    id: 'portal.leave',
    method: 'POST',
    path: '/portal/contacts/:contactId/leave',
    summary:
      'I am leaving. While waiting: the place is given up. In a conversation: its owner settles what is open',
    audience: ['client'],
    params: contactId,
    body: z.object({}),
    response: Done,
  }),
  typing: route({
    id: 'portal.typing',
    method: 'POST',
    path: '/portal/contacts/:contactId/typing',
    summary: 'I am writing (shown to the agent for a few seconds; kept nowhere)',
    audience: ['client'],
    params: contactId,
    body: z.object({}),
    response: Done,
    perMinute: 120,
  }),
}
