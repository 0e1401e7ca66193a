-- The planner: demand from elsewhere, the waits on offer, people's terms and wishes, rosters, constraints, what-if.

-- A series of demand from another system, kept by local day. A day that is absent has no row: absent is not zero.
create table demand_series (
  id uuid primary key,
  name text not null unique,
  zone text not null,
  interval_minutes smallint not null check (interval_minutes in (5, 15, 30, 60)),
  -- Local minutes of the day between which counts are kept.
  opens_minute smallint not null check (opens_minute between 0 and 1439),
  closes_minute smallint not null check (closes_minute between 1 and 1440),
  warnings jsonb not null default '[]',
  made_by uuid not null references agents,
  made_at timestamptz not null,
  check (closes_minute > opens_minute)
);
create table demand_days (
  series_id uuid not null references demand_series on delete cascade,
  day date not null,
  counts integer[] not null,
  primary key (series_id, day)
);

-- Days that are not like others: what happened on them says nothing about ordinary ones.
create table special_days (
  day date primary key,
  name text not null,
  closed boolean not null default false
);

-- What the organisation offers its clients and reckons with; one row, its inputs each with value, range and where from.
create table plan_settings (
  only_one boolean primary key default true check (only_one),
  settings jsonb not null,
  changed_by uuid references agents,
  changed_at timestamptz not null,
  version integer not null default 1
);

create table shift_patterns (
  id uuid primary key,
  name text not null unique,
  minutes smallint not null check (minutes between 60 and 900),
  break_minutes smallint not null default 0 check (break_minutes between 0 and 240),
  break_paid boolean not null default false,
  -- The break begins so many minutes after the shift at the earliest and at the latest.
  break_from smallint not null default 0,
  break_to smallint not null default 0,
  -- Local minutes of the day at which it may begin.
  starts smallint[] not null check (cardinality(starts) between 1 and 96),
  -- ISO weekdays, Monday 1.
  weekdays smallint[] not null default '{1,2,3,4,5}' check (weekdays <@ array[1,2,3,4,5,6,7]::smallint[]),
  -- At most this share of all shifts in a roster; null: no limit.
  most_share real check (most_share > 0 and most_share <= 1),
  active boolean not null default true,
  version integer not null default 1
);

-- What a person has agreed to work.
create table work_terms (
  agent_id uuid primary key references agents,
  least_minutes_week smallint not null default 0 check (least_minutes_week between 0 and 4200),
  most_minutes_week smallint not null check (most_minutes_week between 0 and 4200),
  rest_minutes smallint not null default 660 check (rest_minutes between 0 and 1440),
  most_days_in_row smallint not null default 5 check (most_days_in_row between 1 and 14),
  -- {"1": [[480, 1080]], …}: ISO weekday → local minutes between which the person can work; a day left out is free.
  available jsonb not null,
  version integer not null default 1,
  check (least_minutes_week <= most_minutes_week)
);

create table leaves (
  id uuid primary key,
  agent_id uuid not null references agents,
  first_day date not null,
  last_day date not null,
  kind text not null check (kind in ('leave', 'training', 'sick', 'other')),
  check (last_day >= first_day)
);
create index leaves_agent on leaves (agent_id, first_day);

create table wishes (
  id uuid primary key,
  agent_id uuid not null references agents,
  kind text not null check (kind in ('day_off', 'work_day', 'early', 'late', 'no_early', 'no_late')),
  -- Either one day or every such weekday.
  day date,
  weekday smallint check (weekday between 1 and 7),
  weight smallint not null default 2 check (weight between 1 and 3),
  note text,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  check ((day is null) <> (weekday is null))
);
create index wishes_agent on wishes (agent_id) where withdrawn_at is null;

create table rosters (
  id uuid primary key,
  name text not null,
  first_day date not null,
  days smallint not null check (days between 1 and 35),
  interval_minutes smallint not null check (interval_minutes in (15, 30, 60)),
  state text not null default 'draft' check (state in ('draft', 'published', 'replaced')),
  -- People needed per interval as they were when it was made: [{"day","fromMinute","needed":[…]}]
  need jsonb not null default '[]',
  -- asked: waiting for the solver; working; done; failed.
  solving text not null default 'asked' check (solving in ('asked', 'working', 'done', 'failed')),
  -- Re-planned from this moment on: what lies before is as it was.
  from_at timestamptz,
  -- What was asked of the solver: {"series": "ledger", "skillIds": [], "withPrices": false}.
  asked jsonb not null default '{}',
  -- Since when it is being solved; one that was left behind by a node that is gone is asked again.
  working_since timestamptz,
  -- What the solver says: status, gap, wishes not granted and why, what stands in the way, prices.
  outcome jsonb,
  made_by uuid not null references agents,
  made_at timestamptz not null,
  published_by uuid references agents,
  published_at timestamptz,
  version integer not null default 1,
  check ((state = 'draft') = (published_at is null))
);
create index rosters_day on rosters (first_day desc, id desc);

create table shifts (
  id uuid primary key,
  roster_id uuid not null references rosters on delete cascade,
  agent_id uuid not null references agents,
  pattern_id uuid references shift_patterns,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  break_at timestamptz,
  break_minutes smallint not null default 0,
  break_paid boolean not null default false,
  -- Set by hand: solving again keeps it.
  fixed boolean not null default false,
  check (ends_at > starts_at),
  check (break_at is null or (break_at >= starts_at and break_at < ends_at))
);
create index shifts_roster on shifts (roster_id, day, agent_id);
create index shifts_agent on shifts (agent_id, starts_at);
-- One shift a person and day in a roster; two people dragging at once cannot make two. Held at the end of a statement,
-- so that two people can swap shifts of one day in a single one.
alter table shifts add constraint shifts_one unique (roster_id, agent_id, day) deferrable initially immediate;

create table swaps (
  id uuid primary key,
  shift_id uuid not null references shifts on delete cascade,
  -- The shift that is given for it; null: the colleague takes it over.
  for_shift_id uuid references shifts on delete cascade,
  asked_by uuid not null references agents,
  asked_of uuid not null references agents,
  state text not null default 'asked' check (state in ('asked', 'agreed', 'declined', 'withdrawn', 'overtaken')),
  note text,
  asked_at timestamptz not null,
  ended_at timestamptz,
  check (asked_by <> asked_of),
  check ((state = 'asked') = (ended_at is null))
);
create unique index swaps_open on swaps (shift_id) where state = 'asked';
create index swaps_of on swaps (asked_of) where state = 'asked';
create index swaps_by on swaps (asked_by, asked_at desc);

-- The address of a person's calendar feed; only the fingerprint of its secret is kept.
create table calendar_feeds (
  agent_id uuid primary key references agents,
  fingerprint text not null unique,
  made_at timestamptz not null
);

-- What stands in the way of enough people at the right time, said aloud; behind each may lie another.
create table constraints (
  id uuid primary key,
  what text not null,
  whose text not null,
  since date,
  -- Behind this one lies that one.
  behind_id uuid references constraints,
  tried text not null default '',
  -- Which short intervals it explains: [{"weekday":1,"from":420,"to":600}]; empty: all.
  times jsonb not null default '[]',
  -- The rule of the roster it stands for, so that its price can be worked out by solving without it.
  rule text,
  -- What it costs clients a week, as last worked out or judged.
  cost jsonb,
  state text not null default 'standing' check (state in ('standing', 'gone')),
  gone_at timestamptz,
  made_by uuid references agents,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  check (behind_id is distinct from id),
  check ((state = 'gone') = (gone_at is not null))
);
create index constraints_behind on constraints (behind_id);

create table scenarios (
  id uuid primary key,
  name text not null unique,
  note text not null default '',
  inputs jsonb not null,
  levers jsonb not null default '[]',
  replications smallint not null check (replications between 2 and 200),
  seed integer not null,
  state text not null default 'saved' check (state in ('saved', 'asked', 'running', 'done', 'cancelled', 'failed')),
  progress real not null default 0,
  cancel_asked boolean not null default false,
  -- Which run of it this is; a late word of an earlier one changes nothing.
  run integer not null default 0,
  -- When whoever runs it last said so, by the database's own clock; silence means that another has to begin again.
  alive_at timestamptz,
  result jsonb,
  made_by uuid references agents,
  made_at timestamptz not null,
  ran_at timestamptz,
  version integer not null default 1
);
create index scenarios_made on scenarios (made_at desc, id desc);

-- Arrivals by kind of demand and time, for the forecast.
create index contacts_arrived on contacts (arrived_at) where direction = 'in';
