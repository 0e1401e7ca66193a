import { useEffect, useState } from 'react'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'

/** Somebody came or went: told in the stream of the conversation, where it happened. */
export type Happening = {
  readonly at: string
  readonly kind: 'answered' | 'joined' | 'left' | 'handedOver' | 'fellBack'
  readonly name: string
  readonly owner: string
}

type People = Pick<PortalContact, 'agent' | 'experts'>
type Kept = { readonly people: People; readonly happenings: readonly Happening[] }

/** Who came and went, noticed by comparing with who was there before; kept for this visit, also over a reload. */
export function useHappenings(contact: PortalContact): readonly Happening[] {
  const place = `answerable.happenings.${contact.id}`
  const [kept, setKept] = useState<Kept>(() => readKept(place) ?? { people: NOBODY, happenings: [] })
  const { agent, experts } = contact
  const key = [agent, ...experts].map((person) => person?.id).join()
  useEffect(() => {
    setKept((before) => {
      const fresh = changes(before.people, { agent, experts }, new Date().toISOString())
      const next = { people: { agent, experts }, happenings: [...before.happenings, ...fresh] }
      writeKept(place, next)
      return next
    })
    // The people are compared by their ids: a new answer with the same people is no change.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for agent and experts
  }, [key, place])
  return kept.happenings
}

const NOBODY: People = { agent: null, experts: [] }

/** What happened between two looks at who is there. */
export function changes(before: People, now: People, at: string): Happening[] {
  const owner = now.agent?.name ?? before.agent?.name ?? ''
  const line = (kind: Happening['kind'], name: string): Happening => ({ at, kind, name, owner })
  const happenings: Happening[] = []
  const wasExpert = before.experts.some(({ id }) => id === now.agent?.id)
  if (!before.agent && now.agent) happenings.push(line('answered', now.agent.name))
  if (before.agent && !now.agent) happenings.push(line('fellBack', before.agent.name))
  if (before.agent && now.agent && before.agent.id !== now.agent.id) {
    happenings.push(line('handedOver', now.agent.name))
  }
  for (const { id, name } of now.experts) {
    if (!before.experts.some((one) => one.id === id) && before.agent?.id !== id)
      happenings.push(line('joined', name))
  }
  for (const { id, name } of before.experts) {
    const stays = now.experts.some((one) => one.id === id) || (wasExpert && id === now.agent?.id)
    if (!stays && now.agent) happenings.push(line('left', name))
  }
  return happenings
}

function readKept(place: string): Kept | undefined {
  try {
    const text = sessionStorage.getItem(place)
    return text ? (JSON.parse(text) as Kept) : undefined
  } catch {
    return undefined
  }
}

function writeKept(place: string, kept: Kept): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // Where nothing may be kept, the lines last as long as the page.
  }
}
