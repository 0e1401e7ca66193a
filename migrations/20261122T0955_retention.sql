-- What is kept for how long, what must not go yet, and what was erased.

-- Somebody or something that must not be erased: a claim, an inquiry, a court.
create table retention_holds (
  id uuid primary key,
  client_id uuid not null references clients,
  -- null: everything of the client.
  case_id uuid references cases,
  reason text not null,
  placed_by uuid not null references agents,
  placed_at timestamptz not null,
  ended_by uuid references agents,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create index retention_holds_client on retention_holds (client_id) where ended_at is null;
create index retention_holds_case on retention_holds (case_id) where case_id is not null;

-- The receipt of an erasure: ids, codes and counts; of the person no word.
create table erasures (
  id uuid primary key,
  client_id uuid not null references clients,
  -- person: somebody asked for it; rule: retention.
  by text not null check (by in ('person', 'rule')),
  by_agent_id uuid references agents,
  -- What would have been a reason to wait, as codes; and why it was done all the same.
  overridden jsonb not null default '[]',
  reason text,
  counts jsonb not null,
  at timestamptz not null,
  check ((by = 'person') = (by_agent_id is not null)),
  check (reason is null or by = 'person')
);
create index erasures_client on erasures (client_id);
create index erasures_at on erasures (at desc, id desc);

-- How long each kind is kept; a kind without a row is kept as long as it is by default.
create table retention_rules (
  kind text primary key,
  days integer not null check (days between 1 and 36500),
  active boolean not null default false,
  changed_by uuid references agents,
  changed_at timestamptz not null,
  version integer not null default 1
);
create table retention_runs (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- {"papers": 12, …}
  counts jsonb not null default '{}'
);
create index retention_runs_began on retention_runs (began_at desc);

-- Cases whose words retention has removed; the case itself and its figures stay.
alter table cases add column words_removed_at timestamptz;
create index clients_idle on clients (created_at) where erased_at is null and merged_into is null;
create index cases_closed_at on cases (closed_at) where state = 'closed' and words_removed_at is null;
create index papers_at on papers (at);

select seen_with_client('retention_holds');
select seen_where('erasures', 'false');
select seen_where('retention_runs', 'false');
