import { addDays, instantOfMinute, isoWeekday } from '#core/calendars/moments.ts'
import { localDate } from '#core/calendars/hours.ts'
import { chanceFrom } from '#core/chance.ts'
import type { Chance } from '#core/chance.ts'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { commitmentEvents } from '#domain/commitments/contract.ts'
import { contactEvents } from '#domain/contacts/contract.events.ts'
import type { EventDefinition, FactsOf } from '#platform/contract/event.ts'
import type { Database } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Subject } from '#platform/ledger/record.ts'
import type { AgentRow, Factories, ServiceRow, StandardRow } from './factories.ts'

const ZONE = 'Europe/London'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const WEEKS = 10
/** Until then nearly every third need took three contacts; since then hardly any. */
const CHANGED_DAYS_AGO = 21
const NEEDS_A_DAY = 12
const THRICE_BEFORE = 0.3
const THRICE_SINCE = 0.03

/** Who the past is about: a service at the front, and a department behind it that does what is passed on. */
export type PastPeople = {
  readonly lead: AgentRow
  /** Two who answer. */
  readonly front: readonly [AgentRow, AgentRow]
  /** Does the work behind the front. */
  readonly behind: AgentRow
  readonly service: ServiceRow
  readonly standard: StandardRow
  /** Named for a part of the failure demand. */
  readonly causeId: string
}

/** Something that was passed on or promised, by what can be seen of it. */
export type PastWork = { readonly what: string; readonly caseId: string; readonly reference: string }

export type Past = PastPeople & {
  /** The local day from which on hardly any need takes three contacts. */
  readonly changedOn: string
  readonly overdue: PastWork
  readonly atRisk: PastWork
  readonly broken: PastWork
  readonly contacts: number
}

/**
 * Ten weeks of a past up to yesterday, as the tables and the ledger hold it: some 12 needs a weekday and 18 contacts, 12
 * since three weeks ago; one promise broken, one leg overdue and one at risk. The same on every run of a day, but for ids.
 */
export async function writePast(
  { database, make }: { readonly database: Database; readonly make: Factories },
  now: Date,
): Promise<Past> {
  const people = await foundPeople(database, make)
  const today = localDate(ZONE, now.getTime())
  const book = new Book()
  const telling: Telling = { ...people, book, chance: chanceFrom('a past'), number: 0 }
  const changedOn = addDays(today, -CHANGED_DAYS_AGO)
  for (let day = addDays(today, -7 * WEEKS); day < today; day = addDays(day, 1))
    if (isoWeekday(day) < 6) liveDay(telling, day, today, day < changedOn)
  const slips = addSlips(telling, now.getTime())
  await book.write(database)
  return { ...people, ...slips, changedOn, contacts: book.count('contacts') }
}

async function foundPeople(database: Database, make: Factories): Promise<PastPeople> {
  await make.organisation()
  const streets = await make.department({ name: 'Streets' })
  const depot = await make.department({ name: 'Depot', front: false })
  const skill = await make.skill({ name: 'Waste and recycling' })
  const service = await make.service({
    ...{ slug: 'garden-waste', name: 'Garden waste bins', departmentId: streets.id, skillId: skill.id },
  })
  const standard = await make.standard({
    ...{ departmentId: depot.id, name: 'Deliver a bin', workingMinutes: 960 },
  })
  const at = (name: string, departmentId: string) => make.agent({ name, departmentId, skills: [skill.id] })
  const lead = await make.agent({
    ...{ name: 'Ingrid Larsen', departmentId: streets.id, roles: ['agent', 'lead'] },
  })
  const front = [await at('Priya Nair', streets.id), await at('Tom Harker', streets.id)] as const
  const behind = await at('Samira Osei', depot.id)
  const causeId = newId(new Date())
  await database.pool.query(
    `insert into causes (id, name, department_id, made_by, made_at) values ($1, $2, $3, $4, now())`,
    [causeId, 'The driver’s list is printed the day before', depot.id, lead.id],
  )
  return { lead, front, behind, service, standard, causeId }
}

type Telling = PastPeople & { readonly book: Book; readonly chance: Chance; number: number }

/** A need while it is being told. Instants are epoch milliseconds. */
type Need = PastWork & {
  readonly clientId: string
  readonly owner: AgentRow
  readonly words: string
  readonly openedAt: number
}

const FIRST_WORDS = [
  'I would like a second garden bin',
  'My brown bin was not emptied',
  'How do I renew my garden waste bin?',
  'The lid of my bin is broken',
  'We moved in and there is no garden bin',
]
const LATER_WORDS = [
  'The bin has not come yet',
  'You said Tuesday, and nobody came',
  'It is about my bin again',
]

function liveDay(telling: Telling, day: string, today: string, isBefore: boolean): void {
  const { chance } = telling
  for (let count = chance.integer(NEEDS_A_DAY - 2, NEEDS_A_DAY + 2); count > 0; count--) {
    const at = instantOfMinute(ZONE, day, chance.integer(9 * 60, 14 * 60))
    if (chance.happens(isBefore ? THRICE_BEFORE : THRICE_SINCE)) liveThrice(telling, at, nextDay(day, today))
    else liveOnce(telling, at)
  }
}

/** The weekday after; the day itself where that is not over. */
function nextDay(day: string, today: string): string {
  const next = addDays(day, isoWeekday(day) === 5 ? 3 : 1)
  return next < today ? next : day
}

function liveOnce(telling: Telling, at: number): void {
  const need = begin(telling, at)
  addNeed(telling, need, addContact(telling, need, { at, nth: 1, by: need.owner }))
}

/** Asked for, asked after twice, by then with somebody else; now and then a department behind was at it meanwhile. */
function liveThrice(telling: Telling, at: number, lastDay: string): void {
  const { front, chance } = telling
  const need = begin(telling, at)
  const other = need.owner === front[0] ? front[1] : front[0]
  const first = addContact(telling, need, { at, nth: 1, by: need.owner, isOwned: true })
  addContact(telling, need, { at: first + 2 * HOUR_MS, nth: 2, by: need.owner, isOwned: true })
  const last = Math.max(instantOfMinute(ZONE, lastDay, chance.integer(9 * 60, 12 * 60)), first + 4 * HOUR_MS)
  const end = addContact(telling, need, { at: last, nth: 3, by: other })
  if (chance.happens(0.4)) {
    addLeg(telling, need, {
      what: need.what,
      beganAt: first,
      dueAt: first + 16 * HOUR_MS,
      endedAt: first + 5 * HOUR_MS,
    })
  }
  addNeed(telling, need, end)
}

function begin(telling: Telling, at: number, what: string = 'Deliver the second bin'): Need {
  const { book, chance, front } = telling
  const number = (telling.number += 1)
  const clientId = newId(new Date(at))
  book.add('clients', { id: clientId, name: `Client ${number}`, created_at: new Date(at) })
  return {
    ...{ clientId, what, openedAt: at, caseId: newId(new Date(at)) },
    reference: `PAS-${String(number).padStart(4, '0')}`,
    owner: chance.pick(front),
    words: chance.pick(FIRST_WORDS),
  }
}

/** Who did it and whom it is about. */
function aboutNeed({ service }: Telling, need: Need, at: number, by: AgentRow, actor = 'agent'): Subject {
  return {
    ...{ at: new Date(at), actor, actorId: actor === 'agent' ? by.id : null, agentId: by.id },
    ...{ caseId: need.caseId, clientId: need.clientId },
    ...{ serviceId: service.id, departmentId: service.departmentId },
  }
}

type Contact = {
  readonly at: number
  readonly nth: number
  readonly by: AgentRow
  /** Ends with an owner and something promised; otherwise met. */
  readonly isOwned?: boolean
}

/** A contact with its segments, its mark, and what the ledger is told of it. Gives the instant at which it ended. */
function addContact(telling: Telling, need: Need, { at, nth, by, isOwned = false }: Contact): number {
  const { book, chance, service } = telling
  const waited = chance.integer(20, 240)
  const talked = chance.integer(180, nth === 1 ? 420 : 600)
  const [answeredAt, endedAt] = [at + waited * 1000, at + (waited + talked) * 1000]
  const id = newId(new Date(at))
  const ending = isOwned ? 'owned' : 'met'
  const demand = nth === 1 ? 'value' : 'failure'
  book.add('contacts', {
    ...{ id, channel: 'phone', direction: 'in', state: 'ended', stakes: 'ordinary', demand, ending },
    ...{ client_id: need.clientId, case_id: need.caseId, service_id: service.id, agent_id: by.id },
    need: nth === 1 ? need.words : chance.pick(LATER_WORDS),
    ...{ arrived_at: new Date(at), place_at: new Date(at), answered_at: new Date(answeredAt) },
    ...{ ended_at: new Date(endedAt), last_event_at: new Date(endedAt), version: 1 },
  })
  const about = (moment: number) => ({ ...aboutNeed(telling, need, moment, by), contactId: id })
  const arrived = { ...about(at), actor: 'client', actorId: need.clientId, agentId: null }
  const call = { channel: 'phone', direction: 'in', stakes: 'ordinary', known: nth > 1 } as const
  book.tell(contactEvents.arrived, arrived, call)
  const byOwner = by === need.owner && nth > 1
  book.tell(contactEvents.answered, about(answeredAt), { waited, byOwner, estimateHeld: null })
  const segment = { segment: 'talking', seconds: talked, closedBy: 'event' } as const
  book.tell(contactEvents.segmentBegan, about(answeredAt), { segment: 'talking' })
  book.tell(contactEvents.segmentEnded, about(endedAt), segment)
  mark(telling, id, { demand, at: new Date(at) })
  book.tell(contactEvents.demandSet, about(endedAt), { demand })
  book.tell(contactEvents.ended, about(endedAt), { ending, talkSeconds: talked, people: 1 })
  return endedAt
}

/** A person's mark; half of what failed has a cause that was named. */
function mark(telling: Telling, contactId: string, { demand, at }: { demand: string; at: Date }): void {
  const { book, chance, causeId, behind } = telling
  const isFailure = demand === 'failure'
  const hasCause = isFailure && chance.happens(0.5)
  book.add('demand_marks', {
    ...{ contact_id: contactId, demand, by: 'person', arrived_at: at, at, version: 1 },
    cause_id: hasCause ? causeId : null,
    department_id: hasCause ? behind.departmentId : null,
  })
}

/** The case of a need; closed when an instant is given, else it goes on. */
function addNeed(telling: Telling, need: Need, closedAt: number | null): void {
  const { book, service } = telling
  const { caseId, owner, openedAt } = need
  const ended = closedAt === null ? null : new Date(closedAt)
  const state = ended ? 'closed' : 'open'
  book.add('cases', {
    ...{ id: caseId, reference: need.reference, client_id: need.clientId, service_id: service.id },
    ...{ owner_id: owner.id, state, outcome: ended && 'met', need: need.words, closed_at: ended },
    ...{ stakes: 'ordinary', waiting_on: 'us', situation: '', matters: '', works: '', does_not_work: '' },
    ...{ plan: '', reopened_count: 0, next_due_at: 'infinity', version: 1 },
    ...{ opened_at: new Date(openedAt), changed_at: ended ?? new Date(openedAt) },
  })
  const opened = { ownerId: owner.id, channel: 'phone' }
  book.tell(caseEvents.opened, aboutNeed(telling, need, openedAt, owner), opened)
  if (closedAt !== null)
    book.tell(caseEvents.closed, aboutNeed(telling, need, closedAt, owner), { outcome: 'met' })
}

type Leg = { what: string; beganAt: number; dueAt: number; endedAt: number | null }

function addLeg(telling: Telling, need: Need, { what, beganAt, dueAt, endedAt }: Leg): void {
  const { book, behind, standard } = telling
  const legId = newId(new Date(beganAt))
  book.add('legs', {
    ...{ id: legId, case_id: need.caseId, what, department_id: behind.departmentId, co_owner_id: behind.id },
    ...{ standard_id: standard.id, due_at: new Date(dueAt), state: endedAt === null ? 'open' : 'done' },
    ...{ opened_at: new Date(beganAt), ended_at: endedAt === null ? null : new Date(endedAt), version: 1 },
  })
  const about = (at: number) => ({
    ...aboutNeed(telling, need, at, behind),
    departmentId: behind.departmentId,
  })
  const opened = { legId, coOwnerId: behind.id, dueAt: new Date(dueAt).toISOString() }
  book.tell(caseEvents.legOpened, about(beganAt), opened)
  if (endedAt === null) return
  book.tell(caseEvents.legEnded, about(endedAt), { legId, state: 'done', late: endedAt > dueAt })
}

/** What slips as of now: a leg that is overdue, one that soon will be, and a promise that was broken. */
function addSlips(telling: Telling, now: number): Pick<Past, 'overdue' | 'atRisk' | 'broken'> {
  const open = (what: string, hoursAgo: number) => {
    const need = begin(telling, now - hoursAgo * HOUR_MS, what)
    const beganAt = addContact(telling, need, { at: need.openedAt, nth: 1, by: need.owner, isOwned: true })
    addNeed(telling, need, null)
    return { need, beganAt }
  }
  const leg = (what: string, hoursAgo: number): Need => {
    const { need, beganAt } = open(what, hoursAgo)
    addLeg(telling, need, { what, beganAt, dueAt: beganAt + 16 * HOUR_MS, endedAt: null })
    return need
  }
  const promised = open('Call about the broken lid', 72)
  addBrokenPromise(telling, promised.need, promised.beganAt)
  return {
    overdue: leg('Deliver the bin to Harbour Row', 50),
    atRisk: leg('Collect the old bin in Mill Lane', 14),
    broken: promised.need,
  }
}

function addBrokenPromise(telling: Telling, need: Need, madeAt: number): void {
  const { book } = telling
  const { owner, what, caseId } = need
  const [dueAt, brokenAt] = [madeAt + 24 * HOUR_MS, madeAt + 24 * HOUR_MS + MINUTE_MS]
  const id = newId(new Date(madeAt))
  const [made, due] = [new Date(madeAt), new Date(dueAt)]
  book.add('commitments', {
    ...{ id, case_id: caseId, kind: 'call', what, by_agent_id: owner.id, state: 'broken', version: 1 },
    ...{ made_at: made, told_at: made, told_how: 'said', due_at: due, ended_at: new Date(brokenAt) },
    ...{ warn_at: due, warned_at: due, tell_client_at: due, client_warned_at: null },
  })
  const promise = { commitmentId: id, kind: 'call', dueAt: due.toISOString(), told: true } as const
  book.tell(commitmentEvents.made, aboutNeed(telling, need, madeAt, owner), promise)
  const broken = aboutNeed(telling, need, brokenAt, owner, 'service')
  book.tell(commitmentEvents.broken, broken, { commitmentId: id })
}

/** In this order: each table refers to those before it. */
const TABLES = ['clients', 'cases', 'contacts', 'demand_marks', 'legs', 'commitments', 'ledger'] as const
type Row = Readonly<Record<string, unknown>>

/** Rows until they are written, one statement a table. */
class Book {
  readonly #rows = new Map<string, Row[]>(TABLES.map((table) => [table, []]))

  add(table: (typeof TABLES)[number], row: Row): void {
    this.#rows.get(table)?.push(row)
  }

  count(table: (typeof TABLES)[number]): number {
    return this.#rows.get(table)?.length ?? 0
  }

  tell<E extends EventDefinition>(event: E, about: Subject, facts: FactsOf<E>): void {
    this.add('ledger', {
      ...{ at: about.at, kind: event.kind, actor: about.actor, actor_id: about.actorId ?? null, facts },
      ...{
        contact_id: about.contactId ?? null,
        case_id: about.caseId ?? null,
        client_id: about.clientId ?? null,
      },
      ...{ agent_id: about.agentId ?? null, service_id: about.serviceId ?? null },
      department_id: about.departmentId ?? null,
    })
  }

  async write({ pool }: Database): Promise<void> {
    for (const table of TABLES) {
      const rows = (this.#rows.get(table) ?? []).toSorted(
        (a, b) => Number(a['at'] ?? 0) - Number(b['at'] ?? 0),
      )
      const [first] = rows
      if (!first) continue
      const columns = Object.keys(first).join(', ')
      const read = `jsonb_populate_recordset(null::${table}, $1::jsonb)`
      await pool.query(`insert into ${table} (${columns}) select ${columns} from ${read}`, [
        JSON.stringify(rows),
      ])
    }
  }
}
