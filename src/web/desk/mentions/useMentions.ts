import { useId, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { announce } from '../../ui/announce.tsx'
import { fitting, namedIn, nameTyped, putName } from './naming.ts'
import type { Nameable } from './naming.ts'

/** Colleagues and departments that a note can name. */
export function useNameable(): {
  readonly all: readonly Nameable[]
  readonly within: (text: string) => string[]
} {
  const colleagues = useCall(agentRoutes.colleagues, {}, { staleTime: 60_000 }).data?.items ?? []
  const people = colleagues.map(({ id, name, department }) => ({ id, name, detail: department }))
  const departments = new Map<string, { id: string; name: string; people: number }>()
  for (const { departmentId: id, department: name } of colleagues) {
    departments.set(id, { id, name, people: (departments.get(id)?.people ?? 0) + 1 })
  }
  const all = [...people, ...departments.values()]
  return { all, within: (text) => namedIn(all, text) }
}

/** Names while somebody types `@` in a note: the arrows choose, Enter or Tab puts one in, Escape leaves. */
export function useMentions(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
  isOn: boolean,
) {
  const t = useT()
  const listId = useId()
  const { all } = useNameable()
  const [cursor, setCursor] = useState(0)
  const [active, setActive] = useState(0)
  const [left, setLeft] = useState<string>()
  const typed = isOn ? nameTyped(text, cursor) : undefined
  const found = typed === undefined ? [] : fitting(all, typed)
  // Two words that nobody is called are not the beginning of a name.
  const isOpen = typed !== undefined && left !== typed && (found.length > 0 || !typed.includes(' '))
  const at = Math.min(active, Math.max(0, found.length - 1))
  const idOf = (index: number): string => `${listId}-${index}`

  const moved = (now: string): void => {
    const place = field.current?.selectionStart ?? now.length
    setCursor(place)
    const next = isOn ? nameTyped(now, place) : undefined
    if (next === typed) return
    setActive(0)
    if (next !== left) setLeft(undefined)
    if (next !== undefined) announce(t('desk.mention.count', { count: fitting(all, next).length }))
  }
  const choose = (one: Nameable): void => {
    const next = putName(text, cursor, one.name)
    setText(next.text)
    setCursor(next.cursor)
    setTimeout(() => {
      field.current?.focus()
      field.current?.setSelectionRange(next.cursor, next.cursor)
    }, 0)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false
    const one = found[at]
    if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % Math.max(1, found.length))
    else if (event.key === 'Escape') setLeft(typed)
    else if ((event.key === 'Enter' || event.key === 'Tab') && one && !event.ctrlKey && !event.metaKey)
      choose(one)
    else return false
    return true
  }
  const controls = isOpen
    ? { 'aria-controls': listId, 'aria-activedescendant': found.length > 0 ? idOf(at) : undefined }
    : {}
  return { isOpen, found, at, listId, idOf, onKey, moved, choose, controls }
}
