import { statement } from '#platform/database/statement.ts'
import type { Level, SelfService, Term } from './contract.ts'
import type { z } from 'zod'

export type OrganisationRow = {
  name: string
  zone: string
  locale: string
  country: string
  phone: string | null
  email: string | null
  address: string | null
  example: boolean
}

export const organisation = statement<OrganisationRow>(
  'services.organisation',
  `select name, zone, locale, country, phone, email, address, example from organisations`,
)

export type ServiceRow = {
  id: string
  slug: string
  name: string
  purpose: string
  phrases: string[]
  levels: Level[]
  departmentId: string
  department: string
  calendarId: string
  momentOfTruth: boolean
  terms: z.infer<typeof Term>[]
  selfService: z.infer<typeof SelfService> | null
}

const SERVICE = `select v.id, v.slug, v.name, v.purpose, v.phrases, v.levels, v.department_id, d.name as department,
    v.calendar_id, v.moment_of_truth, v.terms, v.self_service
  from services v join departments d on d.id = v.department_id`

export const services = statement<ServiceRow>(
  'services.list',
  `${SERVICE} where v.active order by v.name, v.id`,
)

export const serviceBySlug = statement<ServiceRow, [slug: string]>(
  'services.bySlug',
  `${SERVICE} where v.active and v.slug = $1`,
)

export type CalendarRow = { id: string; name: string; zone: string; hours: unknown }

export const calendars = statement<CalendarRow>(
  'services.calendars',
  `select id, name, zone, hours from calendars`,
)

export type RoutingRow = {
  id: string
  name: string
  departmentId: string
  calendarId: string
  skillId: string | null
  authorityPence: number
  momentOfTruth: boolean
}

export const forRouting = statement<RoutingRow, [serviceId: string]>(
  'services.forRouting',
  `select id, name, department_id, calendar_id, skill_id, authority_pence, moment_of_truth
   from services where id = $1 and active`,
)

export const termsOf = statement<{ terms: ServiceRow['terms'] }, [serviceId: string]>(
  'services.terms',
  `select terms from services where id = $1`,
)

export type DepartmentRow = {
  id: string
  name: string
  front: boolean
  standards: {
    id: string
    departmentId: string
    serviceId: string | null
    name: string
    workingMinutes: number
  }[]
}

export const departments = statement<DepartmentRow>(
  'services.departments',
  `select d.id, d.name, d.front, coalesce((
     select jsonb_agg(jsonb_build_object('id', s.id, 'departmentId', s.department_id, 'serviceId', s.service_id,
       'name', s.name, 'workingMinutes', s.working_minutes) order by s.name, s.id)
     from standards s where s.department_id = d.id and s.active), '[]') as standards
   from departments d where d.active order by d.name, d.id`,
)

export type ArticleHintRow = { id: string; title: string; summary: string }

export const publicArticles = statement<ArticleHintRow>(
  'services.publicArticles',
  `select id, title, summary from articles where audience = 'public'`,
)
