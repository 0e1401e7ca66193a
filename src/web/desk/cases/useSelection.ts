import { useCallback, useRef, useState } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { useKeys } from '../shell/keys.ts'

/** Which cases are chosen: some of them, or everything that matches. */
export type Selection = {
  readonly ids: ReadonlySet<string>
  readonly isAll: boolean
  readonly toggle: (id: string, upToHere?: boolean) => void
  readonly choose: (ids: readonly string[]) => void
  readonly chooseAll: () => void
  readonly clear: () => void
}

/** The ids from one to another in the order of the list, both included. */
export function between(order: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [a, b] = [order.indexOf(from ?? to), order.indexOf(to)]
  return a < 0 || b < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1)
}

const rowInFocus = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id']

/** Chooses rows of a list: `x` the one in focus, with Shift all up to it. */
export function useSelection(order: readonly string[]): Selection {
  const t = useT()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setAll] = useState(false)
  const last = useRef<string>(undefined)
  const rows = useRef(order)
  rows.current = order
  const toggle = useCallback((id: string, upToHere = false): void => {
    setAll(false)
    const range = upToHere ? between(rows.current, last.current, id) : undefined
    last.current = id
    setIds((before) => {
      if (range) return new Set([...before, ...range])
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const press = (upToHere: boolean) => (): void => {
    const id = rowInFocus()
    if (id !== undefined) toggle(id, upToHere)
  }
  useKeys([
    { keys: 'x', label: t('desk.key.select'), group: 'list', run: press(false) },
    { keys: 'X', label: t('desk.bulk.keys.range'), group: 'list', run: press(true) },
  ])
  return {
    ids,
    isAll,
    toggle,
    choose: (some) => {
      setAll(false)
      setIds(new Set(some))
    },
    chooseAll: () => {
      setIds(new Set(rows.current))
      setAll(true)
    },
    clear: () => {
      setAll(false)
      setIds(new Set())
    },
  }
}
