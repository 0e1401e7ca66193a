import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Route } from '#platform/contract/route.ts'

const root = resolve(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8')

const LOOKING = ['measures', 'demand', 'learning', 'planning', 'notices']
const contracts = globSync(`src/domain/{${LOOKING.join(',')}}/contract*.ts`, { cwd: root })
const exported = await Promise.all(contracts.map((path) => import(resolve(root, path)) as Promise<object>))

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'path' in value && 'audience' in value && 'response' in value
const routes = exported
  .flatMap((module) => Object.values(module))
  .flatMap((table) => (typeof table === 'object' && table !== null ? Object.values(table) : []))
  .filter(isRoute)

type Schema = { readonly [key: string]: unknown }
const PERSON = /^(agent|person|owner|asked|colleague|staff)(Id|s)?$/i

/**
 * Lists whose items name a person and carry a figure, as paths. Figures that tell of time or place (dueAt, version) and
 * ids are none: what is meant is anything that people could be put in an order by.
 */
function peopleWithFigures(schema: Schema, path: string): string[] {
  const found: string[] = []
  const items = schema['items'] as Schema | undefined
  const properties = items?.['properties'] as Record<string, Schema> | undefined
  if (properties) {
    const names = Object.keys(properties)
    const person = names.some((name) => PERSON.test(name) && !hasNumber(properties[name]))
    const figures = names.filter((name) => hasNumber(properties[name]) && !NO_MEASURE.has(name))
    if (person && figures.length > 0) found.push(`${path}: ${figures.join(', ')}`)
  }
  for (const [key, value] of Object.entries(schema))
    if (typeof value === 'object' && value !== null)
      found.push(...peopleWithFigures(value as Schema, key === 'properties' ? path : `${path}.${key}`))
  return found
}

const NO_MEASURE = new Set(['version', 'place', 'step'])

function hasNumber(schema: Schema | undefined): boolean {
  if (!schema) return false
  if (schema['type'] === 'number' || schema['type'] === 'integer') return true
  return ['anyOf', 'oneOf'].some((key) => ((schema[key] ?? []) as Schema[]).some(hasNumber))
}

/** People appear with a number where the number is of one piece of work, or their own terms; each with its reason. */
const MEANT: Readonly<Record<string, string>> = {
  'learning.patterns': 'the owner of a pattern, with how many experiments the pattern has',
  'learning.pack': 'who owns a pattern; the person a single late leg or promise belongs to',
  'learning.misses': 'one late leg or promise each, with whom to talk to; in the order of clients’ waiting',
}

describe('R26: the lens looks at the system, never at one person beside another', () => {
  test('no list holds people with figures that they could be ranked by', () => {
    expect(routes.length).toBeGreaterThan(60)
    const found = routes.flatMap((route) => {
      const schema = z.toJSONSchema(route.response, { unrepresentable: 'any', io: 'output' }) as Schema
      return peopleWithFigures(schema, '').map((where) => ({ id: route.id, where }))
    })
    // A roster is made of people and the hours that each has agreed to work.
    const unmeant = found.filter(({ id }) => !(id in MEANT) && !id.startsWith('planning.'))
    expect(unmeant).toEqual([])
    // An exception that nothing needs any more goes.
    expect(Object.keys(MEANT).filter((id) => !found.some((one) => one.id === id))).toEqual([])
  })

  test('no measure can be split by person', async () => {
    const { SplitBy } = await import('#domain/measures/contract.figures.ts')
    const { LensFilter } = await import('#domain/measures/contract.ts')
    expect(SplitBy.options.filter((by) => /agent|person|owner|team/.test(by))).toEqual([])
    expect(Object.keys(LensFilter.shape).filter((key) => /agent|person|owner/.test(key))).toEqual([])
  })

  test('no statement of the lens adds up by person, and no roll-up knows one', () => {
    const statements = globSync('src/domain/{measures,demand,learning}/**/*.ts', {
      cwd: root,
      exclude: ['**/*.test.ts'],
    })
    expect(statements.length).toBeGreaterThan(20)
    // Within one contact or need its people are told apart; nothing is ever added up for one person.
    const adds = /group by\s+(?:\w+\.)?(agent_id|owner_id|by_agent_id|asked_id|holder)\b/i
    const byPerson = statements.filter((path) => adds.test(read(path)))
    expect(byPerson).toEqual([])
    const rollups = /create table measured_(?:sums|spreads|contacts|needs|work)\b[^;]*;/g
    const tables = read('migrations/20261122T0600_lens.sql').match(rollups) ?? []
    expect(tables.length).toBe(5)
    expect(tables.filter((table) => /\b(agent|owner|person|holder)_id\b/.test(table))).toEqual([])
  })
})

describe('no target, no gauge, no league table', () => {
  const words = globSync('src/web/messages/{en,fr}/*.ts', { cwd: root }).flatMap((path) =>
    [...read(path).matchAll(/^\s*'([\w.-]+)':\s*\n?\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/gm)].map(
      ([, key, one, other]) => ({ path, key, text: one ?? other ?? '' }),
    ),
  )
  const charts = globSync('src/web/charts/*.{ts,tsx}', { cwd: root, exclude: ['**/*.test.ts'] })

  test('no text speaks of them', () => {
    expect(words.length).toBeGreaterThan(1_500)
    const banned =
      /\b(targets?|league tables?|leaderboards?|rankings?|ranked|top performers?|scores?|scorecards?|KPIs?|SLAs?|AHT|adherence|objectif chiffré|classement|palmarès)\b/i
    // “No targets” may be said, for it is what we promise.
    const found = words.filter(
      ({ text }) => banned.test(text) && !/\b(no|never|aucun|jamais|without|sans)\b/i.test(text),
    )
    expect(found).toEqual([])
  })

  test('no chart can draw one', () => {
    expect(charts.length).toBeGreaterThan(15)
    const found = charts.filter((path) =>
      /target|goalLine|gauge|threshold/i.test(
        read(path).replaceAll(/\.target\b|currentTarget|EventTarget/g, ''),
      ),
    )
    expect(found).toEqual([])
  })

  test('no page of the lens colours a figure as good or bad', () => {
    const pages = globSync('src/web/{lens,charts}/**/*.css', { cwd: root })
    expect(pages.length).toBeGreaterThan(2)
    expect(
      pages.filter((path) => /var\(--(good|problem|danger|success|red|green)\b/.test(read(path))),
    ).toEqual([])
  })
})
