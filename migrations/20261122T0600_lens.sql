-- The lens: what really happened (measured from the ledger), demand, patterns and what was learnt, standards, charter.

-- ── measures ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Everything here is worked out from the ledger and can be thrown away and worked out again: figures come out the same.
create table measured_until (
  only_one boolean primary key default true check (only_one),
  -- Point in the ledger before which every row has been counted (a transaction id), and since when that is known.
  point text not null default '0',
  at timestamptz not null default '-infinity',
  -- Figures of days are of this zone; when the organisation's zone changes, everything is worked out again.
  zone text not null default '',
  -- To which departments agents and services belonged, and the levels of services: as for the zone.
  basis jsonb not null default '{}'
);

-- One row a contact.
create table measured_contacts (
  contact_id uuid primary key,
  case_id uuid,
  client_id uuid,
  service_id uuid,
  department_id uuid,
  channel text not null,
  direction text not null,
  stakes text not null,
  known boolean not null,
  arrived_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  -- Local day and hour of arrival.
  day date not null,
  hour smallint not null,
  -- null while it goes on.
  ending text,
  demand text,
  -- Seconds from arrival to the answer, or to the end without one; null while it waits.
  waited_s integer,
  talk_s integer not null default 0,
  hold_s integer not null default 0,
  consult_s integer not null default 0,
  holds smallint not null default 0,
  -- Different agents who spoke with the client.
  people smallint not null default 0,
  experts smallint not null default 0,
  handovers smallint not null default 0,
  -- How often the client was asked again for something known.
  repeats smallint not null default 0,
  by_owner boolean,
  estimate_held boolean,
  -- Which contact of its need this was, 1 for the first inbound one; null without a case.
  nth smallint,
  -- A later contact about the same need exists.
  came_back boolean not null default false,
  -- The client asks how far it is: a further contact in, on a case with a promise or leg open as it arrived.
  chasing boolean not null default false,
  -- Seconds that experts were in the conversation, all of them together.
  expert_s integer not null default 0,
  -- Failure, as marked: why it arose, and in whose department (that of the cause where none is said).
  cause_id uuid,
  cause_department_id uuid,
  -- Where a contact without a helpful end was lost: searching, verifying, waiting, holding, talking; null when it was not.
  lost_at text
);
create index measured_contacts_day on measured_contacts (day, service_id);
create index measured_contacts_case on measured_contacts (case_id, arrived_at) where case_id is not null;
create index measured_contacts_client on measured_contacts (client_id, arrived_at) where client_id is not null;
-- Failure by cause, from the index alone.
create index measured_contacts_failure on measured_contacts (day)
  include (service_id, department_id, channel, cause_id, cause_department_id, talk_s, waited_s)
  where demand = 'failure' and direction = 'in' and ending is distinct from 'moved'
    and answered_at is not null and ended_at is not null;

-- One row a need (a case).
create table measured_needs (
  case_id uuid primary key,
  client_id uuid,
  service_id uuid,
  department_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  opened_day date not null,
  closed_day date,
  outcome text,
  channels smallint not null default 0,
  contacts smallint not null default 0,
  contacts_out smallint not null default 0,
  people smallint not null default 0,
  places smallint not null default 0,
  handoffs smallint not null default 0,
  -- Came back to a person it had left before (runs of holders − different holders).
  returns smallint not null default 0,
  repeats smallint not null default 0,
  attempts smallint not null default 0,
  attempts_reached smallint not null default 0,
  holds smallint not null default 0,
  talk_s integer not null default 0,
  hold_s integer not null default 0,
  wait_s integer not null default 0,
  failure_contacts smallint not null default 0,
  legs smallint not null default 0,
  legs_late smallint not null default 0,
  promises_kept smallint not null default 0,
  promises_renegotiated smallint not null default 0,
  promises_broken smallint not null default 0,
  promises_withdrawn smallint not null default 0,
  reopened smallint not null default 0,
  refused smallint not null default 0,
  terms_told smallint not null default 0,
  terms_different smallint not null default 0,
  -- Closed as met after one contact in, none out, never reopened; null while it is open.
  first_point boolean,
  end_to_end_s integer,
  -- self_service, one_stop, expert, relationship
  level_met text,
  level_possible text
);
create index measured_needs_opened on measured_needs (opened_day, service_id);
create index measured_needs_closed on measured_needs (closed_day, service_id) where closed_day is not null;
create index measured_needs_client on measured_needs (client_id, opened_at);
-- Journeys: a need belongs to the day it was closed, or opened while it is open. Whatever they are put in order by is read
-- from the index alone (which needs the columns of its own expression beside it).
create index measured_needs_last on measured_needs ((coalesce(closed_at, opened_at)), case_id)
  include (closed_at, opened_at, service_id, department_id, contacts, people, handoffs, returns, repeats, attempts,
    failure_contacts, wait_s, end_to_end_s)
  where outcome is distinct from 'duplicate';
create index measured_needs_open on measured_needs (opened_at) include (service_id, department_id)
  where closed_at is null;

-- One row a leg: work by another department.
create table measured_legs (
  leg_id uuid primary key,
  case_id uuid not null,
  service_id uuid,
  department_id uuid,
  standard_id uuid,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  state text not null,
  late boolean,
  -- Local day it ended, or was due while it has not.
  day date not null
);
create index measured_legs_day on measured_legs (day, department_id);
create index measured_legs_case on measured_legs (case_id);

-- One row a promise.
create table measured_promises (
  commitment_id uuid primary key,
  case_id uuid not null,
  service_id uuid,
  department_id uuid,
  kind text not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  state text not null,
  told boolean not null default false,
  client_warned boolean not null default false,
  day date not null
);
create index measured_promises_day on measured_promises (day, department_id);
create index measured_promises_case on measured_promises (case_id);

-- One row a piece of work that is no conversation: an attempt, a note, a message, a change of the story, a search …
create table measured_work (
  seq bigint primary key,
  at timestamptz not null,
  day date not null,
  hour smallint not null,
  kind text not null,
  case_id uuid,
  contact_id uuid,
  service_id uuid,
  department_id uuid,
  channel text,
  reached boolean
);
create index measured_work_day on measured_work (day, kind);
-- Outbound tries by hour, and how tries to one client hang together, from the index alone.
create index measured_work_attempts on measured_work (day)
  include (hour, reached, service_id, department_id, channel, case_id, seq) where kind = 'attempt';
create index measured_work_case on measured_work (case_id) where case_id is not null;

-- Roll-ups: sums of the rows above by local day (grain `day`) and by the first day of the month (grain `month`).
-- measure is the name of a sum (contacts, talk_s, needs_closed …); channel, demand: '' where they do not apply.
-- Kept four times, so that what is asked most reads least: for everything, by service and department, by channel and
-- demand, and by all of them. What is left out is 'ffffffff-…' and '*'.
create table measured_sums (
  grain text not null check (grain in ('day', 'month')),
  day date not null,
  service_id uuid not null default '00000000-0000-0000-0000-000000000000',
  department_id uuid not null default '00000000-0000-0000-0000-000000000000',
  channel text not null default '',
  demand text not null default '',
  measure text not null,
  amount bigint not null,
  primary key (grain, measure, day, service_id, department_id, channel, demand) include (amount)
);
create index measured_sums_nothing on measured_sums (day) where amount = 0;

-- Distributions: how many fell into which bucket (core/spread).
create table measured_spreads (
  grain text not null check (grain in ('day', 'month')),
  day date not null,
  service_id uuid not null default '00000000-0000-0000-0000-000000000000',
  department_id uuid not null default '00000000-0000-0000-0000-000000000000',
  channel text not null default '',
  demand text not null default '',
  measure text not null,
  bucket smallint not null,
  amount bigint not null,
  primary key (grain, measure, day, service_id, department_id, channel, demand, bucket) include (amount)
);
create index measured_spreads_nothing on measured_spreads (day) where amount = 0;

-- What cannot be measured and is assumed instead, each with value and range; one row.
create table lens_settings (
  only_one boolean primary key default true check (only_one),
  settings jsonb not null,
  changed_by uuid references agents,
  changed_at timestamptz not null,
  version integer not null default 1
);

-- Logs of other systems, measured in the same way.
create table event_logs (
  id uuid primary key,
  name text not null unique,
  zone text not null,
  mapping jsonb not null,
  cases integer not null default 0,
  events integer not null default 0,
  first_at timestamptz,
  last_at timestamptz,
  kept_aside integer not null default 0,
  findings jsonb not null default '[]',
  made_by uuid references agents,
  made_at timestamptz not null
);
create table log_events (
  log_id uuid not null references event_logs on delete cascade,
  -- case, activity, instant, holder and the number among identical ones, as 16 bytes: the same event is kept once.
  mark bytea not null,
  case_key text not null,
  nth integer not null,
  at timestamptz not null,
  activity text not null,
  holder text,
  team text,
  primary key (log_id, mark)
);
create index log_events_case on log_events (log_id, case_key, at, nth);

-- ── demand ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Why failure demand arises, named by people.
create table causes (
  id uuid primary key,
  name text not null unique,
  department_id uuid references departments,
  made_by uuid references agents,
  made_at timestamptz not null,
  gone_at timestamptz
);

-- What clients want: groups of needs that a person has named.
create table subjects (
  id uuid primary key,
  name text not null unique,
  -- {"words": […], "profile": {"terms": [["bin", 0.4]], "size": 40, "leastLikeness": 0.2}, "rarity": {…}} (core/text/subjects):
  -- the words that set it apart; new needs are put to the nearest.
  words jsonb not null default '{}',
  merged_into uuid references subjects,
  made_by uuid references agents,
  made_at timestamptz not null
);

-- What is known of the demand of a contact, beside the mark itself in contacts.demand.
create table demand_marks (
  contact_id uuid primary key references contacts,
  demand text not null check (demand in ('value', 'failure', 'cannot_tell')),
  -- What was suggested and how sure; null when nothing honest could be.
  suggested text,
  share real,
  -- person: confirmed or corrected; nothing is taken over from a suggestion by itself.
  by text not null check (by in ('person', 'suggestion', 'import')),
  -- Failure: of which earlier need, at which step, whose, why.
  origin_case_id uuid references cases,
  step text,
  department_id uuid references departments,
  cause_id uuid references causes,
  -- When the contact arrived: periods are of arrivals, and a mark may be made much later.
  arrived_at timestamptz not null,
  at timestamptz not null,
  version integer not null default 1
);
create index demand_marks_cause on demand_marks (cause_id, arrived_at) where cause_id is not null;
create index demand_marks_at on demand_marks (at);
create index demand_marks_failure on demand_marks (arrived_at) where demand = 'failure';
create index demand_marks_not_person on demand_marks (arrived_at) where by <> 'person';
-- What the suggestions are learnt from: the newest contacts that somebody marked.
create index contacts_demand on contacts (arrived_at desc) where demand is not null and direction = 'in';
create index contacts_grave on contacts (arrived_at) where stakes = 'moment_of_truth' and direction = 'in';

-- To which subject a contact belongs; a contact that no subject is near has a row without one, so that it is not asked again.
create table contact_subjects (
  contact_id uuid primary key references contacts,
  subject_id uuid references subjects,
  -- person: said so, or named with its group; nearest: by its words.
  by text not null check (by in ('person', 'nearest')),
  arrived_at timestamptz not null
);
create index contact_subjects_subject on contact_subjects (subject_id, arrived_at);
create index contact_subjects_arrived on contact_subjects (arrived_at);

-- The classifier as it was last trained; the newest of each kind is used.
create table text_models (
  id uuid primary key,
  kind text not null check (kind in ('demand', 'service', 'subject')),
  model bytea not null,
  examples integer not null,
  -- How often it was right on examples it had not seen.
  report jsonb not null,
  made_at timestamptz not null
);
create index text_models_kind on text_models (kind, made_at desc);
alter table text_models alter column model set storage external;

-- Check sheets: several people classify the same contacts without seeing each other's marks.
create table check_sheets (
  id uuid primary key,
  name text not null unique,
  made_by uuid not null references agents,
  made_at timestamptz not null,
  closed_at timestamptz
);
create table check_sheet_contacts (
  sheet_id uuid not null references check_sheets on delete cascade,
  contact_id uuid not null references contacts,
  place smallint not null,
  primary key (sheet_id, contact_id)
);
create table check_sheet_marks (
  sheet_id uuid not null,
  contact_id uuid not null,
  agent_id uuid not null references agents,
  demand text not null check (demand in ('value', 'failure', 'cannot_tell')),
  at timestamptz not null,
  primary key (sheet_id, contact_id, agent_id),
  foreign key (sheet_id, contact_id) references check_sheet_contacts on delete cascade
);

-- What people searched for, and whether something was found. Words are kept for 90 days.
create table searches (
  id uuid primary key,
  at timestamptz not null,
  place text not null check (place in ('portal', 'desk')),
  words text not null,
  found smallint not null,
  language text
);
create index searches_at on searches (at desc);

-- ── learning ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table patterns (
  id uuid primary key,
  kind text not null,
  -- What it is about, as codes and ids: {"serviceId": …, "stage": "waiting"}; one pattern a kind and subject.
  about jsonb not null,
  about_key text not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  -- As last seen: how many contacts, needs, people; minutes and pence with ranges; since when.
  figures jsonb not null,
  state text not null default 'found' check (state in ('found', 'studied', 'experiment', 'solved', 'set_aside')),
  -- The study: system condition, cause, owner.
  condition text not null default '',
  cause_id uuid references causes,
  cause text not null default '',
  owner_id uuid references agents,
  note text not null default '',
  changed_at timestamptz not null,
  version integer not null default 1,
  unique (kind, about_key)
);

-- When patterns were last looked for, and the kinds for which there was nothing to look at.
create table pattern_looks (
  only_one boolean primary key default true check (only_one),
  at timestamptz not null,
  nothing_to_see jsonb not null default '[]'
);

create table experiments (
  id uuid primary key,
  pattern_id uuid references patterns,
  name text not null,
  -- What we change, what we expect to see.
  change text not null,
  expect text not null,
  -- The chart that decides: measure, filter, step; and in which direction the change should show.
  measure text not null,
  filter jsonb not null,
  direction text not null check (direction in ('up', 'down')),
  owner_id uuid not null references agents,
  starts_on date not null,
  ends_on date,
  state text not null default 'planned' check (state in ('planned', 'running', 'ended')),
  result text check (result in ('worked', 'no_change', 'worse', 'stopped')),
  learnt text not null default '',
  -- Where the result goes: knowledge, standard, service, nothing.
  feeds text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1
);
create index experiments_pattern on experiments (pattern_id);

-- Notes on charts; a named change begins new limits.
create table annotations (
  id uuid primary key,
  -- null: on every chart.
  measure text,
  filter jsonb not null default '{}',
  day date not null,
  kind text not null check (kind in ('note', 'change')),
  name text not null,
  experiment_id uuid references experiments,
  made_by uuid references agents,
  made_at timestamptz not null
);
create index annotations_day on annotations (day);

-- A standard was missed: asked of a named person, answered in words.
create table call_outs (
  id uuid primary key,
  standard_id uuid references standards,
  department_id uuid not null references departments,
  leg_id uuid references legs,
  commitment_id uuid references commitments,
  case_id uuid not null references cases,
  -- Who is asked, and by whom.
  asked_id uuid not null references agents,
  asked_by uuid references agents,
  -- What it meant for the client.
  meant text not null,
  asked_at timestamptz not null,
  answer text,
  cause_id uuid references causes,
  answered_at timestamptz,
  version integer not null default 1
);
create index call_outs_asked on call_outs (asked_id, asked_at desc) where answered_at is null;
create index call_outs_department on call_outs (department_id, asked_at desc);
create unique index call_outs_leg on call_outs (leg_id) where leg_id is not null;
create unique index call_outs_commitment on call_outs (commitment_id) where commitment_id is not null;

create table charter_lines (
  id uuid primary key,
  place smallint not null,
  -- What we promise to everybody, in plain words.
  text text not null,
  measure text not null,
  filter jsonb not null default '{}',
  published boolean not null default true,
  changed_by uuid references agents,
  changed_at timestamptz not null,
  version integer not null default 1
);

-- What leaders read in the morning, as it was that morning.
create table daily_packs (
  id uuid primary key,
  day date not null unique,
  content jsonb not null,
  case_id uuid,
  made_at timestamptz not null
);
create table daily_pack_reads (
  pack_id uuid not null references daily_packs,
  agent_id uuid not null references agents,
  at timestamptz not null,
  primary key (pack_id, agent_id)
);

-- What a control costs and prevents (R32): each input with value, range and where from.
create table controls (
  id uuid primary key,
  name text not null unique,
  what text not null default '',
  inputs jsonb not null,
  changed_by uuid references agents,
  changed_at timestamptz not null,
  version integer not null default 1
);

-- ── notices ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Known disruption, told before anybody has to ask (R31).
create table notices (
  id uuid primary key,
  service_id uuid not null references services,
  title text not null,
  body text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  state text not null default 'published' check (state in ('published', 'withdrawn')),
  -- To how many clients with an open case it was told directly.
  told integer not null default 0,
  made_by uuid references agents,
  made_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  check (until_at > from_at)
);
create index notices_service on notices (service_id, from_at desc);
-- Contacts that came about a service while a notice held, and on like days before it.
create index contacts_service on contacts (service_id, arrived_at) where direction = 'in' and service_id is not null;

-- ── cases ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What was told to a client of a service's published terms, as published or otherwise (R20).
create table terms_told (
  id uuid primary key,
  case_id uuid not null references cases,
  contact_id uuid references contacts,
  label text not null,
  -- As published at that moment, and as it was told.
  published text not null,
  told text not null,
  -- Told less published; null where either is no price.
  pence_difference integer,
  -- Why it was told otherwise; null as published.
  reason text,
  by_agent_id uuid not null references agents,
  at timestamptz not null,
  check ((told = published) = (reason is null))
);
create index terms_told_case on terms_told (case_id, at);
