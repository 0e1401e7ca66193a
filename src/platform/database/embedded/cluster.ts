import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { writePrivate } from './identity.ts'
import type { Place } from './place.ts'
import { EmbeddedProblem, useAServer } from './problem.ts'

const run = promisify(execFile)

/** The role and the database that Answerable uses in its own PostgreSQL. */
export const role = 'app'
export const database = 'answerable'

const passwordFile = (dataDirectory: string): string => join(dataDirectory, 'postgres.password')

/** The password of our role. Throws when this user may not read it. */
export const readPassword = (dataDirectory: string): string =>
  readFileSync(passwordFile(dataDirectory), 'utf8').trim()

/** Whether a whole cluster is there; an interrupted set-up leaves none. */
export const clusterExists = (place: Place): boolean => existsSync(join(place.cluster, 'PG_VERSION'))

/**
 * Makes the cluster if there is none, checks that its version is ours, and writes its settings.
 *
 * @throws EmbeddedProblem `wrong-version` for a cluster of another major version
 */
export async function prepareCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  if (clusterExists(place)) {
    checkVersion(place, binaries)
    if (!existsSync(passwordFile(place.dataDirectory))) await renewPassword(place, binaries)
  } else {
    await createCluster(place, binaries, durable)
  }
  writeFileSync(join(place.cluster, 'postgresql.conf'), settings(durable))
}

function checkVersion(place: Place, binaries: Binaries): void {
  const found = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  const ours = binaries.version.split('.')[0]
  if (found === ours) return
  throw new EmbeddedProblem(
    'wrong-version',
    `${place.cluster} was made by PostgreSQL ${found}; this version of Answerable brings PostgreSQL ${ours ?? '?'}.\n` +
      'Start the earlier version of Answerable, make a backup with it, and restore that into an empty data directory.',
  )
}

async function createCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  const partial = `${place.cluster}.new`
  const password = newPassword()
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true, mode: 0o700 })
  const handed = `${partial}.password`
  writeFileSync(handed, password, { mode: 0o600 })
  if (place.who) for (const path of [partial, handed]) chownSync(path, place.who.uid, place.who.gid)
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const access = ['-U', role, '--auth=scram-sha-256', `--pwfile=${handed}`]
    await runProgram(place, binaries, 'initdb', [
      '-D',
      partial,
      ...access,
      ...locale,
      ...(durable ? [] : ['--no-sync']),
    ])
    writePrivate(passwordFile(place.dataDirectory), `${password}\n`)
    putInPlace(partial, place.cluster)
  } finally {
    rmSync(handed, { force: true })
  }
}

function putInPlace(partial: string, cluster: string): void {
  if (existsSync(cluster) && readdirSync(cluster).length > 0)
    throw new EmbeddedProblem(
      'cannot-write',
      `${cluster} holds files that are not a PostgreSQL cluster. Move them away, or name another data directory: ANSWERABLE_DATA=…`,
    )
  rmSync(cluster, { recursive: true, force: true })
  renameSync(partial, cluster)
}

/** Sets a new password where the file with the old one was lost: whoever owns the files owns the data anyway. */
async function renewPassword(place: Place, binaries: Binaries): Promise<void> {
  const password = newPassword()
  const statement = `ALTER ROLE ${role} PASSWORD '${password}'\n`
  await runProgram(place, binaries, 'postgres', ['--single', '-D', place.cluster, 'postgres'], statement)
  writePrivate(passwordFile(place.dataDirectory), `${password}\n`)
}

const newPassword = (): string => randomBytes(24).toString('base64url')

async function runProgram(
  place: Place,
  binaries: Binaries,
  name: string,
  args: string[],
  input = '',
): Promise<void> {
  try {
    const options = { cwd: '/', env: serverEnvironment(), ...place.who, timeout: 120_000 }
    const running = run(join(binaries.home, 'bin', name), args, options)
    running.child.stdin?.end(input)
    await running
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string }
    const said = (stderr ?? '').trim() || message
    throw new EmbeddedProblem('cannot-start', `PostgreSQL’s ${name} failed: ${said}\n${useAServer}`, {
      cause: error,
    })
  }
}

/** What PostgreSQL's programs see of our environment: nothing that would change where or how they work. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env
  return { LC_ALL: 'C', TZ: 'UTC', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }) }
}

/** Settings for a small machine. What is written by ALTER SYSTEM is read after these and wins. */
function settings(durable: boolean): string {
  const values: Record<string, string> = {
    listen_addresses: "''",
    unix_socket_permissions: '0700',
    max_connections: durable ? '60' : '300',
    shared_buffers: '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '512MB',
    random_page_cost: '1.1',
    wal_level: 'replica',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    shared_preload_libraries: "'pg_stat_statements'",
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    log_line_prefix: "'%m [%p] '",
    // What people wrote must not reach a log file by way of a failing statement.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
  }
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`)
  return `# Written anew at every start. Change a setting with: ALTER SYSTEM SET name = value\n${lines.join('\n')}\n`
}
