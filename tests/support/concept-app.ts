import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { admitTo } from '#domain/accounts/access.ts'
import type { ActorOf, Bind, Role } from '#domain/accounts/contract.ts'
import { STAFF_PREFIX } from '#domain/accounts/cookies.ts'
import { callerOf, createIdentify } from '#domain/accounts/identify.ts'
import { createKnownKeys } from '#domain/accounts/identify.keys.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { settableClock } from '#platform/clock.ts'
import type { SettableClock } from '#platform/clock.ts'
import { createBinder } from '#platform/http/bind.ts'
import { newId, newSecret } from '#platform/ids.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { Refusal, toProblem } from '#platform/refusal.ts'
import { createHmac } from 'node:crypto'
import { freshDatabase } from './database.ts'
import { createFactories } from './factories.ts'
import type { AgentRow, Factories } from './factories.ts'

export const STAFF_SECRET = 'a secret of staff that is long enough for tests'
export const SETTINGS = {
  publicUrl: 'http://localhost',
  clientSecret: 'a secret of clients, long enough for tests',
}

export type Cookies = { readonly cookie: string }
export type ConceptApp = {
  readonly app: FastifyInstance
  readonly database: Database
  readonly url: string
  readonly make: Factories
  readonly clock: SettableClock
  /** An agent with a session: the header that signs requests in. */
  agent(given?: Partial<AgentRow> & { roles?: readonly Role[] }): Promise<AgentRow & Cookies>
  /** A visitor of the portal, or a known client. */
  visitor(clientId?: string | null): Promise<{ sessionId: string; clientId: string | null } & Cookies>
  close(): Promise<void>
}

/** One concept's routes over HTTP on a database of their own: the real binder, the real identities. */
export async function startConceptApp(
  bindRoutes: (bind: Bind, database: Database) => void,
): Promise<ConceptApp> {
  const fresh = await freshDatabase()
  await migrateJobs(fresh.url)
  const database = openDatabase(fresh.url, 6)
  const clock = settableClock(new Date())
  const make = createFactories(database)
  await make.organisation()
  const app = fastify()
  await app.register(multipart)
  await app.register(rateLimit, { global: false })
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Refusal)
      return reply.status(error.definition.status).send(toProblem(error, request.id))
    const { statusCode = 500 } = error as { statusCode?: number }
    return reply.status(statusCode).send({ code: 'unexpected', message: String(error) })
  })
  const identify = createIdentify({
    database,
    now: clock.now,
    publicUrl: SETTINGS.publicUrl,
    staffSecret: STAFF_SECRET,
    knownKeys: createKnownKeys(),
  })
  const parts = { app, database, now: clock.now, identify, admit: admitTo, callerOf, checkResponses: true }
  bindRoutes(createBinder<ActorOf>(parts, []), database)
  return {
    app,
    database,
    url: fresh.url,
    make,
    clock,
    agent: async (given = {}) => {
      const agent = await make.agent(given)
      return { ...agent, cookie: await signIn(database, agent, clock.now()) }
    },
    visitor: async (clientId = null) => {
      const secret = newSecret()
      const sessionId = newId(clock.now())
      await database.pool.query(
        `insert into client_sessions (id, fingerprint, client_id, created_at, seen_at, expires_at, proved_at)
         values ($1, translate(encode(sha256($2::text::bytea), 'base64'), '+/=', '-_'), $3::uuid, $4::timestamptz, $4, $5, case when $3::uuid is not null then $4::timestamptz end)`,
        [sessionId, secret, clientId, clock.now(), new Date(clock.now().getTime() + 86_400_000)],
      )
      return { sessionId, clientId, cookie: `answerable_client=${secret}` }
    },
    close: async () => {
      await app.close()
      await database.close()
      await fresh.drop()
    },
  }
}

async function signIn(database: Database, agent: AgentRow, now: Date): Promise<string> {
  const userId = newId(now)
  const token = newSecret()
  await database.pool.query(
    'insert into staff_user (id, name, email, "emailVerified") values ($1, $2, $3, true)',
    [userId, agent.name, agent.email],
  )
  await database.pool.query('update agents set user_id = $2 where id = $1', [agent.id, userId])
  await database.pool.query(
    'insert into staff_session (id, token, "userId", "expiresAt") values ($1, $2, $3, $4)',
    [newId(now), token, userId, new Date(now.getTime() + 86_400_000)],
  )
  const signature = createHmac('sha256', STAFF_SECRET).update(token).digest('base64')
  return `${STAFF_PREFIX}.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
