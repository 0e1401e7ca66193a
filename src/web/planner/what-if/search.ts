/** Which two what-ifs an address compares. */
export type PairSearch = { a?: string; b?: string }

/** Reads `?a=…&b=…`. */
export function readPair(search: Record<string, unknown>): PairSearch {
  const { a, b } = search
  return { ...(typeof a === 'string' && { a }), ...(typeof b === 'string' && { b }) }
}
