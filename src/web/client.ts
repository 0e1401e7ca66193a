import { QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UseMutationOptions } from '@tanstack/react-query'
import type { Paper } from '#domain/clients/contract.ts'
import type { Problem } from '#platform/contract/refusal.ts'
import type { InputOf, ResponseOf, Route } from '#platform/contract/route.ts'
import type { z } from 'zod'

const BASE = '/api/v1'
const RETRY_AFTER_MS = [400, 1_200, 3_000]

/** A documented refusal: what, why, and what to do instead, in the words of the server. */
export class ProblemError extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly instead: string
  readonly errors: NonNullable<Problem['errors']>
  readonly details: NonNullable<Problem['details']>
  readonly requestId: string | undefined
  /** Seconds to wait before trying again, where the server says so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.title)
    this.name = 'ProblemError'
    this.code = problem.code
    this.status = problem.status
    this.title = problem.title
    this.detail = problem.detail
    this.instead = problem.instead
    this.errors = problem.errors ?? []
    this.details = problem.details ?? {}
    this.requestId = problem.requestId
    this.retryAfter = retryAfter
  }
}

/** The service could not be reached at all: no network, or nobody listens. Nothing was lost; try again. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('offline', { cause })
    this.name = 'OfflineError'
  }
}

export type CallOptions = {
  /** The record's version that the person saw: sent as If-Match, the stale-send guard. */
  readonly version?: number | undefined
  /** Keeps a command from being done twice; made by itself when left out. */
  readonly key?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Input and options of a route: the input may be left out where nothing in it is required. */
type Args<R extends Route> =
  object extends InputOf<R>
    ? [input?: InputOf<R>, options?: CallOptions]
    : [input: InputOf<R>, options?: CallOptions]

type AnyInput = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly body?: unknown
}

/**
 * Calls one route of the API.
 * @throws ProblemError for a documented refusal, OfflineError when the service cannot be reached
 */
export async function call<const R extends Route>(route: R, ...args: Args<R>): Promise<ResponseOf<R>> {
  const [input = {}, options = {}] = args
  const request = { method: route.method, path: addressOf(route, input as AnyInput), ...options }
  return (await send({ ...request, body: (input as AnyInput).body })) as ResponseOf<R>
}

/** The address of a route with its parameters filled in, below the API's base. */
export function addressOf(route: Pick<Route, 'path'>, input: AnyInput): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null) query.set(name, String(value))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

export type Sending = CallOptions & {
  readonly method: Route['method']
  readonly path: string
  readonly body?: unknown
}

/** Sends one request; a lost connection is tried again with the same idempotency key, so that nothing is done twice. */
export async function send(sending: Sending): Promise<unknown> {
  const key = sending.key ?? newKey()
  for (const pause of [...RETRY_AFTER_MS, undefined]) {
    try {
      return await sendOnce({ ...sending, key })
    } catch (error) {
      const again = error instanceof OfflineError && pause !== undefined && navigator.onLine
      if (!again || sending.signal?.aborted) throw error
      await new Promise((settle) => setTimeout(settle, pause))
    }
  }
  throw new OfflineError(undefined)
}

/** A new idempotency key. */
export function newKey(): string {
  // randomUUID exists in secure places only; a service on a plain local address needs keys as well.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function sendOnce(sending: Sending): Promise<unknown> {
  const { method, body, key, version, signal } = sending
  const multipart = body instanceof FormData
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET' && key !== undefined) headers['idempotency-key'] = key
  if (version !== undefined) headers['if-match'] = `"${version}"`
  if (body !== undefined && !multipart) headers['content-type'] = 'application/json'
  const content = multipart ? body : body === undefined ? undefined : JSON.stringify(body)
  const response = await fetch(BASE + sending.path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(content !== undefined && { body: content }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new OfflineError(error)
  })
  return readAnswer(response)
}

async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw new OfflineError(error)
  })
  const json: unknown = isJson(response) && text ? JSON.parse(text) : undefined
  if (response.ok) return json
  // A gateway without the service behind it answers in its own words: for a person that is "not reachable".
  if (!isProblem(json)) throw new OfflineError(`${response.status}`)
  const retryAfter = Number(response.headers.get('retry-after'))
  throw new ProblemError(json, retryAfter > 0 ? retryAfter : undefined)
}

const isJson = (response: Response) => /json/.test(response.headers.get('content-type') ?? '')

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value
}

/** Where a paper belongs. */
export type PaperPlace = { readonly contactId: string } | { readonly caseId: string }

/** Adds a paper (PDF, picture, text, office file; up to 10 MB) to a conversation or a case. */
export async function addPaper(file: File, place: PaperPlace): Promise<z.infer<typeof Paper>> {
  const body = new FormData()
  // Fields come before the file: the server reads the parts in their order.
  for (const [name, value] of Object.entries(place)) body.set(name, value)
  body.set('file', file, file.name || 'photo.jpg')
  return (await send({ method: 'POST', path: '/papers', body })) as z.infer<typeof Paper>
}

/** The address at which a paper is downloaded. */
export const paperAddress = (paperId: string) => `${BASE}/papers/${paperId}/content`

/** The address at which everything that is kept about a person is downloaded; without an id, about oneself. */
export const dataAddress = (clientId?: string) =>
  clientId === undefined ? `${BASE}/my/data` : `${BASE}/clients/${clientId}/data`

/** The address of a live stream, for EventSource. */
export const streamAddress = (path: string) => BASE + path

/** The query of one route with its input, for useQuery, prefetching and invalidation. Its key is `[route.id, input]`. */
export function queryFor<const R extends Route>(route: R, input?: InputOf<R>) {
  return queryOptions({
    queryKey: [route.id, input ?? {}] as const,
    queryFn: ({ signal }) => call(route, ...([input ?? {}, { signal }] as unknown as Args<R>)),
  })
}

/** Reads a route in a component, and reads it again when something happens (see `live.ts`). */
export function useCall<const R extends Route>(
  route: R,
  input?: InputOf<R>,
  options: { enabled?: boolean; refetchInterval?: number | false; staleTime?: number; keep?: boolean } = {},
) {
  const { keep, ...rest } = options
  return useQuery({
    ...queryFor(route, input),
    ...rest,
    ...(keep && { placeholderData: (before: ResponseOf<R> | undefined) => before as never }),
  })
}

export type Command<R extends Route> = InputOf<R> & Pick<CallOptions, 'version' | 'key'>

/** A command of the API as a mutation. `mutate({ params, body, version })`; afterwards the named routes are read again. */
export function useCommand<const R extends Route>(
  route: R,
  options: Omit<UseMutationOptions<ResponseOf<R>, Error, Command<R>>, 'mutationFn'> & {
    readonly refreshes?: readonly Pick<Route, 'id'>[]
  } = {},
) {
  const queries = useQueryClient()
  const { refreshes = [], onSuccess, ...rest } = options
  return useMutation<ResponseOf<R>, Error, Command<R>>({
    ...rest,
    mutationFn: ({ version, key, ...input }) =>
      call(route, ...([input, { version, key }] as unknown as Args<R>)),
    onSuccess: async (...given) => {
      for (const { id } of refreshes) void queries.invalidateQueries({ queryKey: [id] })
      await onSuccess?.(...given)
    },
  })
}

/** Refusals are answers, not accidents: only a lost connection or a fault of ours is worth another try. */
function worthAnotherTry(count: number, error: Error): boolean {
  if (error instanceof ProblemError) return error.status >= 500 && count < 2
  return count < 3
}

/** The one cache of what was read. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAnotherTry, staleTime: 10_000, gcTime: 10 * 60_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** After signing in or out: what was read as somebody else is forgotten; what is the same for everybody stays. */
export async function forgetWhoAsked(): Promise<void> {
  await queryClient.resetQueries({
    predicate: ({ queryKey }) => !/^(services|knowledge)\./.test(String(queryKey[0])),
  })
}
