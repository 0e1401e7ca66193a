import { useSyncExternalStore } from 'react'
import { VisuallyHidden } from './Words.tsx'

let said = { polite: '', now: '' }
const listeners = new Set<() => void>()

/** Tells people who listen: politely after what they hear now, or at once when it cannot wait. */
export function announce(text: string, how: 'polite' | 'now' = 'polite'): void {
  // The same words twice are read twice only when the text differs.
  const next = said[how] === text ? `${text}\u00a0` : text
  said = { ...said, [how]: next }
  for (const hear of listeners) hear()
}

/** Where announcements are heard; once a page. */
export function Announcer() {
  const now = useSyncExternalStore(
    (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    () => said,
  )
  return (
    <VisuallyHidden>
      <span aria-live="polite">{now.polite}</span>
      <span aria-live="assertive">{now.now}</span>
    </VisuallyHidden>
  )
}
