import { useCallback, useState } from 'react'

const PREFIX = 'answerable.draft.'

/** A text being written, kept in this browser under `place` until it is sent: `const [text, setText] = useDraft('…')`. */
export function useDraft(place: string): [string, (text: string) => void] {
  const [kept, setKept] = useState({ place, text: readDraft(place) })
  const text = kept.place === place ? kept.text : readDraft(place)
  const set = useCallback(
    (next: string) => {
      setKept({ place, text: next })
      keepDraft(place, next)
    },
    [place],
  )
  return [text, set]
}

/** What waits as a draft at this place; empty where there is none. */
export function readDraft(place: string): string {
  try {
    return localStorage.getItem(PREFIX + place) ?? ''
  } catch {
    return ''
  }
}

/** Puts a text where it will be found as a draft; an empty one takes it away. */
export function keepDraft(place: string, text: string): void {
  try {
    if (text) localStorage.setItem(PREFIX + place, text)
    else localStorage.removeItem(PREFIX + place)
  } catch {
    // Where nothing may be kept, the draft lasts as long as the page.
  }
}
