import { hash } from 'node:crypto'
import type pg from 'pg'
import type { Normalised } from '#domain/clients/rules.ts'
import { newId } from '#platform/ids.ts'
import { CommandProblem } from '../../frame.ts'
import type { Incoming } from './row.ts'

/** Names of services, departments and people, as a row may write them, with whom they are here. */
export type Here = {
  readonly service: (said: string) => { id: string; departmentId: string; name: string } | undefined
  readonly department: (said: string) => string | undefined
  readonly agent: (said: string) => string | undefined
  /** Who gets what nobody here helped with, and who is said to have imported. */
  readonly owner: string
  readonly country: string
  readonly zone: string
}

type Named = { readonly id: string; readonly names: string[] }

/** Reads who and what is here. Few enough to be kept in memory. */
export async function whoIsHere(client: pg.ClientBase, owner: string | undefined): Promise<Here> {
  const organisation = await client.query<{ country: string; zone: string }>(
    'select country, zone from organisations',
  )
  const services = await client.query<Named & { department_id: string; name: string }>(
    'select id, department_id, name, array[name, slug] as names from services',
  )
  const departments = await client.query<Named>('select id, array[name] as names from departments')
  const agents = await client.query<Named>('select id, array[name, email] as names from agents')
  const byService = byName(services.rows)
  const byDepartment = byName(departments.rows)
  const byAgent = byName(agents.rows)
  const there = organisation.rows[0]
  if (!there) throw new CommandProblem('There is no organisation here yet. Set it up first, then import.')
  return {
    service: (said) => {
      const found = byService(said)
      return found && { id: found.id, departmentId: found.department_id, name: found.name }
    },
    department: (said) => byDepartment(said)?.id,
    agent: (said) => byAgent(said)?.id,
    owner: await ownerOf(client, owner),
    ...there,
  }
}

/** By any of its names, without case; a name that two share is nobody’s. */
function byName<T extends Named>(rows: readonly T[]): (said: string) => T | undefined {
  const all = new Map<string, T | null>()
  for (const row of rows)
    for (const name of new Set(row.names.map((one) => one.trim().toLowerCase())))
      all.set(name, all.has(name) ? null : row)
  return (said) => all.get(said.trim().toLowerCase()) ?? undefined
}

async function ownerOf(client: pg.ClientBase, email: string | undefined): Promise<string> {
  const { rows } = await client.query<{ id: string; email: string }>(
    email === undefined
      ? `select id, email from agents where active and 'admin' = any (roles) order by created_at limit 2`
      : 'select id, email from agents where active and lower(email) = lower($1)',
    email === undefined ? [] : [email],
  )
  const [first] = rows
  if (first && rows.length === 1) return first.id
  if (email !== undefined)
    throw new CommandProblem(
      `Nobody who works here has the e-mail address ${email}. See: answerable user list`,
    )
  throw new CommandProblem(
    `Cases always have an owner. Say --owner with the e-mail address of whoever owns those whose agent is not here${first ? ` (several are admins)` : ''}.`,
  )
}

/** A case that an earlier row brought. */
export type KnownCase = {
  id: string
  clientId: string
  ownerId: string
  closed: boolean
  serviceId: string | null
  /** Why nothing may be added to it, or why it may not be closed. */
  erased: boolean
  kept: 'loose_ends' | 'reopened_here' | null
}

/** What of a batch is here already. */
export type Known = {
  readonly contacts: ReadonlySet<string>
  readonly cases: Map<string, KnownCase>
  readonly people: People
}

/** What a row or case is known by: sixteen bytes in hexadecimal. */
export const markOf = (name: string, kind: 'contact' | 'case', key: string): string =>
  hash('sha256', `${name}\u001F${kind}\u001F${key}`, 'hex').slice(0, 32)

export async function knownOf(
  client: pg.ClientBase,
  name: string,
  batch: readonly Incoming[],
): Promise<Known> {
  const marks = batch.map(({ key }) => markOf(name, 'contact', key))
  const caseMarks = [
    ...new Set(batch.flatMap(({ caseKey }) => (caseKey === null ? [] : [markOf(name, 'case', caseKey)]))),
  ]
  const there = await client.query<{ mark: string }>(
    `select encode(mark, 'hex') as mark from imported_rows where mark = any (select decode(m, 'hex') from unnest($1::text[]) m)`,
    [marks],
  )
  const cases = await casesOf(client, caseMarks)
  return {
    contacts: new Set(there.rows.map(({ mark }) => mark)),
    cases: new Map(cases.map(({ mark, ...one }) => [mark, one])),
    people: await peopleOf(client, batch),
  }
}

/**
 * Cases that earlier rows brought. Their people are held until the batch is written: an erasure comes before, and is seen
 * here, or after, and takes along what the batch brought.
 */
async function casesOf(
  client: pg.ClientBase,
  marks: readonly string[],
): Promise<(KnownCase & { mark: string })[]> {
  if (marks.length === 0) return []
  await client.query(
    `select from clients where id in (select c.client_id from imported_rows r join cases c on c.id = r.id
       where r.mark = any (select decode(m, 'hex') from unnest($1::text[]) m)) order by id for key share`,
    [marks],
  )
  const { rows } = await client.query<KnownCase & { mark: string }>(
    `select encode(r.mark, 'hex') as mark, c.id, c.client_id as "clientId", c.owner_id as "ownerId",
       c.state = 'closed' as closed, c.service_id as "serviceId", p.erased_at is not null as erased,
       case when c.state = 'closed' then null when c.reopened_count > 0 then 'reopened_here' when ${LOOSE} then 'loose_ends' end as kept
     from imported_rows r join cases c on c.id = r.id join clients p on p.id = c.client_id
     where r.mark = any (select decode(m, 'hex') from unnest($1::text[]) m)`,
    [marks],
  )
  return rows
}

/** A case `c` of which something is open: it is closed by whoever settles that, not by a file. */
export const LOOSE = `(exists (select from commitments m where m.case_id = c.id and m.state = 'open')
  or exists (select from legs l where l.case_id = c.id and l.state = 'open')
  or exists (select from open_questions q where q.case_id = c.id and q.answered_at is null))`

type Person = { readonly id: string; readonly kinds: Set<string> }

/** The people of a batch by what identifies them. */
export class People {
  readonly #by = new Map<string, Person[]>()

  add(person: Person, identifier: Pick<Normalised, 'kind' | 'value'>): void {
    person.kinds.add(identifier.kind)
    const key = `${identifier.kind}\u001F${identifier.value}`
    const list = this.#by.get(key)
    if (!list) this.#by.set(key, [person])
    else if (!list.includes(person)) list.push(person)
  }

  /**
   * Who has one of these, the surest first: account, e-mail, phone. By a less sure one only somebody who has none of the
   * surer kinds given: two people of one household share a phone, not an account. Never by name.
   */
  find(identifiers: readonly Normalised[]): Person | undefined {
    const surer: string[] = []
    for (const { kind, value } of identifiers) {
      const found = this.#by
        .get(`${kind}\u001F${value}`)
        ?.find(({ kinds }) => !surer.some((one) => kinds.has(one)))
      if (found) return found
      surer.push(kind)
    }
    return undefined
  }

  has(person: Person, { kind, value }: Pick<Normalised, 'kind' | 'value'>): boolean {
    return this.#by.get(`${kind}\u001F${value}`)?.includes(person) === true
  }
}

async function peopleOf(client: pg.ClientBase, batch: readonly Incoming[]): Promise<People> {
  const all = batch.flatMap(({ identifiers }) => identifiers)
  const { rows } = await client.query<{ id: string; kind: string; value: string }>(
    `with there as materialized (select c.id from clients c
       where c.id in (select o.client_id from client_identifiers o where (o.kind, o.value) in (select * from unnest($1::text[], $2::text[])))
         and c.erased_at is null and c.merged_into is null order by c.id for key share)
     select i.client_id as id, i.kind, i.value from client_identifiers i where i.client_id in (select id from there)
     order by i.created_at, i.id`,
    [all.map(({ kind }) => kind), all.map(({ value }) => value)],
  )
  const people = new People()
  const byId = new Map<string, Person>()
  for (const { id, kind, value } of rows) {
    const person = byId.get(id) ?? { id, kinds: new Set<string>() }
    byId.set(id, person)
    people.add(person, { kind: kind as Normalised['kind'], value })
  }
  return people
}

export const newPerson = (at: number): Person => ({ id: newId(new Date(at)), kinds: new Set() })
