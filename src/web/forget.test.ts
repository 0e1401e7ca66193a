import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What browsers give as storage, as far as it is used. */
function storage(kept: Record<string, string>): Storage {
  const own: Record<string, string> = { ...kept }
  const hidden = { enumerable: false }
  return Object.defineProperties(own, {
    getItem: { ...hidden, value: (key: string) => own[key] ?? null },
    setItem: { ...hidden, value: (key: string, text: string) => void (own[key] = text) },
    removeItem: { ...hidden, value: (key: string) => delete own[key] },
  }) as unknown as Storage
}

beforeEach(() => {
  vi.stubGlobal(
    'localStorage',
    storage({
      'answerable.draft.contact:1': 'Dear Ann Lee',
      'answerable.outbox': '[{"key":"1","place":"contact:1","text":"on its way"}]',
      'answerable.theme': 'dark',
      'answerable.language': 'fr',
    }),
  )
  vi.stubGlobal('sessionStorage', storage({ 'answerable.happenings.1': '{"people":["Ann"]}' }))
})
afterEach(() => vi.unstubAllGlobals())

test('whoever signs out leaves no words in this browser; how it looks and speaks stays', async () => {
  const { forgetHere } = await import('./forget.ts')
  forgetHere()
  expect({ ...localStorage }).toEqual({
    'answerable.outbox': '[]',
    'answerable.theme': 'dark',
    'answerable.language': 'fr',
  })
  expect({ ...sessionStorage }).toEqual({})
})
