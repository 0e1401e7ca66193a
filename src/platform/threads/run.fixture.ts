/** What the tests of `run.ts` have done in threads. */
import { threadId } from 'node:worker_threads'
import { hasValues } from '#core/rostering/programme.ts'

let calls = 0

/** Doubles a number, telling how far it is; counts the calls that this thread has had. */
export function run(input: { value: number }, progress: (share: number) => void): object {
  calls += 1
  progress(0.5)
  progress(1)
  return { doubled: input.value * 2, thread: threadId, calls, imports: typeof hasValues }
}

export function fails(): never {
  throw new RangeError('Nothing can be computed from this')
}

/** Never comes back by itself. */
export function endless(_input: unknown, progress: (share: number) => void): never {
  progress(0)
  for (;;) Math.sqrt(2)
}

export function dies(): never {
  process.exit(3)
}

export function uncloneable(): () => void {
  return () => undefined
}
