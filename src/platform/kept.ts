import { viewNow } from './database/view.ts'

/** One thing in memory for whoever sees everything, and another for each limited view: nothing goes from one to another. */
export function perView<T>(make: () => T, most = 20): { own(): T; each(): readonly T[] } {
  const made = new Map<string, T>()
  return {
    own() {
      const key = viewNow()?.facts ?? ''
      const found = made.get(key) ?? make()
      made.delete(key)
      made.set(key, found)
      const [oldest] = made.keys()
      if (made.size > most && oldest !== undefined) made.delete(oldest)
      return found
    },
    each: () => [...made.values()],
  }
}

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
