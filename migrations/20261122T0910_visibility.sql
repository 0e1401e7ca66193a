-- Who may see what: people whose view is limited to some departments and services, and what was looked at by whom.

-- ── roles ───────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table agents drop constraint agents_roles_check;
alter table agents add constraint agents_roles_check
  check (roles <@ array['agent','lead','planner','admin','integrator'] and cardinality(roles) > 0);

-- ── limited views ───────────────────────────────────────────────────────────────────────────────────────────────────
-- False: sees what belongs to the departments and services of agent_views, and their own; with no line there, their own only.
alter table agents add column sees_all boolean not null default true;
-- Whoever sets everything up could lift any limit: admins have none.
alter table agents add constraint agents_admins_see_all check (sees_all or not 'admin' = any(roles));

create table agent_views (
  agent_id uuid not null references agents,
  department_id uuid references departments,
  service_id uuid references services,
  check ((department_id is null) <> (service_id is null)),
  unique nulls not distinct (agent_id, department_id, service_id)
);

-- By which own part in a case it is found.
create index legs_co_owned on legs (co_owner_id, case_id);
create index commitments_made on commitments (by_agent_id, case_id);
create index participants_took_part on participants (agent_id, contact_id);

-- Whether one may look is asked of the database for every row (row security). It holds for the role answerable_scoped
-- alone, which a transaction takes by enter_view(); whoever owns the tables passes it by, and pays nothing for it.
create function viewer() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('answerable.viewer', true), '')::uuid $$;
create function seen_services() returns uuid[] language sql stable parallel safe
  as $$ select nullif(current_setting('answerable.services', true), '')::uuid[] $$;
create function seen_people() returns uuid[] language sql stable parallel safe
  as $$ select nullif(current_setting('answerable.people', true), '')::uuid[] $$;

-- What stays in sight of a limited person for their own part in it. Views look with the rights of their owner: by this
-- policies can ask about tables that have policies themselves.
create view own_contacts as
  select contact_id from participants where agent_id = viewer()
  union all select contact_id from offers where agent_id = viewer() and state = 'open';
create view own_cases as
  select case_id from legs where co_owner_id = viewer()
  union all select case_id from commitments where by_agent_id = viewer()
  union all select case_id from case_followers where agent_id = viewer()
  union all select c.case_id from contacts c join participants p on p.contact_id = c.id
    where p.agent_id = viewer() and c.case_id is not null
  union all select c.case_id from contacts c join offers o on o.contact_id = c.id
    where o.agent_id = viewer() and o.state = 'open' and c.case_id is not null;
create view placed_clients as
  select client_id from cases union all select client_id from contacts where client_id is not null;

-- For searches alone, which join what they find with the table itself: PostgreSQL looks into an index by likeness or by words
-- only where no policy has to be asked first.
create view all_identifiers as select client_id, value from client_identifiers;
create view all_clients as select id, name from clients where erased_at is null;
create or replace function clients_named_like(typed text) returns table (client_id uuid, likeness real)
language sql stable set pg_trgm.similarity_threshold = 0.42 as $$
  select id, similarity(' ' || plain(coalesce(name, '')), plain(typed)) from all_clients
  where (' ' || plain(coalesce(name, ''))) % plain(typed) limit 200
$$;

/*
 * Begins to look as somebody, until the transaction ends: {"viewer": id, "caller": …, "limited": whether the person is,
 * "departments": …, "services": …} of a key that reaches less far than its owner, else null. Both limits hold at once.
 */
create function enter_view(facts jsonb) returns void language plpgsql as $$
declare
  who uuid := (facts->>'viewer')::uuid;
  of_departments uuid[];
  of_services uuid[];
  people uuid[];
  key_departments uuid[] := array(select jsonb_array_elements_text(facts->'departments'))::uuid[];
  key_services uuid[] := array(select jsonb_array_elements_text(facts->'services'))::uuid[];
  narrow boolean := facts->'departments' is not null or facts->'services' is not null;
begin
  if (facts->>'limited')::boolean then
    select coalesce(array_agg(department_id) filter (where department_id is not null), '{}'),
      coalesce(array_agg(service_id) filter (where service_id is not null), '{}')
      into of_departments, of_services from agent_views where agent_id = who;
    of_services := array(select id from services where id = any(of_services) or department_id = any(of_departments));
    people := array(select id from agents where department_id = any(of_departments));
  end if;
  if narrow then
    key_services := array(select id from services where id = any(key_services) or department_id = any(key_departments));
    of_services := case when of_services is null then key_services
      else array(select unnest(of_services) intersect select unnest(key_services)) end;
    people := array(select id from agents where department_id = any(key_departments) and (people is null or id = any(people)));
  end if;
  perform set_config('answerable.services', coalesce(of_services, '{}')::text, true),
    -- A key that was narrowed sees nothing for its owner's sake.
    set_config('answerable.people', (case when narrow then people else people || who end)::text, true),
    set_config('answerable.viewer', case when narrow then '' else who::text end, true),
    set_config('answerable.caller', coalesce(facts->>'caller', ''), true),
    set_config('role', 'answerable_scoped', true);
end $$;

/* Rows of a table are seen by a limited person where this holds. Whoever adds a table about clients or cases calls it. */
create function seen_where(what regclass, condition text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', what);
  execute format('drop policy if exists seen on %s', what);
  execute format('create policy seen on %s using (%s) with check (true)', what, condition);
end $$;
-- … with the case, contact or client (`offset 0` has it asked row by row: otherwise PostgreSQL may gather all that is seen first) that a column of that name tells of.
create function seen_with_case(what regclass) returns void language sql
  as $$ select seen_where(what, 'exists (select from cases k where k.id = case_id offset 0)') $$;
create function seen_with_contact(what regclass) returns void language sql
  as $$ select seen_where(what, 'exists (select from contacts t where t.id = contact_id offset 0)') $$;
create function seen_with_client(what regclass) returns void language sql
  as $$ select seen_where(what, 'exists (select from clients p where p.id = client_id offset 0)') $$;

/*
 * The role and its rights. Made where this user may; where not, people with a limited view are refused until it is there,
 * and `answerable doctor` says what to do. Safe to repeat, and from several databases of one server at once.
 */
create function prepare_view() returns void language plpgsql as $$
begin
  begin
    create role answerable_scoped nologin;
  exception when others then null;
  end;
  if not exists (select from pg_roles where rolname = 'answerable_scoped') then return; end if;
  if not exists (select from pg_roles where rolname = current_user and rolsuper) then
    begin
      execute format('grant answerable_scoped to %I', current_user);
    exception when others then null;
    end;
  end if;
  grant usage on schema public to answerable_scoped;
  grant select, insert, update, delete on all tables in schema public to answerable_scoped;
  grant usage on all sequences in schema public to answerable_scoped;
  alter default privileges in schema public grant select, insert, update, delete on tables to answerable_scoped;
  alter default privileges in schema public grant usage on sequences to answerable_scoped;
end $$;
select prepare_view();

-- ── what a limited person sees ──────────────────────────────────────────────────────────────────────────────────────
select seen_where('cases', $$
  service_id = any((select seen_services())::uuid[]) or owner_id = any((select seen_people())::uuid[])
  or exists (select from own_cases o where o.case_id = id)$$);
-- What has not been placed anywhere yet is for everybody.
select seen_where('contacts', $$
  case when case_id is not null then exists (select from cases k where k.id = case_id offset 0)
    else service_id is null or service_id = any((select seen_services())::uuid[]) end
  or exists (select from own_contacts o where o.contact_id = id)$$);
select seen_where('clients', $$
  exists (select from cases k where k.client_id = clients.id)
  or exists (select from contacts t where t.client_id = clients.id)
  or not exists (select from placed_clients p where p.client_id = clients.id)$$);

select seen_with_client('client_identifiers');
select seen_with_client('client_representatives');
select seen_with_client('client_facts');
select seen_with_client('client_codes');
select seen_where('client_sessions', 'client_id is null or exists (select from clients p where p.id = client_id offset 0)');
select seen_where('client_links', $$
  exists (select from clients p where p.id = client_id offset 0)
  and (case_id is null or exists (select from cases k where k.id = case_id offset 0))$$);

select seen_with_case('case_followers');
select seen_with_case('legs');
select seen_with_case('open_questions');
select seen_with_case('commitments');
select seen_with_case('terms_told');
select seen_with_contact('segments');
select seen_with_contact('participants');
select seen_where('offers', 'agent_id = viewer() or exists (select from contacts t where t.id = contact_id offset 0)');
select seen_where('messages', $$
  (case_id is null or exists (select from cases k where k.id = case_id offset 0))
  and (contact_id is null or exists (select from contacts t where t.id = contact_id offset 0))$$);
select seen_where('papers', $$
  (client_id is null or exists (select from clients p where p.id = client_id offset 0))
  and (case_id is null or exists (select from cases k where k.id = case_id offset 0))
  and (contact_id is null or exists (select from contacts t where t.id = contact_id offset 0))$$);
select seen_where('notifications', $$
  agent_id = viewer() and (case_id is null or exists (select from cases k where k.id = case_id offset 0))
  and (contact_id is null or exists (select from contacts t where t.id = contact_id offset 0))$$);
select seen_where('drafts', 'agent_id = viewer()');
select seen_where('idempotency_keys', $$caller = current_setting('answerable.caller', true)$$);
select seen_where('ledger', $$
  (case_id is null or exists (select from cases k where k.id = case_id offset 0))
  and (contact_id is null or exists (select from contacts t where t.id = contact_id offset 0))
  and (client_id is null or exists (select from clients p where p.id = client_id offset 0))$$);
select seen_where('notices', 'service_id = any((select seen_services())::uuid[])');
-- Nobody tells everybody of a service that they do not see themselves.
alter policy seen on notices with check (service_id = any((select seen_services())::uuid[]));

-- The lens: figures and their rows are of the services that are seen, so that rows add up to their figure.
select seen_where(one::regclass, 'service_id = any((select seen_services())::uuid[])')
  from unnest(array['measured_contacts', 'measured_needs', 'measured_legs', 'measured_promises', 'measured_work',
    'measured_sums', 'measured_spreads']) as one;
select seen_with_contact('demand_marks');
select seen_with_contact('contact_subjects');
select seen_with_contact('check_sheet_contacts');
select seen_with_contact('check_sheet_marks');
-- Words that anybody typed, and what was looked at as a whole, belong to no department.
select seen_where('searches', 'false');
select seen_where('daily_packs', 'false');
alter policy seen on daily_packs with check (false);
select seen_where('event_logs', 'made_by = viewer()');
select seen_where('log_events', 'exists (select from event_logs l where l.id = log_id)');
select seen_where('patterns', $$(about->>'serviceId')::uuid = any((select seen_services())::uuid[])$$);
-- What is about one service or department is seen with it, what is about everything by everybody.
create function seen_about(filter jsonb) returns boolean language sql stable as $$
  select coalesce((filter->>'serviceId')::uuid = any(seen_services()), true)
    and (filter->>'departmentId' is null
      or exists (select from services s where s.department_id = (filter->>'departmentId')::uuid and s.id = any(seen_services())))
$$;
select seen_where('experiments',
  'seen_about(filter) and (pattern_id is null or exists (select from patterns p where p.id = pattern_id))');
select seen_where('annotations', 'seen_about(filter)');
alter policy seen on experiments with check (seen_about(filter));
alter policy seen on annotations with check (seen_about(filter));
select seen_where('call_outs', 'asked_id = viewer() or exists (select from cases k where k.id = case_id offset 0)');

-- Work for a worker is left in the queue by people with a limited view too, who have no rights in its schema.
create function leave_job(name text, payload json, at timestamptz, key text, tries integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload, run_at => at, job_key => key, max_attempts => tries);
end $$;
create function job_waits(name text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from graphile_worker.jobs j where j.task_identifier = name and j.attempts < j.max_attempts);
end $$;

-- ── what was looked at ──────────────────────────────────────────────────────────────────────────────────────────────
-- Who opened what is a client's, without words: once for a person, a thing and ten minutes.
create table sensitive_reads (
  id uuid primary key,
  at timestamptz not null,
  -- agent, or key: a program.
  actor text not null check (actor in ('agent', 'key')),
  actor_id uuid not null,
  -- The person, or the one for whom the program acts.
  agent_id uuid not null references agents,
  what text not null,
  client_id uuid,
  case_id uuid,
  contact_id uuid,
  thing_id uuid
);
create index sensitive_reads_at on sensitive_reads (at desc, id desc);
create index sensitive_reads_agent on sensitive_reads (agent_id, at desc, id desc);
create index sensitive_reads_client on sensitive_reads (client_id, at desc, id desc) where client_id is not null;
create index sensitive_reads_case on sensitive_reads (case_id, at desc, id desc) where case_id is not null;
select seen_where('sensitive_reads', 'false');
-- Changes by whoever made them; ledger rows of clients, cases and kinds have indexes already.
create index ledger_actor on ledger (actor_id, at, seq) where actor_id is not null;
