import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#platform/database/embedded/launcher.ts'
import type { Embedded } from '#platform/database/embedded/launcher.ts'

/** Not part of a copy: what belongs to the running server, and what a standby makes for itself. */
const LEFT_OUT = [
  'postmaster.pid',
  'postmaster.opts',
  'pg_replslot',
  'pg_stat_tmp',
  'pg_notify',
  'pg_subtrans',
]

/**
 * Starts a streaming replica of an embedded server, in a folder of its own: a base backup by copying the files, then
 * standby. Both on this machine and by sockets, otherwise as between two machines.
 */
export async function startReplica(primary: Embedded, from: string, to: string): Promise<Embedded> {
  // The files may lie elsewhere, with a link to them; it is they that are copied.
  const source = realpathSync(join(from, 'postgres'))
  const copy = join(to, 'postgres')
  mkdirSync(to, { recursive: true, mode: 0o755 })
  cpSync(join(from, 'postgres.password'), join(to, 'postgres.password'))
  const client = new pg.Client({ connectionString: primary.url })
  await client.connect()
  try {
    // One session from beginning to end: the server watches over the backup by it.
    await client.query(`select pg_backup_start('replica', true)`)
    cpSync(source, copy, {
      recursive: true,
      filter: (path) => !LEFT_OUT.includes(path.slice(source.length + 1)),
    })
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()')
    writeFileSync(join(copy, 'backup_label'), rows[0]?.labelfile ?? '')
  } finally {
    await client.end()
  }
  for (const folder of LEFT_OUT.filter((name) => name.startsWith('pg_'))) {
    mkdirSync(join(copy, folder), { recursive: true, mode: 0o700 })
  }
  writeFileSync(join(copy, 'standby.signal'), '')
  writeFileSync(join(copy, 'postgresql.auto.conf'), `primary_conninfo = '${conninfo(primary.url)}'\n`)
  ownAs(source, copy)
  return startEmbedded({ dataDirectory: to, durable: false })
}

function conninfo(url: string): string {
  const [, user, password, host, port] = /^postgresql:\/\/([^:]+):([^@]+)@([^:]+):(\d+)\//.exec(url) ?? []
  return `user=${user} password=${password} host=${decodeURIComponent(host ?? '')} port=${port}`
}

/** Root runs the server as another user: the copy belongs to the same one. */
function ownAs(source: string, copy: string): void {
  const { uid, gid } = statSync(source)
  if (statSync(copy).uid === uid) return
  const give = (path: string) => {
    chownSync(path, uid, gid)
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) give(join(path, name))
  }
  give(copy)
}

/** Waits until the replica has everything that the primary has committed so far. */
export async function caughtUp(primary: pg.Pool, replica: pg.Pool): Promise<void> {
  const { rows } = await primary.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at')
  for (;;) {
    const { rows: there } = await replica.query<{ done: boolean }>(
      'select pg_last_wal_replay_lsn() >= $1::pg_lsn as done',
      [rows[0]?.at],
    )
    if (there[0]?.done) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export function removeFolder(folder: string): void {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
}
