/** One Server-Sent Event. */
export type Heard = {
  readonly id: string
  readonly event: string
  readonly data: Record<string, unknown>
  readonly raw: string
}

export type Listening = {
  /** Everything heard so far. */
  readonly heard: Heard[]
  /** Listens until this is heard; gives it. */
  until(is: (one: Heard) => boolean): Promise<Heard>
  stop(): Promise<void>
}

/** Opens a live stream as a browser does, from the last event it had where there is one; with a key, as a program. */
export async function listen(
  url: string,
  cookie: string,
  lastEventId?: string,
  key?: string,
): Promise<Listening> {
  const ending = new AbortController()
  const response = await fetch(url, {
    headers: {
      ...(key === undefined ? { cookie } : { authorization: `Bearer ${key}` }),
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal: ending.signal,
  })
  if (response.status !== 200 || !response.body) throw new Error(`no stream: ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const heard: Heard[] = []
  let rest = ''
  const more = async () => {
    const { value, done } = await reader.read()
    if (done) throw new Error('the stream has ended')
    const parts = (rest + value).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const one = parse(part)
      if (one) heard.push(one)
    }
  }
  return {
    heard,
    async until(is) {
      for (let from = 0; ;) {
        const found = heard.slice(from).find(is)
        if (found) return found
        from = heard.length
        await more()
      }
    },
    async stop() {
      ending.abort()
      await reader.cancel().catch(() => undefined)
    },
  }
}

function parse(raw: string): Heard | undefined {
  const fields = new Map(
    raw
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const event = fields.get('event')
  if (event === undefined) return undefined
  return {
    id: fields.get('id') ?? '',
    event,
    data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>,
    raw,
  }
}
