import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { closeThreads, runInThread } from '#platform/threads/run.ts'

const module = new URL('./run.fixture.ts', import.meta.url)
type Doubled = { doubled: number; thread: number; calls: number; imports: string }
const double = (value: number) => runInThread<object, Doubled>({ module, input: { value } })

afterAll(() => closeThreads())

describe('work in threads', () => {
  test('a function of a module runs elsewhere, TypeScript and our imports as they are', async () => {
    const { doubled, thread, imports } = await double(21)
    expect(doubled).toBe(42)
    expect(thread).toBeGreaterThan(0)
    expect(imports).toBe('function')
  })

  test('more tasks than cores wait their turn, and threads are used again', async () => {
    const results = await Promise.all(Array.from({ length: 40 }, (_, index) => double(index)))
    expect(results.map(({ doubled }) => doubled)).toEqual(Array.from({ length: 40 }, (_, index) => 2 * index))
    expect(Math.max(...results.map(({ calls }) => calls))).toBeGreaterThan(1)
  })

  test('progress is told on the way', async () => {
    const told: number[] = []
    await runInThread({ module, input: { value: 1 }, onProgress: (share: number) => told.push(share) })
    expect(told).toEqual([0.5, 1])
  })

  test.each([
    ['fails', /Nothing can be computed/, 'an error of the function keeps its words'],
    ['nowhere', /exports no function named nowhere/, 'a function that is not there is named'],
    ['dies', /ended before it was done|process.exit/, 'a thread that dies is said so'],
    ['uncloneable', /could not be cloned/, 'an answer that cannot be copied is said so'],
  ])('%s → %s: %s', async (name, words) => {
    await expect(runInThread({ module, name, input: {} })).rejects.toThrow(words)
    expect((await double(2)).doubled, 'and the next task is done as ever').toBe(4)
  })

  test('an error keeps its kind, and input that cannot be copied is refused', async () => {
    await expect(runInThread({ module, name: 'fails', input: {} })).rejects.toBeInstanceOf(RangeError)
    await expect(runInThread({ module, input: { value: () => 1 } })).rejects.toThrow(/could not be cloned/)
  })

  test('a task under way is stopped at once, and so is one in line', async () => {
    const stop = new AbortController()
    const started = Promise.withResolvers<void>()
    const onProgress = (): void => started.resolve()
    const endless = runInThread({ module, name: 'endless', input: {}, signal: stop.signal, onProgress })
    const many = Array.from({ length: 9 }, () =>
      runInThread({ module, name: 'endless', input: {}, signal: stop.signal }),
    )
    const all = Promise.allSettled([endless, ...many])
    await started.promise
    stop.abort(new Error('The planner changed their mind'))
    for (const outcome of await all)
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: 'The planner changed their mind' },
      })
    await expect(runInThread({ module, input: {}, signal: stop.signal })).rejects.toThrow(
      'changed their mind',
    )
    expect((await double(3)).doubled).toBe(6)
  })

  test('closing refuses what is under way; threads start again when asked', async () => {
    const started = Promise.withResolvers<void>()
    const onProgress = (): void => started.resolve()
    const endless = runInThread({ module, name: 'endless', input: {}, onProgress })
    const settled = Promise.allSettled([endless])
    await started.promise
    await closeThreads()
    expect(await settled).toMatchObject([{ reason: { message: 'The service is stopping' } }])
    expect((await double(4)).doubled).toBe(8)
  })

  test('idle threads do not keep a process alive, however Node was told to work', () => {
    const run = fileURLToPath(new URL('./run.ts', import.meta.url))
    const script = `import { runInThread } from ${JSON.stringify(run)}
      const { doubled } = await runInThread({ module: new URL(${JSON.stringify(module.href)}), input: { value: 4 } })
      process.stdout.write(String(doubled))`
    const options = ['--max-semi-space-size=16', '--input-type=module-typescript', '-e', script]
    const child = spawnSync(process.execPath, options, { encoding: 'utf8', timeout: 20_000 })
    expect([child.stdout, child.status, child.stderr]).toEqual(['8', 0, ''])
  })
})
