import { chanceFrom } from '#core/chance.ts'
import { newId } from '#platform/ids.ts'
import { makeLog } from '#platform/log.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp, Cookies } from '#tests/support/concept-app.ts'
import type { AgentRow } from '#tests/support/factories.ts'
import { createLearner } from './jobs/learn.ts'
import { assignTask } from './jobs/subjects.ts'
import { bindDemand, createDemandMemory } from './routes.ts'
import type { DemandMemory } from './routes.ts'

export type GivenContact = {
  need?: string
  demand?: 'value' | 'failure' | 'cannot_tell' | null
  clientId?: string | null
  caseId?: string | null
  serviceId?: string | null
  agentId?: string | null
  arrivedAt?: Date
  stakes?: 'ordinary' | 'moment_of_truth'
  direction?: 'in' | 'out'
}
type Method = 'GET' | 'POST' | 'PUT'
// oxlint-disable-next-line typescript/no-explicit-any -- JSON of a response, checked by the contract already
type Answer = { status: number; body: any }
export type Staff = AgentRow & Cookies

/** What tests of demand stand on: its routes over HTTP, people, contacts that ended, and the jobs run by hand. */
export type World = ConceptApp & {
  readonly memory: DemandMemory
  call(method: Method, path: string, who: Cookies, body?: object): Promise<Answer>
  rows<Row>(sql: string, ...params: unknown[]): Promise<Row[]>
  ledger(): Promise<{ kind: string; facts: Record<string, unknown> }[]>
  contact(given?: GivenContact): Promise<string>
  /** Learns the suggestions from what lies in the tables, in a thread, as the job does. */
  learn(): Promise<void>
  /** Holds what has no subject against the names. */
  assign(): Promise<void>
}

export async function startWorld(): Promise<World> {
  const memory = createDemandMemory()
  const app = await startConceptApp((bind) => bindDemand(bind, { memory }))
  const { database, clock } = app
  const rows = async <Row>(sql: string, ...params: unknown[]) =>
    (await database.pool.query(sql, params)).rows as Row[]
  const now = () => clock.now()
  const learner = createLearner({ database, now, log: makeLog({ level: 'silent', readable: false }) })
  return {
    ...app,
    memory,
    rows,
    async call(method, path, who, body) {
      const url = `/api/v1${path}`
      const answer = await app.app.inject({
        ...{ method, url, headers: { cookie: who.cookie } },
        ...(body && { payload: body }),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    ledger: () =>
      rows(`select kind, facts from ledger where kind ~ '^(demand\\.|contact\\.demand)' order by seq`),
    contact: (given = {}) => makeContact(rows, now(), given),
    async learn() {
      await learner.task({})
      // As the feed does in the service.
      memory.suggester.forget()
    },
    assign: () => assignTask({ database, subjects: memory.subjects, now })({}),
  }
}

/** A contact that has ended, as it lies in the table; with ten minutes of talk, when somebody talked. */
async function makeContact(rows: World['rows'], now: Date, given: GivenContact): Promise<string> {
  const { agentId = null, arrivedAt: at = now } = given
  const id = newId(at)
  const ended = new Date(at.getTime() + 10 * 60_000)
  await rows(
    `insert into contacts (id, channel, direction, state, client_id, case_id, service_id, stakes, need, agent_id, arrived_at,
       place_at, answered_at, ended_at, ending, last_event_at, demand)
     values ($1, 'chat', $2, 'ended', $3, $4, $5, $6, $7, $8::uuid, $9, $9,
       case when $8::uuid is null then null else $9::timestamptz end, $10, 'left', $10, $11)`,
    ...[id, given.direction ?? 'in', given.clientId ?? null, given.caseId ?? null, given.serviceId ?? null],
    ...[given.stakes ?? 'ordinary', given.need ?? 'My bin was not emptied', agentId, at, ended],
    given.demand ?? null,
  )
  if (agentId === null) return id
  await rows(
    `insert into participants (contact_id, agent_id, part, joined_at, left_at) values ($1, $2, 'owner', $3, $4)`,
    ...[id, agentId, at, ended],
  )
  await rows(
    `insert into segments (id, contact_id, kind, agent_id, started_at, ended_at, closed_by)
     values ($1, $2, 'talking', $3, $4, $5, 'event')`,
    ...[newId(at), id, agentId, at, ended],
  )
  return id
}

const THINGS = [
  ...['my garden bin', 'a parking permit', 'the council tax', 'the boiler repair', 'a school place'],
  ...['my housing benefit', 'the blue badge', 'a new kitchen', 'the street light', 'my rent account'],
]
const VALUE = [
  ...[
    'I would like to order',
    'How do I apply for',
    'Can I book',
    'I want to register for',
    'Please tell me about',
  ],
  ...['How much is', 'Where can I pay for', 'I am moving and need'],
]
const FAILURE = [
  ...[
    'You promised to call me back about',
    'Nobody came for',
    'I am still waiting for',
    'Again nothing was done about',
  ],
  ...[
    'Nobody told me what happens with',
    'I have already sent the form twice for',
    'The letter is wrong about',
  ],
  'It has been weeks and I heard nothing of',
]
const ENDS = ['', ' please', ' today', ' thank you', ' for my mother', ' as soon as you can', ' at my flat']

/** Needs in many wordings, in turn value and failure: enough to learn from. The same each time. */
export function needsToLearn(count: number): { need: string; demand: 'value' | 'failure' }[] {
  const chance = chanceFrom('needs')
  return Array.from({ length: count }, (_, n) => {
    const [begins, demand] = n % 2 === 0 ? ([VALUE, 'value'] as const) : ([FAILURE, 'failure'] as const)
    return { need: `${chance.pick(begins)} ${chance.pick(THINGS)}${chance.pick(ENDS)}`, demand }
  })
}
