import { useCallback, useEffect, useRef, useState } from 'react'

/** Something that goes out after a pause, so that it can be taken back. */
export type Pending = { readonly text: string; readonly note: boolean }

/**
 * Holds one thing back for `ms` milliseconds before `send` is called with it. A second thing, `now`, leaving the page or
 * closing it sends the first at once: a pause never loses anything.
 */
export function useDelayed(ms: number, send: (pending: Pending) => void) {
  const [pending, setPending] = useState<Pending>()
  const waiting = useRef<{ pending: Pending; timer: ReturnType<typeof setTimeout> }>(undefined)
  const deliver = useRef(send)
  deliver.current = send

  const now = useCallback(() => {
    const held = waiting.current
    if (!held) return
    clearTimeout(held.timer)
    waiting.current = undefined
    setPending(undefined)
    deliver.current(held.pending)
  }, [])
  const begin = useCallback(
    (next: Pending) => {
      now()
      waiting.current = { pending: next, timer: setTimeout(now, ms) }
      setPending(next)
    },
    [ms, now],
  )
  const undo = useCallback(() => {
    const held = waiting.current
    if (!held) return undefined
    clearTimeout(held.timer)
    waiting.current = undefined
    setPending(undefined)
    return held.pending
  }, [])
  useEffect(() => {
    addEventListener('pagehide', now)
    return () => {
      removeEventListener('pagehide', now)
      now()
    }
  }, [now])
  return { pending, begin, undo, now }
}
