import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
const KEPT = 'answerable.theme'
const listeners = new Set<() => void>()

function kept(): Theme {
  try {
    const value = localStorage.getItem(KEPT)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

let theme: Theme = kept()

/** Puts the theme on the page: before anything is drawn, and whenever it changes. */
export function applyTheme(next: Theme = theme): void {
  theme = next
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  try {
    if (next === 'system') localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, next)
  } catch {
    // Where nothing may be kept, the choice lasts as long as the page.
  }
  for (const hear of listeners) hear()
}

/** The theme chosen in this browser and how to change it. */
export function useTheme(): [Theme, (next: Theme) => void] {
  return [useSyncExternalStore(subscribe, () => theme), applyTheme]
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/** Whether a media query matches now, e.g. `(max-width: 720px)`. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (hear) => {
      const list = matchMedia(query)
      list.addEventListener('change', hear)
      return () => list.removeEventListener('change', hear)
    },
    () => matchMedia(query).matches,
  )
}
