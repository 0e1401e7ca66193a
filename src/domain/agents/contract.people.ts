import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Id, Line } from '#platform/contract/values.ts'
import { Role } from '../accounts/contract.ts'
import { Channel } from '../services/contract.ts'

const Span = z.tuple([z.string().regex(/^\d\d:\d\d$/), z.string().regex(/^\d\d:\d\d$/)])
/** Somebody’s own working hours: weekday (1 = Monday) to spans of local time. */
export const OwnHours = z.object({
  weekly: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(Span).max(6)),
})
export type OwnHours = z.infer<typeof OwnHours>

/** What an admin says of somebody who works here. */
export const PersonInput = z.object({
  name: Line(120),
  title: z.union([z.literal(''), Line(120)]).default(''),
  departmentId: Id,
  roles: z.array(Role).min(1).max(10),
  authorityPence: z.number().int().min(0).max(100_000_000).default(0),
  skills: z
    .array(z.object({ id: Id, level: z.number().int().min(1).max(3) }))
    .max(200)
    .default([]),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/, 'is no language code such as fr'))
    .min(1)
    .max(40),
  channels: z.array(Channel).min(1).max(8),
  chatCapacity: z.number().int().min(1).max(10).default(2),
  /** Left out: those of the department. */
  hours: OwnHours.nullable().default(null),
})
export type PersonInput = z.infer<typeof PersonInput>

export const PersonSettings = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  title: z.string(),
  departmentId: Id,
  department: z.string(),
  roles: z.array(Role),
  authorityPence: z.number().int(),
  skills: z.array(z.object({ id: Id, name: z.string(), level: z.number().int() })),
  languages: z.array(z.string()),
  channels: z.array(Channel),
  chatCapacity: z.number().int(),
  hours: OwnHours.nullable(),
  active: z.boolean(),
  /** Whether they have an account with a password, or have signed in by a link. */
  hasEntered: z.boolean(),
  version: z.number().int(),
})
export type PersonSettings = z.infer<typeof PersonSettings>

export const personRefusals = defineRefusals({
  last_admin: {
    status: 409,
    title: 'Somebody has to administer the service',
    why: 'This is the only active admin; without one nobody could change anything here.',
    instead: 'Make a colleague an admin first.',
  },
  view_limited: {
    status: 409,
    title: 'This person sees a part only',
    why: 'An admin sees everything, and what this person sees is limited to departments or services.',
    instead: 'Open their view to everything first, then make them an admin. Nothing was changed.',
  },
})

export const personEvents = {
  changed: event(
    'agent.changed',
    'What somebody who works here does, may decide or can do was changed by an admin.',
    {
      fields: z.array(Code),
    },
  ),
  activeSet: event('agent.active_set', 'Somebody left, or came back.', { active: z.boolean() }),
}

export const personRoutes = {
  list: route({
    id: 'agents.people',
    method: 'GET',
    path: '/people',
    summary: 'Everybody who works here or has worked here, with all that is set for them',
    audience: ['admin'],
    response: z.object({ items: z.array(PersonSettings) }),
  }),
  change: route({
    id: 'agents.changePerson',
    method: 'PUT',
    path: '/people/:agentId',
    summary: 'Change department, roles, authority, skills, languages, channels or hours of somebody',
    audience: ['admin'],
    params: z.object({ agentId: Id }),
    body: PersonInput,
    response: PersonSettings,
    refusals: [personRefusals.last_admin, personRefusals.view_limited],
    versioned: true,
  }),
}
