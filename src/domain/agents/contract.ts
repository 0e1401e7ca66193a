import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'

export const PresenceState = z.enum(['available', 'busy', 'break', 'away', 'offline'])
export type PresenceState = z.infer<typeof PresenceState>

/** Named wherever a person is shown: a name, never a number. */
export const AgentName = z.object({ id: Id, name: z.string() })

export const Absence = z.object({ from: Instant, until: Instant.nullable(), cover: AgentName })

export const Colleague = z.object({
  id: Id,
  name: z.string(),
  title: z.string(),
  departmentId: Id,
  department: z.string(),
  presence: PresenceState,
  presenceReason: z.string().nullable(),
  presenceSince: Instant.nullable(),
  skills: z.array(z.object({ id: Id, name: z.string(), level: z.number().int() })),
  authorityPence: z.number().int(),
  languages: z.array(z.string()),
  /** Conversations under way now, all channels. */
  live: z.number().int(),
  absence: Absence.nullable(),
})
export type Colleague = z.infer<typeof Colleague>

export const NotificationKind = z.enum([
  'commitment_warning',
  'commitment_broken',
  'leg_given',
  'leg_changed',
  'leg_done',
  'case_given',
  'case_changed',
  'client_wrote',
  'client_confirmed',
  'client_not_yet',
  'snooze_over',
  'covering',
  'mentioned',
  'swap_asked',
  'swap_agreed',
  'swap_declined',
  'swap_withdrawn',
  'swap_overtaken',
  'roster_published',
  'call_out',
  'rule_says',
  'rule_paused',
  /** A webhook of theirs was switched off by the service. */
  'webhook_off',
  'sign_in_reset',
])
export type NotificationKind = z.infer<typeof NotificationKind>

export const Notification = z.object({
  id: Id,
  kind: NotificationKind,
  caseId: Id.nullable(),
  caseReference: z.string().nullable(),
  clientName: z.string().nullable(),
  contactId: Id.nullable(),
  /** The colleague whom it is about, where it is about one. */
  colleagueName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  at: Instant,
  readAt: Instant.nullable(),
})

export const MyState = z.object({
  presence: PresenceState,
  reason: z.string().nullable(),
  since: Instant.nullable(),
  absence: Absence.nullable(),
  /** Colleagues whose absence I cover now. */
  covering: z.array(AgentName),
  settings: z.record(z.string(), z.unknown()),
})

export const agentRefusals = defineRefusals({
  cover_needed: {
    status: 422,
    title: 'Please name somebody who covers for you',
    why: 'Your clients keep one person to turn to, also while you are away.',
    instead: 'Choose an active colleague who is not away at the same time.',
  },
})

export const agentEvents = {
  presenceChanged: event(
    'agent.presence_changed',
    'An agent became available, busy, on a break, away or offline.',
    {
      from: PresenceState,
      to: PresenceState,
      why: z.enum(['chosen', 'silent', 'signed_out']),
    },
  ),
  absenceSet: event('agent.absence_set', 'An absence was entered, with the colleague who covers.', {
    coverId: Id,
    fromAt: Instant,
    untilAt: Instant.nullable(),
  }),
  notified: event(
    'agent.notified',
    'An agent was told of something on a case or contact, or on their own shifts.',
    {
      notificationId: Id,
      about: NotificationKind,
    },
  ),
  absenceEnded: event('agent.absence_ended', 'An agent is back.', {}),
}

export const agentRoutes = {
  colleagues: route({
    id: 'agents.colleagues',
    method: 'GET',
    path: '/agents',
    summary:
      'Colleagues with presence, skills and authority; available ones first. For bringing in and for assigning',
    audience: ['agent', 'lead', 'planner', 'admin'],
    query: z.object({ q: z.string().max(200).default(''), skillId: Id.optional(), serviceId: Id.optional() }),
    response: z.object({ items: z.array(Colleague) }),
  }),
  skills: route({
    id: 'agents.skills',
    method: 'GET',
    path: '/skills',
    summary: 'The skills that needs call for',
    audience: ['agent'],
    response: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
  }),
  mine: route({
    id: 'agents.mine',
    method: 'GET',
    path: '/agents/me',
    summary: 'My presence, absence, and whom I cover',
    audience: ['agent'],
    response: MyState,
  }),
  setPresence: route({
    id: 'agents.setPresence',
    method: 'PUT',
    path: '/agents/me/presence',
    summary: 'Say whether I can be offered contacts, with a reason if I like',
    audience: ['agent'],
    body: z.object({
      state: PresenceState.exclude(['away']),
      reason: z.string().max(80).nullable().default(null),
    }),
    response: MyState,
  }),
  setAbsence: route({
    id: 'agents.setAbsence',
    method: 'PUT',
    path: '/agents/me/absence',
    summary: 'Enter an absence and the colleague who covers my cases (R10)',
    audience: ['agent'],
    body: z.object({ from: Instant, until: Instant.nullable().default(null), coverId: Id }),
    response: MyState,
    refusals: [agentRefusals.cover_needed],
  }),
  endAbsence: route({
    id: 'agents.endAbsence',
    method: 'DELETE',
    path: '/agents/me/absence',
    summary: 'I am back',
    audience: ['agent'],
    response: MyState,
  }),
  notifications: route({
    id: 'agents.notifications',
    method: 'GET',
    path: '/agents/me/notifications',
    summary: 'What I need to know, newest first (the last 100)',
    audience: ['agent'],
    response: z.object({ items: z.array(Notification), unread: z.number().int() }),
  }),
  readNotifications: route({
    id: 'agents.readNotifications',
    method: 'POST',
    path: '/agents/me/notifications/read',
    summary: 'Mark notifications as read (all up to now when no ids are given)',
    audience: ['agent'],
    body: z.object({ ids: z.array(Id).max(200).optional() }),
    response: Done,
  }),
  drafts: route({
    id: 'agents.drafts',
    method: 'GET',
    path: '/agents/me/drafts',
    summary: 'What I was writing, by place',
    audience: ['agent'],
    response: z.object({ items: z.array(z.object({ place: z.string(), body: z.string(), at: Instant })) }),
  }),
  saveDraft: route({
    id: 'agents.saveDraft',
    method: 'PUT',
    path: '/agents/me/drafts',
    summary: 'Keep what I am writing; an empty body forgets it',
    audience: ['agent'],
    body: z.object({ place: z.string().regex(/^[a-z0-9:/-]{1,120}$/), body: z.string().max(20_000) }),
    response: Done,
  }),
  saveSettings: route({
    id: 'agents.saveSettings',
    method: 'PUT',
    path: '/agents/me/settings',
    summary: 'My own settings of the desk: theme, single keys, sounds, quiet hours',
    audience: ['agent'],
    body: z.object({
      theme: z.enum(['system', 'light', 'dark']).optional(),
      singleKeys: z.boolean().optional(),
      sound: z.boolean().optional(),
      quietFrom: Line(5).nullable().optional(),
      quietUntil: Line(5).nullable().optional(),
      /** What is urgent comes through the quiet hours. */
      quietUrgent: z.boolean().optional(),
      /** Where I am, for my quiet hours; null: where the service is. */
      zone: Line(60).nullable().optional(),
    }),
    response: Done,
  }),
}
