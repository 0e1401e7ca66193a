/** Two years of a big organisation, written straight into the tables: needs, contacts, and what the ledger tells of them. */
import type pg from 'pg'
import { fill, idOf } from '../fill.ts'
import type { Step } from '../fill.ts'

export type Size = { readonly needs: number; readonly days: number }

const STEPS: readonly Step<Size>[] = [
  { name: 'seed', sql: () => `select setseed(0.42)` },
  {
    name: 'lists',
    sql: () => `
      create unlogged table gen_services as select row_number() over (order by id) as n, id as x, department_id from services;
      create unlogged table gen_agents as select row_number() over (order by id) as n, id as x from agents;
      create unlogged table gen_causes as
        select row_number() over (order by id) as n, id as x, department_id from causes;`,
  },
  {
    name: 'clients',
    sql: ({ needs }) => `
      create unlogged table gen_clients as
        select k as n, ${idOf(`now() - interval '3 years' + k * interval '1 minute'`, 'p', 'k')} as x
        from generate_series(1, ${Math.ceil(needs * 0.6)}) k;
      alter table gen_clients add primary key (n);
      insert into clients (id, name, created_at)
        select x, 'Client ' || n, now() - interval '3 years' from gen_clients;`,
  },
  {
    name: 'needs',
    sql: ({ needs, days }) => `
      create unlogged table gen_needs as
      select k, at, ${idOf('at', 'n', 'k')} as id, service, owner, client, of_contacts, fails
      from (
        select k,
          date_trunc('day', now()) - (floor(random() * ${days}) + 1) * interval '1 day'
            + interval '8 hours' + power(random(), 1.3) * interval '9 hours' as at,
          1 + floor(power(random(), 1.5) * (select count(*) from gen_services))::int as service,
          1 + floor(random() * (select count(*) from gen_agents))::int as owner,
          1 + floor(random() * ${Math.ceil(needs * 0.6)})::int as client,
          case when random() < 0.7 then 1 when random() < 0.7 then 2 when random() < 0.7 then 3 else 5 end as of_contacts,
          random() < 0.42 as fails
        from generate_series(1, ${needs}) k
      ) drawn`,
  },
  {
    name: 'contacts',
    sql: () => `
      create unlogged table gen_contacts as
      select row_number() over () as i, *, at + waited * interval '1 second' as answered,
        at + (waited + talked) * interval '1 second' as ended, ${idOf('at', 'c', `(k || '/' || j)`)} as id
      from (
        select n.k, j, n.id as case_id, s.x as service_id, s.department_id, c.x as client_id, n.of_contacts,
          n.at + (j - 1) * (0.2 + random() * 4) * interval '1 day' as at,
          case when random() < 0.8 then n.owner else 1 + floor(random() * (select count(*) from gen_agents))::int end as agent,
          (-ln(1 - random()) * 90)::int as waited, (60 + exp(ln(240) + (random() + random() + random() - 1.5)))::int as talked,
          (array['chat', 'chat', 'phone', 'phone', 'phone', 'visit', 'letter', 'email'])[1 + floor(random() * 8)::int] as channel,
          case when random() < 0.06 then 'cannot_tell' when n.fails or j > 1 and random() < 0.6 then 'failure' else 'value' end as demand,
          random() as luck
        from gen_needs n
        join gen_services s on s.n = n.service join gen_clients c on c.n = n.client
        cross join lateral generate_series(1, n.of_contacts) j
      ) lived where at < now() - interval '1 day'`,
  },
  {
    name: 'cases',
    sql: () => `
      create unlogged table gen_cases as
        select case_id, min(at) as opened, max(ended) as last, max(of_contacts) as of_contacts,
          min(service_id::text)::uuid as service_id, min(department_id::text)::uuid as department_id,
          min(client_id::text)::uuid as client_id, min(agent) as owner, min(k) as k, random() as luck,
          max(ended) + (-ln(1 - random()) * 2) * interval '1 day' as closed
        from gen_contacts group by case_id;
      insert into cases (id, reference, client_id, service_id, owner_id, state, need, outcome, opened_at, closed_at, closed_by, changed_at)
        select case_id, 'G-' || k, client_id, service_id, a.x, 'closed', 'I still wait for what I was told would come', 'met',
          opened, least(closed, now() - interval '1 hour'), a.x, least(closed, now() - interval '1 hour')
        from gen_cases join gen_agents a on a.n = owner;`,
  },
  {
    name: 'contacts written',
    sql: () => `
      insert into contacts (id, channel, direction, state, client_id, case_id, service_id, need, agent_id, arrived_at, place_at,
          answered_at, ended_at, ending, last_event_at, demand)
        select g.id, channel, 'in', 'ended', client_id, case_id, service_id, 'I still wait for what I was told would come', a.x, at, at,
          answered, ended, case when luck < 0.7 then 'met' else 'owned' end, ended, demand
        from gen_contacts g join gen_agents a on a.n = agent order by at;`,
  },
  {
    name: 'marks',
    sql: () => `
      insert into demand_marks (contact_id, demand, by, department_id, cause_id, step, arrived_at, at)
        select id, demand, 'person', case when demand = 'failure' then g.department_id end,
          case when demand = 'failure' then c.x end, case when demand = 'failure' then 'not_done' end, g.at, ended
        from gen_contacts g
        left join gen_causes c on c.n = 1 + (i % greatest(1, (select count(*) from gen_causes)))
        where luck < 0.5;`,
  },
  {
    name: 'ledger: contacts',
    sql: () => `
      insert into ledger (at, kind, actor, actor_id, contact_id, case_id, client_id, agent_id, service_id, department_id, facts)
      select e.at, e.kind, e.actor, case e.actor when 'client' then client_id when 'agent' then a.x end, g.id, case_id, client_id,
        case e.actor when 'agent' then a.x end, service_id, department_id, e.facts
      from gen_contacts g join gen_agents a on a.n = agent
      cross join lateral (values
        (g.at, 'contact.arrived', 'client',
          jsonb_build_object('channel', channel, 'direction', 'in', 'stakes', 'ordinary', 'known', j > 1)),
        (g.at, 'contact.segment_began', 'client', '{"segment":"waiting"}'::jsonb),
        (g.answered, 'contact.offered', 'service',
          jsonb_build_object('offerId', g.id, 'purpose', 'answer', 'reasons', jsonb_build_array('skill'), 'waited', waited)),
        (g.answered, 'contact.segment_ended', 'client',
          jsonb_build_object('segment', 'waiting', 'seconds', waited, 'closedBy', 'event')),
        (g.answered, 'contact.answered', 'agent',
          jsonb_build_object('waited', waited, 'byOwner', luck < 0.8, 'estimateHeld', luck < 0.75)),
        (g.answered, 'contact.segment_began', 'agent', '{"segment":"talking"}'::jsonb),
        (g.answered, 'contact.message_sent', 'agent',
          jsonb_build_object('messageId', g.id, 'author', 'agent', 'note', false)),
        (g.ended, 'contact.message_sent', 'client',
          jsonb_build_object('messageId', g.id, 'author', 'client', 'note', false)),
        (g.ended, 'contact.segment_ended', 'agent',
          jsonb_build_object('segment', 'talking', 'seconds', talked, 'closedBy', 'event')),
        (g.ended, 'contact.demand_set', 'agent', jsonb_build_object('demand', demand)),
        (case when luck < 0.12 then g.ended end, 'contact.brought_in', 'agent', '{"afterSeconds":12}'::jsonb),
        (case when luck > 0.9 then g.ended end, 'client.fact_repeated', 'agent',
          jsonb_build_object('factId', g.id, 'label', 'address', 'why', 'not_shown')),
        (g.ended, 'contact.ended', 'agent',
          jsonb_build_object('ending', case when luck < 0.7 then 'met' else 'owned' end, 'talkSeconds', talked, 'people', 1))
      ) as e (at, kind, actor, facts)
      where e.at is not null order by g.at;`,
  },
  {
    name: 'ledger: cases',
    sql: () => `
      insert into ledger (at, kind, actor, actor_id, case_id, client_id, agent_id, service_id, department_id, facts)
      select least(e.at, now() - interval '1 hour'), e.kind, 'agent', a.x, case_id, client_id, a.x, service_id, department_id, e.facts
      from gen_cases g join gen_agents a on a.n = owner
      cross join lateral (values
        (opened, 'case.opened', jsonb_build_object('ownerId', a.x, 'channel', 'chat')),
        (opened + interval '1 minute', 'case.story_changed', '{"fields":["need"]}'::jsonb),
        (case when luck < 0.35 then opened end, 'commitment.made',
          jsonb_build_object('commitmentId', case_id, 'kind', 'action', 'told', true,
            'dueAt', to_char((opened + interval '2 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))),
        (case when luck < 0.27 then closed end, 'commitment.kept', jsonb_build_object('commitmentId', case_id, 'early', false)),
        (case when luck between 0.27 and 0.35 then opened + interval '2 days' end, 'commitment.broken',
          jsonb_build_object('commitmentId', case_id)),
        (case when luck between 0.5 and 0.6 then opened end, 'case.leg_opened',
          jsonb_build_object('legId', case_id, 'coOwnerId', a.x,
            'dueAt', to_char((opened + interval '3 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))),
        (case when luck between 0.5 and 0.6 then closed end, 'case.leg_ended',
          jsonb_build_object('legId', case_id, 'state', 'done', 'late', closed > opened + interval '3 days')),
        (case when luck between 0.6 and 0.7 then opened + interval '4 hours' end, 'case.attempted',
          jsonb_build_object('channel', 'phone', 'reached', luck < 0.65)),
        (closed, 'case.closed', '{"outcome":"met"}'::jsonb)
      ) as e (at, kind, facts)
      where e.at is not null order by opened;`,
  },
  {
    name: 'drop lists',
    sql: () =>
      `drop table gen_cases, gen_contacts, gen_needs, gen_clients, gen_causes, gen_agents, gen_services`,
  },
]

/** Writes the organisation's history; `told` hears what is done and how long it took, in seconds. */
export const generate = (
  client: pg.Client,
  size: Size,
  told: (what: string, seconds: number) => void,
): Promise<void> => fill(client, { steps: STEPS, size, days: size.days, heavy: ['ledger'], told })
