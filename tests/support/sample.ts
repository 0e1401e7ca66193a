import { z } from 'zod'
import type { Route } from '#platform/contract/route.ts'

/** A JSON Schema, as far as contracts use it. */
export type Shape = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
}

/** What a caller may send, as JSON Schema. */
export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
}

/** Values for fields whose name says what they must be. */
export type Known = Readonly<Record<string, unknown>>

/** Values that no schema tells of: what these fields mean. */
export function knownValues(ids: Readonly<Record<string, string>>, now: Date): Known {
  return {
    ...ids,
    phone: '020 7946 0999',
    email: 'somebody@example.org',
    language: 'en',
    place: `case:${ids['caseId'] ?? ''}`,
    outcome: 'met',
    code: '123456',
    label: 'household.size',
    token: 'x'.repeat(43),
    password: 'a password of many words',
    to: '020 7946 0123',
    fromAt: null,
    standardId: ids['standardId'] ?? null,
    zone: 'Europe/London',
    locale: 'en-GB',
    country: 'GB',
    languages: ['en'],
    url: 'https://example.org/hook',
    kinds: ['case.*'],
    origin: 'https://www.example.org',
    from: new Date(now.getTime() + 3_600_000).toISOString(),
    dueAt: new Date(now.getTime() + 7_200_000).toISOString(),
    until: new Date(now.getTime() + 10_800_000).toISOString(),
    untilAt: new Date(now.getTime() + 3 * 86_400_000).toISOString(),
  }
}

/** A value of this shape that the route takes; optional fields are filled in too when `whole`. */
export function sample(shape: Shape, known: Known, whole: boolean, name = ''): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const options = shape.anyOf ?? shape.oneOf
  if (options?.[0] && known[name] === undefined) return sample(options[0], known, whole, name)
  // Nothing, where nothing may be said; a value is made up where there has to be one.
  const mayBeKnown = known[name] !== undefined && (known[name] !== null || options !== undefined)
  if (mayBeKnown && shape.type !== 'object') return known[name]
  if (shape.type === 'object') return sampleObject(shape, known, whole)
  if (shape.type === 'array') {
    const wanted = whole || (shape.minItems ?? 0) > 0
    return shape.items && wanted ? [sample(shape.items, known, whole, name)] : []
  }
  if (shape.type === 'integer' || shape.type === 'number') return sampleNumber(shape)
  if (shape.type === 'boolean') return true
  return sampleText(shape)
}

function sampleObject(shape: Shape, known: Known, whole: boolean): Record<string, unknown> {
  const wanted = Object.entries(shape.properties ?? {}).filter(
    ([name]) => whole || shape.required?.includes(name),
  )
  return Object.fromEntries(wanted.map(([name, part]) => [name, sample(part, known, whole, name)]))
}

/** One, or the nearest to it that is allowed. */
const sampleNumber = ({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Shape) =>
  Math.min(maximum, Math.max(1, minimum))

function sampleText({ format }: Shape): string {
  if (format === 'uuid') return '018f0000-0000-7000-8000-000000000000'
  if (format === 'date') return '2026-03-09'
  if (format === 'date-time') return '2026-03-03T10:00:00Z'
  return 'plain words'
}

/** What nobody has, where nothing better is known: an id, or the name itself. */
const unknown = (name: string) => (name.endsWith('Id') ? '018f0000-0000-7000-8000-00000000000b' : name)

/** The path of a route below `/api/v1`, with these ids in it. */
export function pathOf(route: Route, ids: Known): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(ids[name] ?? unknown(name))),
  )
}
