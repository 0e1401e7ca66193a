/**
 * Event logs in XES (IEEE 1849-2016) as rows of a table: attributes of traces are columns called `case:…`, those of events
 * have their own names. Attributes inside attributes are passed over.
 */
export type XesRows = {
  open(tag: string, attributes: Readonly<Record<string, string>>): void
  close(tag: string): void
  /** Traces without a name; they are called by their number. */
  readonly unnamed: number
}

/** Attributes that every log may have, though the first events lack them. */
export const XES_COLUMNS = [
  'case:concept:name',
  'concept:name',
  'org:resource',
  'org:group',
  'org:role',
  'time:timestamp',
  'lifecycle:transition',
] as const

type Taken = { cells: Record<string, string>; depth: number }

/** Given the tags of a document in order, calls `event` with the attributes of each event and its number from 1. */
export function createXesRows(
  event: (cells: Readonly<Record<string, string>>, number: number) => void,
): XesRows {
  let [traces, events, unnamed] = [0, 0, 0]
  let trace: Taken | null = null
  let inside: Taken | null = null
  const attribute = (to: Taken, prefix: string, { key, value }: Readonly<Record<string, string>>) => {
    to.depth += 1
    if (to.depth === 1 && key !== undefined && value !== undefined) to.cells[prefix + key] = value
  }
  return {
    get unnamed() {
      return unnamed
    },
    open(tag, attributes) {
      if (tag === 'trace') {
        traces += 1
        trace = { cells: {}, depth: 0 }
      } else if (tag === 'event') inside = { cells: { ...trace?.cells }, depth: 0 }
      else if (inside) attribute(inside, '', attributes)
      else if (trace) attribute(trace, 'case:', attributes)
    },
    close(tag) {
      if (tag === 'trace') {
        if (trace?.cells['case:concept:name'] === undefined) unnamed += 1
        trace = null
      } else if (tag === 'event' && inside) {
        events += 1
        const byNumber = { 'case:concept:name': `trace ${traces}` }
        event(trace ? { ...byNumber, ...inside.cells } : inside.cells, events)
        inside = null
      } else if (inside) inside.depth -= 1
      else if (trace) trace.depth -= 1
    },
  }
}
