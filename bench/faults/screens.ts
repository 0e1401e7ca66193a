import { setTimeout as sleep } from 'node:timers/promises'

/** A live stream as a browser keeps one: it comes back by itself, with the last id it has seen. */
export type Screen = {
  readonly name: string
  /** When it last heard of something that happened (performance.now). */
  heardAt(): number
  close(): void
}

const REOPEN_MS = 1_000

export function openScreen(name: string, url: string, cookie: () => string): Screen {
  const ended = new AbortController()
  let heard = performance.now()
  let lastId: string | undefined
  const listen = async () => {
    const answer = await fetch(`${url}/api/v1/live`, {
      headers: {
        accept: 'text/event-stream',
        cookie: cookie(),
        ...(lastId !== undefined && { 'last-event-id': lastId }),
      },
      signal: ended.signal,
    })
    if (!answer.ok || !answer.body) throw new Error(`The stream answered ${answer.status}`)
    let rest = ''
    for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const id = /^id: (.*)$/m.exec(block)?.[1]
        if (id !== undefined) lastId = id
        if (/^event: (happened|refetch)$/m.test(block)) heard = performance.now()
      }
    }
  }
  void (async () => {
    while (!ended.signal.aborted) {
      await listen().catch(() => undefined)
      await sleep(REOPEN_MS, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  })()
  return { name, heardAt: () => heard, close: () => ended.abort() }
}
