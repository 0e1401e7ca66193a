import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useT } from '../messages/Messages.tsx'
import css from './toast.module.css'

const LASTS_MS = 6_000
const LASTS_WITH_UNDO_MS = 10_000

export type Toasted = {
  readonly text: string
  readonly undo?: (() => void) | undefined
  readonly lastsMs?: number
}
type Shown = Toasted & { readonly id: number }

let shown: readonly Shown[] = []
let count = 0
const listeners = new Set<() => void>()

function set(next: readonly Shown[]): void {
  shown = next
  for (const hear of listeners) hear()
}

/** Says briefly what was done, with a way to undo it. Never for problems: those stay, where they happened. */
export function toast(message: Toasted): void {
  count += 1
  set([...shown.slice(-2), { ...message, id: count }])
}

const dismiss = (id: number) => set(shown.filter((one) => one.id !== id))

/** Where toasts appear; once a page. */
export function Toasts() {
  const t = useT()
  const all = useSyncExternalStore(
    (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    () => shown,
  )
  return (
    <div role="status" aria-live="polite" className={css['region']} aria-label={t('ui.messages')}>
      {all.map((one) => (
        <OneToast key={one.id} toast={one} />
      ))}
    </div>
  )
}

/** Stays while somebody points at it or is in it with the keyboard. */
function OneToast({ toast: { id, text, undo, lastsMs } }: { toast: Shown }) {
  const t = useT()
  const [held, hold] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(id), lastsMs ?? (undo ? LASTS_WITH_UNDO_MS : LASTS_MS))
    return () => clearTimeout(timer)
  }, [held, id, undo, lastsMs])
  return (
    <div
      className={css['toast']}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <span>{text}</span>
      {undo && (
        <button
          type="button"
          className={css['undo']}
          onClick={() => {
            undo()
            dismiss(id)
          }}
        >
          {t('ui.undo')}
        </button>
      )}
      <button type="button" className={css['close']} aria-label={t('ui.dismiss')} onClick={() => dismiss(id)}>
        <X size={18} aria-hidden="true" />
      </button>
    </div>
  )
}
