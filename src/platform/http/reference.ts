import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { general } from '../contract/refusal.ts'
import type { RefusalDefinition } from '../contract/refusal.ts'
import type { Route } from '../contract/route.ts'
import type { ApiDocument, ApiEvent, Operation } from './reference-document.ts'
import { referencePage } from './reference-page.ts'

/** What the platform cannot know by itself: the scope that a key needs for a route, and the events that webhooks tell. */
export type ApiExtras = {
  readonly scopeOf?: (route: Route) => string | undefined
  readonly events?: readonly ApiEvent[]
}

/** The OpenAPI 3.1 document of the API, made from the routes that are really bound. */
export function describeApi(
  routes: readonly Route[],
  publicUrl: string,
  { scopeOf, events }: ApiExtras = {},
): ApiDocument {
  const paths: ApiDocument['paths'] = {}
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    const operations = (paths[path] ??= {})
    operations[route.method.toLowerCase()] = describeOperation(route, scopeOf?.(route))
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Answerable',
      version: '1',
      description:
        'The API that the desk, the portal and the client’s page use themselves. Every POST takes an Idempotency-Key; versioned records take If-Match; refusals are application/problem+json with a stable code, why, and what to do instead.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: { Problem: problemSchema }, securitySchemes: waysIn(publicUrl) },
    'x-refusals': allRefusals(routes),
    'x-events': events ?? [],
  }
}

function waysIn(publicUrl: string) {
  const prefix = publicUrl.startsWith('https:') ? '__Host-' : ''
  return {
    staff: { type: 'apiKey', in: 'cookie', name: `${prefix}answerable_staff.session_token` },
    client: { type: 'apiKey', in: 'cookie', name: `${prefix}answerable_client` },
    key: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer ans_…`.' },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'detail', 'instead'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', description: 'Stable: programs decide by it.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Why.' },
    instead: { type: 'string', description: 'What we do instead, or what can be done now.' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    details: { type: 'object' },
    requestId: { type: 'string' },
  },
}

function describeOperation(route: Route, scope: string | undefined): Operation {
  const refusals = refusalsOf(route)
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.id.split('.')[0] ?? 'other'],
    description: route.audience.includes('public')
      ? 'Open to everybody.'
      : `Open to: ${route.audience.join(', ')}.${scope === undefined ? '' : ` A key needs the scope ${scope}.`}`,
    parameters: [
      ...partParameters(route.params, 'path'),
      ...partParameters(route.query, 'query'),
      ...headers(route),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
      },
    }),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done.',
        ...(!route.raw && {
          content: { 'application/json': { schema: schemaOf(route.response, 'output') } },
        }),
      },
      ...problemResponses(refusals),
    },
    'x-audience': route.audience,
    ...(scope !== undefined && { 'x-scope': scope }),
    'x-refusals': refusals.map((refusal) => refusal.code),
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest
}

function partParameters(schema: z.ZodType | undefined, where: 'path' | 'query'): Operation['parameters'] {
  if (!schema) return []
  const json = schemaOf(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }))
}

function headers(route: Route): Operation['parameters'] {
  const text = { type: 'string' }
  return [
    ...(route.method === 'POST'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: text,
            description: 'The same key gets the same answer; done once.',
          },
        ]
      : []),
    ...(route.versioned
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: false,
            schema: text,
            description:
              'The version last seen, as "7"; refused with stale_version when something arrived since.',
          },
        ]
      : []),
  ]
}

/** Every refusal a route may answer with: its own and the general ones that fit it. */
export function refusalsOf(route: Route): RefusalDefinition[] {
  const open = route.audience.includes('public')
  const guards = open
    ? []
    : [
        ...[general.sign_in_needed, general.not_yours, general.key_unknown, general.key_lacks_scope],
        general.view_unavailable,
      ]
  const input =
    route.body || route.query || route.params || route.method !== 'GET' ? [general.invalid_input] : []
  const found = route.params ? [general.not_found] : []
  const writing =
    route.method === 'GET'
      ? []
      : [
          ...[general.not_json, general.too_large, general.wrong_media_type, general.other_site],
          ...(open ? [] : [general.outside_view]),
        ]
  const keyed = route.method === 'POST' ? [general.key_reused] : []
  const version = route.versioned ? [general.stale_version] : []
  const own = route.refusals ?? []
  return [
    ...own,
    ...guards,
    ...input,
    ...found,
    ...version,
    ...writing,
    ...keyed,
    general.too_many,
    general.unexpected,
    general.busy,
  ]
}

function problemResponses(refusals: readonly RefusalDefinition[]): Operation['responses'] {
  const byStatus = Map.groupBy(refusals, (refusal) => String(refusal.status))
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      { description: some.map((one) => `${one.code}: ${one.title}.`).join(' '), content: problem },
    ]),
  )
}

function allRefusals(routes: readonly Route[]): RefusalDefinition[] {
  const found = new Map(
    Object.values(general).map((refusal) => [refusal.code as string, refusal as RefusalDefinition]),
  )
  for (const route of routes) for (const refusal of route.refusals ?? []) found.set(refusal.code, refusal)
  return [...found.values()].toSorted((a, b) => a.code.localeCompare(b.code))
}

/** Serves the document, and a page to read. */
export function mountReference(app: FastifyInstance, document: ApiDocument): void {
  const page = referencePage(document)
  app.get('/api/v1/openapi.json', async (_request, reply) => reply.type('application/json').send(document))
  for (const url of ['/api/v1', '/api/v1/refusals']) {
    app.get(url, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  }
}
