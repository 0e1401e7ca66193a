import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { signatureOf, startS3 } from '#tests/support/s3.ts'
import type { S3 } from '#tests/support/s3.ts'
import { sumOf } from './intact.ts'
import { bucketOf, reachBy } from './reach.ts'
import type { Place } from './place.ts'
import { openStore } from './store.ts'
import type { Store } from './store.ts'

let folder: string
let s3: S3
let database: Database
let drop: () => Promise<void>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  s3 = await startS3()
  const fresh = await freshDatabase()
  database = openDatabase(fresh.url, 4)
  drop = fresh.drop
})
afterAll(async () => {
  await database.close()
  await drop()
  await s3.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => void (s3.trouble = undefined))

let count = 0
const next = (kind: 'folder' | 'bucket') => {
  count += 1
  return kind === 'folder' ? join(folder, `place ${count}`) : `s3://${s3.bucket}/place-${count}`
}
const storeAt = (to?: string) => openStore(database, { to, bucket: s3.access })
const words = Buffer.from('a letter of some length '.repeat(9_000))
const problem = (kind: string, message = '') => ({
  ...{ name: 'StoreProblem', kind },
  message: expect.stringContaining(message) as unknown,
})

describe.each(['folder', 'bucket', 'database'] as const)('a store in a %s', (kind) => {
  let store: Store
  beforeEach(() => void (store = storeAt(kind === 'database' ? undefined : next(kind))))

  test('gives back what was put, to whoever opens it later, and nothing once it was removed', async () => {
    const kept = await store.put(words)
    expect(kept).toMatchObject(sumOf(words))
    expect((kept.content === null) === (kind !== 'database')).toBe(true)
    expect((await store.read(kept)).equals(words)).toBe(true)
    const other = storeAt()
    expect((await other.read(kept)).equals(words), 'another setting reads what was kept before').toBe(true)
    await store.remove(kept)
    await store.remove(kept)
    if (kind !== 'database') await expect(store.read(kept)).rejects.toMatchObject(problem('missing'))
    expect(await store.check()).toEqual(
      kind === 'database'
        ? undefined
        : { free: kind === 'folder' ? expect.any(Number) : undefined, warnings: [], isOurs: true },
    )
  })

  test('what is not what was put ends before its end', async () => {
    const kept = await store.put(words)
    await expect(store.read({ ...kept, sha256: sumOf(Buffer.from('x')).sha256 })).rejects.toMatchObject(
      problem('damaged'),
    )
    await expect(store.read({ ...kept, bytes: kept.bytes + 1 })).rejects.toMatchObject(problem('damaged'))
    let seen = 0
    const reading = await store.get({ ...kept, sha256: 'x' })
    await expect(
      (async () => {
        for await (const part of reading) seen += (part as Buffer).length
      })(),
    ).rejects.toThrow('not what was sent')
    expect(seen).toBeLessThan(words.length)
  })

  test('bytes that were lost are told as lost', async () => {
    const gone = { ...sumOf(words), content: null, placeId: null, object: null }
    await expect(store.read(gone)).rejects.toMatchObject(problem('missing'))
  })
})

describe.each(['folder', 'bucket'] as const)('a place: %s', (kind) => {
  const objectsOf = async (store: Store, before: Date) => {
    const id = (await store.target()) ?? ''
    const found: string[] = []
    for await (const batch of store.objectsBefore(id, before)) found.push(...batch)
    return found.sort()
  }

  test('lists its objects by age, page after page, and nothing that is not ours', async () => {
    const to = next(kind)
    const store = storeAt(to)
    s3.page = 2
    const kept = []
    for (let i = 0; i < 5; i += 1) kept.push((await store.put(words)).object)
    if (kind === 'folder') {
      writeFileSync(join(to, 'notes.txt'), 'mine')
      mkdirSync(join(to, 'zz'))
    } else
      s3.objects.set(`${to.slice('s3://papers/'.length)}/aa/notes & more.txt`, {
        content: words,
        at: new Date(0),
      })
    expect(await objectsOf(store, new Date(Date.now() + 60_000))).toEqual(kept.toSorted())
    expect(await objectsOf(store, new Date(Date.now() - 60_000))).toEqual([])
    s3.page = 1000
  })

  test('belongs to one service: another is refused, and so is one that lost its mark; moved as a whole it is known again', async () => {
    const to = next(kind)
    const kept = await storeAt(to).put(words)
    const elsewhere = await freshDatabase()
    const other = openDatabase(elsewhere.url, 2)
    await expect(openStore(other, { to, bucket: s3.access }).put(words)).rejects.toMatchObject(
      problem('foreign', 'another service'),
    )
    await other.close()
    await elsewhere.drop()
    const place = reachBy(s3.access)(to)
    const mark = await place.readMark()
    await place.removeMark()
    await expect(storeAt(to).put(words)).rejects.toMatchObject(problem('foreign', 'lost its mark'))
    if (kind === 'folder') {
      await expect(storeAt(to).read({ ...kept, object: randomUUID() })).rejects.toMatchObject(
        problem('unreachable'),
      )
      await expect(storeAt(to).remove(kept)).rejects.toMatchObject(problem('unreachable', 'mounted'))
    }
    await place.writeMark(mark ?? '')
    if (kind === 'folder') {
      renameSync(to, `${to} moved`)
      expect((await storeAt(`${to} moved`).read(kept)).equals(words)).toBe(true)
      expect((await storeAt().read(kept)).equals(words)).toBe(true)
    } else expect((await storeAt(to).read(kept)).equals(words)).toBe(true)
  })

  test('two nodes that begin at once agree on it', async () => {
    const to = next(kind)
    const targets = await Promise.all([storeAt(to), storeAt(to), storeAt(to)].map((store) => store.target()))
    expect(new Set(targets).size).toBe(1)
  })
})

describe('a folder', () => {
  test('only its owner may look into it, and nothing half written keeps a name', async () => {
    const to = next('folder')
    const { object } = await storeAt(to).put(words)
    const shard = join(to, object?.slice(0, 2) ?? '')
    const modes = [to, shard, join(shard, object ?? ''), join(to, 'answerable-files.json')].map(
      (path) => statSync(path).mode & 0o777,
    )
    expect(modes).toEqual([0o700, 0o700, 0o600, 0o600])
    expect(readdirSync(shard)).toEqual([object])
    expect(readFileSync(join(shard, object ?? '')).equals(words)).toBe(true)
    chmodSync(to, 0o755)
    expect((await storeAt(to).check())?.warnings).toEqual([expect.stringContaining('chmod 700')])
  })

  test('names that lead out of it are refused, and so are links', async () => {
    const to = next('folder')
    const store = storeAt(to)
    const kept = await store.put(words)
    for (const object of [
      '../../etc/passwd',
      '..',
      '',
      'a/b',
      `${kept.object ?? ''}/..`,
      `${kept.object ?? ''}\0`,
    ])
      for (const act of [store.get({ ...kept, object }), store.remove({ ...kept, object })])
        await expect(act, object).rejects.toThrow('no name of an object')
    const outside = join(folder, 'outside')
    mkdirSync(outside, { recursive: true })
    const object = '77777777-7777-4777-8777-777777777777'
    writeFileSync(join(outside, object), words)
    symlinkSync(outside, join(to, '77'))
    await expect(store.read({ ...kept, object })).rejects.toMatchObject(problem('foreign', 'leads out'))
    await expect(store.remove({ ...kept, object })).rejects.toMatchObject(problem('foreign', 'leads out'))
    expect(readdirSync(outside)).toEqual([object])
    rmSync(join(to, '77'))
    const shard = kept.object?.slice(0, 2) ?? ''
    const linked = `${shard}777777-7777-4777-8777-777777777777`
    symlinkSync(join(outside, object), join(to, shard, linked))
    await expect(store.read({ ...kept, object: linked })).rejects.toMatchObject(
      problem('unreachable', 'ELOOP'),
    )
  })

  test('what a crash left half written is taken away after a day', async () => {
    const to = next('folder')
    const store = storeAt(to)
    const { object, placeId } = await store.put(words)
    const part = join(to, object?.slice(0, 2) ?? '', `${randomUUID()}.part`)
    const old = new Date(Date.now() - 2 * 86_400_000)
    writeFileSync(part, 'half')
    const sweep = async () => {
      for await (const _ of store.objectsBefore(placeId ?? '', new Date(Date.now() - 86_400_000)));
    }
    await sweep()
    expect(statSync(part).size).toBe(4)
    utimesSync(part, old, old)
    await sweep()
    expect(() => statSync(part)).toThrow('ENOENT')
  })

  test('a folder that cannot be made is told, and works once it can', async () => {
    const blocked = join(folder, 'a file')
    writeFileSync(blocked, '')
    const store = storeAt(join(blocked, 'below'))
    await expect(store.put(words)).rejects.toMatchObject(problem('unreachable', 'ENOTDIR'))
    rmSync(blocked)
    expect(await store.put(words)).toMatchObject({ bytes: words.length })
  })
})

describe('a bucket', () => {
  let place: Place
  beforeEach(() => void (place = reachBy(s3.access)(next('bucket'))))
  const object = () => randomUUID()

  test('the signatures that the store checks are those of the vendor’s manual', () => {
    // "Authenticating Requests: Using the Authorization Header", examples of GET Object and PUT Object.
    const given = { 'x-amz-date': '20130524T000000Z', host: 'examplebucket.s3.amazonaws.com' }
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    const scope = { scope: '20130524/us-east-1/s3/aws4_request', date: given['x-amz-date'] }
    const sign = (method: string, url: string, headers: Record<string, string>) =>
      signatureOf(
        { method, url, header: (name) => headers[name] ?? '' },
        { ...scope, names: Object.keys(headers).sort() },
        secret,
      )
    const empty = sumOf(Buffer.alloc(0)).sha256
    expect(sign('GET', '/test.txt', { ...given, range: 'bytes=0-9', 'x-amz-content-sha256': empty })).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    )
    const put = {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': sumOf(Buffer.from('Welcome to Amazon S3.')).sha256,
    }
    expect(sign('PUT', '/test%24file.text', { ...given, ...put })).toBe(
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    )
    expect(sign('GET', '/?lifecycle', { ...given, 'x-amz-content-sha256': empty })).toBe(
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    )
    expect(sign('GET', '/?max-keys=2&prefix=J', { ...given, 'x-amz-content-sha256': empty })).toBe(
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    )
  })

  test.each([
    ['another secret', { keySecret: 'x' }, 'SignatureDoesNotMatch'],
    ['a key that is not known', { keyId: 'x' }, 'InvalidAccessKeyId'],
    ['another region', { region: 'x' }, 'AuthorizationHeaderMalformed'],
  ])('%s is refused, and the reason told', async (_, other, code) => {
    const wrong = reachBy({ ...s3.access, ...other })(place.address)
    await expect(wrong.put(object(), words)).rejects.toMatchObject(
      problem('unreachable', `answers 403 (${code})`),
    )
    await expect(wrong.readMark()).rejects.toMatchObject(problem('unreachable', code))
  })

  test('a bucket that is not there, a store that is not there', async () => {
    const none = reachBy(s3.access)('s3://nobody/x')
    await expect(none.put(object(), words)).rejects.toMatchObject(problem('unreachable', 'NoSuchBucket'))
    await expect(none.remove(object())).rejects.toMatchObject(problem('unreachable', 'NoSuchBucket'))
    const nobody = reachBy({ ...s3.access, endpoint: 'http://127.0.0.1:1' })(place.address)
    await expect(nobody.get(object())).rejects.toMatchObject(problem('unreachable', 'does not answer'))
    expect(() => reachBy(undefined)(place.address)).toThrow('FILES_ENDPOINT')
  })

  test('a store that is busy, or hangs up, is asked again; one that stays so is told', async () => {
    const one = object()
    for (const trouble of [503, 429, 'hang up', 'done, then hang up'] as const) {
      let left = 2
      s3.trouble = () => ((left -= 1) >= 0 ? trouble : undefined)
      await place.put(one, words)
      expect(
        s3.objects.get([...s3.objects.keys()].at(-1) ?? '')?.content.equals(words),
        String(trouble),
      ).toBe(true)
    }
    s3.trouble = () => 503
    await expect(place.put(one, words)).rejects.toMatchObject(problem('unreachable', '503 (SlowDown)'))
    s3.trouble = () => 'hang up'
    await expect(place.remove(one)).rejects.toMatchObject(problem('unreachable', 'does not answer'))
  })

  test('half an object, or other bytes, never pass for the object', async () => {
    const store = storeAt(place.address)
    const kept = await store.put(words)
    for (const [trouble, kind] of [
      ['cut', 'unreachable'],
      ['turned', 'damaged'],
      ['hang up', 'unreachable'],
    ] as const) {
      s3.trouble = () => trouble
      await expect(store.read(kept), trouble).rejects.toMatchObject(problem(kind))
    }
  })

  test('one that keeps versions is warned of', async () => {
    await place.writeMark(randomUUID())
    expect((await place.look()).warnings).toEqual([])
    s3.versioning = 'Enabled'
    expect((await place.look()).warnings).toEqual([expect.stringContaining('keeps versions')])
    s3.versioning = ''
  })

  test.each([
    ['s3://papers', { bucket: 'papers', prefix: '' }],
    ['s3://papers/a/b_1.2/', { bucket: 'papers', prefix: 'a/b_1.2' }],
    ['s3://papers/../b', undefined],
    ['s3://papers/a//b', undefined],
    ['s3://Papers', undefined],
    ['s3://papers/a b', undefined],
    ['/papers', undefined],
  ])('%s is read as %j', (address, read) => expect(bucketOf(address)).toEqual(read))
})
