import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { addStaff } from '#domain/accounts/commands.staff.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { findRunning, startEmbedded } from '#platform/database/embedded/launcher.ts'
import { migrate } from '#platform/database/migrate.ts'
import { statement } from '#platform/database/statement.ts'
import { newId } from '#platform/ids.ts'
import { CommandProblem } from '../frame.ts'

/** A running service with its database, to act upon. */
export type Stage = {
  readonly url: string
  readonly database: Database
  /** Whether the service was started for this, on a folder of its own. */
  readonly own: boolean
  close(): Promise<void>
}

/** Whether a service of ours answers at this address. */
export async function answers(url: string): Promise<boolean> {
  const ready = await fetch(`${url}/readyz`).catch(() => undefined)
  return ready?.ok === true
}

/**
 * The service that runs at `url`, with the database that its configuration names.
 *
 * @throws CommandProblem when the database cannot be found from here
 */
export async function openRunning(url: string): Promise<Stage> {
  const config = readConfig(process.env)
  const databaseUrl = config.databaseUrl ?? (await findRunning(config.dataDirectory))
  if (databaseUrl === undefined)
    throw new CommandProblem(
      `A service answers at ${url}, but its database is not found from here. Run this beside it, with the same DATABASE_URL or ANSWERABLE_DATA.`,
    )
  const database = openDatabase(databaseUrl, 3)
  return { url, database, own: false, close: () => database.close() }
}

/** Starts a service of its own on a temporary folder, empty but for what simulated agents need, and stops it after. */
export async function openOwn(progress: (line: string) => void): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-replay-'))
  progress('Starting a service of its own in a temporary folder')
  const embedded = await startEmbedded({ dataDirectory: folder, progress })
  let server: ChildProcess | undefined
  const stop = async () => {
    if (server && server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(embedded.url)
    const database = openDatabase(embedded.url, 3)
    await foundOrganisation(database)
    const port = await freePort()
    server = startService(embedded.url, folder, port)
    const url = `http://127.0.0.1:${port}`
    await untilReady(url, server)
    const close = async () => {
      await database.close()
      await stop()
    }
    return { url, database, own: true, close }
  } catch (error) {
    await stop()
    throw error
  }
}

function startService(databaseUrl: string, folder: string, port: number): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../../main.ts')], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      ANSWERABLE_DATA: folder,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: '',
      EXAMPLE: 'no',
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    if (await answers(url)) return
    await sleep(100)
  }
  throw new CommandProblem('The service did not become ready; what it said stands above.')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

const ALWAYS = JSON.stringify({
  weekly: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])),
  exceptions: {},
})
const addOrganisation = statement<never, [name: string, at: Date]>(
  'replay.addOrganisation',
  `insert into organisations (name, zone, created_at) values ($1, 'Europe/London', $2)`,
)

async function foundOrganisation(database: Database): Promise<void> {
  await database.transact((tx) => tx.run(addOrganisation, 'Replay', systemClock.now()))
}

const addCalendar = statement<never, [id: string, hours: string]>(
  'replay.addCalendar',
  `insert into calendars (id, name, zone, hours) values ($1, 'Replay', 'Europe/London', $2) on conflict (name) do nothing`,
)
const addDepartment = statement<never, [id: string]>(
  'replay.addDepartment',
  `insert into departments (id, name, front, calendar_id) select $1, 'Replay', true, id from calendars where name = 'Replay'
   on conflict (name) do nothing`,
)
const departmentId = statement<{ id: string }>(
  'replay.department',
  `select id from departments where name = 'Replay'`,
)
const addSkill = statement<never, [id: string]>(
  'replay.addSkill',
  `insert into skills (id, name, general) select $1, 'First point of contact', true
   where not exists (select from skills where general)`,
)
const existing = statement<{ agentId: string; name: string }>(
  'replay.agents',
  `select id as agent_id, name from agents where email like 'replay-%@replay.invalid' order by email`,
)
const makeAble = statement<never, [agentIds: readonly string[]]>(
  'replay.makeAble',
  `insert into agent_skills (agent_id, skill_id, level)
   select a, s.id, 2 from unnest($1::uuid[]) as a cross join skills s on conflict do nothing`,
)
const giveRoom = statement<never, [agentIds: readonly string[]]>(
  'replay.giveRoom',
  `update agents set active = true, chat_capacity = 10, authority_pence = 1000000 where id = any($1::uuid[])`,
)

/** So many simulated agents, made where they are not there yet; they can take up to ten chats at once about anything. */
export async function ensureAgents(
  database: Database,
  count: number,
): Promise<{ agentId: string; name: string }[]> {
  return database.transact(async (tx) => {
    const now = systemClock.now()
    const there = await tx.all(existing)
    await tx.run(addCalendar, newId(now), ALWAYS)
    await tx.run(addDepartment, newId(now))
    await tx.run(addSkill, newId(now))
    const { id } = await tx.one(departmentId)
    for (let number = there.length + 1; number <= count; number += 1) {
      const email = `replay-${String(number).padStart(4, '0')}@replay.invalid`
      const name = `Replay ${number}`
      const agentId = await addStaff(tx, { kind: 'service' }, { name, email, departmentId: id }, now)
      there.push({ agentId, name })
    }
    const chosen = there.slice(0, count)
    const ids = chosen.map((agent) => agent.agentId)
    await tx.run(makeAble, ids)
    await tx.run(giveRoom, ids)
    return chosen
  })
}

const dismiss = statement<never, [agentIds: readonly string[]]>(
  'replay.dismiss',
  `update agents set active = false where id = any($1::uuid[])`,
)

/** Simulated agents are no colleagues: after the replay nobody can choose them any more. */
export async function dismissAgents(database: Database, agentIds: readonly string[]): Promise<void> {
  await database.transact((tx) => tx.run(dismiss, agentIds))
}
