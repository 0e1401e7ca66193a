-- Prepared answers that are kept in order, macros, and rules: when something happens, if it is so, then this is done.

alter table prepared_answers add column version integer not null default 1;

create table macros (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 120),
  service_id uuid references services,
  -- Steps in their order, as the contract declares them.
  actions jsonb not null,
  made_by uuid not null references agents,
  made_at timestamptz not null,
  version integer not null default 1
);

-- What a macro did on a case, and what would undo it.
create table macro_runs (
  id uuid primary key,
  macro_id uuid not null references macros on delete cascade,
  case_id uuid not null references cases,
  agent_id uuid not null references agents,
  at timestamptz not null,
  undo jsonb not null default '[]',
  undone_at timestamptz
);
create index macro_runs_case on macro_runs (case_id, at desc);

create table rules (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 120),
  -- The order in which rules are asked about one event.
  place integer not null,
  trigger text not null,
  conditions jsonb not null default '[]',
  actions jsonb not null,
  -- No rule after this one is asked about an event for which it did something.
  stops boolean not null default false,
  state text not null default 'off' check (state in ('off','on','paused')),
  -- Nothing that happened before is looked at.
  active_since timestamptz,
  failures integer not null default 0,
  made_by uuid not null references agents,
  made_at timestamptz not null,
  version integer not null default 1,
  check ((state = 'on') = (active_since is not null))
);
create index rules_on on rules (trigger, place) where state = 'on';

-- How far the ledger has been looked through: rows of transactions before this are done with.
create table rule_progress (
  only_one boolean primary key default true check (only_one),
  point xid8 not null
);
insert into rule_progress (point) values (pg_current_xact_id());

-- What happened that a rule waits for. A row is here once for each event and way to wait for it: done with once, never twice.
create table rule_events (
  seq bigint not null,
  trigger text not null,
  xid xid8 not null,
  kind text not null,
  at timestamptz not null,
  case_id uuid,
  contact_id uuid,
  message_id uuid,
  -- How many rules led to it, one after the other; 0: none.
  depth integer not null default 0,
  done_at timestamptz,
  primary key (seq, trigger)
);
create index rule_events_open on rule_events (seq) where done_at is null;
create index rule_events_done on rule_events (xid) where done_at is not null;

-- Why a rule did something, or did not. Ids and codes, no words of a person.
create table rule_runs (
  id uuid primary key,
  rule_id uuid not null references rules on delete cascade,
  event_seq bigint not null,
  event_kind text not null,
  event_at timestamptz not null,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  case_id uuid,
  contact_id uuid,
  outcome text not null check (outcome in ('done','not_met','nothing_to_do','too_deep','failed')),
  depth integer not null,
  -- Each condition with the value found and whether it held; each action with what came of it.
  conditions jsonb not null default '[]',
  actions jsonb not null default '[]',
  unique (rule_id, event_seq)
);
create index rule_runs_newest on rule_runs (rule_id, at desc, id desc);
create index rule_runs_case on rule_runs (case_id, at desc) where case_id is not null and outcome <> 'not_met';
create index rule_runs_xid on rule_runs (xid) where outcome = 'done';
create index rule_runs_at on rule_runs (at);

-- Work of others whose time has passed, and that this was noticed.
create table legs_late (
  leg_id uuid primary key references legs,
  at timestamptz not null
);
create index legs_due on legs (due_at) where state = 'open';

-- ── what people with a limited view see of it ───────────────────────────────────────────────────────────────────────
select seen_with_case('macro_runs');
select seen_where('rule_runs', $$
  (case_id is null and contact_id is null) or exists (select from cases k where k.id = case_id)
  or exists (select from contacts t where t.id = contact_id)$$);
select seen_where('rule_events', $$
  (case_id is null and contact_id is null) or exists (select from cases k where k.id = case_id)
  or exists (select from contacts t where t.id = contact_id)$$);
select seen_where('legs_late', 'exists (select from legs l where l.id = leg_id)');
