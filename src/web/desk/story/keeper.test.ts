import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Story } from '#domain/cases/contract.ts'
import { OfflineError, ProblemError } from '../../client.ts'
import { Keeper } from './keeper.ts'
import type { Given, Told } from './keeper.ts'

const told: Story = { need: 'My bin', situation: '', matters: '', works: '', doesNotWork: '', plan: 'ask' }
const given: Given = { caseId: '7', story: told, version: 3 }
const refusal = (status: number, code: string) =>
  new ProblemError({ type: 'about:blank', code, status, title: code, detail: 'why', instead: 'instead' })

/** A service with one story, which answers when it is let; and a person who writes in it. */
function desk() {
  const service = { story: told, version: 3 }
  const answers: (() => void)[] = []
  const heard: Told[] = []
  const sent: Partial<Story>[] = []
  const state = { refuses: undefined as Error | undefined, holds: false }
  const open = (): Keeper => {
    const keeper: Keeper = new Keeper(
      { caseId: '7', ...service },
      {
        send: async (body, { version }) => {
          sent.push(body)
          if (state.holds) await new Promise<void>((settle) => answers.push(settle))
          if (state.refuses) throw state.refuses
          if (version !== service.version) throw refusal(412, 'stale_version')
          Object.assign(service, { story: { ...service.story, ...body }, version: version + 1 })
          return { ...service }
        },
        readAgain: async () => keeper.take({ caseId: '7', ...service }),
        tell: (now) => heard.push(now),
      },
    )
    keeper.enter()
    return keeper
  }
  const colleague = (change: Partial<Story>) =>
    Object.assign(service, { story: { ...service.story, ...change }, version: service.version + 1 })
  return { service, answers, heard, sent, state, open, colleague, now: () => heard.at(-1) }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.useFakeTimers()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a story written by two at once', () => {
  test('R8: what a colleague wrote in the same field is shown before anything is sent, also when it is read meanwhile', async () => {
    const { open, colleague, service, sent, now } = desk()
    const keeper = open()
    keeper.write('plan', 'call her')
    colleague({ plan: 'write to her' })
    keeper.take({ ...given, ...service })
    await pass(5_000)
    expect(sent).toEqual([])
    expect(now()).toEqual({ saving: 'failed', clash: { field: 'plan', theirs: 'write to her' } })
    keeper.settle({ field: 'plan', theirs: 'write to her' }, true)
    await pass(10)
    expect(service.story.plan).toBe('call her')
  })

  test('R8: the same where it is learnt from the refusal only; theirs taken, nothing is sent', async () => {
    const { open, colleague, service, now } = desk()
    const keeper = open()
    keeper.write('plan', 'call her')
    colleague({ plan: 'write to her' })
    await pass(5_000)
    const clash = { field: 'plan', theirs: 'write to her' } as const
    expect(now()).toEqual({ saving: 'failed', clash })
    keeper.settle(clash, false)
    await pass(5_000)
    expect(service.story.plan).toBe('write to her')
    expect(now()).toEqual({ saving: 'still' })
  })

  test('another field changed by a colleague is no clash: both stay', async () => {
    const { open, colleague, service, now } = desk()
    open().write('plan', 'call her')
    colleague({ matters: 'her garden' })
    await pass(5_000)
    expect(service.story).toEqual({ ...told, plan: 'call her', matters: 'her garden' })
    expect(now()).toEqual({ saving: 'saved' })
  })
})

describe('"Saved" is said of what is saved', () => {
  test('words written while a save is on its way are saved after it, and only then it says so', async () => {
    const { open, state, answers, service, heard, now } = desk()
    const keeper = open()
    state.holds = true
    keeper.write('plan', 'call')
    await pass(800)
    keeper.write('plan', 'call her')
    await pass(2_000)
    answers.shift()?.()
    await pass(0)
    expect(heard.map(({ saving }) => saving)).not.toContain('saved')
    answers.shift()?.()
    await pass(0)
    expect(service.story.plan).toBe('call her')
    expect(now()).toEqual({ saving: 'saved' })
  })

  test('an empty need is not saved, and not said to be', async () => {
    const { open, service, now } = desk()
    const keeper = open()
    keeper.write('need', '')
    keeper.write('plan', 'call her')
    await pass(5_000)
    expect(service.story).toEqual({ ...told, plan: 'call her' })
    expect(now()?.saving).not.toBe('saved')
  })
})

describe('what cannot be sent is kept', () => {
  test('during an outage, over a reload: it is there again and goes out', async () => {
    const { open, state, service, now } = desk()
    state.refuses = new OfflineError(undefined)
    const before = open()
    before.write('plan', 'call her')
    await pass(10_000)
    expect(now()).toEqual({ saving: 'failed' })
    before.leave()
    state.refuses = undefined
    const after = open()
    expect(after.mine).toEqual({ plan: 'call her' })
    await pass(0)
    expect(service.story.plan).toBe('call her')
    expect(open().mine).toEqual({})
  })

  test('R8: what a colleague wrote before the reload is a clash after it', async () => {
    const { open, colleague, state, sent, now } = desk()
    state.refuses = new OfflineError(undefined)
    const before = open()
    before.write('plan', 'call her')
    before.leave()
    await pass(0)
    colleague({ plan: 'write to her' })
    sent.length = 0
    open()
    await pass(10_000)
    expect(sent).toEqual([])
    expect(now()?.clash).toEqual({ field: 'plan', theirs: 'write to her' })
  })

  test('a refusal for good is told once, with its reason, and not tried for ever', async () => {
    const { open, state, sent, now } = desk()
    state.refuses = refusal(409, 'case_closed')
    open().write('plan', 'call her')
    await pass(60_000)
    expect(sent).toHaveLength(1)
    expect(now()).toEqual({ saving: 'failed', problem: state.refuses })
  })

  test('whoever leaves the page tries once more and no further', async () => {
    const { open, state, sent } = desk()
    state.refuses = new OfflineError(undefined)
    const keeper = open()
    keeper.write('plan', 'call her')
    await pass(5_000)
    keeper.leave()
    await pass(0)
    const tries = sent.length
    await pass(60_000)
    expect(sent).toHaveLength(tries)
  })
})
