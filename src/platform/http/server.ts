import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { general } from '../contract/refusal.ts'
import type { RefusalDefinition } from '../contract/refusal.ts'
import { sqlState } from '../database/database.ts'
import type { Log } from '../log.ts'
import { Refusal, toProblem } from '../refusal.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, by id or address, once that is known: for the log. */
    caller: string
  }
}

export type ServerOptions = {
  readonly log: Log
  readonly trustProxy: boolean | number | string[]
  /** https: browsers are told to keep to it. */
  readonly secure: boolean
  /** Requests per minute and caller where a route says nothing else, reads and commands each for itself; 0 switches limits off (for measuring). */
  readonly perMinute: number
  /** By whom requests are counted: a session where there is one, else the address. */
  readonly countedBy: (request: FastifyRequest) => string
  /** How many requests a caller of its own measure may make in a minute; undefined: as everybody. */
  readonly limitOf?: (counted: string) => number | undefined
  /** Faults of ours are counted. */
  readonly onFault: () => void
}

const JSON_LIMIT = 256 * 1024
export const PAPER_LIMIT = 10 * 1024 * 1024

/** An HTTP server with limits, safe headers and refusals as problem+json; no routes yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.log
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(options.trustProxy),
    bodyLimit: JSON_LIMIT,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    genReqId: () => randomUUID(),
    requestTimeout: 60_000,
    return503OnClosing: true,
    // An address that the router cannot read leads nowhere, and says so in the words of every other refusal.
    frameworkErrors: (error, request, reply) => {
      // It comes before every hook, those that set safe headers too.
      void reply.headers(bareHeaders(options.secure))
      return answerError(error, request, reply, options)
    },
  })
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, options))
  readJsonOnly(app)
  await app.register(helmet, safeHeaders(options.secure))
  app.decorateRequest('caller', '')
  // What the API answers is somebody's: no browser and no proxy keeps it, unless a route says so.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  await app.register(multipart, {
    limits: { fileSize: PAPER_LIMIT, files: 1, fields: 10, fieldSize: 10_000, parts: 12 },
  })
  if (options.perMinute > 0) await limitRates(app, options)
  return app
}

/** A number means so many proxies before us, counted from our side. */
function trusted(setting: ServerOptions['trustProxy']) {
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting
}

/** An empty body is an empty object: commands without input need no braces. */
function readJsonOnly(app: FastifyInstance): void {
  app.removeContentTypeParser(['text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, {})
    try {
      done(null, JSON.parse(body.toString(), refusePrototypes))
    } catch {
      done(new Refusal(general.not_json))
    }
  })
}

function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Error('forbidden key')
  return value
}

async function limitRates(
  app: FastifyInstance,
  { perMinute, countedBy, limitOf }: ServerOptions,
): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: (_request, counted) => limitOf?.(counted) ?? perMinute,
    timeWindow: 60_000,
    cache: 50_000,
    // What a page reads by itself never uses up what somebody wants to do: commands and live streams count apart from
    // reads. Who has a measure of their own (a key of a program) keeps to it with all of it.
    keyGenerator: (request) => {
      const caller = countedBy(request)
      return isRead(request) || limitOf?.(caller) !== undefined ? caller : `${caller} does`
    },
    errorResponseBuilder: (_request, context) =>
      new Refusal(general.too_many, { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
  })
}

const isRead = ({ method, headers }: FastifyRequest) =>
  (method === 'GET' || method === 'HEAD') && headers.accept !== 'text/event-stream'

const YEAR_S = 31_536_000

/** What goes with an answer that no hook has seen: it is for programs, and nothing in it is ever shown as a page. */
function bareHeaders(secure: boolean): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(secure && { 'strict-transport-security': `max-age=${YEAR_S}; includeSubDomains` }),
  }
}

function safeHeaders(secure: boolean) {
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // React and the component library set widths and positions as style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: secure ? { maxAge: YEAR_S, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}

function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
): FastifyReply {
  const refusal = asRefusal(error)
  if (refusal) {
    logRefusal(refusal, request)
    return sendProblem(refusal, request, reply)
  }
  options.onFault()
  request.log.error({ err: error, req: request }, 'a fault of ours')
  return sendProblem(new Refusal(isOutOfReach(error) ? general.busy : general.unexpected), request, reply)
}

/**
 * What somebody runs into who tries what is not theirs, or sends what no page of ours sends, stands in the log: who, what
 * and why, by ids and codes. Whoever only is not signed in, or asks for what is not there, does not.
 */
function logRefusal({ definition: { code, status } }: Refusal, request: FastifyRequest): void {
  const level = LOGGED[status]
  if (level === undefined || code === 'sign_in_needed') return
  const caller = request.caller || `ip:${request.ip}`
  request.log[level]({ req: request, status, code, caller }, 'refused')
}

const LOGGED: Readonly<Record<number, 'info' | 'warn'>> = {
  ...{ 401: 'warn', 403: 'warn', 429: 'warn' },
  ...{ 400: 'info', 413: 'info', 415: 'info' },
}

/** Sends a refusal as problem+json (RFC 9457). */
export function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const retry = refusal.details['retryAfterSeconds']
  if (typeof retry === 'number') reply.header('retry-after', String(retry))
  return reply
    .status(refusal.definition.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblem(refusal, request.id)))
}

const BY_CODE: Record<string, RefusalDefinition> = {
  FST_ERR_CTP_BODY_TOO_LARGE: general.too_large,
  FST_REQ_FILE_TOO_LARGE: general.too_large,
  FST_FILES_LIMIT: general.too_large,
  FST_PARTS_LIMIT: general.too_large,
  FST_FIELDS_LIMIT: general.too_large,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: general.wrong_media_type,
  FST_INVALID_MULTIPART_CONTENT_TYPE: general.wrong_media_type,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: general.not_json,
  FST_ERR_CTP_EMPTY_JSON_BODY: general.not_json,
  FST_ERR_CTP_INVALID_JSON_BODY: general.not_json,
  FST_ERR_BAD_URL: general.not_found,
  FST_ERR_MAX_PARAM_LENGTH: general.not_found,
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const known = BY_CODE[(error as { code?: string }).code ?? '']
  if (known) return new Refusal(known)
  // Text that PostgreSQL cannot hold (a lone surrogate, a null byte) is a matter of the input, not a fault.
  if (['22021', '22P05', '22P02'].includes(sqlState(error) ?? '')) return new Refusal(general.invalid_input)
  const status = (error as { statusCode?: number }).statusCode
  if (status !== undefined && status >= 400 && status < 500) return new Refusal(general.invalid_input)
  return undefined
}

const AWAY = /^(08|57P|53300)|^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/

function isOutOfReach(error: unknown): boolean {
  return (
    AWAY.test(sqlState(error) ?? '') ||
    (error instanceof Error && /Connection terminated|timeout exceeded/.test(error.message))
  )
}
