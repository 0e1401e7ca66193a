import { useCallback, useEffect, useRef, useState } from 'react'

/** Something that goes out after a pause, so that it can be taken back. */
export type Pending = { readonly text: string; readonly note: boolean }

type Held = {
  readonly pending: Pending
  readonly send: () => void
  readonly timer: ReturnType<typeof setTimeout>
}

const heldAt = new Map<string, () => void>()

/** Sends at once what is held back at a place, if anything is. */
export const sendHeld = (place: string): void => heldAt.get(place)?.()

/**
 * Holds one thing back for `ms` milliseconds before it is sent, by the `send` that came with it: where it goes is settled
 * when it is written, whatever the page shows by then. A second thing, `now`, leaving the page or closing it sends the
 * first at once: a pause never loses anything.
 */
export function useDelayed(place: string, ms: number) {
  const [pending, setPending] = useState<Pending>()
  const waiting = useRef<Held>(undefined)

  const letGo = useCallback((): Held | undefined => {
    const held = waiting.current
    if (!held) return undefined
    clearTimeout(held.timer)
    waiting.current = undefined
    setPending(undefined)
    return held
  }, [])
  const now = useCallback(() => letGo()?.send(), [letGo])
  const undo = useCallback(() => letGo()?.pending, [letGo])
  const begin = useCallback(
    (next: Pending, send: () => void) => {
      now()
      waiting.current = { pending: next, send, timer: setTimeout(now, ms) }
      setPending(next)
    },
    [ms, now],
  )
  useEffect(() => {
    addEventListener('pagehide', now)
    heldAt.set(place, now)
    return () => {
      heldAt.delete(place)
      removeEventListener('pagehide', now)
      now()
    }
  }, [place, now])
  return { pending, begin, undo, now }
}
