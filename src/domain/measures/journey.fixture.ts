import type { Database } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Factories } from '#tests/support/factories.ts'

type Facts = Readonly<Record<string, unknown>>
type About = {
  readonly actor?: 'client' | 'agent' | 'service'
  readonly agentId?: string
  readonly departmentId?: string
  readonly contactId?: string | null
  readonly caseId?: string | null
}
export type Place = { readonly departmentId: string; readonly agentId: string; readonly name: string }

/** Tells the ledger of needs, as the service would, minute by minute from an instant on. */
export function storyteller(database: Database, make: Factories, from: Date) {
  const minute = (minutes: number) => new Date(from.getTime() + minutes * 60_000)
  const run = (sql: string, values: unknown[]) => database.pool.query(sql, values)
  const place = async (name: string): Promise<Place> => {
    const department = await make.department({ name })
    const agent = await make.agent({ departmentId: department.id })
    return { departmentId: department.id, agentId: agent.id, name }
  }
  return {
    minute,
    run,
    place,
    /** A need with its story; `tell` writes a row of the ledger about it. */
    need: async (given: { serviceId: string; owner: Place; need: string; at?: number }) => {
      const client = await make.client()
      const opened = minute(given.at ?? 0)
      const kase = await make.case({
        ...{ clientId: client.id, ownerId: given.owner.agentId, serviceId: given.serviceId },
        ...{ need: given.need, openedAt: opened },
      })
      const tell = (minutes: number, kind: string, about: About = {}, facts: Facts = {}) => {
        const { actor = 'service', agentId = null, departmentId = null, contactId = null } = about
        const caseId = about.caseId === undefined ? kase.id : about.caseId
        const values = [minute(minutes), kind, actor, contactId, caseId, client.id, agentId]
        return run(
          `insert into ledger (at, kind, actor, contact_id, case_id, client_id, agent_id, service_id, department_id, facts)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [...values, given.serviceId, departmentId, JSON.stringify(facts)],
        )
      }
      const contact = async (
        minutes: number,
        words: string,
        facts: Facts,
        caseId: string | null = kase.id,
      ) => {
        const contactId = newId(minute(minutes))
        const { channel = 'phone', direction = 'in' } = facts
        await run(
          `insert into contacts (id, channel, direction, state, client_id, case_id, service_id, need, arrived_at, place_at,
             ended_at, ending, last_event_at)
           values ($1, $2, $3, 'ended', $4, $5, $6, $7, $8, $8, $8, $9, $8)`,
          [
            ...[contactId, channel, direction, client.id, caseId, given.serviceId, words, minute(minutes)],
            caseId === null ? 'left' : 'owned',
          ],
        )
        const about = { actor: 'client', contactId, caseId } as const
        const arrived = { channel, direction, stakes: 'ordinary', known: true }
        await tell(minutes, 'contact.arrived', about, arrived)
        return contactId
      }
      return { ...kase, clientId: client.id, tell, contact, talk: talking(tell, contact) }
    },
  }
}
export type Storyteller = ReturnType<typeof storyteller>
export type Need = Awaited<ReturnType<Storyteller['need']>>

/** A whole conversation: a minute of waiting, then five of talking with somebody. */
function talking(
  tell: (minutes: number, kind: string, about?: About, facts?: Facts) => Promise<unknown>,
  contact: (minutes: number, words: string, facts: Facts) => Promise<string>,
) {
  return async (minutes: number, channel: string, { agentId }: Place, { words = 'How far is it?' } = {}) => {
    const contactId = await contact(minutes, words, { channel })
    const client = { actor: 'client', contactId } as const
    const agent = { actor: 'agent', agentId, contactId } as const
    const segment = (kind: string, seconds?: number) => ({
      ...{ segment: kind, ...(seconds && { seconds, closedBy: 'event' }) },
    })
    await tell(minutes, 'contact.segment_began', client, segment('waiting'))
    await tell(minutes + 1, 'contact.segment_ended', client, segment('waiting', 60))
    const answered = { waited: 60, byOwner: false, estimateHeld: null }
    await tell(minutes + 1, 'contact.segment_began', agent, segment('talking'))
    await tell(minutes + 1, 'contact.answered', agent, answered)
    await tell(minutes + 6, 'contact.segment_ended', agent, segment('talking', 300))
    const ended = { ending: 'owned', talkSeconds: 300, people: 1 }
    await tell(minutes + 6, 'contact.ended', agent, ended)
    return contactId
  }
}
