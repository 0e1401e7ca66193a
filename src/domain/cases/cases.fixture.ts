import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp, Cookies } from '#tests/support/concept-app.ts'
import type { AgentRow } from '#tests/support/factories.ts'
import type { AgentActor, ClientActor, Role } from '../accounts/contract.ts'
import { bindCommitments } from '../commitments/routes.ts'
import { openCase } from './commands.ts'
import { bindCases, bindMy } from './routes.ts'

/** What tests of cases and commitments stand on: routes over HTTP, people, and a case. */
export type World = ConceptApp & {
  asActor(agent: AgentRow): AgentActor
  asClient(clientId: string | null): ClientActor
  /** A fresh case by the real command, with its owner signed in. */
  aCase(given?: { ownerId?: string; clientId?: string; need?: string; serviceId?: string }): Promise<{
    id: string
    reference: string
    clientId: string
    ownerId: string
  }>
  call(method: Method, path: string, who: Cookies, body?: object, version?: number): Promise<Answer>
  rows<Row>(sql: string, ...params: unknown[]): Promise<Row[]>
  ledger(caseId: string): Promise<{ kind: string; facts: Record<string, unknown> }[]>
  told(caseId: string): Promise<string[]>
  notices(agentId: string): Promise<string[]>
}
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
// Answers of routes are held against the contract by the binder; tests look at single fields of them.
// oxlint-disable-next-line typescript/no-explicit-any -- JSON of a response, checked by the contract already
type Answer = { status: number; body: any }

export async function startWorld(): Promise<World> {
  const app = await startConceptApp((bind) => {
    bindCases(bind)
    bindMy(bind)
    bindCommitments(bind)
  })
  const rows = async <Row>(sql: string, ...params: unknown[]) =>
    (await app.database.pool.query(sql, params)).rows as Row[]
  return {
    ...app,
    rows,
    asActor: ({ id, name, departmentId, authorityPence, roles }) => ({
      ...{ kind: 'agent', agentId: id, name, departmentId, authorityPence },
      roles: roles as Role[],
    }),
    asClient: (clientId) => ({ kind: 'client', sessionId: clientId ?? '', clientId }),
    aCase: async (given = {}) => {
      const ownerId = given.ownerId ?? (await app.make.agent()).id
      const clientId = given.clientId ?? (await app.make.client()).id
      const { need = 'My bin was not emptied', serviceId = null } = given
      const input = { clientId, ownerId, serviceId, need, stakes: 'ordinary', channel: 'chat' } as const
      const opened = await app.database.transact((tx) =>
        openCase(tx, { kind: 'service' }, input, app.clock.now()),
      )
      return { ...opened, clientId, ownerId }
    },
    call: async (method, path, { cookie }, body, version) => {
      const response = await app.app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie, ...(version !== undefined && { 'if-match': `"${version}"` }) },
        ...(body && { payload: body }),
      })
      return { status: response.statusCode, body: response.json() }
    },
    ledger: (caseId) => rows('select kind, facts from ledger where case_id = $1 order by seq', caseId),
    told: async (caseId) =>
      (
        await rows<{ body: string }>(
          `select body from messages where case_id = $1 and kind = 'told' order by at, id`,
          caseId,
        )
      ).map((one) => one.body),
    notices: async (agentId) =>
      (
        await rows<{ kind: string }>(
          'select kind from notifications where agent_id = $1 order by at, id',
          agentId,
        )
      ).map((one) => one.kind),
  }
}
