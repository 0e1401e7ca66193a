import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '../..')
/** As a service manager would: a process that died is started again after so long. */
const RESTART_MS = 1_000

export type Role = 'web' | 'worker' | 'web,worker'
export type Node = {
  readonly name: string
  readonly role: Role
  readonly url: string
  /** Ends it as power or the kernel would: no warning, nothing finished. It is started again after a second. */
  kill(): void
  /** Sets its wall clock forward or back; 0 sets it right. */
  stepClock(milliseconds: number): void
  /** Waits until it answers, its database included. */
  ready(): Promise<void>
  stop(): Promise<void>
}

export type NodeOptions = {
  readonly name: string
  readonly role: Role
  readonly port: number
  readonly databaseUrl: string
  readonly publicUrl: string
  readonly folder: string
  /** A safeguard to leave out; see without.mjs. */
  readonly without?: string | undefined
}

/** What `npm start` says to Node. */
const AS_STARTED = ['--max-semi-space-size=16']

/** A node of the service as a process of its own, kept running. */
export function startNode(options: NodeOptions): Node {
  const { name, role, port, folder } = options
  mkdirSync(folder, { recursive: true })
  const step = join(folder, 'clock-step')
  writeFileSync(step, '0')
  const log = createWriteStream(join(folder, 'log'), { flags: 'a' })
  let child: ChildProcess | undefined
  let stopping = false
  let ownEnds = 0
  const start = () => {
    child = spawn(process.execPath, [...AS_STARTED, ...loaded(options), 'src/cli/main.ts', 'serve'], {
      cwd: ROOT,
      env: environment(options, step),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    child.on('exit', (status) => {
      if (status !== null) ownEnds += 1
      if (!stopping) setTimeout(() => stopping || start(), RESTART_MS)
    })
  }
  start()
  const url = `http://127.0.0.1:${port}`
  return {
    name,
    role,
    url,
    kill: () => void child?.kill('SIGKILL'),
    stepClock: (milliseconds) => writeFileSync(step, String(milliseconds)),
    ready: () =>
      readiness(url, () => ownEnds > 20 && readFileSync(join(folder, 'log'), 'utf8').slice(-2_000)),
    async stop() {
      stopping = true
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await Promise.race([gone, sleep(15_000).then(() => child?.kill('SIGKILL'))])
      log.end()
    },
  }
}

function loaded({ without }: NodeOptions): string[] {
  const here = (file: string) => ['--import', join(import.meta.dirname, file)]
  return [...here('clock-step.mjs'), ...(without === undefined ? [] : here('without.mjs'))]
}

function environment(options: NodeOptions, step: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    ANSWERABLE_DATA: join(options.folder, 'data'),
    ANSWERABLE_SECRET: 's'.repeat(40),
    ANSWERABLE_CLIENT_SECRET: 'c'.repeat(40),
    DATABASE_URL: options.databaseUrl,
    PUBLIC_URL: options.publicUrl,
    PORT: String(options.port),
    ROLES: options.role,
    EXAMPLE: 'no',
    REQUESTS_PER_MINUTE: '0',
    LOG_LEVEL: 'warn',
    CLOCK_STEP: step,
    ...(options.without !== undefined && { WITHOUT: options.without }),
  }
}

async function readiness(url: string, hopeless: () => string | false): Promise<void> {
  const until = performance.now() + 180_000
  while (performance.now() < until) {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    if (answer?.ok) return
    const why = hopeless()
    if (why) throw new Error(`${url} does not start:\n${why}`)
    await sleep(50)
  }
  throw new Error(`${url} did not come back within three minutes`)
}
