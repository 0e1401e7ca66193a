import { addWorkingTime } from '#core/calendars/hours.ts'
import { answerCallOut, callOut } from '#domain/learning/commands/call-outs.ts'
import type { Tx } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'
import { leadOf } from '../world.ts'
import type { World, WorldAgent } from '../world.ts'
import { actorOf } from './actor.ts'
import { asked, waiting } from './answers.ts'
import type { Asked } from './answers.ts'

type Missed = { kind: 'leg' | 'promise'; id: string; personId: string; missedAt: Date; slug: string }

// One of each colleague, kind and service, so that not the same person is asked again and again.
const missed = statement<Missed, [before: Date]>(
  'example.missed',
  `select latest.kind, latest.id, latest.person_id, latest.missed_at, v.slug from (
     select distinct on (kind, person_id, service_id) * from (
       select 'leg' as kind, l.leg_id as id, g.co_owner_id as person_id, l.ended_at as missed_at, l.service_id
       from measured_legs l join legs g on g.id = l.leg_id where l.late
       union all
       select 'promise', p.commitment_id, m.by_agent_id, p.ended_at, p.service_id
       from measured_promises p join commitments m on m.id = p.commitment_id where p.state = 'broken'
     ) one where missed_at between $1::timestamptz - interval '26 days' and $1
     order by kind, person_id, service_id, missed_at desc, id
   ) latest join services v on v.id = latest.service_id order by latest.missed_at, latest.id`,
)
const read = statement<never, [askedIds: readonly string[]]>(
  'example.readCallOuts',
  `update notifications n set read_at = c.answered_at from call_outs c
   where n.kind = 'call_out' and c.answered_at is not null and c.asked_id = n.agent_id and c.asked_at = n.at
     and n.agent_id = any($1::uuid[])`,
)

const HOUR_MS = 3_600_000

/** What was asked about misses of the last weeks, mostly answered; two still wait, one of them for the agent persona. */
export async function addCallOuts(tx: Tx, world: World, persona: string): Promise<void> {
  const rows = await tx.all(missed, new Date(world.now.getTime() - 30 * HOUR_MS))
  const taken = new Set<string>()
  const take = (suits: (row: Missed) => boolean) => {
    const row = rows.find((one) => !taken.has(one.id) && suits(one))
    if (row) taken.add(row.id)
    return row
  }
  const own = take(({ personId }) => personId === persona)
  const another = take(({ personId, kind }) => personId !== persona && kind === 'leg')
  const open = [own, another].flatMap((row, index) => (row ? [{ row, meant: waiting[index] ?? '' }] : []))
  for (const line of asked) {
    const row = take(({ slug }) => slug === line.slug)
    if (row) await answered(tx, world, row, line)
  }
  for (const { row, meant } of open) await ask(tx, world, row, meant, 27)
  await tx.run(
    read,
    world.agents.map(({ id }) => id),
  )
}

/** The working day after it was missed, but not later than so many hours ago. */
function askedAt(world: World, { missedAt }: Missed, hoursAgo: number): Date {
  const next = addWorkingTime(world.office, missedAt.getTime(), 300) ?? missedAt.getTime() + 20 * HOUR_MS
  return new Date(Math.min(next, world.now.getTime() - hoursAgo * HOUR_MS))
}

async function ask(tx: Tx, world: World, row: Missed, meant: string, hoursAgo: number) {
  const at = askedAt(world, row, hoursAgo)
  const given = { kind: row.kind, id: row.id, askedId: row.personId, meant }
  return { id: await callOut(tx, actorOf(leadOf(world.agents)), given, at), at }
}

async function answered(tx: Tx, world: World, row: Missed, { meant, answer, cause }: Asked): Promise<void> {
  const person = world.agents.find(({ id }) => id === row.personId) as WorldAgent
  const { id, at } = await ask(tx, world, row, meant, 9)
  const later = addWorkingTime(world.office, at.getTime(), 150) ?? at.getTime() + HOUR_MS
  const when = new Date(Math.min(later, world.now.getTime() - HOUR_MS))
  const causeId = cause === undefined ? null : (world.causeIds.get(cause) ?? null)
  await answerCallOut(tx, actorOf(person), { callOutId: id, answer, causeId }, when)
}
