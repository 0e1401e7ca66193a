import fc from 'fast-check'
import { newId } from '#platform/ids.ts'
import type { Database } from '#platform/database/database.ts'

/**
 * Anything that can happen to a few contacts and cases, in any order, told to the ledger by several transactions that
 * commit when they like: more than the service would ever do, so that what is counted cannot lean on its good manners.
 */

type Row = {
  readonly at: Date
  readonly kind: string
  readonly contactId?: string | null
  readonly caseId?: string | null
  readonly clientId?: string | null
  readonly agentId?: string | null
  readonly serviceId?: string | null
  readonly departmentId?: string | null
  readonly facts: Record<string, unknown>
}

export type World = {
  readonly agents: readonly string[]
  readonly services: readonly string[]
  readonly departments: readonly string[]
}
type Ids = World & {
  readonly contacts: readonly string[]
  readonly cases: readonly string[]
  readonly others: readonly string[]
}

const pick = <T>(from: readonly T[], index: number): T | null => from[index % from.length] ?? null

/** One thing that happens: what, to whom, when, and with which chances. */
export type Happening = {
  readonly what: number
  readonly contact: number
  readonly case: number
  readonly agent: number
  readonly n: number
  readonly minute: number
  /** Which transaction tells of it. */
  readonly by: number
  /** What comes next: nothing, the transaction commits, the ledger is followed. */
  readonly next: 'on' | 'commit' | 'follow'
}

export const happenings = fc.array(
  fc.record<Happening>({
    // Arrivals, openings, answers and ends more often: without these there is nothing to count.
    what: fc.oneof(
      { weight: 2, arbitrary: fc.nat({ max: 28 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, 2, 7, 13, 14) },
    ),
    contact: fc.constantFrom(0, 1, 2, 0, 1, 2, 3, 4),
    case: fc.constantFrom(0, 1, 0, 1, 2),
    agent: fc.nat({ max: 2 }),
    n: fc.nat({ max: 23 }),
    // From the middle of February to the middle of May: clocks change, months end.
    minute: fc.nat({ max: 90 * 1440 }),
    by: fc.nat({ max: 2 }),
    next: fc.constantFrom('on', 'on', 'commit', 'commit', 'follow'),
  }),
  { minLength: 5, maxLength: 60 },
)

const SEGMENTS = ['waiting', 'talking', 'talking', 'hold', 'consult']
const ENDINGS = ['met', 'owned', 'left_waiting', 'left', 'moved', 'met']
const CHANNELS = ['chat', 'phone', 'visit']
const DEMANDS = ['value', 'failure', 'cannot_tell']
const ENDS = ['commitment.kept', 'commitment.broken', 'commitment.renegotiated', 'commitment.withdrawn']
const MESSAGES = ['contact.message_sent', 'case.message_sent']

/** The rows of the ledger that tell of something. */
function rowsOf(ids: Ids, one: Happening): Row[] {
  const { n } = one
  const at = new Date(Date.parse('2026-02-14T00:00:00Z') + one.minute * 60_000 + n)
  const contactId = pick(ids.contacts, one.contact)
  const caseId = pick(ids.cases, one.case)
  const agentId = pick(ids.agents, one.agent)
  const serviceId = n % 4 === 0 ? null : pick(ids.services, n)
  const departmentId = pick(ids.departments, n)
  const other = pick(ids.others, one.case * 3 + (n % 3))
  const ofContact = { at, contactId, agentId, serviceId, caseId: n % 3 === 0 ? null : caseId }
  const ofCase = { at, caseId, agentId, serviceId, clientId: pick(ids.others, one.case) }
  const dueAt = new Date(at.getTime() + n * 7_200_000).toISOString()
  const segment = pick(SEGMENTS, n)
  const arrived = {
    channel: pick(CHANNELS, n),
    direction: n % 7 === 0 ? 'out' : 'in',
    stakes: 'ordinary',
    known: n % 2 === 0,
  }
  const into = pick(ids.cases, one.case + 1 + (n % 2))
  const beside = (kind: string, facts: object) => [
    { ...ofCase, kind: `${kind}_left`, facts: { ...facts, otherCaseId: into } },
    { ...ofCase, caseId: into, kind: `${kind}_came`, facts: { ...facts, otherCaseId: caseId } },
  ]
  const together = (here: string, there: string) => [
    { ...ofCase, kind: here, facts: { otherCaseId: into } },
    { ...ofCase, caseId: into, kind: there, facts: { otherCaseId: caseId } },
  ]
  const moved = [
    ...(n % 3 > 0
      ? [{ ...ofContact, caseId: into, kind: 'contact.joined_case', facts: { fromCaseId: caseId } }]
      : []),
    ...(n % 3 > 0 ? beside('case.leg', { legId: other }) : []),
    ...(n % 2 > 0
      ? beside('commitment', { commitmentId: other }).map((row) => ({
          ...row,
          kind: row.kind.replace('_', '.'),
        }))
      : []),
  ]
  const all: (() => Row[])[] = [
    () => [{ ...ofContact, kind: 'contact.arrived', facts: arrived }],
    () => [{ ...ofContact, kind: 'contact.arrived', caseId: null, facts: arrived }],
    () => [
      {
        ...ofContact,
        caseId,
        kind: 'contact.answered',
        facts: { waited: n, byOwner: n % 2 === 0, estimateHeld: n % 5 === 0 ? null : n % 2 === 1 },
      },
    ],
    () => [{ ...ofContact, caseId, kind: 'contact.segment_began', facts: { segment } }],
    () => [
      {
        ...ofContact,
        kind: 'contact.segment_ended',
        facts: { segment, seconds: n * 31 - 20, closedBy: 'event' },
      },
    ],
    () => [
      { ...ofContact, kind: 'contact.ended', facts: { ending: pick(ENDINGS, n), talkSeconds: n, people: 1 } },
    ],
    () => [{ ...ofContact, kind: 'contact.demand_set', facts: { demand: pick(DEMANDS, n) } }],
    () => [{ ...ofContact, caseId, kind: 'contact.joined_case', facts: { fromCaseId: null } }],
    () => [{ ...ofContact, caseId, kind: 'contact.service_set', facts: { byAgent: true } }],
    () => [{ ...ofContact, kind: 'contact.brought_in', facts: { afterSeconds: n } }],
    () => [{ ...ofContact, kind: 'contact.expert_left', facts: { seconds: n * 10 } }],
    () => [
      { ...ofContact, kind: 'contact.handed_over', facts: { fromId: pick(ids.agents, n), toId: agentId } },
    ],
    () => [
      {
        ...ofCase,
        kind: 'client.fact_repeated',
        contactId: n % 2 === 0 ? contactId : null,
        facts: { label: 'address' },
      },
    ],
    () => [
      {
        ...ofCase,
        kind: 'case.opened',
        contactId: n % 2 === 0 ? contactId : null,
        facts: { ownerId: agentId, channel: 'chat' },
      },
    ],
    () => [
      {
        ...ofCase,
        kind: 'case.closed',
        facts: { outcome: pick(['met', 'met', 'withdrawn_by_client', 'duplicate'], n) },
      },
    ],
    () => [{ ...ofCase, kind: 'case.reopened', facts: { by: 'client' } }],
    () => [
      {
        ...ofCase,
        kind: 'case.owner_changed',
        facts: { fromId: pick(ids.agents, n), toId: agentId, why: pick(['given', 'first_conversation'], n) },
      },
    ],
    () => [
      { ...ofCase, kind: 'case.attempted', facts: { channel: pick(CHANNELS, n), reached: n % 2 === 0 } },
    ],
    () => [
      {
        ...ofCase,
        kind: pick(MESSAGES, n) ?? '',
        contactId: n % 3 === 0 ? null : contactId,
        caseId: n % 5 === 0 ? null : caseId,
        facts: { author: 'agent', note: n % 2 === 0 },
      },
    ],
    () => [
      {
        ...ofCase,
        kind: pick(['case.story_changed', 'case.question_asked', 'case.declined'], n) ?? '',
        facts: {},
      },
    ],
    () => [
      {
        ...ofCase,
        kind: 'case.leg_opened',
        departmentId,
        facts: { legId: other, coOwnerId: agentId, dueAt },
      },
    ],
    () => [{ ...ofCase, kind: 'case.leg_changed', facts: { legId: other, coOwnerId: agentId, dueAt } }],
    () => [
      {
        ...ofCase,
        kind: 'case.leg_ended',
        facts: { legId: other, state: n % 4 === 0 ? 'withdrawn' : 'done', late: n % 2 === 0 },
      },
    ],
    () => [
      {
        ...ofCase,
        kind: 'commitment.made',
        facts: { commitmentId: other, kind: 'call', dueAt, told: n % 2 === 0 },
      },
    ],
    () => [{ ...ofCase, kind: pick(ENDS, n) ?? '', facts: { commitmentId: other } }],
    () => [{ ...ofCase, kind: 'case.term_told', facts: { differs: n % 2 === 0 } }],
    // A case goes into another, stands by itself again, or gives something to another: what moves is told on both.
    () => [...together('case.merged', 'case.took_in'), ...moved],
    () => [...together('case.unmerged', 'case.gave_back'), ...moved],
    () => [...together('case.split', 'case.split_off'), ...moved],
  ]
  return pick(all, one.what)?.() ?? []
}

/** Some contacts and cases have begun before anything else; the others begin when they will, or never. */
const BEGINNING: readonly Happening[] = [
  { what: 13, contact: 0, case: 0 },
  { what: 13, contact: 1, case: 1 },
  { what: 0, contact: 0, case: 0 },
  { what: 0, contact: 1, case: 0 },
  { what: 0, contact: 2, case: 1 },
  { what: 20, contact: 0, case: 0 },
  { what: 23, contact: 0, case: 1 },
  { what: 17, contact: 0, case: 0 },
].map((one, n) => ({ ...one, agent: 0, n: n * 2 + 1, minute: n * 400, by: 0, next: 'on' }))

const INSERT = `insert into ledger (at, kind, actor, contact_id, case_id, client_id, agent_id, service_id, department_id, facts)
  values ($1, $2, 'agent', $3, $4, $5, $6, $7, $8, $9)`

function valuesOf(row: Row): unknown[] {
  const {
    contactId = null,
    caseId = null,
    clientId = null,
    agentId = null,
    serviceId = null,
    departmentId = null,
  } = row
  return [
    row.at,
    row.kind,
    contactId,
    caseId,
    clientId,
    agentId,
    serviceId,
    departmentId,
    JSON.stringify(row.facts),
  ]
}

/** Lets it all happen, to contacts and cases of its own; the ledger is followed in between while transactions are open. */
export async function letHappen(
  database: Database,
  world: World,
  course: readonly Happening[],
  follow: () => Promise<unknown>,
): Promise<void> {
  const some = (count: number) => Array.from({ length: count }, () => newId(new Date('2026-02-14T12:00:00Z')))
  const ids = { ...world, contacts: some(5), cases: some(3), others: some(9) }
  const connections = await Promise.all([0, 1, 2].map(() => database.pool.connect()))
  try {
    for (const one of BEGINNING)
      for (const row of rowsOf(ids, one)) await connections[0]?.query(INSERT, valuesOf(row))
    for (const connection of connections) await connection.query('begin')
    for (const one of course) {
      const connection = connections[one.by % connections.length]
      for (const row of rowsOf(ids, one)) await connection?.query(INSERT, valuesOf(row))
      if (one.next === 'commit') await connection?.query('commit; begin')
      if (one.next === 'follow') await follow()
    }
    for (const connection of connections) await connection.query('commit')
  } finally {
    for (const connection of connections) connection.release()
  }
}
