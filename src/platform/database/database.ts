import pg from 'pg'
import type { PoolClient, QueryArrayResult } from 'pg'
import { partSpan } from '../traces.ts'
import type { Statement } from './statement.ts'
import { seenByService, viewNow } from './view.ts'
import type { View } from './view.ts'

/** Reads, and inside a transaction also writes. Never keep one beyond the function it was given to. */
export type Tx = {
  all<Row, P extends readonly unknown[]>(statement: Statement<Row, P>, ...params: P): Promise<Row[]>
  /** The only row; throws when there is none (a fault, not a refusal). */
  one<Row, P extends readonly unknown[]>(statement: Statement<Row, P>, ...params: P): Promise<Row>
  maybe<Row, P extends readonly unknown[]>(
    statement: Statement<Row, P>,
    ...params: P
  ): Promise<Row | undefined>
  /** Rows touched. */
  run<Row, P extends readonly unknown[]>(statement: Statement<Row, P>, ...params: P): Promise<number>
  /** Runs `then` once this transaction has committed; never when it rolls back. */
  afterCommit(then: () => void): void
}

export type Database = {
  /** One transaction (READ COMMITTED). Tried again, whole, up to three times after a deadlock or serialisation failure. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Statements without a transaction around them; each is its own. For reads, and for single-statement hot paths. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** As `read`, for a command that is one statement and so its own transaction. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Every statement on a connection of its own, given back at once: for what lives longer than a question, such as a stream. */
  readonly each: Tx
  /** Calls `then` after each committed change of this process, and never for reads. */
  onCommit(then: () => void): void
  /**
   * The pool itself, for libraries that bring their own SQL. It knows of no view: whoever serves somebody with a limited
   * view is refused it.
   */
  readonly pool: pg.Pool
  /**
   * A connection for what brings its own statements, such as COPY. A transaction has been begun on it, with the view of
   * whoever is being served: end it, then release the connection.
   */
  connect(): Promise<PoolClient>
  close(): Promise<void>
}

const parsers = new pg.TypeOverrides()
// Counts and sums fit a double up to 2^53; a string here would be a bug waiting in every caller.
parsers.setTypeParser(pg.types.builtins.INT8, Number)
parsers.setTypeParser(pg.types.builtins.NUMERIC, Number)
parsers.setTypeParser(pg.types.builtins.DATE, (text: string) => text)

/** Opens a pool of `size` connections (about 8 is best on two cores). */
export function openDatabase(url: string, size = 8): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: parsers,
    application_name: 'answerable',
    // Nobody waits for ever on a database out of reach: the answer is then "try again in some seconds".
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  // An idle connection that the server ends must not end the process; the next query opens another.
  pool.on('error', () => undefined)
  pool.on('connect', (connection) => connection.on('error', () => undefined))
  const listeners: (() => void)[] = []
  const announced = async <T>(change: Promise<T>) => {
    const result = await change
    // What follows a change is the service's own doing, however little whoever made it may see.
    seenByService(() => {
      for (const then of listeners) then()
    })
    return result
  }
  const single = <T>(work: (tx: Tx) => Promise<T>) =>
    // A view holds until its transaction ends, so whoever has one gets one.
    viewNow()
      ? withRetry(() => inTransaction(pool, work))
      : withConnection(pool, (connection) => lent(connection, (then) => then(), work))
  const each: Tx = {
    all: (statement, ...params) => single((tx) => tx.all(statement, ...params)),
    one: (statement, ...params) => single((tx) => tx.one(statement, ...params)),
    maybe: (statement, ...params) => single((tx) => tx.maybe(statement, ...params)),
    run: (statement, ...params) => single((tx) => tx.run(statement, ...params)),
    afterCommit: (then) => then(),
  }
  return {
    get pool() {
      if (viewNow()) throw new Error('The pool knows of no view: ask for a connection by connect()')
      return pool
    },
    connect: () => lendBegun(pool),
    each,
    transact: (work) => announced(withRetry(() => inTransaction(pool, work))),
    read: single,
    write: (work) => announced(single(work)),
    onCommit: (then) => void listeners.push(then),
    close: () => pool.end(),
  }
}

async function lendBegun(pool: pg.Pool): Promise<PoolClient> {
  const connection = await pool.connect()
  try {
    const view = viewNow()
    await (view ? begin(connection, view) : connection.query('begin'))
    return connection
  } catch (error) {
    connection.release(error instanceof Error ? error : true)
    throw error
  }
}

async function withConnection<T>(pool: pg.Pool, work: (connection: PoolClient) => Promise<T>): Promise<T> {
  const connection = await pool.connect()
  let broken: Error | undefined
  // Listened to while lent: otherwise a server that goes away mid-query ends the process.
  const onError = (error: Error) => (broken = error)
  connection.on('error', onError)
  try {
    return await work(connection)
  } finally {
    connection.off('error', onError)
    connection.release(broken)
  }
}

function inTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withConnection(pool, async (connection) => {
    const later: (() => void)[] = []
    const view = viewNow()
    await (view ? begin(connection, view) : connection.query('begin'))
    try {
      const result = await lent(connection, (then) => later.push(then), work)
      await connection.query('commit')
      seenByService(() => {
        for (const then of later) then()
      })
      return result
    } catch (error) {
      await connection.query('rollback').catch(() => undefined)
      throw view && isOutsideView(error) ? new OutsideView('outside the view', { cause: error }) : error
    }
  })
}

/** Whoever sees only a part would have made something that they could not see themselves. */
export class OutsideView extends Error {}

// The routine tells a policy that refuses a row from a right that is missing, which is a fault of ours. What is there
// already, and was not found before, is there for others.
const isOutsideView = (error: unknown) =>
  error instanceof pg.DatabaseError &&
  (error.code === '23505' || (error.code === '42501' && error.routine === 'ExecWithCheckOptions'))

/** Whoever sees only a part is refused where the database cannot hold them to it. */
export class ViewUnavailable extends Error {}

async function begin(connection: PoolClient, { facts }: View): Promise<void> {
  await connection.query('begin')
  try {
    await connection.query({ name: 'view.enter', text: 'select enter_view($1::jsonb)', values: [facts] })
  } catch (error) {
    await connection.query('rollback').catch(() => undefined)
    // The role is not there, or may not be taken.
    const lacking = ['22023', '42501', '42704'].includes(sqlState(error) ?? '')
    throw lacking ? new ViewUnavailable('the role for limited views', { cause: error }) : error
  }
}

/** Lends a Tx for the time of `work`; used after that, it throws instead of writing outside its transaction. */
async function lent<T>(
  connection: PoolClient,
  afterCommit: (then: () => void) => void,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let open = true
  // Under a view other plans hold: by a name of their own, those of everybody else stay as they are.
  const prefix = viewNow() ? 'view:' : ''
  const query = async <Row>(statement: Statement<Row, readonly unknown[]>, params: readonly unknown[]) => {
    if (!open) throw new Error(`${statement.name}: used outside its transaction`)
    const values = [...params]
    return partSpan(statement.name, () =>
      connection.query<unknown[]>({
        ...(!statement.plannedEachTime && { name: prefix + statement.name }),
        text: (prefix === '' ? undefined : statement.underView) ?? statement.text,
        values,
        rowMode: 'array',
      }),
    )
  }
  const all = async <Row>(statement: Statement<Row, readonly unknown[]>, params: readonly unknown[]) =>
    toObjects<Row>(await query(statement, params))
  const tx: Tx = {
    all: (statement, ...params) => all(statement, params),
    one: async (statement, ...params) => {
      const [row] = await all(statement, params)
      if (row === undefined) throw new Error(`${statement.name}: no row`)
      return row
    },
    maybe: async (statement, ...params) => (await all(statement, params))[0],
    run: async (statement, ...params) => (await query(statement, params)).rowCount ?? 0,
    afterCommit,
  }
  try {
    return await work(tx)
  } finally {
    open = false
  }
}

function toObjects<Row>(result: QueryArrayResult<unknown[]>): Row[] {
  const names = result.fields.map((field) => camelCase(field.name))
  return result.rows.map((values) => {
    const row: Record<string, unknown> = {}
    for (const [index, name] of names.entries()) row[name] = values[index]
    return row as Row
  })
}

const camelCased = new Map<string, string>()
function camelCase(column: string): string {
  const known = camelCased.get(column)
  if (known !== undefined) return known
  const name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  camelCased.set(column, name)
  return name
}

const WORTH_ANOTHER_TRY = new Set(['40001', '40P01'])

async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (tries >= 4 || !WORTH_ANOTHER_TRY.has(sqlState(error) ?? '')) throw error
    }
  }
}

/** The SQLSTATE of a database error, if it is one. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** The constraint that refused a row, if one did. */
export function violated(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}
