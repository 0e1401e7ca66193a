import type pg from 'pg'
import { caseEvents } from '#domain/cases/contract.events.ts'
import { clientEvents } from '#domain/clients/contract.ts'
import { contactEvents } from '#domain/contacts/contract.events.ts'
import { newId, newReference } from '#platform/ids.ts'
import type { Subject } from '#platform/ledger/record.ts'
import { Lines } from './copy.ts'
import { knownOf, LOOSE, markOf, newPerson } from './known.ts'
import type { Here, Known, KnownCase } from './known.ts'
import type { Incoming, Reason } from './row.ts'

/** What a batch brought. */
export type Counts = {
  contacts: number
  cases: number
  open: number
  clients: number
  known: number
  /** Rows that told of a case that an earlier row had brought. */
  steps: number
  answered: number
  /** Names that nobody here has, with how often. */
  readonly nobody: { readonly service: Map<string, number>; readonly agent: Map<string, number> }
}

export const noCounts = (): Counts => ({
  ...{ contacts: 0, cases: 0, open: 0, clients: 0, known: 0, steps: 0, answered: 0 },
  nobody: { service: new Map(), agent: new Map() },
})

/** So many different names are remembered; a file may have a million. */
const MOST_NAMES = 500

function missed(names: Map<string, number>, name: string): void {
  if (name === '' || (!names.has(name) && names.size >= MOST_NAMES)) return
  names.set(name, (names.get(name) ?? 0) + 1)
}

/** Keeps a row aside that cannot be used, with the reason. */
export type Aside = (row: Incoming, reason: Reason) => void

type Batch = {
  readonly name: string
  readonly aside: Aside
  readonly here: Here
  readonly known: Known
  readonly seen: Set<string>
  readonly lines: Lines
  readonly counts: Counts
  readonly closings: Closing[]
  /** For new cases; nobody has them yet. */
  readonly references: string[]
}
type Closing = {
  readonly row: Incoming
  readonly kase: KnownCase
  readonly at: Date
  readonly outcome: ReturnType<typeof outcomeOf>
  readonly note: string | null
}

/**
 * Works out what a batch of rows brings and writes it, in the transaction of this connection; `dry`: only works it out.
 * Rows that came before bring nothing again.
 */
export async function writeBatch(
  connection: pg.ClientBase,
  asked: { readonly name: string; readonly here: Here; readonly dry: boolean; readonly aside: Aside },
  rows: readonly Incoming[],
  counts: Counts,
): Promise<void> {
  const known = await knownOf(connection, asked.name, rows)
  const references = await freeReferences(connection, rows.length)
  const batch: Batch = {
    ...asked,
    known,
    references,
    seen: new Set(),
    lines: new Lines(),
    counts,
    closings: [],
  }
  for (const row of rows) take(batch, row)
  if (asked.dry) return
  await batch.lines.write(connection)
  if (batch.closings.length > 0) await close(connection, batch)
}

/** Among so many that one comes twice now and then: these are nobody’s. */
async function freeReferences(connection: pg.ClientBase, count: number): Promise<string[]> {
  const made = new Set(Array.from({ length: count + 10 }, () => newReference()))
  const { rows } = await connection.query<{ reference: string }>(
    'select reference from cases where reference = any ($1)',
    [[...made]],
  )
  for (const { reference } of rows) made.delete(reference)
  return [...made]
}

function take(batch: Batch, row: Incoming): void {
  const mark = markOf(batch.name, 'contact', row.key)
  if (batch.known.contacts.has(mark) || batch.seen.has(mark)) {
    if (row.step) step(batch, row)
    else batch.counts.known += 1
    return
  }
  batch.seen.add(mark)
  const kept = keptAside(batch, row)
  if (kept !== null) return batch.aside(row, kept)
  const made = whatIs(batch, row)
  const clientId = clientFor(batch, row, made)
  const kase = left(row) ? undefined : caseFor(batch, row, made, clientId)
  contact(batch, row, made, { clientId: kase?.clientId ?? clientId, caseId: kase?.id ?? null })
  batch.lines.add('imported_rows', [Buffer.from(mark, 'hex'), made.id])
  batch.counts.contacts += 1
}

const caseOf = ({ known, name }: Batch, { caseKey }: Incoming) =>
  caseKey === null ? undefined : known.cases.get(markOf(name, 'case', caseKey))

/** What is here stands against this row: nothing is added to somebody who was erased, nothing loose is closed (R11). */
function keptAside(batch: Batch, row: Incoming): Reason | null {
  const kase = caseOf(batch, row)
  if (!kase) return null
  if (kase.erased) return 'client_erased'
  return row.closed !== null && !kase.closed ? kase.kept : null
}

/** A further row of a case whose contact is here: it may close it. */
function step(batch: Batch, row: Incoming): void {
  const kase = caseOf(batch, row)
  if (kase && row.closed !== null && !kase.closed) {
    const kept = keptAside(batch, row)
    if (kept !== null) return batch.aside(row, kept)
    closing(batch, kase, row)
  }
  batch.counts.steps += 1
}

type Made = {
  readonly id: string
  readonly service: ReturnType<Here['service']>
  readonly departmentId: string | null
  readonly agentId: string | null
}

function whatIs({ here, counts }: Batch, row: Incoming): Made {
  const service = here.service(row.service)
  const agentId = here.agent(row.agent) ?? null
  if (!service) missed(counts.nobody.service, row.service)
  if (agentId === null) missed(counts.nobody.agent, row.agent)
  const departmentId = here.department(row.department) ?? service?.departmentId ?? null
  return { id: newId(new Date(row.arrived)), service, departmentId, agentId }
}

/** Somebody waited, and nobody was there: no need was met and none is open. */
const left = (row: Incoming) =>
  row.tellsAnswers && row.answered === null && row.closed === null && row.outcome === '' && row.ended !== null

function clientFor(batch: Batch, row: Incoming, made: Made): string | null {
  const { known, lines, counts } = batch
  const kase = caseOf(batch, row)
  if (kase) return kase.clientId
  const found = known.people.find(row.identifiers)
  if (!found && left(row) && row.identifiers.length === 0) return null
  const person = found ?? newPerson(row.arrived)
  const at = new Date(row.arrived)
  if (!found) {
    lines.add('clients', [person.id, row.name === '' ? null : row.name, 'en', at])
    lines.tell(clientEvents.added, about(batch, made, at, { clientId: person.id, contactId: null }), {
      source: 'import',
    })
    counts.clients += 1
  }
  for (const identifier of row.identifiers) {
    if (known.people.has(person, identifier)) continue
    known.people.add(person, identifier)
    lines.add('client_identifiers', [
      ...[newId(at), person.id, identifier.kind, identifier.value, identifier.shown, 'import', at],
    ])
  }
  return person.id
}

function about(
  { here }: Batch,
  made: Made,
  at: Date,
  more: {
    clientId?: string | null
    caseId?: string | null
    contactId?: string | null
    agentId?: string | null
  },
): Subject {
  const whose = { contactId: made.id, serviceId: made.service?.id, departmentId: made.departmentId }
  return { at, actor: 'import', actorId: here.owner, ...whose, ...more }
}

function caseFor(batch: Batch, row: Incoming, made: Made, clientId: string | null): KnownCase | undefined {
  const mark = row.caseKey === null ? undefined : markOf(batch.name, 'case', row.caseKey)
  const known = mark === undefined ? undefined : batch.known.cases.get(mark)
  if (known) {
    if (row.closed !== null && !known.closed) closing(batch, known, row)
    return known
  }
  if (clientId === null) return undefined
  const kase = open(batch, row, made, clientId)
  if (mark !== undefined) {
    batch.known.cases.set(mark, kase)
    batch.lines.add('imported_rows', [Buffer.from(mark, 'hex'), kase.id])
  }
  return kase
}

function open(batch: Batch, row: Incoming, made: Made, clientId: string): KnownCase {
  const { lines, here, counts, references } = batch
  const id = newId(new Date(row.arrived))
  const closed = row.closed === null ? null : new Date(row.closed)
  const at = new Date(row.arrived)
  const owner = made.agentId ?? here.owner
  lines.add('cases', [
    ...[
      id,
      references.pop() ?? newReference(),
      clientId,
      made.service?.id ?? null,
      owner,
      closed ? 'closed' : 'open',
      needOf(row, made),
    ],
    ...[closed ? outcomeOf(row.outcome) : null, row.outcome === '' ? null : row.outcome, at, closed],
    ...[closed ? (made.agentId ?? here.owner) : null, closed ?? at],
  ])
  const subject = { clientId, caseId: id, agentId: made.agentId }
  lines.tell(caseEvents.opened, about(batch, made, at, subject), { ownerId: owner, channel: row.channel })
  if (closed)
    lines.tell(caseEvents.closed, about(batch, made, closed, subject), { outcome: outcomeOf(row.outcome) })
  else counts.open += 1
  counts.cases += 1
  const serviceId = made.service?.id ?? null
  return { id, clientId, ownerId: owner, closed: closed !== null, serviceId, erased: false, kept: null }
}

const outcomeOf = (said: string) =>
  /dupl/i.test(said) ? 'duplicate' : /withdr|cancel/i.test(said) ? 'withdrawn_by_client' : 'met'

const needOf = (row: Incoming, { service }: Made) =>
  row.need || service?.name || row.service || 'No words were kept of what this was about.'

function closing({ closings, counts }: Batch, kase: KnownCase, row: Incoming): void {
  kase.closed = true
  counts.open -= 1
  closings.push({
    row,
    kase,
    at: new Date(row.closed ?? row.arrived),
    outcome: outcomeOf(row.outcome),
    note: row.outcome === '' ? null : row.outcome,
  })
}

/** Closes cases, but none of which something was opened meanwhile; told is what was closed. */
async function close(connection: pg.ClientBase, { closings, here, counts, aside }: Batch): Promise<void> {
  const { rows } = await connection.query<{ id: string; at: Date }>(
    `update cases c set state = 'closed', outcome = u.outcome, outcome_note = coalesce(u.note, c.outcome_note),
       closed_at = greatest(u.at, c.opened_at), closed_by = $4, snoozed_until = null, next_due_at = 'infinity',
       changed_at = greatest(u.at, c.changed_at), version = version + 1
     from unnest($1::uuid[], $2::timestamptz[], $3::text[], $5::text[]) as u (id, at, note, outcome)
     where c.id = u.id and c.state = 'open' and not ${LOOSE} returning c.id, c.closed_at as at`,
    [
      closings.map(({ kase }) => kase.id),
      closings.map(({ at }) => at),
      closings.map(({ note }) => note),
      here.owner,
      closings.map(({ outcome }) => outcome),
    ],
  )
  const closed = new Map(rows.map(({ id, at }) => [id, at]))
  const lines = new Lines()
  for (const { kase, row, outcome } of closings) {
    const at = closed.get(kase.id)
    if (at === undefined) {
      counts.open += 1
      aside(row, 'loose_ends')
      continue
    }
    const whose = { clientId: kase.clientId, caseId: kase.id, serviceId: kase.serviceId, agentId: null }
    lines.tell(caseEvents.closed, { at, actor: 'import', actorId: here.owner, ...whose }, { outcome })
  }
  await lines.write(connection)
}

type Whose = { readonly clientId: string | null; readonly caseId: string | null }

function contact(batch: Batch, row: Incoming, made: Made, whose: Whose): void {
  const { lines, counts } = batch
  const ended = Math.max(row.ended ?? row.answered ?? row.arrived, row.answered ?? row.arrived)
  const [from, to] = [new Date(row.arrived), new Date(ended)]
  const answered = row.answered === null ? null : new Date(row.answered)
  const ending = whose.caseId === null ? 'left_waiting' : row.closed === null ? 'owned' : 'met'
  lines.add('contacts', [
    ...[made.id, row.channel, row.direction, 'ended', whose.clientId, whose.caseId, made.service?.id ?? null],
    ...[needOf(row, made), made.agentId, from, from, answered, to, ending, to],
  ])
  const subject = (at: Date, agentId: string | null = null) => about(batch, made, at, { ...whose, agentId })
  lines.tell(contactEvents.arrived, subject(from), {
    ...{ channel: row.channel, direction: row.direction, stakes: 'ordinary', known: false },
  })
  if (answered) {
    counts.answered += 1
    segment(batch, made, { ...whose, kind: 'waiting', from, to: answered, agentId: null })
    lines.tell(contactEvents.answered, subject(answered, made.agentId), {
      ...{ waited: seconds(from, answered), byOwner: false, estimateHeld: null },
    })
    segment(batch, made, { ...whose, kind: 'talking', from: answered, to, agentId: made.agentId })
  }
  lines.tell(contactEvents.ended, subject(to, answered ? made.agentId : null), {
    ...{
      ending,
      talkSeconds: answered ? seconds(answered, to) : 0,
      people: answered && made.agentId ? 1 : 0,
    },
  })
}

const seconds = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 1000)

type Segment = Whose & { kind: 'waiting' | 'talking'; from: Date; to: Date; agentId: string | null }

function segment(batch: Batch, made: Made, { kind, from, to, agentId, ...whose }: Segment): void {
  batch.lines.add('segments', [newId(from), made.id, kind, agentId, from, to, 'event'])
  batch.lines.tell(contactEvents.segmentBegan, about(batch, made, from, { ...whose, agentId }), {
    segment: kind,
  })
  batch.lines.tell(contactEvents.segmentEnded, about(batch, made, to, { ...whose, agentId }), {
    ...{ segment: kind, seconds: seconds(from, to), closedBy: 'event' },
  })
}
