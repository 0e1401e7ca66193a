import type { z } from 'zod'
import type { Message } from '#domain/cases/contract.ts'
import type { Participant, Segment } from '#domain/contacts/contract.ts'

/** A line of the conversation: something said, or something that happened between. */
export type Happening =
  | { readonly kind: 'message'; readonly at: string; readonly message: Message }
  | { readonly kind: 'answered' | 'joined' | 'left'; readonly at: string; readonly name: string }
  | { readonly kind: 'hold' | 'consult'; readonly at: string; readonly endedAt: string | null }

type People = readonly z.infer<typeof Participant>[]
type Segments = readonly z.infer<typeof Segment>[]

/** Whoever came first answered, whatever part they have now: a handover later does not rewrite who began. */
function ofPeople(people: People): Happening[] {
  const began = Math.min(...people.map(({ joinedAt }) => Date.parse(joinedAt)))
  return people.flatMap(({ agent, part, joinedAt, leftAt }) => {
    const kind = Date.parse(joinedAt) === began ? 'answered' : 'joined'
    const came: Happening = { kind, at: joinedAt, name: agent.name }
    return leftAt && part === 'expert' ? [came, { kind: 'left', at: leftAt, name: agent.name }] : [came]
  })
}

function ofSegments(segments: Segments): Happening[] {
  return segments.flatMap(({ kind, startedAt, endedAt }) =>
    kind === 'hold' || kind === 'consult' ? [{ kind, at: startedAt, endedAt }] : [],
  )
}

/** Messages and what happened between them, oldest first; at the same instant what happened comes before what was said. */
export function happenings(messages: readonly Message[], people: People, segments: Segments): Happening[] {
  const said = messages.map((message): Happening => ({ kind: 'message', at: message.at, message }))
  const all = [...ofPeople(people), ...ofSegments(segments), ...said]
  return all
    .map((one, index) => ({ one, index }))
    .sort((a, b) => Date.parse(a.one.at) - Date.parse(b.one.at) || a.index - b.index)
    .map(({ one }) => one)
}
