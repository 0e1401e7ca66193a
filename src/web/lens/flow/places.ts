/** What places of a flow are called. */
import { Channel } from '#domain/services/contract.ts'
import type { MessageId } from '../../messages/catalogue.ts'
import type { T } from '../../messages/Messages.tsx'

const WORDS = [
  ...(['outbound', 'waiting', 'hold', 'promise', 'promise:broken', 'attempt', 'reopened', 'other'] as const),
  ...(['end:met', 'end:withdrawn', 'end:lost', 'end:open'] as const),
] as const

/** The words for a place: its code in the language of the page, or the name that the service has given it. */
export function placeWords(code: string, name: string | undefined, t: T): string {
  const known = WORDS.find((one) => one === code)
  if (known) return t(`flow.place.${known.replace(':', '_')}` as MessageId)
  const [kind, rest = ''] = code.split(/:(.*)/s)
  const channel = Channel.options.find((one) => kind === 'channel' && one === rest)
  if (channel) return t(`lens.channel.${channel}`)
  if (kind === 'leg') return t('flow.place.leg', { department: name ?? '–' })
  return name ?? code
}

/** `2:channel:chat` is the place `channel:chat` in the third step. */
export function withoutStep(key: string): string {
  return key.replace(/^\d+:/, '')
}

/** Words for the places of one flow, by their codes. */
export function placesOf(
  nodes: readonly { readonly key: string; readonly name: string }[],
  t: T,
): (code: string) => string {
  const names = new Map(nodes.map(({ key, name }) => [key, name]))
  return (code) => placeWords(code, names.get(code), t)
}

const ROLES: Readonly<Record<string, 'begin' | 'end' | 'rest'>> = {
  start: 'begin',
  ended: 'end',
  other: 'rest',
}

/** How a kind of place is drawn, where it is drawn apart. */
export function roleOf(kind: string): { role?: 'begin' | 'end' | 'rest' } {
  const role = ROLES[kind]
  return role ? { role } : {}
}
