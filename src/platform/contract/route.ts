import type { z } from 'zod'
import type { RefusalDefinition } from './refusal.ts'

/** Who a route is open to. `public` needs no sign-in; every other audience does. Deny by default: an empty list opens nothing. */
export type Audience = 'public' | 'client' | 'agent' | 'lead' | 'planner' | 'admin' | 'integrator'

/** What is a client's and was opened by somebody. */
export type Sensitive = 'client' | 'case' | 'contact' | 'paper' | 'search' | 'export' | 'journey'

/** One line of the API: what it is called, who may call it, what goes in, what comes out, and how it may refuse. Browser-safe. */
export type Route = {
  /** Stable name, `concept.verb`; also the OpenAPI operationId. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Path below `/api/v1`, parameters as `:name`. */
  readonly path: string
  readonly summary: string
  readonly audience: readonly Audience[]
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response: z.ZodType
  readonly status?: 200 | 201 | 202
  /** Every refusal of its own that a caller should be ready for; the general ones need no mention. */
  readonly refusals?: readonly RefusalDefinition[]
  /** Honours `If-Match` with the record's version: the stale-send guard. */
  readonly versioned?: boolean
  /** Requests per minute and caller, where the general limit is too generous. */
  readonly perMinute?: number
  /** How many bytes of body are taken, where the general limit is too small. */
  readonly mostBytes?: number
  /** It is kept who opened it: the ids in its path or query say what; no words are kept. */
  readonly sensitive?: Sensitive
  /** The answer is written by the handler itself (a stream or a file). */
  readonly raw?: boolean
}

/** Declares a route while keeping its exact types. */
export function route<const R extends Route>(definition: R): R {
  return definition
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined
type Given<T> = T extends z.ZodType ? z.input<T> : undefined

export type ParamsOf<R extends Route> = Parsed<R['params']>
export type QueryOf<R extends Route> = Parsed<R['query']>
export type BodyOf<R extends Route> = Parsed<R['body']>
/** What a handler returns and a caller receives: the JSON form. */
export type ResponseOf<R extends Route> = z.output<R['response']>

/** What a caller passes: the parts that the route declares, in their unparsed form. */
export type InputOf<R extends Route> = (R['params'] extends z.ZodType
  ? { params: Given<R['params']> }
  : object) &
  (R['query'] extends z.ZodType ? { query?: Given<R['query']> } : object) &
  (R['body'] extends z.ZodType ? { body: Given<R['body']> } : object)

/** What a handler may return: the response, with instants still as Date (JSON turns them into the contract's strings). */
export type AnswerOf<R extends Route> = Loose<ResponseOf<R>>
type Loose<T> = T extends string
  ? T | Date
  : T extends readonly (infer Item)[]
    ? readonly Loose<Item>[]
    : T extends object
      ? { [K in keyof T]: Loose<T[K]> }
      : T
