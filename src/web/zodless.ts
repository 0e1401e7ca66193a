/**
 * Stands in for Zod in the browser. The contracts are shared with the server for their addresses and types; the schemas
 * are run by the server alone. Without this, every visitor would load a validation library that nothing calls.
 */
type Schema = { readonly [name: string]: unknown } & ((...given: unknown[]) => Schema)

function schema(known: Record<string, unknown> = {}): Schema {
  const call = (..._given: unknown[]): Schema => schema()
  return new Proxy(call, {
    get(_target, name) {
      if (typeof name === 'symbol') return undefined
      if (name in known) return known[name]
      if (name === 'toString' || name === 'toJSON' || name === 'join') return () => ''
      if (name === 'then') return undefined
      return schema()
    },
  }) as unknown as Schema
}

function choice(values: readonly string[]): Schema {
  return schema({ options: values, enum: Object.fromEntries(values.map((value) => [value, value])) })
}

/** Every schema function, none of which does anything; `z.enum` keeps its `options`, which screens list. */
export const z = schema({ enum: choice })
