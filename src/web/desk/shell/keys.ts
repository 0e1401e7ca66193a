import { useEffect, useRef, useSyncExternalStore } from 'react'

/** One thing that a key does. `keys` is a key, or two with a space between (`g m`). */
export type Binding = {
  readonly keys: string
  /** What it does, in words, for the sheet of keys. */
  readonly label: string
  readonly group: 'go' | 'list' | 'page' | 'offer'
  readonly run: () => void
}

const PREFIX_MS = 1200
const bindings = new Map<symbol, readonly Binding[]>()
const watchers = new Set<() => void>()
let shown: readonly Binding[] = []
let prefix = ''
let prefixAt = 0
let enabled = true

function publish(): void {
  shown = [...bindings.values()].flat()
  for (const watcher of watchers) watcher()
}

/** Single keys can be switched off for good (WCAG 2.1.4). */
export function enableSingleKeys(on: boolean): void {
  enabled = on
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]'
const OWN_KEYS = '[role="listbox"], [role="menu"], [role="dialog"], [role="alertdialog"]'
const PRESSABLE = 'button, a[href], summary, [role="button"], [role="tab"], [role="option"], [role="row"]'

function isFree(event: KeyboardEvent): boolean {
  const target = event.target
  if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false
  if (!(target instanceof Element)) return true
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return false
  if (target.closest(TYPING) || target.closest(OWN_KEYS)) return false
  return event.key !== 'Enter' || !target.closest(PRESSABLE)
}

function pressed(event: KeyboardEvent, now: number): string {
  const joined = prefix && now - prefixAt < PREFIX_MS ? `${prefix} ${event.key}` : event.key
  prefix = ''
  return joined
}

/** Acts on one key press; `now` in epoch milliseconds decides whether it follows a prefix. */
export function press(event: KeyboardEvent, now: number): void {
  if (!isFree(event)) return
  const keys = pressed(event, now)
  const found = [...bindings.values()].flat().findLast((binding) => binding.keys === keys)
  if (found) {
    event.preventDefault()
    found.run()
  } else if (shown.some((binding) => binding.keys.startsWith(`${event.key} `))) {
    prefix = event.key
    prefixAt = now
  }
}

/** Listens for single keys while the desk is open. */
export function useKeyListener(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event, Date.now())
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** Offers keys while the calling component is on screen; later ones win over earlier ones. */
export function useKeys(own: readonly Binding[]): void {
  const latest = useRef(own)
  latest.current = own
  const shape = own.map((binding) => `${binding.keys}=${binding.label}`).join('|')
  useEffect(() => {
    const place = Symbol('keys')
    const relayed = latest.current.map((binding, index) => ({
      ...binding,
      run: () => latest.current[index]?.run(),
    }))
    bindings.set(place, relayed)
    publish()
    return () => {
      bindings.delete(place)
      publish()
    }
  }, [shape])
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Every key that does something on the page now. */
export function useShownKeys(): readonly Binding[] {
  return useSyncExternalStore(subscribe, () => shown)
}
