-- What the people at the desk arrange for themselves: tags, fields, kept views, work on many cases at once, news and the
-- ways by which it reaches them.

-- ── tags ────────────────────────────────────────────────────────────────────────────────────────────────────────────
create table tags (
  id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  made_by uuid references agents,
  made_at timestamptz not null,
  -- Out of use: no case gets it any more; cases that have it keep it.
  withdrawn_at timestamptz,
  -- What it went up in.
  merged_into uuid references tags,
  version integer not null default 1,
  check (merged_into is distinct from id),
  check (merged_into is null or withdrawn_at is not null)
);
-- One tag in use by a name, however it is written.
create unique index tags_name on tags (plain(name)) where withdrawn_at is null;

create table case_tags (
  case_id uuid not null references cases,
  tag_id uuid not null references tags,
  added_by uuid references agents,
  added_at timestamptz not null,
  primary key (case_id, tag_id)
);
create index case_tags_tag on case_tags (tag_id, case_id);

-- ── fields: an organisation's own facts ─────────────────────────────────────────────────────────────────────────────
create table fields (
  id uuid primary key,
  about text not null check (about in ('case','client')),
  name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('text','number','date','yes_no','one_of')),
  hint text not null default '',
  place integer not null,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  version integer not null default 1
);
create unique index fields_name on fields (about, plain(name)) where withdrawn_at is null;

-- The services for which a field of cases is asked; none: for all.
create table field_services (
  field_id uuid not null references fields,
  service_id uuid not null references services,
  primary key (field_id, service_id)
);
create table field_options (
  id uuid primary key,
  field_id uuid not null references fields,
  name text not null check (length(name) between 1 and 120),
  place integer not null,
  withdrawn_at timestamptz
);
create index field_options_field on field_options (field_id);

-- As text in one form a kind: a number as it is written in JSON, a date as YYYY-MM-DD, yes or no, the id of an option.
create table case_field_values (
  case_id uuid not null references cases,
  field_id uuid not null references fields,
  value text not null,
  set_by uuid references agents,
  set_at timestamptz not null,
  primary key (case_id, field_id)
);
create index case_field_values_field on case_field_values (field_id, case_id);
create table client_field_values (
  client_id uuid not null references clients,
  field_id uuid not null references fields,
  value text not null,
  set_by uuid references agents,
  set_at timestamptz not null,
  primary key (client_id, field_id)
);
create index client_field_values_field on client_field_values (field_id, client_id);

-- ── kept views of the list of cases ─────────────────────────────────────────────────────────────────────────────────
create table case_views (
  id uuid primary key,
  owner_id uuid not null references agents,
  name text not null check (length(name) between 1 and 60),
  -- What is chosen, as it stands in the address of the list.
  filter jsonb not null,
  shared boolean not null default false,
  place integer not null,
  made_at timestamptz not null,
  removed_at timestamptz,
  version integer not null default 1
);
create index case_views_owner on case_views (owner_id) where removed_at is null;
create index case_views_shared on case_views (shared) where shared and removed_at is null;

-- ── work on many cases at once ──────────────────────────────────────────────────────────────────────────────────────
create table bulk_runs (
  id uuid primary key,
  agent_id uuid not null references agents,
  act jsonb not null,
  -- Who asked, as they were then, and how far they see.
  actor jsonb not null,
  view text,
  state text not null check (state in ('waiting','working','done','undoing','undone')),
  asked_at timestamptz not null,
  -- Last sign of whoever works on it; one that fell silent is taken up again.
  worked_at timestamptz not null,
  ended_at timestamptz,
  undo_until timestamptz
);
create index bulk_runs_agent on bulk_runs (agent_id, asked_at desc);
create index bulk_runs_open on bulk_runs (worked_at) where state in ('waiting','working','undoing');
create table bulk_items (
  run_id uuid not null references bulk_runs on delete cascade,
  case_id uuid not null references cases,
  place integer not null,
  -- left: nothing was done, and `why` says the code of why.
  state text not null default 'waiting' check (state in ('waiting','done','same','left','undone','kept')),
  why text,
  -- What it was before and what was made of it: only what still is as it was made is put back.
  before jsonb,
  after jsonb,
  primary key (run_id, case_id)
);
create index bulk_items_waiting on bulk_items (run_id, place) where state = 'waiting';
create index bulk_items_case on bulk_items (case_id);

-- ── news and the ways by which it reaches somebody ──────────────────────────────────────────────────────────────────
create index notifications_case on notifications (agent_id, case_id, at desc) where case_id is not null;

-- When it went into a letter, where somebody wants letters.
alter table notifications add column mailed_at timestamptz;

-- What somebody chose for a topic of news; where there is no row, what is usual for it.
create table news_choices (
  agent_id uuid not null references agents,
  topic text not null,
  in_app boolean not null,
  push boolean not null,
  mail boolean not null,
  primary key (agent_id, topic)
);

-- A browser on a device that may be told by push. The endpoint leads to the maker of the browser.
create table push_devices (
  id uuid primary key,
  agent_id uuid not null references agents,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  language text not null default 'en',
  name text not null default '',
  added_at timestamptz not null,
  seen_at timestamptz not null,
  -- When it last took something, and when it last did not.
  told_at timestamptz,
  failed_at timestamptz,
  gone_at timestamptz
);
create index push_devices_agent on push_devices (agent_id) where gone_at is null;

-- ── what people with a limited view see of it ───────────────────────────────────────────────────────────────────────
select seen_with_case('case_tags');
select seen_with_case('case_field_values');
select seen_with_client('client_field_values');
select seen_with_case('bulk_items');
select seen_where('bulk_runs', 'agent_id = viewer()');
select seen_where('news_choices', 'agent_id = viewer()');
select seen_where('case_views', 'owner_id = viewer() or shared');
