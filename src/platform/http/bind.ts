import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { general } from '../contract/refusal.ts'
import type { AnswerOf, Audience, BodyOf, ParamsOf, QueryOf, Route } from '../contract/route.ts'
import { OutsideView, ViewUnavailable } from '../database/database.ts'
import { requestSpan } from '../traces.ts'
import type { Database, Tx } from '../database/database.ts'
import { seenBy } from '../database/view.ts'
import type { View } from '../database/view.ts'
import { Refusal, refuse } from '../refusal.ts'
import { recall, remember } from './idempotency.ts'

/** What a handler is given beside the database: who asks, what for, and when it is. */
export type Call<Actor, R extends Route> = {
  readonly actor: Actor
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  readonly now: Date
  /** The version the caller last saw, from `If-Match`; undefined when the caller does not say. */
  readonly version: number | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type Handler<Actor, R extends Route> = (tx: Tx, call: Call<Actor, R>) => Promise<AnswerOf<R>>

/** Maps each audience to the type of who may then be calling. */
export type Actors = Record<Audience, unknown>

/** Binds one route of a contract to what it does. Commands get a transaction of their own, reads a plain connection. */
export type Binder<A extends Actors> = <const R extends Route>(
  definition: R,
  handler: Handler<A[R['audience'][number]], R>,
  options?: Options<A[R['audience'][number]], R>,
) => void

export type Options<Actor, R extends Route> = {
  /** The handler is one statement (or none that changes anything) and needs no transaction around it. */
  readonly single?: boolean | ((call: Call<Actor, R>) => boolean)
  /** The answer hands out a cookie or an address that lets somebody in, which is kept nowhere: a key could only give back an answer without it. */
  readonly keyless?: boolean
  /** A read that computes for long: each of its statements takes a connection only while it runs. */
  readonly lasting?: boolean
  /** Reads what comes at the pace of its sender, before a connection is taken. Gives what tells one request from another. */
  readonly before?: (request: FastifyRequest) => Promise<string>
}

export type BinderParts<A extends Actors> = {
  readonly app: FastifyInstance
  readonly database: Database
  readonly now: () => Date
  /** Who asks? Must not refuse; an unknown caller is an actor too. */
  readonly identify: (request: FastifyRequest, audience: readonly Audience[]) => Promise<A[Audience]>
  /** Whether this actor belongs to one of the route’s audiences; may refuse by itself where it can say more: 'yes', 'unknown' (→ 401) or 'no' (→ 403). */
  readonly admit: (actor: A[Audience], route: Route) => 'yes' | 'unknown' | 'no'
  /** Who this is, for idempotency keys and limits. */
  readonly callerOf: (actor: A[Audience], request: FastifyRequest) => string
  /** How far this actor sees; undefined: everything. Holds for whatever the handler does, by any handle on the database. */
  readonly viewOf?: (actor: A[Audience], caller: string) => View | undefined
  /** Called when a route that is `sensitive` was answered: who looked at what is kept. */
  readonly onRead?: (looked: Looked<A[Audience]>) => Promise<void>
  /** In tests answers are held against the contract too. */
  readonly checkResponses: boolean
}

/** Somebody opened something that is a client's. */
export type Looked<Actor> = {
  readonly actor: Actor
  readonly route: Route
  readonly params: unknown
  readonly query: unknown
  readonly answer: unknown
  readonly now: Date
}

/** Every route bound so far, in order: the API reference and the tests of 401, 403 and hostile input are made from it. */
export type RouteTable = Route[]

export function createBinder<A extends Actors>(parts: BinderParts<A>, table: RouteTable): Binder<A> {
  return (definition, handler, options = {}) => {
    table.push(definition)
    const serve = handler as unknown as Handler<A[Audience], Route>
    const isSingle = options.single
    parts.app.route({
      method: definition.method,
      url: `/api/v1${definition.path}`,
      ...(definition.mostBytes && { bodyLimit: definition.mostBytes }),
      ...(definition.perMinute && {
        config: { rateLimit: { max: definition.perMinute, timeWindow: 60_000 } },
      }),
      handler: (request, reply) =>
        requestTraced(definition, request, async () => {
          const actor = await parts.identify(request, definition.audience)
          request.caller = parts.callerOf(actor, request)
          admitOrRefuse(parts.admit(actor, definition))
          const call = readCall(definition, actor, request, reply, parts.now())
          const single = typeof isSingle === 'function' ? isSingle(call) : isSingle === true
          // Nothing is kept, so nothing has to be done once only.
          const keyless = isSingle === true || options.keyless === true
          const content = await options.before?.(request)
          const lasting = definition.raw === true || options.lasting === true
          const view = parts.viewOf?.(actor, request.caller)
          const answer = await seenBy(view, () =>
            answerOf(parts, definition, serve, call, { single, keyless, lasting, content }),
          ).catch(refuseWithoutView)
          if (definition.sensitive && parts.onRead) {
            const { params, query, now } = call
            await parts.onRead({ actor, route: definition, params, query, answer, now })
          }
          if (definition.raw) return reply
          if (parts.checkResponses) definition.response.parse(JSON.parse(JSON.stringify(answer)))
          return reply.status(definition.status ?? 200).send(answer)
        }),
    })
  }
}

/** One span a request, named by its route: an address with ids in it would make a name for every case. */
function requestTraced<T>({ id, method, path }: Route, request: FastifyRequest, work: () => Promise<T>) {
  return requestSpan(
    `${method} ${path}`,
    { 'http.route': path, 'answerable.route': id },
    request.headers,
    work,
  )
}

function admitOrRefuse(admitted: 'yes' | 'unknown' | 'no'): void {
  if (admitted === 'unknown') refuse(general.sign_in_needed)
  if (admitted === 'no') refuse(general.not_yours)
}

function refuseWithoutView(error: unknown): never {
  if (error instanceof ViewUnavailable) refuse(general.view_unavailable)
  if (error instanceof OutsideView) refuse(general.outside_view)
  throw error
}

function readCall<Actor>(
  definition: Route,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
): Call<Actor, Route> {
  const call = {
    actor,
    params: parsePart(definition.params, request.params, 'params'),
    query: parsePart(definition.query, request.query, 'query'),
    body: parsePart(definition.body, request.body ?? {}, 'body'),
    now,
    version: definition.versioned ? readVersion(request) : undefined,
    request,
    reply,
  }
  return call
}

function parsePart(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.slice(0, 20).map((issue) => ({
    path: `/${[part, ...issue.path.map(String)].join('/')}`,
    message: issue.message,
  }))
  // An id in the address that is no id leads nowhere; that is "not found", not a form to correct.
  if (part === 'params') throw new Refusal(general.not_found)
  throw new Refusal(general.invalid_input, {}, errors)
}

function readVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]
  if (version === undefined) {
    throw new Refusal(general.invalid_input, {}, [
      { path: '/headers/if-match', message: 'must be a version such as "7"' },
    ])
  }
  return Number(version)
}

async function answerOf<A extends Actors>(
  parts: BinderParts<A>,
  definition: Route,
  handler: Handler<A[Audience], Route>,
  call: Call<A[Audience], Route>,
  how: { single: boolean; keyless: boolean; lasting: boolean; content: string | undefined },
): Promise<unknown> {
  const key = definition.method === 'GET' ? undefined : readKey(call.request)
  // A stream, a download or a long computation must not sit on a connection that others need.
  if (how.lasting) return handler(parts.database.each, call)
  if (definition.method === 'GET') return parts.database.read((tx) => handler(tx, call))
  if (key === undefined || how.keyless) {
    const run = how.single ? parts.database.write : parts.database.transact
    return run((tx) => handler(tx, call))
  }
  return parts.database.transact((tx) =>
    once(tx, parts, definition, handler, call, { key, content: how.content }),
  )
}

/** Runs a command once for its key: a second request with the same key gets the first answer. */
async function once<A extends Actors>(
  tx: Tx,
  parts: BinderParts<A>,
  definition: Route,
  handler: Handler<A[Audience], Route>,
  call: Call<A[Audience], Route>,
  { key, content }: { key: string; content: string | undefined },
): Promise<unknown> {
  const asked = {
    caller: parts.callerOf(call.actor, call.request),
    key,
    route: definition.id,
    request: requestDigest(call, content),
  }
  const earlier = await recall(tx, asked, call.now)
  if (earlier) return earlier.response
  const answer = await handler(tx, call)
  await remember(tx, asked, definition.status ?? 200, answer)
  return answer
}

function readKey(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header
  throw new Refusal(general.invalid_input, {}, [
    { path: '/headers/idempotency-key', message: 'must be 1 to 200 printable characters' },
  ])
}

function requestDigest(call: Call<unknown, Route>, content: string | undefined): string {
  const text = JSON.stringify([
    call.request.url,
    call.body ?? null,
    ...(content === undefined ? [] : [content]),
  ])
  return createHash('sha256').update(text).digest('base64url')
}
