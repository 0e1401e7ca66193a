import { done } from '#platform/contract/values.ts'
import type { Database } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'
import { liveRoutes } from '#platform/live/contract.ts'
import type { Feed, Whisper } from '#platform/live/feed.ts'
import type { LedgerRow } from '#platform/ledger/read.ts'
import type { Streams } from '#platform/live/streams.ts'
import type { Bind, ClientActor } from '../accounts/contract.ts'
import { sawAgents } from '../agents/commands.ts'
import { sawClients } from './store/contacts.ts'

const contactsOfVisit = statement<{ id: string }, [sessionId: string, clientId: string | null]>(
  'contacts.ofVisit',
  `select id from contacts where (session_id = $1 or client_id = $2) and arrived_at > now() - interval '90 days'`,
)

/** Binds the live streams: staff hear of everything (as ids), clients only of what is theirs. */
export function bindLive(bind: Bind, parts: { streams: Streams; feed: Feed; database: Database }): void {
  bind(liveRoutes.desk, async (_tx, { actor, request, reply }) => {
    await parts.streams.open(request, reply, {
      concerns: () => true,
      hears: () => true,
      alive: { kind: 'agent', id: actor.agentId },
    })
  })
  bind(liveRoutes.client, async (tx, { actor, request, reply }) => {
    const known = await tx.all(contactsOfVisit, actor.sessionId, actor.clientId)
    await parts.streams.open(request, reply, {
      ...clientEars(actor, new Set(known.map((one) => one.id))),
      alive: { kind: 'session', id: actor.sessionId },
    })
  })
  bind(
    liveRoutes.looking,
    async (_tx, { actor, body }) => {
      parts.feed.whisper({
        // On a conversation a note may be being written; only `contacts.typing` tells the client of writing.
        kind: body.writing && body.place.startsWith('case:') ? 'typing' : 'looking',
        place: body.place,
        who: 'agent',
        agentId: actor.agentId,
        name: actor.name,
      })
      return done
    },
    { single: true },
  )
}

/** What a client may hear: rows of their own contacts and cases; never that colleagues noted something. */
export function clientEars(actor: ClientActor, contacts: Set<string>) {
  const own = (row: LedgerRow) =>
    (actor.clientId !== null && row.clientId === actor.clientId) ||
    (row.contactId !== null && contacts.has(row.contactId))
  return {
    concerns(row: LedgerRow): boolean {
      if (row.kind === 'contact.arrived' && row.actorId === actor.sessionId && row.contactId !== null) {
        contacts.add(row.contactId)
      }
      return own(row) && row.facts['note'] !== true
    },
    hears(whisper: Whisper): boolean {
      const place = String(whisper['place'] ?? '')
      return (
        whisper['who'] === 'agent' && whisper.kind === 'typing' && contacts.has(place.replace('contact:', ''))
      )
    },
  }
}

/** Notes signs of life of everyone connected to this node. */
export async function noteAlive(
  database: Database,
  ids: { agents: string[]; sessions: string[] },
  now: Date,
): Promise<void> {
  await database.read(async (tx) => {
    if (ids.agents.length > 0) await sawAgents(tx, ids.agents, now)
    if (ids.sessions.length > 0) await tx.run(sawClients, ids.sessions, now)
  })
}
