import { newId, newReference } from '#platform/ids.ts'
import type { Database } from '#platform/database/database.ts'

/** Opening hours as kept in `calendars.hours`: weekday (1 = Monday) to spans of local time. */
export type Hours = {
  weekly: Record<string, readonly (readonly [string, string])[]>
  exceptions: Record<string, readonly (readonly [string, string])[]>
}

const WORKING_DAYS: Hours = {
  weekly: Object.fromEntries(
    ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, Number(day) < 6 ? [['08:00', '18:00']] : []]),
  ),
  exceptions: {},
}
/** Open at every minute: tests that are not about opening hours hold at any time of day. */
export const ALWAYS: Hours = {
  weekly: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])),
  exceptions: {},
}
/** Monday to Friday, 08:00 to 18:00. */
export const OFFICE_HOURS = WORKING_DAYS

type Presence = 'available' | 'busy' | 'break' | 'away' | 'offline'

export type OrganisationRow = { name: string; zone: string; locale: string; country: string }
export type CalendarRow = { id: string; name: string; zone: string; hours: Hours }
export type DepartmentRow = { id: string; name: string; front: boolean; calendarId: string }
export type SkillRow = { id: string; name: string; general: boolean }
export type ServiceRow = {
  id: string
  slug: string
  name: string
  purpose: string
  phrases: readonly string[]
  levels: readonly string[]
  departmentId: string
  calendarId: string
  skillId: string | null
  authorityPence: number
  momentOfTruth: boolean
  terms: readonly unknown[]
  selfService: unknown
  active: boolean
}
export type AgentRow = {
  id: string
  name: string
  email: string
  departmentId: string
  title: string
  roles: readonly string[]
  authorityPence: number
  languages: readonly string[]
  channels: readonly string[]
  chatCapacity: number
  hours: Hours | null
  active: boolean
  /** Ids of skills, each held at level 2, or pairs of id and level. */
  skills: readonly (string | readonly [string, number])[]
  presence: Presence | null
  /** Since when this agent has been idle, where present. */
  idleSince: Date
  createdAt: Date
}
export type ClientRow = {
  id: string
  name: string | null
  language: string
  accessNeeds: readonly string[]
  phone: string | null
  email: string | null
  account: string | null
  createdAt: Date
}
export type ArticleRow = {
  id: string
  serviceId: string | null
  title: string
  summary: string
  body: string
  audience: 'public' | 'internal'
  updatedAt: Date
}
export type StandardRow = {
  id: string
  departmentId: string
  serviceId: string | null
  name: string
  workingMinutes: number
}
export type CaseRow = {
  id: string
  reference: string
  clientId: string
  ownerId: string
  serviceId: string | null
  need: string
  state: 'open' | 'closed'
  outcome: string | null
  openedAt: Date
  closedAt: Date | null
}

/** Makes records by plain SQL; each builds what it needs, and everything can be given. */
export type Factories = {
  organisation(given?: Partial<OrganisationRow>): Promise<OrganisationRow>
  calendar(given?: Partial<CalendarRow>): Promise<CalendarRow>
  department(given?: Partial<DepartmentRow>): Promise<DepartmentRow>
  skill(given?: Partial<SkillRow>): Promise<SkillRow>
  service(given?: Partial<ServiceRow>): Promise<ServiceRow>
  standard(given?: Partial<StandardRow>): Promise<StandardRow>
  article(given?: Partial<ArticleRow>): Promise<ArticleRow>
  agent(given?: Partial<AgentRow>): Promise<AgentRow>
  client(given?: Partial<ClientRow>): Promise<ClientRow>
  case(given?: Partial<CaseRow>): Promise<CaseRow>
}

/** A time that tests may count from: a Monday, 10:00 in London. */
export const MONDAY = new Date('2026-03-02T10:00:00Z')

/** Factories on one database. Names and e-mails carry a number, so that nothing clashes. */
export function createFactories(database: Database): Factories {
  const insert = async (table: string, row: Record<string, unknown>, unless = '') => {
    const columns = Object.keys(row)
    const places = columns.map((_, index) => `$${index + 1}`).join(', ')
    await database.pool.query(
      `insert into ${table} (${columns.join(', ')}) values (${places}) ${unless}`,
      Object.values(row),
    )
  }
  let count = 0
  const next = () => (count += 1)

  const factories: Factories = {
    async organisation(given = {}) {
      const row = {
        name: 'Harbour District',
        zone: 'Europe/London',
        locale: 'en-GB',
        country: 'GB',
        ...given,
      }
      await insert('organisations', { ...row, created_at: MONDAY }, 'on conflict (only_one) do nothing')
      return row
    },
    async calendar(given = {}) {
      const row = {
        id: newId(MONDAY),
        name: `Hours ${next()}`,
        zone: 'Europe/London',
        hours: ALWAYS,
        ...given,
      }
      await insert('calendars', { ...row, hours: JSON.stringify(row.hours) })
      return row
    },
    async department(given = {}) {
      const calendarId = given.calendarId ?? (await factories.calendar()).id
      const row = { id: newId(MONDAY), name: `Department ${next()}`, front: true, ...given, calendarId }
      await insert('departments', { id: row.id, name: row.name, front: row.front, calendar_id: calendarId })
      return row
    },
    async skill(given = {}) {
      const row = { id: newId(MONDAY), name: `Skill ${next()}`, general: false, ...given }
      await insert('skills', row)
      return row
    },
    async service(given = {}) {
      const row = await serviceRow(factories, next(), given)
      await insert('services', {
        id: row.id,
        slug: row.slug,
        name: row.name,
        purpose: row.purpose,
        phrases: row.phrases,
        levels: row.levels,
        department_id: row.departmentId,
        calendar_id: row.calendarId,
        skill_id: row.skillId,
        authority_pence: row.authorityPence,
        moment_of_truth: row.momentOfTruth,
        terms: JSON.stringify(row.terms),
        self_service: row.selfService === null ? null : JSON.stringify(row.selfService),
        active: row.active,
      })
      return row
    },
    async standard(given = {}) {
      const departmentId = given.departmentId ?? (await factories.department()).id
      const row = {
        id: newId(MONDAY),
        serviceId: null,
        name: `Standard ${next()}`,
        workingMinutes: 480,
        ...given,
        departmentId,
      }
      await insert('standards', {
        id: row.id,
        service_id: row.serviceId,
        department_id: departmentId,
        name: row.name,
        working_minutes: row.workingMinutes,
      })
      return row
    },
    async article(given = {}) {
      const row: ArticleRow = {
        id: newId(MONDAY),
        serviceId: null,
        title: `Article ${next()}`,
        summary: 'What to know',
        body: 'The first paragraph.',
        audience: 'public',
        updatedAt: MONDAY,
        ...given,
      }
      await insert('articles', {
        id: row.id,
        service_id: row.serviceId,
        title: row.title,
        summary: row.summary,
        body: row.body,
        audience: row.audience,
        updated_at: row.updatedAt,
      })
      return row
    },
    async agent(given = {}) {
      const row = await agentRow(factories, next(), given)
      await insert('agents', {
        id: row.id,
        name: row.name,
        email: row.email,
        department_id: row.departmentId,
        title: row.title,
        roles: row.roles,
        authority_pence: row.authorityPence,
        languages: row.languages,
        channels: row.channels,
        chat_capacity: row.chatCapacity,
        hours: row.hours === null ? null : JSON.stringify(row.hours),
        active: row.active,
        created_at: row.createdAt,
      })
      for (const held of row.skills) {
        const [skillId, level] = typeof held === 'string' ? [held, 2] : held
        await insert('agent_skills', { agent_id: row.id, skill_id: skillId, level })
      }
      if (row.presence !== null) {
        const at = row.idleSince
        await insert('presences', {
          agent_id: row.id,
          state: row.presence,
          since: at,
          idle_since: at,
          seen_at: new Date(),
        })
      }
      return row
    },
    async client(given = {}) {
      const row: ClientRow = {
        id: newId(MONDAY),
        name: `Client ${next()}`,
        language: 'en',
        accessNeeds: [],
        phone: null,
        email: null,
        account: null,
        createdAt: MONDAY,
        ...given,
      }
      await insert('clients', {
        id: row.id,
        name: row.name,
        language: row.language,
        access_needs: row.accessNeeds,
        created_at: row.createdAt,
      })
      for (const kind of ['phone', 'email', 'account'] as const) {
        const value = row[kind]
        if (value === null) continue
        await insert('client_identifiers', {
          id: newId(MONDAY),
          client_id: row.id,
          kind,
          value,
          shown: value,
          source: 'client',
          created_at: row.createdAt,
        })
      }
      return row
    },
    async case(given = {}) {
      const clientId = given.clientId ?? (await factories.client()).id
      const ownerId = given.ownerId ?? (await factories.agent()).id
      const closed = given.state === 'closed'
      const row: CaseRow = {
        id: newId(MONDAY),
        reference: newReference(),
        serviceId: null,
        need: 'My bin was not emptied',
        state: 'open',
        outcome: closed ? 'met' : null,
        openedAt: MONDAY,
        closedAt: closed ? MONDAY : null,
        ...given,
        clientId,
        ownerId,
      }
      await insert('cases', {
        id: row.id,
        reference: row.reference,
        client_id: clientId,
        owner_id: ownerId,
        service_id: row.serviceId,
        need: row.need,
        state: row.state,
        outcome: row.outcome,
        opened_at: row.openedAt,
        closed_at: row.closedAt,
        changed_at: row.openedAt,
      })
      return row
    },
  }
  return factories
}

async function serviceRow(
  factories: Factories,
  number: number,
  given: Partial<ServiceRow>,
): Promise<ServiceRow> {
  const departmentId = given.departmentId ?? (await factories.department()).id
  const calendarId = given.calendarId ?? (await factories.calendar()).id
  const skillId = given.skillId === undefined ? (await factories.skill()).id : given.skillId
  return {
    id: newId(MONDAY),
    slug: `service-${number}`,
    name: `Service ${number}`,
    purpose: 'So that people get what they need',
    phrases: [],
    levels: ['one_stop'],
    authorityPence: 0,
    momentOfTruth: false,
    terms: [],
    selfService: null,
    active: true,
    ...given,
    departmentId,
    calendarId,
    skillId,
  }
}

async function agentRow(factories: Factories, number: number, given: Partial<AgentRow>): Promise<AgentRow> {
  const departmentId = given.departmentId ?? (await factories.department()).id
  return {
    id: newId(MONDAY),
    name: `Agent ${number}`,
    email: `agent${number}@example.org`,
    title: 'Adviser',
    roles: ['agent'],
    authorityPence: 10_000,
    languages: ['en'],
    channels: ['chat', 'phone', 'visit', 'letter'],
    chatCapacity: 2,
    hours: null,
    active: true,
    skills: [],
    presence: null,
    idleSince: MONDAY,
    createdAt: MONDAY,
    ...given,
    departmentId,
  }
}
