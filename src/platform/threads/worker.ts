/** The thread's side of `run.ts`: imports the module that is asked for, calls its function, sends back what it says. */
import { parentPort } from 'node:worker_threads'
import type { Answer, Order } from './messages.ts'

const port = parentPort
if (!port) throw new Error('This file is started as a worker thread by run.ts')

const answer = (message: Answer): void => port.postMessage(message)

port.on('message', (order: Order) => {
  void carryOut(order)
})

async function carryOut({ number, module, name, input }: Order): Promise<void> {
  try {
    const found = ((await import(module)) as Record<string, unknown>)[name]
    if (typeof found !== 'function') throw new TypeError(`${module} exports no function named ${name}`)
    const output: unknown = await found(input, (progress: unknown) =>
      answer({ kind: 'progress', number, progress }),
    )
    answer({ kind: 'done', number, output })
  } catch (error) {
    // Errors keep their name, words and stack across threads; anything that cannot be cloned is said in words.
    answer({ kind: 'failed', number, error: error instanceof Error ? error : new Error(String(error)) })
  }
}
