/** A big organisation after some years, written straight into the tables: people, cases, contacts, words, ledger. */
import type pg from 'pg'
import { fill, idOf } from '../fill.ts'
import type { Step } from '../fill.ts'

/** 1 is a million clients, two million cases, five million contacts, twenty million rows of the ledger. */
export type Size = number

const DAYS = 1_460

const count = (millions: number, size: Size): number => Math.max(100, Math.round(millions * 1_000_000 * size))

const FIRST = `array['Ada','Ben','Chloe','Daniel','Ella','Farid','Grace','Henry','Isla','Jack','Kavita','Liam','Maya','Noah',
  'Olivia','Priya','Quentin','Rosa','Samuel','Tara','Uma','Victor','Wei','Ximena','Yusuf','Zoe','Siobhán','José','Łukasz','李']`
const LAST = `array['Adams','Baker','Clarke','Davies','Evans','Foster','Green','Hughes','Irving','Jones','Khan','Lewis','Morgan',
  'Novak','O''Brien','Patel','Quinn','Roberts','Smith','Taylor','Ueda','Vaughan','Walker','Xu','Young','Zhang','Smith-Jones',
  'García','Müller','Nguyen']`
const WORDS = `array['heating','rent','bin','parking','permit','council','payment','letter','missed','broken','window','damp','noise',
  'appointment','school','benefit','moving','address','invoice','refund','boiler','key','street','light','tree']`
const word = (number: string, turn: number): string =>
  `(${WORDS})[1 + (hashint8(${number} * 7 + ${turn}) & 2147483647) % 25]`
const sentence = (number: string): string =>
  [0, 1, 2, 3, 4, 5].map((turn) => word(number, turn)).join(` || ' ' || `)

const STEPS: readonly Step<Size>[] = [
  { name: 'seed', sql: () => `select setseed(0.42)` },
  {
    name: 'who works here',
    sql: () => `
      create unlogged table gen_services as
        select row_number() over (order by id) as n, id as x, department_id from services;
      create unlogged table gen_agents as select row_number() over (order by id) as n, id as x from agents;`,
  },
  {
    name: 'clients',
    sql: (size) => `
      create unlogged table gen_clients as
        select k as n, now() - ${DAYS} * interval '1 day' + k * (${DAYS} * interval '1 day' / ${count(1, size)}) as at,
          ${idOf(`now() - ${DAYS} * interval '1 day'`, 'p', 'k')} as x
        from generate_series(1, ${count(1, size)}) k;
      alter table gen_clients add primary key (n);
      insert into clients (id, name, created_at)
        select x, (${FIRST})[1 + n % 30] || ' ' || (${LAST})[1 + (n / 30) % 30] || case when n > 900 then ' ' || to_hex(n / 900) else '' end, at
        from gen_clients;
      insert into client_identifiers (id, client_id, kind, value, shown, source, created_at)
        select gen_random_uuid(), x, 'phone', '+4420' || lpad(n::text, 8, '0'), '020 ' || lpad(n::text, 8, '0'), 'client', at from gen_clients;
      insert into client_identifiers (id, client_id, kind, value, shown, source, created_at)
        select gen_random_uuid(), x, 'email', 'client' || n || '@example.org', 'client' || n || '@example.org', 'client', at
        from gen_clients where n % 2 = 0;
      insert into client_facts (id, client_id, label, value, source, told_at)
        select gen_random_uuid(), x, 'address', n || ' High Street', 'client', at from gen_clients;`,
  },
  {
    name: 'cases',
    sql: (size) => `
      create unlogged table gen_cases as
        select k, drawn.at, ${idOf('drawn.at', 'n', 'k')} as id, s.x as service_id, s.department_id, a.x as owner, c.x as client_id,
          drawn.at + random() * 6 * interval '1 day' as closed, is_open
        from (select k, now() - random() * ${DAYS} * interval '1 day' as at,
            1 + floor(random() * (select count(*) from gen_services))::int as service,
            1 + floor(random() * (select count(*) from gen_agents))::int as agent,
            1 + floor(random() * ${count(1, size)})::int as client, random() < 0.04 as is_open
          from generate_series(1, ${count(2, size)}) k) drawn
        join gen_services s on s.n = service join gen_agents a on a.n = agent join gen_clients c on c.n = client;
      insert into cases (id, reference, client_id, service_id, owner_id, state, waiting_on, need, outcome, opened_at, closed_at,
          closed_by, changed_at, next_due_at)
        select id, 'G-' || k, client_id, service_id, owner, case when is_open then 'open' else 'closed' end,
          case when is_open and k % 5 = 0 then 'client' else 'us' end, ${sentence('k')},
          case when not is_open then 'met' end, at, case when not is_open then least(closed, now()) end,
          case when not is_open then owner end, least(closed, now()),
          case when is_open then now() + (random() * 20) * interval '1 day' + interval '1 hour' else 'infinity' end
        from gen_cases order by at;`,
  },
  {
    name: 'commitments',
    sql: () => `
      insert into commitments (id, case_id, kind, what, by_agent_id, made_at, due_at, told_at, told_how, state, ended_at, warn_at,
          tell_client_at)
        select gen_random_uuid(), g.id, 'action', 'See to it', owner, g.at,
          case when is_open then k.next_due_at else g.at + interval '3 days' end, g.at, 'said',
          case when is_open then 'open' else 'kept' end, case when not is_open then closed end,
          case when is_open then k.next_due_at - interval '30 minutes' else closed end,
          case when is_open then k.next_due_at - interval '15 minutes' else closed end
        from gen_cases g join cases k on k.id = g.id where is_open or g.k % 3 = 0;`,
  },
  {
    name: 'contacts',
    sql: (size) => `
      create unlogged table gen_contacts as
        select i, c.id as case_id, c.client_id, c.service_id, c.department_id, c.owner,
          least(c.at + (j - 1) * random() * 2 * interval '1 day', now() - interval '1 hour') as at, ${idOf('c.at', 'c', 'i')} as id
        from (select row_number() over () as i, k, j from gen_cases
            cross join lateral generate_series(1, case when k % 2 = 0 then 2 else 3 end) j limit ${count(5, size)}) n
        join gen_cases c on c.k = n.k;
      insert into contacts (id, channel, direction, state, client_id, case_id, service_id, need, agent_id, arrived_at, place_at,
          answered_at, ended_at, ending, last_event_at)
        select id, (array['chat','phone','phone','visit','letter'])[1 + i % 5], 'in', 'ended', client_id, case_id, service_id,
          ${sentence('i')}, owner, at, at, at + interval '40 seconds', at + interval '6 minutes', 'met', at + interval '6 minutes'
        from gen_contacts order by at;`,
  },
  {
    name: 'messages',
    sql: () => `
      insert into messages (id, contact_id, case_id, client_id, kind, author, agent_id, body, at, channel)
        select gen_random_uuid(), id, case_id, client_id, 'text', case when i % 2 = 0 then 'agent' else 'client' end,
          case when i % 2 = 0 then owner end, ${sentence('i * 3')}, at + interval '2 minutes', 'chat'
        from gen_contacts where i % 2 = 0;`,
  },
  {
    name: 'ledger',
    sql: () => `
      insert into ledger (at, kind, actor, actor_id, contact_id, case_id, client_id, agent_id, service_id, department_id, facts)
        select e.at, e.kind, 'agent', owner, g.id, case_id, client_id, owner, service_id, department_id, e.facts
        from gen_contacts g cross join lateral (values
          (g.at, 'contact.arrived', '{"channel":"chat","direction":"in","stakes":"ordinary","known":true}'::jsonb),
          (g.at + interval '40 seconds', 'contact.answered', '{"waited":40,"byOwner":true,"estimateHeld":true}'::jsonb),
          (g.at + interval '2 minutes', 'contact.message_sent',
            jsonb_build_object('messageId', g.id, 'author', 'agent', 'note', false)),
          (g.at + interval '6 minutes', 'contact.ended', '{"ending":"met","talkSeconds":320,"people":1}'::jsonb)
        ) as e (at, kind, facts) order by g.at;`,
  },
  {
    name: 'drop lists',
    sql: () => `drop table gen_contacts, gen_cases, gen_clients, gen_agents, gen_services`,
  },
]

const HEAVY = ['ledger', 'contacts', 'messages', 'cases', 'clients', 'client_identifiers', 'commitments']

/** Writes everything; `told` hears what is done and how long it took, in seconds. */
export const generate = (
  client: pg.Client,
  size: Size,
  told: (what: string, seconds: number) => void,
): Promise<void> => fill(client, { steps: STEPS, size, days: DAYS, heavy: HEAVY, told })
