-- In and out: what was brought from other systems, and backups.

create table imports (
  id uuid primary key,
  kind text not null check (kind in ('contacts','all')),
  -- What its rows are known by: the same again adds nothing.
  name text not null,
  file text not null,
  state text not null default 'running' check (state in ('running','done','stopped')),
  by_agent_id uuid references agents,
  began_at timestamptz not null,
  ended_at timestamptz,
  rows bigint not null default 0,
  contacts bigint not null default 0,
  cases bigint not null default 0,
  clients bigint not null default 0,
  known bigint not null default 0,
  kept_aside bigint not null default 0,
  mapping jsonb not null default '{}',
  findings jsonb not null default '[]',
  check ((state = 'running') = (ended_at is null))
);
create index imports_began on imports (began_at desc, id desc);

-- Which row of which file became what: the first half of a SHA-256 over the name of the import, the kind and its key.
create table imported_rows (
  mark bytea primary key,
  id uuid not null
);

create table backups (
  id uuid primary key,
  -- By the clock of the service, or by somebody at the command line.
  scheduled boolean not null,
  file text not null,
  state text not null default 'running' check (state in ('running','made','failed')),
  began_at timestamptz not null,
  -- When the node that makes it was last heard of.
  alive_at timestamptz not null,
  ended_at timestamptz,
  bytes bigint,
  rows bigint,
  -- When it was last read to its end, and every checksum was right.
  read_at timestamptz,
  -- Why there is none, in words for the operator.
  why text,
  -- Taken away to make room for newer ones.
  removed_at timestamptz,
  check ((state = 'running') = (ended_at is null))
);
create index backups_began on backups (began_at desc, id desc);
create unique index backups_running on backups (scheduled) where state = 'running' and scheduled;
