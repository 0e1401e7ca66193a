import type { FastifyRequest } from 'fastify'
import { Id, done } from '#platform/contract/values.ts'
import type { Database } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'
import { liveRoutes } from '#platform/live/contract.ts'
import type { Feed, Whisper } from '#platform/live/feed.ts'
import type { LedgerRow } from '#platform/ledger/read.ts'
import type { Listener, Streams } from '#platform/live/streams.ts'
import type { AgentActor, Bind, ClientActor } from '../accounts/contract.ts'
import { keyEvents } from '../accounts/contract.keys.ts'
import { ownAccountEvents } from '../accounts/contract.account.ts'
import { signInEvents } from '../accounts/contract.sign-in.ts'
import { viewEvents } from '../accounts/contract.views.ts'
import { sawAgents } from '../agents/commands.ts'
import { personEvents } from '../agents/contract.people.ts'
import { sawClients } from './store/contacts.ts'

const contactsOfVisit = statement<
  { id: string; caseId: string | null },
  [sessionId: string, clientId: string | null, since: Date]
>(
  'contacts.ofVisit',
  `select id, case_id from contacts where (session_id = $1 or client_id = $2) and arrived_at > $3`,
)

const placeSeen = statement<{ seen: boolean }, [kind: string, id: string]>(
  'contacts.placeSeen',
  `select case $1
     when 'case' then exists (select from cases where id = $2)
     when 'contact' then exists (select from contacts where id = $2)
     when 'client' then exists (select from clients where id = $2)
     else false end as seen`,
)

/** Whether a page that colleagues look at (`case:<id>` and so on) is one that whoever asks may see. */
export async function seesPlace(database: Database, place: string): Promise<boolean> {
  const [kind = '', id = ''] = place.split(':')
  if (!Id.safeParse(id).success) return false
  return database.read(async (tx) => (await tx.one(placeSeen, kind, id)).seen)
}

/** Contacts of so long ago are followed no more: ninety days. */
const FOLLOWED_MS = 90 * 86_400_000

const LET_IN_ANEW = new Set<string>([
  viewEvents.set.kind,
  signInEvents.signedOut.kind,
  ownAccountEvents.sessionsEnded.kind,
  ownAccountEvents.passwordChanged.kind,
  ownAccountEvents.signInReset.kind,
  personEvents.activeSet.kind,
  keyEvents.revoked.kind,
])

/** Binds the live streams: staff hear of everything (as ids), clients only of what is theirs. */
export function bindLive(
  bind: Bind,
  parts: {
    streams: Streams
    feed: Feed
    database: Database
    /** The session by which a browser of staff asks. */
    tokenOf: (request: FastifyRequest) => string | undefined
  },
): void {
  // Who sees more or less from now on is let in anew; so is whoever was signed out somewhere.
  parts.feed.onBatch(({ rows }) => {
    for (const { kind, agentId } of rows)
      if (LET_IN_ANEW.has(kind) && agentId !== null) parts.streams.end(agentId)
  })
  bind(liveRoutes.desk, async (_tx, { actor, request, reply }) => {
    await parts.streams.open(request, reply, {
      concerns: () => true,
      hears: () => true,
      // A program that listens is nobody at a desk.
      alive: { kind: actor.key ? 'program' : 'agent', id: actor.agentId },
      ...passOf(actor, parts.tokenOf(request)),
    })
  })
  bind(liveRoutes.client, async (tx, { actor, request, reply, now }) => {
    const since = new Date(now.getTime() - FOLLOWED_MS)
    const known = await tx.all(contactsOfVisit, actor.sessionId, actor.clientId, since)
    await parts.streams.open(request, reply, {
      ...clientEars(
        actor,
        known.map((one) => one.id),
        known.flatMap((one) => one.caseId ?? []),
      ),
      alive: { kind: 'session', id: actor.sessionId },
      pass: { kind: 'visit', id: actor.sessionId, opens: actor.clientId },
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

function passOf({ key }: AgentActor, token: string | undefined): Pick<Listener, 'pass'> {
  if (key) return { pass: { kind: 'key', id: key.id } }
  return token === undefined ? {} : { pass: { kind: 'staff', id: token } }
}

/**
 * What a client may hear: rows of their own contacts, and of the cases that those are about; never that colleagues noted
 * something. Contacts and cases that begin while the stream is open are followed from then on.
 */
export function clientEars(actor: ClientActor, ownContacts: readonly string[], ownCases: readonly string[]) {
  const contacts = new Set(ownContacts)
  const cases = new Set(ownCases)
  const follow = (row: LedgerRow) => {
    const mine = row.kind === 'contact.arrived' && row.actorId === actor.sessionId
    if (mine && row.contactId !== null) contacts.add(row.contactId)
    if (row.contactId !== null && contacts.has(row.contactId) && row.caseId !== null) cases.add(row.caseId)
  }
  return {
    concerns(row: LedgerRow): boolean {
      follow(row)
      const own =
        (actor.clientId !== null && row.clientId === actor.clientId) ||
        (row.contactId !== null && contacts.has(row.contactId)) ||
        (row.caseId !== null && cases.has(row.caseId))
      return own && row.facts['note'] !== true
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
