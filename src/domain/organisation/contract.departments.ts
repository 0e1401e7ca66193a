import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Id, Line } from '#platform/contract/values.ts'
import { organisationRefusals } from './contract.ts'

const Named = z.object({ id: Id, name: z.string() })

export const StandardSettings = z.object({
  id: Id,
  departmentId: Id,
  serviceId: Id.nullable(),
  service: z.string().nullable(),
  name: z.string(),
  workingMinutes: z.number().int(),
  active: z.boolean(),
  version: z.number().int(),
})
export type StandardSettings = z.infer<typeof StandardSettings>

export const DepartmentSettings = z.object({
  id: Id,
  name: z.string(),
  /** Clients reach it directly. */
  front: z.boolean(),
  calendarId: Id,
  calendar: z.string(),
  standards: z.array(StandardSettings),
  /** Active people and services that belong to it. */
  people: z.array(Named.extend({ title: z.string() })),
  services: z.array(Named),
  active: z.boolean(),
  version: z.number().int(),
})
export type DepartmentSettings = z.infer<typeof DepartmentSettings>

export const SkillSettings = z.object({
  id: Id,
  name: z.string(),
  /** Whoever has it helps with contacts that name no service. */
  general: z.boolean(),
  people: z.number().int(),
  /** Active services whose needs call for it. */
  services: z.array(z.string()),
  active: z.boolean(),
  version: z.number().int(),
})
export type SkillSettings = z.infer<typeof SkillSettings>

const DepartmentInput = z.object({ name: Line(120), front: z.boolean(), calendarId: Id })
export type DepartmentInput = z.infer<typeof DepartmentInput>
const StandardInput = z.object({
  name: Line(120),
  /** In the department’s own working time. */
  workingMinutes: z.number().int().min(1).max(1_000_000),
  /** Where it holds for one service only. */
  serviceId: Id.nullable().default(null),
})
export type StandardInput = z.infer<typeof StandardInput>
const SkillInput = z.object({ name: Line(120), general: z.boolean().default(false) })
export type SkillInput = z.infer<typeof SkillInput>

const departmentId = z.object({ departmentId: Id })
const standardId = z.object({ standardId: Id })
const skillId = z.object({ skillId: Id })
const Active = z.object({ active: z.boolean() })
const { name_in_use, still_used } = organisationRefusals

/** Routes of departments and their standards. */
export const departmentRoutes = {
  list: route({
    id: 'organisation.departments',
    method: 'GET',
    path: '/departments/settings',
    summary: 'Departments with hours, standards, people and services, also those withdrawn',
    audience: ['admin'],
    response: z.object({ items: z.array(DepartmentSettings) }),
  }),
  add: route({
    id: 'organisation.addDepartment',
    method: 'POST',
    path: '/departments',
    summary: 'Add a department',
    audience: ['admin'],
    body: DepartmentInput,
    response: DepartmentSettings,
    status: 201,
    refusals: [name_in_use],
  }),
  change: route({
    id: 'organisation.changeDepartment',
    method: 'PUT',
    path: '/departments/:departmentId',
    summary: 'Change a department',
    audience: ['admin'],
    params: departmentId,
    body: DepartmentInput,
    response: DepartmentSettings,
    refusals: [name_in_use],
    versioned: true,
  }),
  setActive: route({
    id: 'organisation.setDepartmentActive',
    method: 'PUT',
    path: '/departments/:departmentId/active',
    summary: 'Withdraw a department that nobody belongs to, or bring it back',
    audience: ['admin'],
    params: departmentId,
    body: Active,
    response: DepartmentSettings,
    refusals: [still_used],
  }),
  addStandard: route({
    id: 'organisation.addStandard',
    method: 'POST',
    path: '/departments/:departmentId/standards',
    summary: 'Add a standard: what the department’s part of the work takes, in working time (R30)',
    audience: ['admin'],
    params: departmentId,
    body: StandardInput,
    response: DepartmentSettings,
    status: 201,
    refusals: [name_in_use],
  }),
  changeStandard: route({
    id: 'organisation.changeStandard',
    method: 'PUT',
    path: '/standards/:standardId',
    summary: 'Change a standard, for work that is given from now on',
    audience: ['admin'],
    params: standardId,
    body: StandardInput,
    response: DepartmentSettings,
    refusals: [name_in_use],
    versioned: true,
  }),
  setStandardActive: route({
    id: 'organisation.setStandardActive',
    method: 'PUT',
    path: '/standards/:standardId/active',
    summary: 'Withdraw a standard, or bring it back; work under way keeps its time',
    audience: ['admin'],
    params: standardId,
    body: Active,
    response: DepartmentSettings,
  }),
}

/** Routes of skills. */
export const skillRoutes = {
  list: route({
    id: 'organisation.skills',
    method: 'GET',
    path: '/skills/settings',
    summary: 'Skills with how many people have them and which services call for them',
    audience: ['admin'],
    response: z.object({ items: z.array(SkillSettings) }),
  }),
  add: route({
    id: 'organisation.addSkill',
    method: 'POST',
    path: '/skills',
    summary: 'Add a skill',
    audience: ['admin'],
    body: SkillInput,
    response: SkillSettings,
    status: 201,
    refusals: [name_in_use],
  }),
  change: route({
    id: 'organisation.changeSkill',
    method: 'PUT',
    path: '/skills/:skillId',
    summary: 'Change a skill',
    audience: ['admin'],
    params: skillId,
    body: SkillInput,
    response: SkillSettings,
    refusals: [name_in_use],
    versioned: true,
  }),
  setActive: route({
    id: 'organisation.setSkillActive',
    method: 'PUT',
    path: '/skills/:skillId/active',
    summary: 'Withdraw a skill that no active service calls for, or bring it back',
    audience: ['admin'],
    params: skillId,
    body: Active,
    response: SkillSettings,
    refusals: [still_used],
  }),
}
