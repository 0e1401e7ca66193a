import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findBinaries } from '#platform/database/embedded/binaries.ts'
import { prepareCluster, readPassword, role } from '#platform/database/embedded/cluster.ts'
import { preparePlace } from '#platform/database/embedded/place.ts'
import { startServer, stopServer } from '#platform/database/embedded/server.ts'

/** A server that is reached over the network, with an empty database. */
export type TcpServer = {
  readonly url: string
  readonly fresh: (name: string) => Promise<string>
  readonly stop: () => Promise<void>
}

/** Starts a PostgreSQL that listens on loopback: it stands for one that an organisation has. */
export async function startTcpServer(): Promise<TcpServer> {
  const directory = mkdtempSync(join(tmpdir(), 'answerable-tcp-'))
  chmodSync(directory, 0o755)
  const place = preparePlace(join(directory, 'data'))
  const binaries = findBinaries(place.who, place.programFolders)
  await prepareCluster(place, binaries, false)
  const port = await freePort()
  const child = await startServer(place, binaries, { port })
  const password = encodeURIComponent(readPassword(place.dataDirectory))
  const url = (name: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/${name}`
  const fresh = async (name: string) => {
    await run(url('postgres'), `create database ${name}`)
    return url(name)
  }
  return {
    url: await fresh('answerable'),
    fresh,
    async stop() {
      await stopServer(child)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** One statement, on a connection of its own. */
export async function run<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** A digest of every table's rows in their order by content, of the jobs and of the sequences. Transaction ids stand aside. */
export async function contentOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not relispartition and relname not in ('migrations', 'migrations_lock')`,
    )
    const content: Record<string, string> = {}
    for (const { name } of tables.rows)
      content[name] = await digest(client, `select to_jsonb(t) - 'xid' - 'point' as r from "${name}" t`)
    content['(jobs)'] = await digest(
      client,
      `select to_jsonb(j) - 'id' - 'created_at' - 'updated_at' - 'revision' - 'locked_at' - 'locked_by' as r from graphile_worker.jobs j`,
    )
    content['(sequences)'] = await digest(
      client,
      `select to_jsonb(s) as r from (select sequencename, last_value from pg_sequences where schemaname = 'public') s`,
    )
    return content
  } finally {
    await client.end()
  }
}

async function digest(client: pg.Client, query: string): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `select count(*) || ' ' || coalesce(md5(string_agg(md5(r::text), '' order by md5(r::text))), '') as digest from (${query}) q`,
  )
  return rows[0]?.digest ?? ''
}
