/** Long computations in worker threads, so that the process goes on answering. At most one a core, the rest wait. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Answer } from './messages.ts'

export type ThreadTask<Input, Progress> = {
  /** The module to import in the thread: `new URL('./simulate.ts', import.meta.url)`. */
  readonly module: URL
  /** Its exported function, `(input, progress) => output`; `run` when left out. */
  readonly name?: string
  /** Copied to the thread, so plain data. */
  readonly input: Input
  /** Ends the thread at once, or takes the task out of the line; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

type Waiting = {
  readonly number: number
  readonly task: ThreadTask<unknown, unknown>
  readonly resolve: (output: unknown) => void
  readonly reject: (error: unknown) => void
}

type Thread = { readonly worker: Worker; busy?: Waiting; idle?: NodeJS.Timeout }

const IDLE_MS = 30_000
// One core is left for the process that answers people.
const most = Math.max(1, availableParallelism() - 1)
const threads = new Set<Thread>()
const line: Waiting[] = []
let numbers = 0

/**
 * Runs a module's exported function in a worker thread and gives its output (a copy). Threads are used again, so what
 * a module loads, it loads once a thread. Idle threads do not keep the process alive and end by themselves.
 * Rejects with the error the function threw, with the signal's reason, or with an Error when the thread died.
 */
export function runInThread<Input, Output, Progress = unknown>(
  task: ThreadTask<Input, Progress>,
): Promise<Output> {
  return new Promise<Output>((resolve, reject) => {
    if (task.signal?.aborted) return reject(reasonOf(task.signal))
    numbers += 1
    const waiting: Waiting = {
      number: numbers,
      task: task as ThreadTask<unknown, unknown>,
      resolve: resolve as (output: unknown) => void,
      reject,
    }
    const cancel = (): void => cancelTask(waiting)
    task.signal?.addEventListener('abort', cancel, { once: true })
    line.push({
      ...waiting,
      resolve: (output) => (task.signal?.removeEventListener('abort', cancel), waiting.resolve(output)),
      reject: (error) => (task.signal?.removeEventListener('abort', cancel), reject(error)),
    })
    startNext()
  })
}

/** Ends all threads; tasks under way or in line are refused with an Error. Threads start again when asked. */
export async function closeThreads(): Promise<void> {
  const closing = new Error('The service is stopping')
  for (const waiting of line.splice(0)) waiting.reject(closing)
  await Promise.all([...threads].map((thread) => end(thread, closing)))
}

function startNext(): void {
  const thread = [...threads].find(({ busy }) => !busy) ?? (threads.size < most ? open() : undefined)
  const next = thread && line.shift()
  if (!thread || !next) return
  clearTimeout(thread.idle)
  thread.busy = next
  thread.worker.ref()
  try {
    const { module, name = 'run', input } = next.task
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is not a window
    thread.worker.postMessage({ number: next.number, module: module.href, name, input })
  } catch (error) {
    // The input could not be copied: the task fails, the thread is as good as before.
    settle(thread, (waiting) => waiting.reject(error))
  }
}

function open(): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    name: 'answerable',
    // What the process was started with is about the process: its memory, the text it was given. A thread refuses some of it.
    execArgv: [],
  })
  const thread: Thread = { worker }
  threads.add(thread)
  worker.on('message', (answer: Answer) => hear(thread, answer))
  worker.on('messageerror', (error) => settle(thread, (waiting) => waiting.reject(error)))
  worker.on('error', (error) => void end(thread, error))
  worker.on('exit', () => void end(thread, new Error('The thread ended before it was done')))
  worker.unref()
  return thread
}

function hear(thread: Thread, answer: Answer): void {
  if (thread.busy?.number !== answer.number) return
  if (answer.kind === 'progress') return thread.busy.task.onProgress?.(answer.progress)
  settle(thread, (waiting) =>
    answer.kind === 'done' ? waiting.resolve(answer.output) : waiting.reject(answer.error),
  )
}

/** The thread's task is over, one way or the other: tell its asker, take the next, or rest. */
function settle(thread: Thread, tell: (waiting: Waiting) => void): void {
  const { busy } = thread
  delete thread.busy
  thread.worker.unref()
  thread.idle = setTimeout(() => void end(thread), IDLE_MS).unref()
  if (busy) tell(busy)
  startNext()
}

async function end(thread: Thread, reason?: unknown): Promise<void> {
  if (!threads.delete(thread)) return
  clearTimeout(thread.idle)
  const { busy } = thread
  delete thread.busy
  busy?.reject(reason)
  const ended = thread.worker.terminate()
  startNext()
  await ended
}

function cancelTask({ number, task }: Waiting): void {
  const reason = task.signal ? reasonOf(task.signal) : undefined
  const position = line.findIndex((waiting) => waiting.number === number)
  if (position >= 0) return line.splice(position, 1)[0]?.reject(reason)
  const thread = [...threads].find(({ busy }) => busy?.number === number)
  if (thread) void end(thread, reason)
}

function reasonOf(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException('It was stopped', 'AbortError')
}
