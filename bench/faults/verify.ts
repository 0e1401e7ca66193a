import type { Pool } from 'pg'
import { unsound } from '#tests/support/sound.ts'
import type { Acknowledged } from './traffic.ts'

/** Everything that is not as it must be; empty when nothing was lost. */
export async function verify(pool: Pool, acknowledged: Acknowledged, dueBefore: Date): Promise<string[]> {
  return [
    ...(await missing(pool, 'contact', acknowledged.contacts, 'select id::text as one from contacts')),
    ...(await missing(pool, 'message', acknowledged.messages, 'select body as one from messages')),
    ...(await missing(pool, 'promise', acknowledged.promises, 'select id::text as one from commitments')),
    ...(await missing(
      pool,
      'ending',
      acknowledged.ended,
      `select id::text as one from contacts where state = 'ended'`,
    )),
    ...(await each(pool, RULES)),
    ...(await late(pool, dueBefore)),
    ...(await unsound(pool)),
    ...acknowledged.odd.splice(0).map((words) => `odd: ${words}`),
  ]
}

async function missing(
  pool: Pool,
  what: string,
  acknowledged: ReadonlySet<string>,
  there: string,
): Promise<string[]> {
  const { rows } = await pool.query<{ one: string }>(
    `select t.one from unnest($1::text[]) as t (one) left join (${there}) k on k.one = t.one where k.one is null`,
    [[...acknowledged]],
  )
  return rows.length === 0 ? [] : [`${rows.length} acknowledged ${what}(s) lost, such as ${rows[0]?.one}`]
}

/** Rows that break a rule which only failures can break. */
const RULES: Readonly<Record<string, string>> = {
  'a contact has neither owner nor place': `select id from contacts c where c.state = 'talking' and c.agent_id is null
     or c.state = 'waiting' and c.place_at is null
     or c.state = 'ended' and c.answered_at is not null and c.case_id is null`,
  'a message is there twice': `select body as id from messages where body like 'words %' group by 1 having count(*) > 1`,
  'a need is there twice': `select need as id from contacts where need like 'A need %' group by 1 having count(*) > 1`,
  'a contact was taken by two': `select contact_id as id from offers where purpose = 'answer' and state = 'accepted'
     group by 1 having count(*) > 1 + (select count(*) from ledger l where l.kind = 'contact.fell_back' and l.contact_id = offers.contact_id)`,
  'a contact is offered twice at once': `select contact_id as id from offers where purpose = 'answer' and state = 'open'
     group by 1 having count(*) > 1`,
  // Two nodes know the database's time to within an eighth of a second each.
  'a contact was offered to two at overlapping times': `select a.contact_id as id from offers a join offers b
     on b.contact_id = a.contact_id and b.id > a.id and b.purpose = 'answer' and a.purpose = 'answer'
     where b.made_at < coalesce(a.decided_at, a.expires_at) - interval '250 milliseconds'`,
  'a promise was called broken before its time': `select id from commitments where state = 'broken' and due_at > now()`,
  'a contact has come from the future': `select id from contacts where arrived_at > now() + interval '2 seconds'`,
  'a contact has no row of the ledger': `select id from contacts c where not exists (
     select from ledger l where l.kind = 'contact.arrived' and l.contact_id = c.id)`,
  'a message has no row of the ledger': `select m.contact_id as id from messages m where m.body like 'words %'
     group by 1 having count(*) > (select count(*) from ledger l where l.contact_id = m.contact_id and l.kind = 'contact.message_sent')`,
  'the ledger tells of a contact that is not there': `select contact_id as id from ledger l where l.kind = 'contact.arrived'
     and not exists (select from contacts c where c.id = l.contact_id)`,
}

async function each(pool: Pool, rules: Readonly<Record<string, string>>): Promise<string[]> {
  const broken: string[] = []
  for (const [rule, text] of Object.entries(rules)) {
    const { rows } = await pool.query<{ id: string }>(text)
    if (rows[0]) broken.push(`${rule}: ${rows.length}, such as ${rows[0].id}`)
  }
  return broken
}

/** Warnings and endings of promises that were due before this moment and have not come. */
export async function late(pool: Pool, before: Date): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from commitments where state = 'open' and (warn_at < $1 and warned_at is null or due_at < $1)`,
    [before],
  )
  return rows.length === 0 ? [] : [`${rows.length} warnings have not come, such as of ${rows[0]?.id}`]
}
