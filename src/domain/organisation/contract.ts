import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Line, Text } from '#platform/contract/values.ts'
import { Level, Organisation } from '../services/contract.ts'
import { Country, Exceptions, LanguageCode, Locale, Weekly, Zone } from './contract.values.ts'

export const organisationRefusals = defineRefusals({
  set_up_link_ended: {
    status: 410,
    title: 'This set-up link does not work any more',
    why: 'Each start of an empty service prints a link of its own, so that nobody else can take the service over.',
    instead: 'Open the link that was printed last; starting the service again prints a fresh one.',
  },
  set_up_done: {
    status: 409,
    title: 'This service has been set up already',
    why: 'Somebody administers it, and set-up is closed from then on.',
    instead: 'Sign in; whoever administers it can make you a link and change everything that was entered.',
  },
  name_in_use: {
    status: 409,
    title: 'There is one of this name already',
    why: 'Names are how people tell them apart; one that was withdrawn keeps its name too.',
    instead: 'Open that one, bring it back if it was withdrawn, or choose another name.',
  },
  still_used: {
    status: 409,
    title: 'This is still in use',
    why: 'Services, departments or people that are active depend on it.',
    instead: 'They are named: give them another one first, then withdraw this.',
  },
  owns_open_work: {
    status: 409,
    title: 'Somebody counts on this person',
    why: 'Every case has one owner from the first contact to the end, and this person still holds open work.',
    instead: 'Hand it all over to a colleague in one go, then deactivate the account.',
  },
})

/** The organisation as its admin sees it. */
export const OrganisationSettings = Organisation.extend({
  languages: z.array(z.string()),
  /** Calendars that go by the organisation’s zone, and would move with it. */
  calendarsInZone: z.number().int(),
  version: z.number().int(),
})
export type OrganisationSettings = z.infer<typeof OrganisationSettings>

const contact = {
  phone: Line(40).nullable().default(null),
  email: z.email().max(200).nullable().default(null),
  address: Line(300).nullable().default(null),
}

export const OrganisationInput = z.object({
  name: Line(120),
  zone: Zone,
  locale: Locale,
  country: Country,
  languages: z.array(LanguageCode).min(1).max(40),
  ...contact,
})
export type OrganisationInput = z.infer<typeof OrganisationInput>

/** A public holiday: a day that one may want to be closed on. */
export const PublicHoliday = z.object({
  date: z.string(),
  name: z.string(),
  kind: z.enum(['public', 'bank', 'optional']),
})
export type PublicHoliday = z.infer<typeof PublicHoliday>

export const SetUpInput = z.object({
  token: z.string().max(300),
  organisation: OrganisationInput,
  hours: z.object({ weekly: Weekly, exceptions: Exceptions.default([]) }),
  department: z.object({ name: Line(120) }),
  service: z.object({
    name: Line(120),
    purpose: Text(600),
    levels: z.array(Level).min(1).max(4),
    /** In clients’ own words. */
    phrases: z.array(Line(200)).max(60).default([]),
  }),
  admin: z.object({ name: Line(120), email: z.email().max(200), password: z.string().min(12).max(200) }),
})
export type SetUpInput = z.infer<typeof SetUpInput>

export const organisationEvents = {
  setUp: event('organisation.set_up', 'The service was set up for an organisation.', {
    calendarId: Id,
  }),
  changed: event(
    'organisation.changed',
    'Name, zone, languages or contact details of the organisation changed.',
    {
      fields: z.array(Code),
      calendarsMoved: z.number().int(),
    },
  ),
  calendarSaved: event('organisation.calendar_saved', 'Opening hours were added or changed.', {
    calendarId: Id,
    added: z.boolean(),
  }),
  calendarActive: event('organisation.calendar_active', 'Opening hours were withdrawn, or brought back.', {
    calendarId: Id,
    active: z.boolean(),
  }),
  departmentSaved: event('organisation.department_saved', 'A department was added or changed.', {
    added: z.boolean(),
  }),
  departmentActive: event('organisation.department_active', 'A department was withdrawn, or brought back.', {
    active: z.boolean(),
  }),
  standardSaved: event('organisation.standard_saved', 'A standard of a department was added or changed.', {
    standardId: Id,
    added: z.boolean(),
    workingMinutes: z.number().int(),
  }),
  standardActive: event('organisation.standard_active', 'A standard was withdrawn, or brought back.', {
    standardId: Id,
    active: z.boolean(),
  }),
  skillSaved: event('organisation.skill_saved', 'A skill was added or changed.', {
    skillId: Id,
    added: z.boolean(),
  }),
  skillActive: event('organisation.skill_active', 'A skill was withdrawn, or brought back.', {
    skillId: Id,
    active: z.boolean(),
  }),
  workHandedOver: event(
    'organisation.work_handed_over',
    'Everything open that somebody owned or worked on went to a colleague.',
    { toId: Id, cases: z.number().int(), legs: z.number().int() },
  ),
}

export const organisationRoutes = {
  setUpState: route({
    id: 'organisation.setUpState',
    method: 'GET',
    path: '/set-up',
    summary: 'Whether the service waits to be set up, or somebody administers it already',
    audience: ['public'],
    response: z.object({ state: z.enum(['open', 'done']) }),
    perMinute: 120,
  }),
  openSetUp: route({
    id: 'organisation.openSetUp',
    method: 'POST',
    path: '/set-up/open',
    summary: 'Whether this is the set-up link that was printed last',
    audience: ['public'],
    body: z.object({ token: z.string().max(300) }),
    response: Done,
    refusals: [organisationRefusals.set_up_link_ended, organisationRefusals.set_up_done],
    perMinute: 30,
  }),
  setUp: route({
    id: 'organisation.setUp',
    method: 'POST',
    path: '/set-up',
    summary: 'Set up the service: organisation, hours, first department, service and admin, all at once',
    audience: ['public'],
    body: SetUpInput,
    /** For `POST /staff/enter`: signs the new admin in, once. */
    response: z.object({ token: z.string() }),
    status: 201,
    refusals: [organisationRefusals.set_up_link_ended, organisationRefusals.set_up_done],
    perMinute: 10,
  }),
  countries: route({
    id: 'organisation.countries',
    method: 'GET',
    path: '/countries',
    summary: 'Countries whose public holidays are known, with their time zones, languages and regions',
    audience: ['public'],
    response: z.object({
      items: z.array(
        z.object({ code: z.string(), zones: z.array(z.string()), languages: z.array(z.string()) }),
      ),
    }),
    perMinute: 60,
  }),
  publicHolidays: route({
    id: 'organisation.publicHolidays',
    method: 'GET',
    path: '/public-holidays',
    summary: 'Public holidays of a country, or of one of its regions, of this year and the two after it',
    audience: ['public'],
    query: z.object({
      country: Country,
      region: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,12}$/)
        .optional(),
      language: LanguageCode.default('en'),
    }),
    response: z.object({
      regions: z.array(z.object({ code: z.string(), name: z.string() })),
      items: z.array(PublicHoliday),
    }),
    perMinute: 120,
  }),
  settings: route({
    id: 'organisation.settings',
    method: 'GET',
    path: '/organisation/settings',
    summary: 'The organisation: name, zone, languages, how to reach it, with its version',
    audience: ['admin'],
    response: OrganisationSettings,
  }),
  changeSettings: route({
    id: 'organisation.changeSettings',
    method: 'PUT',
    path: '/organisation/settings',
    summary:
      'Change the organisation. Calendars in its old zone move to the new one and keep their clock times',
    audience: ['admin'],
    body: OrganisationInput,
    response: OrganisationSettings,
    versioned: true,
  }),
}
