import { z } from 'zod'
import type { Binder } from '#platform/http/bind.ts'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { Step } from './contract.sign-in.ts'

export const Role = z.enum(['agent', 'lead', 'planner', 'admin', 'integrator'])
export type Role = z.infer<typeof Role>

/** A signed-in member of staff. */
export type AgentActor = {
  readonly kind: 'agent'
  readonly agentId: string
  readonly name: string
  readonly departmentId: string
  readonly authorityPence: number
  readonly roles: readonly Role[]
  /** False: sees only what belongs to some departments and services, and their own. */
  readonly seesAll?: boolean
  /** The key by which a program acts for this person; absent when it is the person. */
  readonly key?: ActingKey
}
/** A key as whoever is calling: how far it reaches. Null: as far as its owner. */
export type ActingKey = {
  readonly id: string
  readonly scopes: readonly string[]
  readonly departmentIds: readonly string[] | null
  readonly serviceIds: readonly string[] | null
}
/**
 * A visitor of the portal or a client: `clientId` is whose page this visit opens, null until there is one. Without `proved`
 * it was only said, and is so for as long as nothing of that client came by another way.
 */
export type ClientActor = {
  readonly kind: 'client'
  readonly sessionId: string
  readonly clientId: string | null
  /** A link or a code showed who it is. */
  readonly proved?: boolean
}
export type Nobody = {
  readonly kind: 'nobody'
  /** A key was given that opens nothing. */
  readonly badKey?: true
}
/** The service itself: timers, recovery, the dispatcher. */
export type ServiceActor = { readonly kind: 'service' }
export type Anyone = AgentActor | ClientActor | Nobody
export type Actor = Anyone | ServiceActor

/** Who makes a change, as the ledger keeps it. */
export function madeBy(actor: Actor, at: Date): { at: Date; actor: string; actorId: string | null } {
  if (actor.kind === 'agent' && actor.key) return { at, actor: 'key', actorId: actor.key.id }
  if (actor.kind === 'agent') return { at, actor: 'agent', actorId: actor.agentId }
  if (actor.kind === 'client') return { at, actor: 'client', actorId: actor.clientId }
  return { at, actor: actor.kind === 'service' ? 'service' : 'visitor', actorId: null }
}

/** Who may be calling, by the audience that a route is open to. */
export type ActorOf = {
  public: Anyone
  client: ClientActor
  agent: AgentActor
  lead: AgentActor
  planner: AgentActor
  admin: AgentActor
  integrator: AgentActor
}
export type Bind = Binder<ActorOf>

export const accountRefusals = defineRefusals({
  link_ended: {
    status: 410,
    title: 'This link has ended',
    why: 'Links last for a limited time, work for one person, and can be ended by us or by you.',
    instead: 'Ask for a code to the phone or e-mail we know, or contact us: we will send a fresh link.',
  },
  sees_less: {
    status: 403,
    title: 'A link would open more than you see',
    why: 'It opens the whole page of this person, and some of it belongs to departments or services outside of what you see.',
    instead:
      'Ask a colleague who sees everything to make it, or ask the client to use a one-time code. No link was made.',
  },
  code_differs: {
    status: 422,
    title: 'That code is not the one we sent last',
    why: 'The six digits differ from the newest code, or its ten minutes are over.',
    instead: 'Check the newest message, or ask for another code. Contacting us always works too.',
  },
  code_slowed: {
    status: 429,
    title: 'Let us wait a moment',
    why: 'Several codes did not fit. Each try after that waits longer, a minute at most, so that nobody can guess.',
    instead:
      'Try again after the time given, with the newest code. A link from us works at once, and contacting us always does.',
  },
  account_exists: {
    status: 409,
    title: 'There is already an account with this e-mail',
    why: 'Each member of staff has one account, known by the e-mail address.',
    instead: 'Open the existing person, or use another address.',
  },
})

export const Me = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('client'), clientId: Id.nullable(), name: z.string().nullable() }),
  z.object({
    kind: z.literal('agent'),
    agentId: Id,
    name: z.string(),
    email: z.string(),
    departmentId: Id,
    department: z.string(),
    title: z.string(),
    roles: z.array(Role),
    authorityPence: z.number().int(),
    settings: z.record(z.string(), z.unknown()),
    /** To what one’s sight is limited, beside one’s own; null: one sees everything. */
    view: z
      .object({
        departments: z.array(z.object({ id: Id, name: z.string() })),
        services: z.array(z.object({ id: Id, name: z.string() })),
      })
      .nullable(),
  }),
])
export type Me = z.infer<typeof Me>

export const Link = z.object({
  id: Id,
  caseId: Id.nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  openedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})

export const accountEvents = {
  linkMade: event('account.link_made', 'A secure link to the client’s page was made.', {
    linkId: Id,
    days: z.number(),
  }),
  linkOpened: event('account.link_opened', 'The client opened a link.', { linkId: Id }),
  linkRevoked: event('account.link_revoked', 'A link was ended before its time.', { linkId: Id }),
  codeSent: event('account.code_sent', 'A one-time code was sent to a client.', {
    way: z.enum(['email', 'phone']),
  }),
  codeUsed: event('account.code_used', 'A client signed in with a one-time code.', {}),
  staffLinkMade: event(
    'account.staff_link_made',
    'A one-use sign-in link for a member of staff was made.',
    {},
  ),
  staffAdded: event('account.staff_added', 'A member of staff got an account.', {}),
}

export const accountRoutes = {
  me: route({
    id: 'accounts.me',
    method: 'GET',
    path: '/me',
    summary: 'Who is asking: nobody, a client or an agent',
    audience: ['public'],
    response: Me,
  }),
  startVisit: route({
    id: 'accounts.startVisit',
    method: 'POST',
    path: '/portal/visits',
    summary: 'Begin a visit to the portal: sets the visitor’s cookie when there is none',
    audience: ['public'],
    body: z.object({}),
    response: z.object({ sessionId: Id, clientId: Id.nullable() }),
    perMinute: 60,
  }),
  openLink: route({
    id: 'accounts.openLink',
    method: 'POST',
    path: '/my/links/open',
    summary: 'Open a secure link: sets the client’s cookie',
    audience: ['public'],
    body: z.object({ token: z.string().max(300) }),
    response: z.object({ clientId: Id, caseId: Id.nullable() }),
    refusals: [accountRefusals.link_ended],
    perMinute: 20,
  }),
  askCode: route({
    id: 'accounts.askCode',
    method: 'POST',
    path: '/my/codes',
    summary:
      'Ask for a one-time code to a phone number or e-mail that we know. The answer never tells whether we know it',
    audience: ['public'],
    body: z.object({ to: Line(200) }),
    response: Done,
    status: 202,
    perMinute: 6,
  }),
  useCode: route({
    id: 'accounts.useCode',
    method: 'POST',
    path: '/my/codes/use',
    summary: 'Sign in with the one-time code: sets the client’s cookie',
    audience: ['public'],
    body: z.object({ to: Line(200), code: z.string().regex(/^\d{6}$/, 'six digits') }),
    response: z.object({ clientId: Id }),
    refusals: [accountRefusals.code_differs, accountRefusals.code_slowed],
    perMinute: 10,
  }),
  endVisit: route({
    id: 'accounts.endVisit',
    method: 'POST',
    path: '/my/sign-out',
    summary: 'End the client’s session on this device',
    audience: ['client'],
    body: z.object({}),
    response: Done,
  }),
  makeLink: route({
    id: 'accounts.makeLink',
    method: 'POST',
    path: '/clients/:clientId/links',
    summary: 'Make a secure link to the client’s own page',
    audience: ['agent'],
    params: z.object({ clientId: Id }),
    body: z.object({
      caseId: Id.nullable().default(null),
      days: z.number().int().min(1).max(365).default(90),
    }),
    response: z.object({ url: z.string(), link: Link }),
    status: 201,
  }),
  listLinks: route({
    id: 'accounts.listLinks',
    method: 'GET',
    path: '/clients/:clientId/links',
    summary: 'Links made for a client',
    audience: ['agent'],
    params: z.object({ clientId: Id }),
    response: z.object({ items: z.array(Link) }),
  }),
  revokeLink: route({
    id: 'accounts.revokeLink',
    method: 'POST',
    path: '/links/:linkId/revoke',
    summary: 'End a link now, with every session it opened',
    audience: ['agent'],
    params: z.object({ linkId: Id }),
    body: z.object({}),
    response: Done,
  }),
  enter: route({
    id: 'accounts.enter',
    method: 'POST',
    path: '/staff/enter',
    summary:
      'Sign in as a member of staff with a one-use link: sets the session cookie, or asks for the second step',
    audience: ['public'],
    body: z.object({ token: z.string().max(300) }),
    response: Step,
    refusals: [accountRefusals.link_ended],
    perMinute: 20,
  }),
  addStaff: route({
    id: 'accounts.addStaff',
    method: 'POST',
    path: '/staff',
    summary: 'Add a member of staff, with an account that a one-use link opens',
    audience: ['admin'],
    body: z.object({
      name: Line(120),
      email: z.email().max(200),
      departmentId: Id,
      title: z.string().max(120).default(''),
      roles: z.array(Role).min(1).default(['agent']),
      authorityPence: z.number().int().min(0).max(100_000_000).default(0),
    }),
    response: z.object({ agentId: Id }),
    status: 201,
    refusals: [accountRefusals.account_exists],
  }),
  makeStaffLink: route({
    id: 'accounts.makeStaffLink',
    method: 'POST',
    path: '/staff/:agentId/sign-in-links',
    summary: 'Make a one-use sign-in link for a member of staff',
    audience: ['admin'],
    params: z.object({ agentId: Id }),
    body: z.object({}),
    response: z.object({ url: z.string(), expiresAt: Instant }),
    status: 201,
  }),
}
