import { viewNow } from './database/view.ts'

/** Answers that take long, kept for a while; asked for by several at once they are worked out once. */
export type Kept<T> = {
  get(key: string, now: Date, make: () => Promise<T>): Promise<T>
  clear(): void
}

/**
 * Keeps up to `most` answers, the least lately asked for goes first. What fails is not kept. What was worked out under a
 * limited view is given to nobody who sees more or less.
 */
export function createKept<T>({ most, forMs }: { most: number; forMs: number }): Kept<T> {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<T> }>()
  return {
    get(asked, now, make) {
      const view = viewNow()
      const key = view ? `${view.facts} ${asked}` : asked
      const found = kept.get(key)
      if (found && Math.abs(now.getTime() - found.at) < forMs) {
        kept.delete(key)
        kept.set(key, found)
        return found.answer
      }
      const answer = make()
      const entry = { at: now.getTime(), answer }
      kept.delete(key)
      kept.set(key, entry)
      answer.catch(() => kept.get(key) === entry && kept.delete(key))
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return answer
    },
    clear: () => kept.clear(),
  }
}
