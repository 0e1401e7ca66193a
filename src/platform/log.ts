import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import { build as pretty } from 'pino-pretty'

export type Log = Logger

/** Fields that may hold what a person said, gave or uses to sign in. They never reach a log, at any depth we use. */
const personal = [
  'body',
  'text',
  'need',
  'story',
  'words',
  'name',
  'email',
  'phone',
  'address',
  'password',
  'token',
  'secret',
  'cookie',
  'authorization',
]

const redacted = personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

/** What a log needs to be made. */
export type LogOptions = {
  level: string
  /** Lines for people instead of JSON; by default when the output is a terminal. */
  readable?: boolean
  destination?: DestinationStream
}

/**
 * Makes the log: JSON lines for programs, readable lines for a terminal.
 *
 * Requests are logged by method, path without its query, and status; bodies and personal words never are.
 */
export function makeLog({ level, readable = process.stdout.isTTY, destination }: LogOptions): Log {
  const stream = readable
    ? pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', ...(destination && { destination }) })
    : (destination ?? pino.destination({ dest: 1, sync: false }))
  return pino(
    {
      level,
      base: null,
      redact: { paths: redacted, censor: '[personal]' },
      serializers: { err: errorWithoutDetail, req: requestLine },
    },
    stream,
  )
}

/** A database's error repeats the values of the row in `detail`; its code and constraint say enough. */
function errorWithoutDetail(error: Error): Record<string, unknown> {
  const {
    detail: _detail,
    where: _where,
    parameters: _parameters,
    ...rest
  } = stdSerializers.err(error) as unknown as Record<string, unknown>
  return rest
}

function requestLine(request: { method?: string; url?: string; id?: unknown }): Record<string, unknown> {
  return { id: request.id, method: request.method, path: request.url && withoutKeys(request.url) }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** A link may carry its key in the query or as a long part of the path; neither belongs in a log. */
function withoutKeys(url: string): string {
  const parts = (url.split('?')[0] ?? '').split('/')
  return parts.map((part) => (part.length > 23 && !uuid.test(part) ? '…' : part)).join('/')
}
