/**
 * One SQL statement of a concept, sent under its name so that PostgreSQL plans it once a connection.
 * Columns come back in camelCase. `Row` is what a row holds, `Params` what goes in, in order.
 */
export type Statement<Row, Params extends readonly unknown[]> = {
  readonly name: string
  readonly text: string
  /** Planned anew each time for the very values given; see `statement`. */
  readonly plannedEachTime?: true
  /** What is sent instead under a limited view; see `statement`. */
  readonly underView?: string
  /** Carries the types only; never set. */
  readonly types?: { row: Row; params: Params }
}

const registered = new Map<string, Statement<unknown, readonly unknown[]>>()

/**
 * Declares a statement. Names are `concept.verb` and unique in the process. `plannedEachTime`: for those that read very
 * many rows behind filters which are mostly left out, where the plan for any values takes several times as long as the
 * plan for those given. `underView`: the same for somebody with a limited view, put so that it is quick there too:
 * PostgreSQL looks into an index by likeness or by words only where no policy has to be asked first.
 */
export function statement<Row, Params extends readonly unknown[] = []>(
  name: string,
  text: string,
  options: { readonly plannedEachTime?: true; readonly underView?: string } = {},
): Statement<Row, Params> {
  const earlier = registered.get(name)
  if (earlier && earlier.text !== text) throw new Error(`Two statements are called ${name}`)
  const declared: Statement<Row, Params> = { name, text, ...options }
  registered.set(name, declared)
  return declared
}

/** Every statement declared so far, for the test that prepares them all against the real schema. */
export function declaredStatements(): readonly Statement<unknown, readonly unknown[]>[] {
  return [...registered.values()]
}
