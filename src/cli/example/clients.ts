import { clientEvents } from '#domain/clients/contract.ts'
import { newId } from '#platform/ids.ts'
import type { World } from './world.ts'
import type { ExampleClient } from './words/names.ts'

type Person = { readonly id: string; readonly details: ExampleClient; readonly since: number }
const written = new WeakMap<World, Set<string>>()

/** Writes a person once, with the ways to reach them. */
export function addClient(world: World, client: Person, source: 'portal' | 'desk'): void {
  const ids = written.get(world) ?? new Set<string>()
  written.set(world, ids)
  if (ids.has(client.id)) return
  ids.add(client.id)
  const at = new Date(client.since)
  const { details } = client
  world.book.add('clients', {
    id: client.id,
    name: details.name,
    language: details.language,
    access_needs: details.accessNeeds,
    access_note: null,
    preferred_channel: details.preferredChannel,
    preferred_times: null,
    created_at: at,
  })
  for (const kind of ['phone', 'email', 'account'] as const) {
    const value = details[kind]
    if (value !== null) addIdentifier(world, client.id, { kind, value, shown: shown(kind, value) }, at)
  }
  const actor = source === 'portal' ? 'client' : 'agent'
  world.book.tell(clientEvents.added, { at, actor, clientId: client.id }, { source })
}

/** One way to know or reach a person. */
export function addIdentifier(
  world: World,
  clientId: string,
  given: { kind: 'phone' | 'email' | 'account'; value: string; shown: string },
  at: Date,
  provedAt: Date | null = null,
): void {
  world.book.add('client_identifiers', {
    id: newId(at),
    client_id: clientId,
    ...given,
    source: 'client',
    created_at: at,
    proved_at: provedAt,
  })
}

function shown(kind: string, value: string): string {
  if (kind !== 'phone') return value
  const national = `0${value.slice(3)}`
  return national.startsWith('07')
    ? `${national.slice(0, 5)} ${national.slice(5)}`
    : `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`
}
