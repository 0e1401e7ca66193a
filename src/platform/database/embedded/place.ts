import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { readlinkSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { canEnter, type Identity, isRoot, nobody } from './identity.ts'
import { EmbeddedProblem, useAServer } from './problem.ts'

/** Where everything of one data directory lies. All paths are real, without links. */
export type Place = {
  dataDirectory: string
  /** PostgreSQL's own data directory; may not exist yet. */
  cluster: string
  /** The user PostgreSQL runs as; undefined when it is the one we are. */
  who: Identity | undefined
  /** Folders in which a copy of the programs may be put, best first. */
  programFolders: string[]
  notes: string[]
}

/** Root's own folder for clusters that no other user could reach in the data directory. */
const systemFolder = '/var/lib/answerable'
const longestSocketPath = 107

/**
 * Decides where the cluster lies and as whom it runs, and makes the folders for it.
 *
 * @throws EmbeddedProblem when the folder cannot be written, or its cluster is gone or belongs to somebody else
 */
export function preparePlace(wanted: string): Place {
  const dataDirectory = makeDataDirectory(wanted)
  const link = join(dataDirectory, 'postgres')
  const existing = lstatSync(link, { throwIfNoEntry: false }) ? realCluster(link) : undefined
  if (!isRoot()) return ownPlace(dataDirectory, existing)
  return existing ? existingForRoot(dataDirectory, existing) : newForRoot(dataDirectory, link)
}

function makeDataDirectory(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 })
    return realpathSync(wanted)
  } catch (error) {
    throw new EmbeddedProblem(
      'cannot-write',
      `The data directory ${resolve(wanted)} cannot be made (${(error as Error).message}).\n` +
        'Name one that can be written: ANSWERABLE_DATA=/path/to/folder',
      { cause: error },
    )
  }
}

function realCluster(link: string): string {
  if (existsSync(link)) return realpathSync(link)
  throw new EmbeddedProblem(
    'cluster-missing',
    `${link} points to ${readlinkSync(link)}, which is not there, so the data cannot be found.\n` +
      'Put it back from a backup; or, to begin with an empty service, remove that link and start again.',
  )
}

function ownPlace(dataDirectory: string, existing: string | undefined): Place {
  const cluster = existing ?? join(dataDirectory, 'postgres')
  const owner = statSync(existing ?? dataDirectory).uid
  if (process.getuid && owner !== process.getuid()) throw notYours(existing ?? dataDirectory, owner)
  return { dataDirectory, cluster, who: undefined, programFolders: [dataDirectory], notes: [] }
}

function notYours(folder: string, owner: number): EmbeddedProblem {
  return new EmbeddedProblem(
    'not-yours',
    `${folder} belongs to ${userName(owner)}: Answerable was started here by another user, perhaps as root.\n` +
      'Start it as that user again, or give this one a folder of its own: ANSWERABLE_DATA=./other-folder',
  )
}

function existingForRoot(dataDirectory: string, cluster: string): Place {
  const { uid, gid } = statSync(cluster)
  const who = { uid, gid }
  if (uid !== 0 && canEnter(cluster, who)) return rootPlace(dataDirectory, cluster, who, [])
  throw new EmbeddedProblem(
    'not-yours',
    uid === 0
      ? `${cluster} belongs to root, and PostgreSQL does not run as root. Give it to nobody: chown -R nobody: ${cluster}`
      : `PostgreSQL runs here as ${userName(uid)}, who cannot enter ${cluster}: a folder above it is closed to others.\n` +
          `Open it (chmod o+x), or move the data directory elsewhere. ${useAServer}`,
  )
}

function newForRoot(dataDirectory: string, link: string): Place {
  const who = ownerOr(dataDirectory, nobody())
  // Root's files in here are closed one by one; the folder itself must let the server's user through.
  if (statSync(dataDirectory).uid === 0) chmodSync(dataDirectory, 0o711)
  if (canEnter(dataDirectory, who)) return rootPlace(dataDirectory, link, who, [])
  const home = privateHome(dataDirectory, who)
  const note = `PostgreSQL runs as ${userName(who.uid)}, who cannot enter ${dataDirectory}; its files are in ${home}.`
  rmSync(link, { force: true })
  symlinkSync(join(home, 'cluster'), link)
  mkdirSync(join(home, 'cluster'), { recursive: true, mode: 0o700 })
  chownSync(join(home, 'cluster'), who.uid, who.gid)
  return rootPlace(dataDirectory, join(home, 'cluster'), who, [note])
}

function rootPlace(dataDirectory: string, cluster: string, who: Identity, notes: string[]): Place {
  const inside = canEnter(dataDirectory, who) ? [dataDirectory] : []
  return { dataDirectory, cluster, who, programFolders: [systemFolder, ...inside], notes }
}

function privateHome(dataDirectory: string, who: Identity): string {
  const home = join(systemFolder, createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12))
  try {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
    mkdirSync(home, { recursive: true, mode: 0o700 })
    chownSync(home, who.uid, who.gid)
    return home
  } catch (error) {
    throw new EmbeddedProblem(
      'cannot-write',
      `PostgreSQL does not run as root, other users cannot enter ${dataDirectory}, and ${home} cannot be made ` +
        `(${(error as Error).message}).\nName a data directory outside root’s home: ANSWERABLE_DATA=/srv/answerable. ${useAServer}`,
      { cause: error },
    )
  }
}

/** The owner of the folder when that is a known ordinary user, so that the folder stays usable without root. */
function ownerOr(folder: string, fallback: Identity): Identity {
  const { uid, gid } = statSync(folder)
  return uid !== 0 && knownUser(uid) && canEnter(folder, { uid, gid }) ? { uid, gid } : fallback
}

const passwd = (): string[][] =>
  existsSync('/etc/passwd')
    ? readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .map((line) => line.split(':'))
    : []
const knownUser = (uid: number): boolean => passwd().some((fields) => fields[2] === String(uid))

function userName(uid: number): string {
  return passwd().find((fields) => fields[2] === String(uid))?.[0] ?? `user ${uid}`
}

/**
 * Makes an empty private folder for the socket: beside the cluster, or in the system's temporary folder where that
 * path would be longer than a socket's may be (107 bytes).
 */
export function makeSocketDirectory(place: Place, port: number): string {
  const beside = dirname(place.cluster) === place.dataDirectory ? place.dataDirectory : dirname(place.cluster)
  const wanted = join(beside, 'run')
  const fits = Buffer.byteLength(join(wanted, `.s.PGSQL.${port}`)) <= longestSocketPath
  const directory = fits ? wanted : mkdtempSync('/tmp/answerable-')
  if (fits) {
    rmSync(directory, { recursive: true, force: true })
    mkdirSync(directory, { mode: 0o700 })
  }
  if (place.who) chownSync(directory, place.who.uid, place.who.gid)
  return directory
}
