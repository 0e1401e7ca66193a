import { useCallback, useState } from 'react'

export type Doing = {
  readonly busy: boolean
  /** What went wrong the last time; undefined when it did not. */
  readonly error: unknown
  /** Does one thing at a time; the error is kept for the screen. @returns whether it was done */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
}

/** Several steps that belong together, as one doing of a screen. */
export function useDoing(): Doing {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
      return true
    } catch (reason) {
      setError(reason)
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  return { busy, error, run }
}
