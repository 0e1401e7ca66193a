import type { EventTable, Lens, ProcessEvent } from './types.ts'

const LENSES = ['activity', 'holder', 'team'] as const

/** Gathers events one by one. */
export type TableBuilder = {
  add(event: ProcessEvent): void
  readonly size: number
  /** The events as a table. The builder is not used afterwards. */
  done(): EventTable
}

/** A table of these events. Cases stand in the order in which they first came. */
export function tableOf(events: Iterable<ProcessEvent>): EventTable {
  const builder = createTableBuilder()
  for (const event of events) builder.add(event)
  return builder.done()
}

/** Starts to gather; 28 bytes an event, and each text once. */
export function createTableBuilder(): TableBuilder {
  const columns = growing()
  const cases = dictionary()
  const texts = { activity: dictionary(), holder: dictionary(), team: dictionary() }
  return {
    get size() {
      return columns.size
    },
    add(event) {
      const at = columns.next()
      columns.caseOf[at] = cases.place(event.caseId)
      columns.at[at] = event.at
      for (const lens of LENSES) columns.places[lens][at] = texts[lens].place(event[lens])
    },
    done() {
      const names = { activity: texts.activity.all, holder: texts.holder.all, team: texts.team.all }
      return inOrder(columns, cases.all, names)
    },
  }
}

type Dictionary = { readonly all: string[]; place(text: string | null): number }

function dictionary(): Dictionary {
  const known = new Map<string, number>()
  const all: string[] = []
  const place = (text: string | null) => {
    if (text === null) return -1
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, all.length)
    return all.push(text) - 1
  }
  return { all, place }
}

type Columns = {
  size: number
  caseOf: Int32Array
  at: Float64Array
  places: Record<Lens, Int32Array>
  next(): number
}

function growing(): Columns {
  const numbers = (size: number) => new Int32Array(size)
  const first = 1024
  const columns: Columns = {
    size: 0,
    caseOf: numbers(first),
    at: new Float64Array(first),
    places: { activity: numbers(first), holder: numbers(first), team: numbers(first) },
    next() {
      if (columns.size === columns.at.length) widen(columns)
      return columns.size++
    },
  }
  return columns
}

function widen(columns: Columns): void {
  const wider = (from: Int32Array) => {
    const to = new Int32Array(2 * from.length)
    to.set(from)
    return to
  }
  const at = new Float64Array(2 * columns.at.length)
  at.set(columns.at)
  columns.at = at
  columns.caseOf = wider(columns.caseOf)
  for (const lens of LENSES) columns.places[lens] = wider(columns.places[lens])
}

function inOrder(columns: Columns, cases: string[], names: EventTable['names']): EventTable {
  const start = startsOf(columns, cases.length)
  const came = byCaseAndTime(columns, start)
  const picked = (from: Int32Array) => came.map((index) => from[index] ?? -1)
  const at = new Float64Array(columns.size)
  came.forEach((index, to) => (at[to] = columns.at[index] ?? Number.NaN))
  const { activity, holder, team } = columns.places
  const places = { activity: picked(activity), holder: picked(holder), team: picked(team) }
  return { cases, names, start, at, places, came }
}

function startsOf({ size, caseOf }: Columns, cases: number): Int32Array {
  const start = new Int32Array(cases + 1)
  for (let i = 0; i < size; i += 1) add(start, (caseOf[i] ?? 0) + 1, 1)
  for (let c = 1; c <= cases; c += 1) add(start, c, start[c - 1] ?? 0)
  return start
}

const add = (to: Int32Array, index: number, more: number) => void (to[index] = (to[index] ?? 0) + more)

function byCaseAndTime({ size, caseOf, at }: Columns, start: Int32Array): Int32Array {
  const free = start.slice()
  const order = new Int32Array(size)
  for (let i = 0; i < size; i += 1) {
    const which = caseOf[i] ?? 0
    order[free[which] ?? 0] = i
    add(free, which, 1)
  }
  for (let c = 0; c + 1 < start.length; c += 1) sortByTime(order.subarray(start[c], start[c + 1]), at)
  return order
}

/** Most logs come in order, so most cases are only looked through. Events at one instant stay as they came. */
function sortByTime(order: Int32Array, at: Float64Array): void {
  const time = (index: number) => at[index] ?? 0
  for (let i = 1; i < order.length; i += 1) {
    if (time(order[i - 1] ?? 0) > time(order[i] ?? 0)) {
      order.sort((a, b) => time(a) - time(b) || a - b)
      return
    }
  }
}
