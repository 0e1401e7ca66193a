import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import type { Route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'

/** What a key may be opened to: groups of routes, each to read or to write. */
export const KEY_GROUPS = [
  'contacts',
  'cases',
  'clients',
  'knowledge',
  'measures',
  'planning',
  'webhooks',
  'admin',
] as const
export type KeyGroup = (typeof KEY_GROUPS)[number]

export const Scope = z.enum(
  KEY_GROUPS.flatMap((group) => [`${group}:read`, `${group}:write`] as const) as [
    `${KeyGroup}:${'read' | 'write'}`,
  ],
)
export type Scope = z.infer<typeof Scope>

/** The concepts that a group opens. What stands in none of them, and what admins alone may do, belongs to `admin`. */
const GROUP_OF: Readonly<Record<string, KeyGroup>> = {
  contacts: 'contacts',
  live: 'contacts',
  agents: 'contacts',
  cases: 'cases',
  commitments: 'cases',
  tags: 'cases',
  fields: 'cases',
  views: 'cases',
  bulk: 'cases',
  clients: 'clients',
  knowledge: 'knowledge',
  notices: 'knowledge',
  measures: 'measures',
  demand: 'measures',
  learning: 'measures',
  planning: 'planning',
  webhooks: 'webhooks',
}

/** The secure links to a client's own page. Nothing else that lets somebody in is ever opened to a key. */
const ACCOUNT_ROUTES = ['accounts.makeLink', 'accounts.listLinks', 'accounts.revokeLink']

/**
 * The scope that a key needs for a route; undefined where no key gets in: routes for clients, and everything by which
 * people sign in. A route that everybody may call needs none.
 */
export function scopeOf({
  id,
  method,
  audience,
}: Pick<Route, 'id' | 'method' | 'audience'>): Scope | undefined {
  if (audience.every((one) => one === 'client' || one === 'public')) return undefined
  const [concept = ''] = id.split('.')
  if (concept === 'accounts' && !ACCOUNT_ROUTES.includes(id)) return undefined
  const isAdmins = audience.every((one) => one === 'admin')
  const group = isAdmins ? 'admin' : concept === 'accounts' ? 'clients' : (GROUP_OF[concept] ?? 'admin')
  return `${group}:${method === 'GET' ? 'read' : 'write'}`
}

/** Who makes and ends keys. */
export const keyMakers = ['admin', 'integrator'] as const

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  /** The first letters of the key, by which people tell keys apart. */
  prefix: z.string(),
  scopes: z.array(Scope),
  /** Whom it acts for. */
  owner: z.object({ id: Id, name: z.string() }),
  departmentIds: z.array(Id).nullable(),
  serviceIds: z.array(Id).nullable(),
  perMinute: z.number().int().nullable(),
  /** `left`: its owner works here no more. */
  state: z.enum(['on', 'expired', 'revoked', 'left']),
  madeAt: Instant,
  expiresAt: Instant.nullable(),
  /** To the minute. */
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

export const keyRefusals = defineRefusals({
  expires_in_past: {
    status: 422,
    title: 'That day has passed already',
    why: 'A key that ends before it begins would open nothing.',
    instead: 'Choose a later end, or none. No key was made.',
  },
})

export const keyEvents = {
  made: event('account.key_made', 'A key for programs was made.', {
    keyId: Id,
    scopes: z.number(),
    expiresAt: Instant.nullable(),
  }),
  revoked: event('account.key_revoked', 'A key for programs was ended.', { keyId: Id }),
}

export const keyRoutes = {
  list: route({
    id: 'accounts.keys',
    method: 'GET',
    path: '/keys',
    summary: 'The keys by which programs call, without the keys themselves; those that ended last',
    audience: keyMakers,
    response: z.object({ items: z.array(ApiKey) }),
  }),
  make: route({
    id: 'accounts.makeKey',
    method: 'POST',
    path: '/keys',
    summary: 'Make a key that acts for you, within its scopes. It is shown this once',
    audience: keyMakers,
    body: z.object({
      name: Line(120),
      scopes: z
        .array(Scope)
        .min(1)
        .max(KEY_GROUPS.length * 2),
      expiresAt: Instant.nullable().default(null),
      departmentIds: z.array(Id).min(1).max(100).nullable().default(null),
      serviceIds: z.array(Id).min(1).max(100).nullable().default(null),
      perMinute: z.number().int().min(1).max(1_000_000).nullable().default(null),
    }),
    response: z.object({ key: z.string(), made: ApiKey }),
    status: 201,
    refusals: [keyRefusals.expires_in_past],
    perMinute: 60,
  }),
  revoke: route({
    id: 'accounts.revokeKey',
    method: 'POST',
    path: '/keys/:keyId/revoke',
    summary: 'End a key now: its next request is refused',
    audience: keyMakers,
    params: z.object({ keyId: Id }),
    body: z.object({}),
    response: Done,
  }),
}
