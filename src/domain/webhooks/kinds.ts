import { z } from 'zod'
import { declaredEvents } from '#platform/contract/event.ts'
import type { EventKind } from './contract.ts'

/** Every event that the loaded contracts declare, as people who join other systems read it. */
export function eventKinds(): EventKind[] {
  return declaredEvents().map(({ kind, meaning, facts }) => ({
    kind,
    group: kind.split('.')[0] ?? kind,
    meaning,
    facts: factsOf(z.toJSONSchema(facts, { io: 'output', unrepresentable: 'any' })),
  }))
}

type Shape = {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
}

function factsOf(schema: unknown): EventKind['facts'] {
  const { properties = {}, required = [] } = schema as Shape
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    form: `${formOf(shape)}${required.includes(name) ? '' : ', may be left out'}`,
  }))
}

const FORMATS: Readonly<Record<string, string>> = { uuid: 'id', 'date-time': 'instant', date: 'day' }

/** The form of a fact in few words: `id`, `number`, `"a" or "b"`. */
function formOf(shape: Shape): string {
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return [...new Set(choices.map(formOf))].join(' or ')
  if (shape.enum) return shape.enum.map((one) => JSON.stringify(one)).join(' or ')
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.type === 'array') return `list of ${shape.items ? formOf(shape.items) : 'values'}`
  if (shape.format !== undefined) return FORMATS[shape.format] ?? shape.format
  if (shape.type === 'string') return 'code'
  if (shape.type === 'integer') return 'whole number'
  return shape.type === 'boolean' ? 'true or false' : String(shape.type ?? 'value')
}
