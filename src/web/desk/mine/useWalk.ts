import { useRef } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { useKeys } from '../shell/keys.ts'

/** Lets j and k walk through the links marked `data-walk` within an element; Enter follows the one in focus. */
export function useWalk<E extends HTMLElement>() {
  const t = useT()
  const box = useRef<E>(null)
  const step = (by: number): void => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-walk]') ?? [])]
    if (rows.length === 0) return
    const at = rows.indexOf(document.activeElement as HTMLElement)
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))
    rows[next]?.focus()
    rows[next]?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    { keys: 'j', label: t('desk.key.next'), group: 'list', run: () => step(1) },
    { keys: 'k', label: t('desk.key.previous'), group: 'list', run: () => step(-1) },
  ])
  return box
}
