import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Instant } from '#platform/contract/values.ts'

export const Channel = z.enum(['chat', 'phone', 'visit', 'letter', 'email', 'web_voice', 'sms', 'form'])
export type Channel = z.infer<typeof Channel>
export const Level = z.enum(['self_service', 'one_stop', 'expert', 'relationship'])
export type Level = z.infer<typeof Level>
export const Stakes = z.enum(['ordinary', 'moment_of_truth'])
export type Stakes = z.infer<typeof Stakes>

/** A price, date or entitlement that the service has published; what we tell a client comes from here (R20). */
export const Term = z.object({
  label: z.string(),
  value: z.string(),
  /** Pence, where the term is a price. */
  pence: z.number().int().optional(),
})

/** What a client can do alone, without waiting for anybody. */
export const SelfService = z.object({ label: z.string(), steps: z.array(z.string()) })

export const Opening = z.object({
  openNow: z.boolean(),
  /** When it opens next, or (open now) when it closes; null when nothing is known within a year. */
  changesAt: Instant.nullable(),
})

export const Service = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  purpose: z.string(),
  levels: z.array(Level),
  departmentId: Id,
  department: z.string(),
  momentOfTruth: z.boolean(),
  terms: z.array(Term),
  selfService: SelfService.nullable(),
  opening: Opening,
})
export type Service = z.infer<typeof Service>

export const Standard = z.object({
  id: Id,
  departmentId: Id,
  serviceId: Id.nullable(),
  name: z.string(),
  workingMinutes: z.number().int(),
})

export const Department = z.object({
  id: Id,
  name: z.string(),
  front: z.boolean(),
  standards: z.array(Standard),
})

export const Organisation = z.object({
  name: z.string(),
  zone: z.string(),
  locale: z.string(),
  country: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  example: z.boolean(),
})
export type Organisation = z.infer<typeof Organisation>

export const ServiceHint = Service.pick({
  id: true,
  slug: true,
  name: true,
  purpose: true,
  selfService: true,
})
export const ArticleHint = z.object({ id: Id, title: z.string(), summary: z.string() })

export const serviceRoutes = {
  organisation: route({
    id: 'services.organisation',
    method: 'GET',
    path: '/organisation',
    summary: 'The organisation: name, time zone, how to reach it',
    audience: ['public'],
    response: Organisation,
  }),
  list: route({
    id: 'services.list',
    method: 'GET',
    path: '/services',
    summary: 'The catalogue: every active service with its levels, terms and opening',
    audience: ['public'],
    response: z.object({ items: z.array(Service) }),
  }),
  get: route({
    id: 'services.get',
    method: 'GET',
    path: '/services/:slug',
    summary: 'One service by its short name',
    audience: ['public'],
    params: z.object({ slug: z.string().regex(/^[a-z0-9-]{2,60}$/) }),
    response: Service,
  }),
  suggest: route({
    id: 'services.suggest',
    method: 'GET',
    path: '/suggestions',
    summary: 'Services and public articles that fit words of a need, best first, while the client types',
    audience: ['public'],
    query: z.object({ q: z.string().max(2000) }),
    response: z.object({ services: z.array(ServiceHint), articles: z.array(ArticleHint) }),
    perMinute: 600,
  }),
  departments: route({
    id: 'services.departments',
    method: 'GET',
    path: '/departments',
    summary: 'Departments with their standards',
    audience: ['agent'],
    response: z.object({ items: z.array(Department) }),
  }),
}
