import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { openStore } from '#platform/files/store.ts'
import type { Store } from '#platform/files/store.ts'
import { startS3 } from '#tests/support/s3.ts'
import type { S3 } from '#tests/support/s3.ts'
import { makeGround, minutes } from '../merging/merging.fixture.ts'
import type { Ground } from '../merging/merging.fixture.ts'
import { movePapers } from './commands.papers.ts'
import { createPaperKeeper } from './papers.jobs.ts'
import { addPaper, bringPaper } from './papers.ts'

let ground: Ground
let s3: S3
let folder: string
let caseId: string
beforeAll(async () => {
  ground = await makeGround()
  s3 = await startS3()
  folder = mkdtempSync(join(tmpdir(), 'crashes-'))
  caseId = (await ground.make.case()).id
})
afterAll(async () => {
  await ground.close()
  await s3.close()
  rmSync(folder, { recursive: true })
})

/** The process dies here. */
class Crash extends Error {}

/** A process that dies at its nth step, counted before and after whatever lasts; 0: it lives. */
function processThat(diesAt: number, to: string | undefined) {
  let steps = 0
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    // Dead stays dead, whoever catches it.
    const die = () => {
      steps += 1
      if (diesAt > 0 && steps >= diesAt) throw new Crash()
    }
    die()
    const done = await work()
    die()
    return done
  }
  const { each } = ground.database
  const database: Database = {
    ...ground.database,
    each,
    transact: (work) => step(() => ground.database.transact(work)),
  }
  const store = openStore(database, { to, bucket: s3.access })
  const files: Store = {
    ...store,
    put: (content) => step(() => store.put(content)),
    remove: (where) => step(() => store.remove(where)),
  }
  return { database, files }
}

type Step = {
  readonly act: 'add' | 'delete' | 'remove' | 'sweep' | 'move'
  readonly to: 0 | 1 | 2
  readonly diesAt: number
  readonly later: boolean
}
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom('add', 'add', 'add', 'delete', 'remove', 'sweep', 'move'),
    to: fc.constantFrom(0, 1, 2),
    diesAt: fc.integer({ min: 0, max: 12 }),
    later: fc.boolean(),
  }),
  { minLength: 3, maxLength: 14 },
)

test('whatever dies when: no acknowledged paper without its bytes, and after the sweep no bytes without a paper', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      run += 1
      const places = [undefined, join(folder, String(run)), `s3://${s3.bucket}/${run}`] as const
      const acknowledged = new Map<string, string>()
      await ground.database.pool.query('delete from papers')
      await ground.database.pool.query('delete from file_removals')
      let count = 0

      async function act({ act: what, to, diesAt, later }: Step): Promise<void> {
        const { database, files } = processThat(diesAt, places[to])
        const now = () => new Date(systemClock.now().getTime() + (later ? 3 * 86_400_000 : 0))
        const keeper = createPaperKeeper({ database, files, now, log: { warn: () => undefined } })
        if (what === 'add') {
          const words = `paper ${run}.${(count += 1)}`
          const upload = { name: 'a.txt', content: Buffer.from(words), fields: { caseId } }
          const paper = await bringPaper(files, upload, undefined)
          const { id } = await database.transact((tx) => addPaper(tx, ground.agent, paper, minutes(count)))
          acknowledged.set(id, words)
        }
        if (what === 'delete') {
          const [id] = acknowledged.keys()
          // Whoever asked does not know whether it went, when the answer never comes: they hold it for gone.
          if (id !== undefined && acknowledged.delete(id))
            await ground.database.pool.query('delete from papers where id = $1', [id])
        }
        if (what === 'remove') await keeper.remove()
        if (what === 'sweep') await keeper.sweep()
        if (what === 'move') await movePapers({ database, files })
      }
      const live = (error: unknown) => {
        if (!(error instanceof Crash)) throw error
      }
      for (const step of all) {
        await act(step).catch(live)
        const { files } = processThat(0, undefined)
        for (const [id, words] of acknowledged) {
          const { rows } = await ground.database.pool.query(
            'select content, place_id as "placeId", object, bytes, sha256 from papers where id = $1',
            [id],
          )
          expect((await files.read(rows[0] as never)).toString()).toBe(words)
        }
      }
      await ground.database.pool.query('update file_places set swept_at = null')
      await ground.database.pool.query('update file_removals set next_at = null')
      for (const what of ['sweep', 'remove'] as const) await act({ act: what, to: 0, diesAt: 0, later: true })
      const { rows } = await ground.database.pool.query<{ object: string }>(
        'select object from papers where object is not null order by 1',
      )
      expect(objectsIn(places[1], places[2])).toEqual(rows.map(({ object }) => object))
      await ground.database.pool.query('delete from papers')
      await act({ act: 'remove', to: 0, diesAt: 0, later: true })
      expect(objectsIn(places[1], places[2])).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 120_000)

function objectsIn(inFolder: string, inBucket: string): string[] {
  const prefix = `${inBucket.slice(`s3://${s3.bucket}/`.length)}/`
  const keys = [...s3.objects.keys()].filter((key) => key.startsWith(prefix))
  const found = keys.concat(listed(inFolder)).map((name) => name.split('/').at(-1) ?? '')
  return found.filter((name) => /^[0-9a-f-]{36}$/.test(name)).sort()
}

function listed(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
}
