import { constants, existsSync } from 'node:fs'
import { access, mkdir, open, readdir, readFile, realpath, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isObject, MARK, markText, readMarkText, SHARD, shardOf } from './names.ts'
import { StoreProblem } from './place.ts'
import type { Looked, Opened, Place } from './place.ts'

/**
 * A folder of this machine, or one that all nodes share. Objects lie in 256 folders below it; only the user whom the
 * service runs as may read them.
 */
export function openFolder(root: string): Place {
  const shard = (object: string) => inside(root, shardOf(object))
  return {
    address: root,
    put: (object, content) =>
      told(root, async () => {
        await mustBeThere(root)
        await writeWhole(await makeInside(root, shardOf(object)), object, content)
      }),
    get: (object) => told(root, async () => openObject(await shard(object), object)),
    remove: (object) => told(root, () => removeObject(root, object)),
    list: () => objectsIn(root),
    tidy: (before) => told(root, () => removeParts(root, before)),
    readMark: () => told(root, () => readMark(root)),
    writeMark: (id) =>
      told(root, async () => {
        await mkdir(root, { recursive: true, mode: 0o700 })
        await writeWhole(root, MARK, markText(id))
      }),
    removeMark: () => told(root, () => rm(join(root, MARK), { force: true })),
    look: () => told(root, () => look(root)),
  }
}

/** The file system's own errors in words, with what they mean for whoever asked. */
async function told<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof StoreProblem || code === undefined) throw error
    const lost = code === 'ENOENT' && (await isThere(root))
    throw new StoreProblem(
      lost ? 'missing' : 'unreachable',
      lost ? `an object is not in ${root} any more` : `${root} cannot be used (${code})`,
      { cause: error },
    )
  }
}

/** A disk that is not mounted leaves an empty folder, or none: then nothing is missing and nothing has been removed. */
const isThere = async (root: string): Promise<boolean> =>
  (await readMark(root).catch(() => undefined)) !== undefined

async function mustBeThere(root: string): Promise<void> {
  if (await isThere(root)) return
  throw new StoreProblem('unreachable', `${root} is not there: is its disk mounted?`)
}

async function readMark(root: string): Promise<string | undefined> {
  try {
    return readMarkText(await readFile(join(root, MARK), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A folder of ours below the root; whoever put a link there would lead us out of it. */
async function inside(root: string, name: string): Promise<string> {
  const path = join(root, name)
  if ((await realpath(path)) === join(await realpath(root), name)) return path
  throw new StoreProblem('foreign', `${path} leads out of ${root}`)
}

async function makeInside(root: string, name: string): Promise<string> {
  try {
    await mkdir(join(root, name), { mode: 0o700 })
    await flush(root)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return inside(root, name)
}

/** Under another name until every byte is on the disk; a crash leaves the whole file or none of that name. */
async function writeWhole(folder: string, name: string, content: Buffer): Promise<void> {
  const part = join(folder, `${name}.part`)
  try {
    const file = await open(part, name === MARK ? 'w' : 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, join(folder, name))
    await flush(folder)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Names are on the disk only once their folder is. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function openObject(folder: string, object: string): Promise<Opened> {
  const file = await open(join(folder, object), constants.O_RDONLY | constants.O_NOFOLLOW)
  const { size } = await file.stat()
  return { bytes: size, stream: file.createReadStream() }
}

async function removeObject(root: string, object: string): Promise<void> {
  await mustBeThere(root)
  const folder = await inside(root, shardOf(object)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (folder === undefined) return
  await rm(join(folder, object), { force: true })
  await flush(folder)
}

async function* filesIn(root: string): AsyncGenerator<{ path: string; name: string; at: Date }> {
  const shards = await told(root, () => readdir(root))
  for (const shard of shards.filter((name) => SHARD.test(name))) {
    const folder = await told(root, () => inside(root, shard))
    for (const name of await told(root, () => readdir(folder))) {
      const path = join(folder, name)
      const found = await stat(path).catch(() => undefined)
      if (found?.isFile() === true) yield { path, name, at: found.mtime }
    }
  }
}

async function* objectsIn(root: string): ReturnType<Place['list']> {
  if ((await stat(root).catch(() => undefined)) === undefined) return
  for await (const { name, at } of filesIn(root)) if (isObject(name)) yield { object: name, at }
}

async function removeParts(root: string, before: Date): Promise<void> {
  for await (const { path, name, at } of filesIn(root))
    if (name.endsWith('.part') && isObject(name.slice(0, -'.part'.length)) && at < before)
      await rm(path, { force: true })
}

async function look(root: string): Promise<Looked> {
  const isMade = existsSync(root)
  const there = isMade ? root : madeAbove(root)
  await access(there, constants.W_OK)
  const { bavail, bsize } = await statfs(there)
  const open = isMade && process.platform !== 'win32' && ((await stat(root)).mode & 0o077) !== 0
  const warnings = open ? [`others on this machine may look into ${root}: chmod 700 ${root}`] : []
  return { free: bavail * bsize, warnings }
}

/** The nearest folder above that is there: the first paper makes the others. */
const madeAbove = (path: string): string => (existsSync(path) ? path : madeAbove(dirname(path)))
