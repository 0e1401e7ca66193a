import { chownSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The system user under which PostgreSQL runs. */
export type Identity = { uid: number; gid: number }

/** Whether this process runs as root, which PostgreSQL refuses to do. */
export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * The user `nobody` of this system. It exists nearly everywhere; PostgreSQL's own set-up asks for a user that does,
 * so no user has to be created.
 */
export function nobody(): Identity {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith('nobody:'))
    const [, , uid, gid] = line?.split(':') ?? []
    return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
  } catch {
    return { uid: 65534, gid: 65534 }
  }
}

/** Whether a user may go into a folder and every folder above it. Judged by owner and mode, as seen by root. */
export function canEnter(folder: string, who: Identity): boolean {
  for (let place = realpathSync(folder); ; place = dirname(place)) {
    if (!mayEnterOne(place, who)) return false
    if (place === dirname(place)) return true
  }
}

function mayEnterOne(place: string, who: Identity): boolean {
  const { mode, uid, gid } = statSync(place)
  if (uid === who.uid) return (mode & 0o100) !== 0
  if (gid === who.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

/** Writes a file that only its owner may read, owned as the folder is: root must not lock the owner out. */
export function writePrivate(file: string, content: string): void {
  writeFileSync(file, content, { mode: 0o600 })
  ownAsFolder(file)
}

/** Gives a file to the owner of the folder it lies in, when root made it. */
export function ownAsFolder(file: string): void {
  if (!isRoot()) return
  const { uid, gid } = statSync(dirname(file))
  chownSync(file, uid, gid)
}
