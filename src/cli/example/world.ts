import type { Chance } from '#core/chance.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { newId } from '#platform/ids.ts'
import { Book, json } from './book.ts'
import { addCauses } from './history/causes.ts'
import { answersAndArticles } from './knowledge/add.ts'
import { calendars, stored, ZONE } from './organisation/calendars.ts'
import { departments, skills, standards } from './organisation/departments.ts'
import type { DepartmentKey, SkillKey } from './organisation/departments.ts'
import { ABSENCE, MAIL, PERSONAS, people } from './organisation/people.ts'
import type { ExamplePerson } from './organisation/people.ts'
import { services } from './organisation/services.ts'
import type { ExampleService } from './organisation/services.ts'
import { words } from './words/wording.ts'
import type { Wording } from './words/wording.ts'

export const ORGANISATION = 'Harbour District Council'
const DAY_MS = 86_400_000

export type WorldAgent = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly departmentId: string
  readonly person: ExamplePerson
  /** For the past: when the conversation under way ends, epoch milliseconds. */
  freeAt: number
}
export type WorldService = {
  readonly id: string
  readonly data: ExampleService
  readonly wording: Wording
  readonly departmentId: string
  /** Who can finish such a need, those best at it first. */
  readonly able: readonly WorldAgent[]
  /** What its department holds itself to for it. */
  readonly standards: readonly { readonly id: string; readonly minutes: number }[]
}
/** A need that somebody looked after. */
export type WorldNeed = { readonly caseId: string; readonly serviceId: string; readonly openedAt: number }

/** The organisation as it will stand, and the book that everything is written into. */
export type World = {
  readonly book: Book
  readonly chance: Chance
  readonly now: Date
  readonly office: OpeningHours
  readonly agents: readonly WorldAgent[]
  readonly services: readonly WorldService[]
  /** References given out so far; each is given once. */
  readonly references: Set<string>
  readonly departmentIds: Ids<DepartmentKey>
  /** Named causes by their key. */
  readonly causeIds: ReadonlyMap<string, string>
  /** Needs by client, as they came. */
  readonly needsOf: Map<string, WorldNeed[]>
}

/** Builds the organisation itself: people, services, hours, standards and what is known. */
export function buildWorld(now: Date, chance: Chance, past: Date): World {
  const book = new Book()
  const id = () => newId(past)
  book.add('organisations', {
    name: ORGANISATION,
    zone: ZONE,
    locale: 'en-GB',
    country: 'GB',
    phone: '01632 960100',
    email: `help@${MAIL}`,
    address: 'Old Customs House, Quay Street, Harbour HB1 1AA',
    example: true,
    created_at: past,
  })
  const calendarIds = addCalendars(book, id)
  const departmentIds = addDepartments(book, id, calendarIds)
  const skillIds = addSkills(book, id)
  const agents = addAgents(book, { now, past, departmentIds, skillIds })
  const made = addServices(book, { id, calendarIds, departmentIds, skillIds, agents })
  const causesFrom = new Date(past.getTime() + 4 * DAY_MS)
  answersAndArticles(book, made, new Date(past.getTime() + 3 * DAY_MS), id)
  return {
    book,
    chance,
    now,
    office: calendars.office.hours,
    agents,
    services: made,
    references: new Set(),
    departmentIds,
    causeIds: addCauses(book, { id, departmentIds, makerId: leadOf(agents).id, from: causesFrom }),
    needsOf: new Map(),
  }
}

/** Who leads the service. */
export function leadOf(agents: readonly WorldAgent[]): WorldAgent {
  const lead = agents.find(({ email }) => email === PERSONAS.lead)
  if (!lead) throw new Error('Nobody leads the service')
  return lead
}

type Ids<K extends string> = Readonly<Record<K, string>>
const idsFor = <K extends string>(keys: readonly K[], id: () => string) =>
  Object.fromEntries(keys.map((key) => [key, id()])) as Ids<K>
const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[]

function addCalendars(book: Book, id: () => string): Ids<keyof typeof calendars> {
  const ids = idsFor(keysOf(calendars), id)
  for (const key of keysOf(calendars)) {
    const { name, hours } = calendars[key]
    book.add('calendars', { id: ids[key], name, zone: ZONE, hours: json(stored(hours)) })
  }
  return ids
}

function addDepartments(book: Book, id: () => string, calendarIds: Ids<keyof typeof calendars>) {
  const ids = idsFor(keysOf(departments), id)
  for (const key of keysOf(departments)) {
    const { name, front, calendar } = departments[key]
    book.add('departments', { id: ids[key], name, front, calendar_id: calendarIds[calendar] })
  }
  return ids
}

function addSkills(book: Book, id: () => string): Ids<SkillKey> {
  const ids = idsFor(keysOf(skills), id)
  for (const key of keysOf(skills)) book.add('skills', { id: ids[key], ...skills[key] })
  return ids
}

type AgentInput = { now: Date; past: Date; departmentIds: Ids<DepartmentKey>; skillIds: Ids<SkillKey> }

function addAgents(book: Book, input: AgentInput): WorldAgent[] {
  const { past, departmentIds } = input
  const agents = people.map((person) => ({
    id: newId(past),
    name: person.name,
    email: `${person.mail}@${MAIL}`,
    departmentId: departmentIds[person.department],
    person,
    freeAt: 0,
  }))
  // A cover is written before the one who is covered.
  const inOrder = agents.toSorted(
    (a, b) => Number(a.email === ABSENCE.away) - Number(b.email === ABSENCE.away),
  )
  for (const agent of inOrder) addAgent(book, agent, agents, input)
  return agents
}

function addAgent(book: Book, agent: WorldAgent, all: readonly WorldAgent[], input: AgentInput): void {
  const { now, past, skillIds } = input
  const { person } = agent
  const away = agent.email === ABSENCE.away
  const userId = newId(past)
  book.add('staff_user', {
    id: userId,
    name: agent.name,
    email: agent.email,
    '"emailVerified"': true,
    '"createdAt"': past,
    '"updatedAt"': past,
  })
  book.add('agents', {
    id: agent.id,
    user_id: userId,
    name: agent.name,
    email: agent.email,
    department_id: agent.departmentId,
    title: person.title,
    roles: person.roles ?? ['agent'],
    authority_pence: person.authority * 100,
    languages: person.languages ?? ['en'],
    chat_capacity: person.department === 'contact' ? 3 : 2,
    hours: person.days ? json(ownHours(person.days)) : null,
    away_from: away ? new Date(now.getTime() - 5 * DAY_MS) : null,
    away_until: away ? new Date(now.getTime() + 7 * DAY_MS) : null,
    cover_id: away ? (all.find((one) => one.email === ABSENCE.cover)?.id ?? null) : null,
    created_at: past,
  })
  for (const [skill, level] of Object.entries(person.skills))
    book.add('agent_skills', { agent_id: agent.id, skill_id: skillIds[skill as SkillKey], level })
}

function ownHours({ days, opens, closes }: NonNullable<ExamplePerson['days']>) {
  const weekly = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [day, days.includes(day) ? [[opens, closes]] : []]),
  )
  return { weekly, exceptions: stored(calendars.front.hours).exceptions }
}

type ServiceInput = {
  id: () => string
  calendarIds: Ids<keyof typeof calendars>
  departmentIds: Ids<DepartmentKey>
  skillIds: Ids<SkillKey>
  agents: readonly WorldAgent[]
}

function addServices(book: Book, input: ServiceInput): WorldService[] {
  const { id, calendarIds, departmentIds, skillIds, agents } = input
  const made = services.map((data) => {
    const serviceId = id()
    book.add('services', {
      id: serviceId,
      slug: data.slug,
      name: data.name,
      purpose: data.purpose,
      phrases: data.phrases,
      levels: data.levels,
      department_id: departmentIds[data.department],
      calendar_id: calendarIds[data.calendar],
      skill_id: skillIds[data.skill],
      authority_pence: data.authority * 100,
      moment_of_truth: data.momentOfTruth ?? false,
      terms: json(data.terms),
      self_service: data.selfService ? json(data.selfService) : null,
    })
    return { id: serviceId, data }
  })
  const kept = addStandards(book, made, departmentIds, id)
  return made.map(({ id: serviceId, data }) => ({
    id: serviceId,
    data,
    wording: wordingOf(data.slug),
    departmentId: departmentIds[data.department],
    able: ableFor(data, agents),
    standards: kept.get(data.slug) ?? [],
  }))
}

function addStandards(
  book: Book,
  made: readonly { id: string; data: ExampleService }[],
  departmentIds: Ids<DepartmentKey>,
  id: () => string,
) {
  const kept = new Map<string, { id: string; minutes: number }[]>()
  for (const { department, service, name, workingMinutes } of standards) {
    const standardId = id()
    const own = { id: standardId, minutes: workingMinutes }
    if (service !== undefined) kept.set(service, [...(kept.get(service) ?? []), own])
    book.add('standards', {
      id: standardId,
      service_id: made.find((one) => one.data.slug === service)?.id ?? null,
      department_id: departmentIds[department],
      name,
      working_minutes: workingMinutes,
    })
  }
  return kept
}

function ableFor(data: ExampleService, agents: readonly WorldAgent[]): WorldAgent[] {
  const level = (agent: WorldAgent) => agent.person.skills[data.skill] ?? 0
  const able = agents.filter((agent) => level(agent) > 0 && agent.person.authority >= data.authority)
  return able.toSorted((a, b) => level(b) - level(a))
}

function wordingOf(slug: string): Wording {
  const found = words[slug]
  if (!found) throw new Error(`No words for the service ${slug}`)
  return found
}

const SPOKEN = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A reference that was not given out yet, in the form of `newReference`. */
export function nextReference(world: World): string {
  for (;;) {
    const letters = Array.from({ length: 7 }, () => SPOKEN[world.chance.integer(0, SPOKEN.length - 1)]).join(
      '',
    )
    const reference = `${letters.slice(0, 3)}-${letters.slice(3)}`
    if (world.references.has(reference)) continue
    world.references.add(reference)
    return reference
  }
}
