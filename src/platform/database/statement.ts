/**
 * One SQL statement of a concept, sent under its name so that PostgreSQL plans it once a connection.
 * Columns come back in camelCase. `Row` is what a row holds, `Params` what goes in, in order.
 */
export type Statement<Row, Params extends readonly unknown[]> = {
  readonly name: string
  readonly text: string
  /** Carries the types only; never set. */
  readonly types?: { row: Row; params: Params }
}

const registered = new Map<string, Statement<unknown, readonly unknown[]>>()

/** Declares a statement. Names are `concept.verb` and unique in the process. */
export function statement<Row, Params extends readonly unknown[] = []>(
  name: string,
  text: string,
): Statement<Row, Params> {
  const earlier = registered.get(name)
  if (earlier && earlier.text !== text) throw new Error(`Two statements are called ${name}`)
  const declared: Statement<Row, Params> = { name, text }
  registered.set(name, declared)
  return declared
}

/** Every statement declared so far, for the test that prepares them all against the real schema. */
export function declaredStatements(): readonly Statement<unknown, readonly unknown[]>[] {
  return [...registered.values()]
}
