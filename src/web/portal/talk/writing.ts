import { useCallback, useEffect, useState } from 'react'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import type { Whispered } from '#platform/live/contract.ts'

const LASTS_MS = 6_000

/** Who is writing in this conversation just now: a sign that passes by itself. */
export function useWriting(contactId: string, messages: PortalContact['messages'] | undefined) {
  const [signs, setSigns] = useState<readonly { readonly name: string; readonly until: number }[]>([])
  const hear = useCallback(
    ({ kind, place, who, name }: Whispered) => {
      if (kind !== 'typing' || who !== 'agent' || place !== `contact:${contactId}` || !name) return
      const until = Date.now() + LASTS_MS
      setSigns((now) => [...now.filter((sign) => sign.name !== name), { name, until }])
    },
    [contactId],
  )
  const newest = messages?.at(-1)
  useEffect(() => {
    // What was being written has arrived.
    if (newest?.agent) setSigns((now) => now.filter(({ name }) => name !== newest.agent?.name))
  }, [newest?.id, newest?.agent])
  useEffect(() => {
    if (signs.length === 0) return
    const next = Math.min(...signs.map(({ until }) => until))
    const timer = setTimeout(
      () => setSigns((now) => now.filter(({ until }) => until > Date.now())),
      Math.max(50, next - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [signs])
  return { hear, names: signs.map(({ name }) => name) }
}
