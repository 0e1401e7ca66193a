import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Something that the page offers in the palette and that has no key of its own. */
export type Offered = {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly run: () => void
}

const offers = new Map<symbol, readonly Offered[]>()
const watchers = new Set<() => void>()
let shown: readonly Offered[] = []

function publish(): void {
  shown = [...offers.values()].flat()
  for (const watcher of watchers) watcher()
}

/** Offers these in the palette while the calling component is on screen. */
export function useOffers(own: readonly Offered[]): void {
  const latest = useRef(own)
  latest.current = own
  const shape = own.map((one) => `${one.id}=${one.label}`).join('|')
  useEffect(() => {
    const place = Symbol('offers')
    offers.set(
      place,
      latest.current.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() })),
    )
    publish()
    return () => {
      offers.delete(place)
      publish()
    }
  }, [shape])
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Everything that the page offers now. */
export function useOffered(): readonly Offered[] {
  return useSyncExternalStore(subscribe, () => shown)
}
