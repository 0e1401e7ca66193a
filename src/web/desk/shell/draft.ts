import { useCallback, useEffect, useRef, useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { call, useCall } from '../../client.ts'

const SAVE_AFTER_MS = 900

function keyOf(place: string): string {
  return `answerable.draft.${place}`
}

function kept(place: string): string {
  try {
    return localStorage.getItem(keyOf(place)) ?? ''
  } catch {
    return ''
  }
}

function keep(place: string, body: string): void {
  try {
    if (body) localStorage.setItem(keyOf(place), body)
    else localStorage.removeItem(keyOf(place))
  } catch {
    // A browser without storage still keeps the draft on the server.
  }
}

/** Puts words where they are found as a draft, before what stands there: here and on the server. */
export function keepDraft(place: string, text: string): void {
  const since = kept(place)
  const body = since ? `${text}\n${since}` : text
  keep(place, body)
  saveOnServer(place, body)
}

function saveOnServer(place: string, body: string): void {
  // The copy in this browser stands when the server cannot be reached; the next letter tries again.
  call(agentRoutes.saveDraft, { body: { place, body } }).catch(() => undefined)
}

/** Unfinished writing by place, as it was when the desk was opened. */
function useDraftOnServer(place: string): string | undefined {
  const drafts = useCall(agentRoutes.drafts, {})
  return drafts.data?.items.find((draft) => draft.place === place)?.body
}

/**
 * Text that survives: kept in this browser at once and on the server a moment later, so that it is there again after a
 * crash or on another machine. `place` is `contact:<id>` or the like. Setting '' forgets it.
 */
export function useDraft(place: string): readonly [string, (text: string) => void] {
  const [state, setState] = useState({ place, text: kept(place), touched: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const fromServer = useDraftOnServer(place)
  const here = state.place === place ? state : { place, text: kept(place), touched: false }
  const text = here.text || (here.touched ? '' : (fromServer ?? ''))

  const set = useCallback(
    (next: string) => {
      setState({ place, text: next, touched: true })
      keep(place, next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => saveOnServer(place, next), next ? SAVE_AFTER_MS : 0)
    },
    [place],
  )
  useEffect(() => () => clearTimeout(timer.current), [place])
  return [text, set]
}
