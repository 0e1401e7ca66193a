import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When a process started, as text that differs for two processes that had the same id one after the other.
 * Undefined when there is no such process or the system does not tell (Windows).
 */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return startOnLinux(pid)
  if (process.platform === 'win32') return undefined
  return ps(pid, 'lstart')
}

function startOnLinux(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`)
  // The second field is the command in brackets and may hold spaces: count from its end. Field 22 is the start.
  const ticks = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return ticks && `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${ticks}`
}

/** Names the machine and, on Linux, the process namespace: ids mean the same process only inside one. */
export function processSpace(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/** Whether this process is a PostgreSQL that works on the given data directory (a real path). */
export function servesDirectory(pid: number, directory: string): boolean {
  if (process.platform === 'linux') return workingDirectory(pid) === directory || startedOn(pid, directory)
  if (process.platform === 'win32') return isAlive(pid)
  const command = ps(pid, 'command') ?? ''
  return command.includes('postgres') && command.includes(directory)
}

/** Every process whose working directory is the given one: a PostgreSQL and its workers. Linux only, else none. */
export function processesIn(directory: string): number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').map(Number)
  return pids.filter((pid) => Number.isInteger(pid) && servesDirectory(pid, directory))
}

/** The command line is readable also where a container keeps root from seeing another user's working directory. */
function startedOn(pid: number, directory: string): boolean {
  const words = read(`/proc/${pid}/cmdline`)?.split('\0') ?? []
  return words[0]?.endsWith('postgres') === true && words[words.indexOf('-D') + 1] === directory
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
    )
  } catch {
    return undefined
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
