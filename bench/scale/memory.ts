import { readFileSync, readdirSync } from 'node:fs'

/** Megabytes that a process has for itself, with its share of what is shared (Linux's Pss). */
function share(pid: string): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1_000
  } catch {
    return 0
  }
}

/** Megabytes of a process and everything that it has started, and of all its servers of the database. */
export function memoryOf(isOurs: (command: string) => boolean): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids
    .filter((pid) => {
      try {
        return isOurs(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
      } catch {
        return false
      }
    })
    .reduce((sum, pid) => sum + share(pid), 0)
}
