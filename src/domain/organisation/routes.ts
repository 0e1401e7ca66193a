import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import type { OnPresence } from '../agents/commands.ts'
import * as calendars from './commands.calendars.ts'
import * as departments from './commands.departments.ts'
import * as people from './commands.people.ts'
import * as skills from './commands.skills.ts'
import * as commands from './commands.ts'
import { calendarRoutes } from './contract.calendars.ts'
import { departmentRoutes, skillRoutes } from './contract.departments.ts'
import { peopleRoutes } from './contract.people.ts'
import { organisationRoutes } from './contract.ts'
import { knownCountries, publicHolidays } from './holidays.ts'
import * as queries from './queries.ts'

export type OrganisationParts = {
  readonly settings: { readonly publicUrl: string }
  readonly onPresence?: OnPresence
}

/** Binds set-up, the organisation and what it consists of. */
export function bindOrganisation(bind: Bind, parts: OrganisationParts): void {
  bindSetUp(bind, parts)
  bind(organisationRoutes.settings, (tx) => queries.getSettings(tx))
  bind(organisationRoutes.changeSettings, (tx, { actor, body, version, now }) =>
    commands.changeSettings(tx, actor, { version, input: body }, now),
  )
  bindCalendars(bind)
  bindDepartments(bind)
  bindStandards(bind)
  bindSkills(bind)
  bindPeople(bind, parts)
}

function bindSetUp(bind: Bind, { settings }: OrganisationParts): void {
  bind(organisationRoutes.setUpState, async (tx) => ({
    state: (await commands.isOpenForSetUp(tx)) ? ('open' as const) : ('done' as const),
  }))
  bind(
    organisationRoutes.openSetUp,
    async (tx, { body }) => {
      await commands.mustBeSetUpLink(tx, body.token)
      return done
    },
    { single: true },
  )
  bind(
    organisationRoutes.setUp,
    async (tx, { body, now }) => ({ token: await commands.setUp(tx, body, now, settings) }),
    // The answer signs somebody in: it is kept nowhere.
    { keyless: true },
  )
  bind(organisationRoutes.countries, async (tx) => ({ items: [...(await knownCountries(tx))] }))
  bind(organisationRoutes.publicHolidays, (_tx, { query, now }) => publicHolidays(query, now))
}

function bindCalendars(bind: Bind): void {
  bind(calendarRoutes.list, async (tx) => ({ items: await queries.listCalendars(tx) }))
  bind(calendarRoutes.add, (tx, { actor, body, now }) => calendars.addCalendar(tx, actor, body, now))
  bind(calendarRoutes.change, (tx, { actor, params, body, version, now }) =>
    calendars.changeCalendar(tx, actor, { ...params, version, input: body }, now),
  )
  bind(calendarRoutes.setActive, (tx, { actor, params, body, now }) =>
    calendars.setCalendarActive(tx, actor, { ...params, ...body }, now),
  )
}

function bindDepartments(bind: Bind): void {
  bind(departmentRoutes.list, async (tx) => ({ items: await queries.listDepartments(tx) }))
  bind(departmentRoutes.add, (tx, { actor, body, now }) => departments.addDepartment(tx, actor, body, now))
  bind(departmentRoutes.change, (tx, { actor, params, body, version, now }) =>
    departments.changeDepartment(tx, actor, { ...params, version, input: body }, now),
  )
  bind(departmentRoutes.setActive, (tx, { actor, params, body, now }) =>
    departments.setDepartmentActive(tx, actor, { ...params, ...body }, now),
  )
}

function bindStandards(bind: Bind): void {
  bind(departmentRoutes.addStandard, (tx, { actor, params, body, now }) =>
    departments.addStandard(tx, actor, { ...params, ...body }, now),
  )
  bind(departmentRoutes.changeStandard, (tx, { actor, params, body, version, now }) =>
    departments.changeStandard(tx, actor, { ...params, version, input: body }, now),
  )
  bind(departmentRoutes.setStandardActive, (tx, { actor, params, body, now }) =>
    departments.setStandardActive(tx, actor, { ...params, ...body }, now),
  )
}

function bindSkills(bind: Bind): void {
  bind(skillRoutes.list, async (tx) => ({ items: await queries.listSkills(tx) }))
  bind(skillRoutes.add, (tx, { actor, body, now }) => skills.addSkill(tx, actor, body, now))
  bind(skillRoutes.change, (tx, { actor, params, body, version, now }) =>
    skills.changeSkill(tx, actor, { ...params, version, input: body }, now),
  )
  bind(skillRoutes.setActive, (tx, { actor, params, body, now }) =>
    skills.setSkillActive(tx, actor, { ...params, ...body }, now),
  )
}

function bindPeople(bind: Bind, { settings, onPresence }: OrganisationParts): void {
  // A second request with the same key finds the account there (account_exists): nobody is added twice.
  bind(peopleRoutes.add, (tx, { actor, body, now }) => people.addPerson(tx, actor, body, now, settings), {
    keyless: true,
  })
  bind(peopleRoutes.openWork, (tx, { params }) => people.openWorkOf(tx, params.agentId))
  bind(peopleRoutes.handOver, (tx, { actor, params, body, now }) =>
    people.handOver(tx, actor, { ...params, ...body }, now),
  )
  bind(peopleRoutes.setActive, (tx, { actor, params, body, now }) =>
    people.setActive(tx, actor, { ...params, ...body }, now, onPresence),
  )
}
