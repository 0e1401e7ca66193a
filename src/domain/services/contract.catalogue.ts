import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Id, Line, Text } from '#platform/contract/values.ts'
import { Level } from './contract.ts'

/** A term as an admin writes it: a price has pence beside its words; a date or an entitlement has words alone (R20). */
const TermInput = z.object({
  label: Line(200),
  value: Line(200),
  pence: z.number().int().min(0).max(100_000_000).optional(),
})
const SelfServiceInput = z.object({ label: Line(120), steps: z.array(Line(500)).min(1).max(30) })

/** A service as an admin writes it. */
export const ServiceInput = z.object({
  name: Line(120),
  purpose: Text(600),
  levels: z.array(Level).min(1).max(4),
  phrases: z.array(Line(200)).max(60).default([]),
  departmentId: Id,
  calendarId: Id,
  skillId: Id.nullable().default(null),
  authorityPence: z.number().int().min(0).max(100_000_000).default(0),
  momentOfTruth: z.boolean().default(false),
  terms: z.array(TermInput).max(60).default([]),
  selfService: SelfServiceInput.nullable().default(null),
})
export type ServiceInput = z.infer<typeof ServiceInput>

export const ServiceSettings = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  purpose: z.string(),
  levels: z.array(Level),
  phrases: z.array(z.string()),
  departmentId: Id,
  department: z.string(),
  calendarId: Id,
  calendar: z.string(),
  skillId: Id.nullable(),
  skill: z.string().nullable(),
  authorityPence: z.number().int(),
  momentOfTruth: z.boolean(),
  terms: z.array(z.object({ label: z.string(), value: z.string(), pence: z.number().int().optional() })),
  selfService: z.object({ label: z.string(), steps: z.array(z.string()) }).nullable(),
  /** Active people with its skill and authority; nobody could be offered its contacts where there is none. */
  ablePeople: z.number().int(),
  active: z.boolean(),
  version: z.number().int(),
})
export type ServiceSettings = z.infer<typeof ServiceSettings>

export const serviceEvents = {
  saved: event('service.saved', 'A service was added or changed.', {
    added: z.boolean(),
    fields: z.array(Code),
  }),
  activeSet: event('service.active_set', 'A service was withdrawn, or is offered again.', {
    active: z.boolean(),
  }),
}

const serviceId = z.object({ serviceId: Id })

export const catalogueRoutes = {
  list: route({
    id: 'services.catalogue',
    method: 'GET',
    path: '/catalogue',
    summary: 'Every service with all that is set for it, also those withdrawn',
    audience: ['admin'],
    response: z.object({ items: z.array(ServiceSettings) }),
  }),
  add: route({
    id: 'services.add',
    method: 'POST',
    path: '/catalogue',
    summary: 'Add a service; it is offered at once',
    audience: ['admin'],
    body: ServiceInput,
    response: ServiceSettings,
    status: 201,
  }),
  change: route({
    id: 'services.change',
    method: 'PUT',
    path: '/catalogue/:serviceId',
    summary: 'Change a service',
    audience: ['admin'],
    params: serviceId,
    body: ServiceInput,
    response: ServiceSettings,
    versioned: true,
  }),
  setActive: route({
    id: 'services.setActive',
    method: 'PUT',
    path: '/catalogue/:serviceId/active',
    summary: 'Withdraw a service, or offer it again; open cases go on in any case',
    audience: ['admin'],
    params: serviceId,
    body: z.object({ active: z.boolean() }),
    response: ServiceSettings,
  }),
}
