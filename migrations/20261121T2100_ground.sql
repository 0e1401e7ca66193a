-- The ground: who works here, what is offered, who is served, what happens. SQL for PostgreSQL 15 and later.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- unaccent() depends on a dictionary and is only stable; this pins it so that indexes may use it.
-- Hyphens become spaces and apostrophes go, so that O'Brien and Smith-Jones are found however they are typed.
create function plain(text) returns text language sql immutable strict parallel safe
  as $$ select translate(lower(public.unaccent('public.unaccent', $1)), '-''’ʼ`´', ' ') $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'AL001';
end $$;

-- ── the organisation ────────────────────────────────────────────────────────────────────────────────────────────────
create table organisations (
  only_one boolean primary key default true check (only_one),
  name text not null,
  zone text not null,
  locale text not null default 'en-GB',
  country text not null default 'GB',
  phone text,
  email text,
  address text,
  example boolean not null default false,
  created_at timestamptz not null
);

create table calendars (
  id uuid primary key,
  name text not null unique,
  zone text not null,
  -- {"weekly": {"1": [["08:00","18:00"]], …, "7": []}, "exceptions": {"2026-12-25": []}}
  hours jsonb not null
);

create table departments (
  id uuid primary key,
  name text not null unique,
  front boolean not null default false,
  calendar_id uuid not null references calendars
);

create table skills (
  id uuid primary key,
  name text not null unique,
  -- Holders of a general skill can help with any need whose service is not known yet.
  general boolean not null default false
);

create table services (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  name text not null,
  purpose text not null,
  phrases text[] not null default '{}',
  levels text[] not null check (levels <@ array['self_service','one_stop','expert','relationship']),
  department_id uuid not null references departments,
  calendar_id uuid not null references calendars,
  skill_id uuid references skills,
  authority_pence integer not null default 0 check (authority_pence >= 0),
  moment_of_truth boolean not null default false,
  terms jsonb not null default '[]',
  self_service jsonb,
  active boolean not null default true,
  version integer not null default 1
);
create index services_words on services using gin (plain(name || ' ' || purpose) gin_trgm_ops);

create table standards (
  id uuid primary key,
  service_id uuid references services,
  department_id uuid not null references departments,
  name text not null,
  working_minutes integer not null check (working_minutes > 0),
  unique (department_id, service_id, name)
);

create table articles (
  id uuid primary key,
  service_id uuid references services,
  title text not null,
  summary text not null,
  body text not null,
  audience text not null check (audience in ('public','internal')),
  updated_at timestamptz not null,
  words tsvector generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B')
    || to_tsvector('english', body)) stored
);
create index articles_words on articles using gin (words);

-- ── staff accounts (tables of better-auth, its column names) ────────────────────────────────────────────────────────
create table staff_user (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create table staff_session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references staff_user on delete cascade
);
create index staff_session_user on staff_session ("userId");
create table staff_account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references staff_user on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index staff_account_user on staff_account ("userId");
create table staff_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index staff_verification_identifier on staff_verification (identifier);

-- ── agents ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table agents (
  id uuid primary key,
  user_id text unique references staff_user,
  name text not null,
  email text not null unique,
  department_id uuid not null references departments,
  title text not null default '',
  roles text[] not null default '{agent}' check (roles <@ array['agent','lead','planner','admin'] and cardinality(roles) > 0),
  authority_pence integer not null default 0 check (authority_pence >= 0),
  languages text[] not null default '{en}',
  channels text[] not null default '{chat,phone,visit,letter}',
  chat_capacity integer not null default 2 check (chat_capacity between 1 and 10),
  -- The pattern the agent works, as calendars.hours; null: the department's.
  hours jsonb,
  active boolean not null default true,
  -- Absence names a cover: never one without the other.
  away_from timestamptz,
  away_until timestamptz,
  cover_id uuid references agents,
  settings jsonb not null default '{}',
  created_at timestamptz not null,
  version integer not null default 1,
  check ((away_from is null) = (cover_id is null)),
  check (cover_id is distinct from id)
);
create table agent_skills (
  agent_id uuid not null references agents,
  skill_id uuid not null references skills,
  level smallint not null check (level between 1 and 3),
  primary key (agent_id, skill_id)
);
create table presences (
  agent_id uuid primary key references agents,
  state text not null check (state in ('available','busy','break','away','offline')),
  reason text,
  since timestamptz not null,
  idle_since timestamptz not null,
  -- Last sign of life; a desk that falls silent stops being offered contacts.
  seen_at timestamptz not null
);
create index presences_on on presences (agent_id) where state <> 'offline';

-- ── clients ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table clients (
  id uuid primary key,
  name text,
  language text not null default 'en',
  -- Needs for access: large_print, interpreter, text_relay, step_free, advocate …
  access_needs text[] not null default '{}',
  access_note text,
  preferred_channel text,
  preferred_times text,
  created_at timestamptz not null,
  erased_at timestamptz,
  version integer not null default 1
);
-- The blank in front lets '% smi%' mean "a word that begins with smi".
create index clients_name on clients using gin ((' ' || plain(coalesce(name, ''))) gin_trgm_ops);
create index clients_whole_name on clients (plain(coalesce(name, '')) text_pattern_ops);
-- Trigrams know Latin letters only where the database's locale does; names in other scripts are found by whole words.
create index clients_scripts on clients using gin (string_to_array(plain(name), ' ')) where plain(name) ~ '[^ -~]';
create index clients_created on clients (created_at desc, id desc);

-- Names spelt nearly so. The threshold is set for this search alone: at the usual 0.3 a million names take half a second.
create function clients_named_like(typed text) returns table (client_id uuid, likeness real)
language sql stable set pg_trgm.similarity_threshold = 0.42 as $$
  select id, similarity(' ' || plain(coalesce(name, '')), plain(typed)) from clients
  where (' ' || plain(coalesce(name, ''))) % plain(typed) and erased_at is null limit 200
$$;

create table client_identifiers (
  id uuid primary key,
  client_id uuid not null references clients,
  kind text not null check (kind in ('phone','email','account')),
  -- Phone in E.164, e-mail in lower case, account reference without blanks in upper case.
  value text not null,
  shown text not null,
  source text not null,
  created_at timestamptz not null,
  proved_at timestamptz,
  unique (client_id, kind, value)
);
create index client_identifiers_value on client_identifiers (kind, value);
create index client_identifiers_part on client_identifiers using gin (value gin_trgm_ops);

create table client_representatives (
  id uuid primary key,
  client_id uuid not null references clients,
  name text not null,
  relation text not null,
  may text not null,
  phone text,
  email text,
  since timestamptz not null,
  until timestamptz
);
create index client_representatives_client on client_representatives (client_id);

create table client_facts (
  id uuid primary key,
  client_id uuid not null references clients,
  case_id uuid,
  -- What the fact is about, `address`, `household.size`; one current value a client (and case).
  label text not null,
  value text not null,
  source text not null check (source in ('client','agent','paper','import','service')),
  contact_id uuid,
  agent_id uuid references agents,
  told_at timestamptz not null,
  replaced_by uuid references client_facts deferrable initially deferred
);
create index client_facts_client on client_facts (client_id, told_at desc);
create unique index client_facts_current on client_facts (client_id, label) where replaced_by is null;

-- The clients' realm: sessions of visitors and clients, links and codes. Only fingerprints of secrets are kept.
create table client_sessions (
  id uuid primary key,
  fingerprint text not null unique,
  client_id uuid references clients,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- The link that opened it; ending the link ends the session.
  link_id uuid
);
create index client_sessions_link on client_sessions (link_id) where link_id is not null;
create index client_sessions_client on client_sessions (client_id);
create table client_links (
  id uuid primary key,
  client_id uuid not null references clients,
  case_id uuid,
  made_by uuid references agents,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened_at timestamptz
);
create index client_links_client on client_links (client_id);
create table client_codes (
  id uuid primary key,
  client_id uuid not null references clients,
  fingerprint text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);
create index client_codes_client on client_codes (client_id, created_at desc);

-- ── cases ───────────────────────────────────────────────────────────────────────────────────────────────────────────
create table cases (
  id uuid primary key,
  -- Compared by bytes, so that the beginning of a reference finds it.
  reference text collate "C" not null unique,
  client_id uuid not null references clients,
  service_id uuid references services,
  -- Exactly one owner, always.
  owner_id uuid not null references agents,
  state text not null default 'open' check (state in ('open','closed')),
  stakes text not null default 'ordinary' check (stakes in ('ordinary','moment_of_truth')),
  waiting_on text not null default 'us' check (waiting_on in ('us','client','other')),
  waiting_note text,
  snoozed_until timestamptz,
  -- The one living story.
  need text not null,
  situation text not null default '',
  matters text not null default '',
  works text not null default '',
  does_not_work text not null default '',
  plan text not null default '',
  outcome text check (outcome in ('met','withdrawn_by_client','duplicate')),
  outcome_note text,
  confirmed text check (confirmed in ('sorted','not_yet')),
  confirmed_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references agents,
  reopened_count integer not null default 0,
  -- When the earliest open commitment or leg is due; kept with every change of the case.
  next_due_at timestamptz not null default 'infinity',
  changed_at timestamptz not null,
  version integer not null default 1,
  -- Kept, because working it out for every row looked at would be most of the time of a search.
  words tsvector generated always as (to_tsvector('simple', plain(need))) stored,
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (outcome is not null))
);
create index cases_owner on cases (owner_id, state, changed_at desc, id desc);
create index cases_client on cases (client_id, opened_at desc);
create index cases_due on cases (next_due_at, id) where state = 'open';
create index cases_service_due on cases (service_id, next_due_at, id) where state = 'open';
create index cases_waiting on cases (waiting_on, next_due_at, id) where state = 'open' and waiting_on <> 'us';
create index cases_opened on cases (state, opened_at, id);
create index cases_changed on cases (state, changed_at desc, id desc);
create index cases_snoozed on cases (snoozed_until) where snoozed_until is not null;
create index cases_need on cases using gin (words);

-- Who follows a case beside its owner.
create table case_followers (
  case_id uuid not null references cases,
  agent_id uuid not null references agents,
  since timestamptz not null,
  primary key (case_id, agent_id)
);
create index case_followers_agent on case_followers (agent_id);

create table legs (
  id uuid primary key,
  case_id uuid not null references cases,
  what text not null,
  department_id uuid not null references departments,
  co_owner_id uuid not null references agents,
  standard_id uuid references standards,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open','done','withdrawn')),
  result text,
  opened_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1
);
create index legs_case on legs (case_id);
create index legs_co_owner on legs (co_owner_id, due_at) where state = 'open';

create table open_questions (
  id uuid primary key,
  case_id uuid not null references cases,
  asked_of text not null check (asked_of in ('us','client','other')),
  question text not null,
  asked_at timestamptz not null,
  answer text,
  answered_at timestamptz
);
create index open_questions_case on open_questions (case_id);

create table commitments (
  id uuid primary key,
  case_id uuid not null references cases,
  leg_id uuid references legs,
  kind text not null check (kind in ('call','reply','action','visit')),
  what text not null,
  by_agent_id uuid not null references agents,
  made_at timestamptz not null,
  due_at timestamptz not null,
  -- For calls: the slot the client chose.
  from_at timestamptz,
  -- When the client was told of it; null: not yet, and then it does not count as an ending (R6).
  told_at timestamptz,
  told_how text,
  state text not null default 'open' check (state in ('open','kept','renegotiated','broken','withdrawn')),
  ended_at timestamptz,
  note text,
  replaces_id uuid references commitments,
  warn_at timestamptz not null,
  warned_at timestamptz,
  tell_client_at timestamptz not null,
  client_warned_at timestamptz,
  version integer not null default 1,
  check (due_at > made_at)
);
create index commitments_case on commitments (case_id);
create index commitments_agent on commitments (by_agent_id, due_at) where state = 'open';
create index commitments_warn on commitments (warn_at) where state = 'open' and warned_at is null;
create index commitments_tell on commitments (tell_client_at)
  where state = 'open' and client_warned_at is null and told_at is not null;
create index commitments_due on commitments (due_at) where state = 'open';
-- One call a person and time: a slot cannot be promised twice.
create unique index commitments_slot on commitments (by_agent_id, from_at) where state = 'open' and kind = 'call' and from_at is not null;

-- ── contacts ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table contacts (
  id uuid primary key,
  channel text not null check (channel in ('chat','phone','visit','letter','email','web_voice','sms','form')),
  direction text not null default 'in' check (direction in ('in','out')),
  state text not null check (state in ('waiting','talking','ended')),
  client_id uuid references clients,
  case_id uuid references cases,
  service_id uuid references services,
  session_id uuid references client_sessions,
  stakes text not null default 'ordinary' check (stakes in ('ordinary','moment_of_truth')),
  -- The need in the client's words.
  need text not null,
  language text,
  -- Said before the conversation (R3).
  minutes_available integer check (minutes_available between 1 and 600),
  can_talk_privately boolean,
  -- Who talks with the client, once somebody does.
  agent_id uuid references agents,
  arrived_at timestamptz not null,
  -- Place in the line; kept when a conversation falls back into it.
  place_at timestamptz not null,
  owner_patience_until timestamptz,
  -- The client is choosing a time or writing instead, and would rather not be answered just now.
  choosing_until timestamptz,
  -- The client keeps the place and is called when it comes.
  call_back_to text,
  answered_at timestamptz,
  ended_at timestamptz,
  ending text check (ending in ('met','owned','left_waiting','left','moved')),
  estimate_low_s integer,
  estimate_likely_s integer,
  estimate_high_s integer,
  last_event_at timestamptz not null,
  client_seen_at timestamptz,
  demand text check (demand in ('value','failure','cannot_tell')),
  -- What the outside calls it: a channel may hand the same thing over twice, and it stays one contact.
  external_id text,
  version integer not null default 1,
  check ((state = 'ended') = (ended_at is not null)),
  check ((state = 'ended') = (ending is not null)),
  check (state <> 'talking' or (agent_id is not null and case_id is not null)),
  -- R6: an answered contact ends met or owned, and then there is a case that holds it.
  check (ending is null or ending not in ('met','owned') or case_id is not null)
);
create index contacts_waiting on contacts (place_at, id) where state = 'waiting';
create index contacts_talking on contacts (agent_id) where state = 'talking';
create index contacts_client on contacts (client_id, arrived_at desc);
create index contacts_case on contacts (case_id, arrived_at);
create index contacts_session on contacts (session_id, arrived_at desc) where session_id is not null;
create index contacts_answered_any on contacts (answered_at desc) where answered_at is not null;
create unique index contacts_external on contacts (channel, external_id) where external_id is not null;
-- One place in the line a visit.
create unique index contacts_one_open on contacts (session_id) where state <> 'ended' and session_id is not null;
create index contacts_answered on contacts (service_id, answered_at desc) where answered_at is not null;

create table segments (
  id uuid primary key,
  contact_id uuid not null references contacts,
  kind text not null check (kind in ('waiting','talking','hold','consult')),
  agent_id uuid references agents,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- event: ended by what happened; recovery: closed later at the last known event.
  closed_by text check (closed_by in ('event','recovery')),
  check (ended_at is null or ended_at >= started_at),
  check ((ended_at is null) = (closed_by is null))
);
create index segments_contact on segments (contact_id, started_at);
create index segments_open on segments (contact_id) where ended_at is null;

create table participants (
  contact_id uuid not null references contacts,
  agent_id uuid not null references agents,
  part text not null check (part in ('owner','expert')),
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (contact_id, agent_id, joined_at)
);
create unique index participants_now on participants (contact_id, agent_id) where left_at is null;
create index participants_agent on participants (agent_id) where left_at is null;

create table offers (
  id uuid primary key,
  contact_id uuid not null references contacts,
  agent_id uuid not null references agents,
  purpose text not null check (purpose in ('answer','bring_in','handover')),
  asked_by uuid references agents,
  question text,
  reasons jsonb not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null default 'open' check (state in ('open','accepted','declined','expired','withdrawn')),
  decided_at timestamptz
);
-- No double offer: one open offer to answer a contact, and one open offer of a kind to an agent for a contact.
create unique index offers_answer on offers (contact_id) where state = 'open' and purpose = 'answer';
create unique index offers_agent_contact on offers (contact_id, agent_id) where state = 'open';
create index offers_agent on offers (agent_id) where state = 'open';
create index offers_contact on offers (contact_id, made_at);
create index offers_expiry on offers (expires_at) where state = 'open';

create table messages (
  id uuid primary key,
  contact_id uuid references contacts,
  case_id uuid references cases,
  client_id uuid references clients,
  -- text: said to the other side. note: among colleagues only. told: what the service told the client by itself.
  kind text not null check (kind in ('text','note','told')),
  author text not null check (author in ('client','agent','service')),
  agent_id uuid references agents,
  body text not null,
  at timestamptz not null,
  channel text not null,
  external_id text,
  check (contact_id is not null or case_id is not null)
);
create unique index messages_external on messages (channel, external_id) where external_id is not null;
create index messages_contact on messages (contact_id, at, id);
create index messages_case on messages (case_id, at, id);

create table papers (
  id uuid primary key,
  client_id uuid references clients,
  contact_id uuid references contacts,
  case_id uuid references cases,
  session_id uuid references client_sessions,
  agent_id uuid references agents,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  content bytea not null,
  at timestamptz not null
);
alter table papers alter column content set storage external;
create index papers_client on papers (client_id, at desc);
create index papers_case on papers (case_id);
create index papers_contact on papers (contact_id);

-- What a colleague needs to know: warnings, changes along the line, answers.
create table notifications (
  id uuid primary key,
  agent_id uuid not null references agents,
  kind text not null,
  case_id uuid references cases,
  contact_id uuid references contacts,
  facts jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz
);
create index notifications_agent on notifications (agent_id, at desc);
create index notifications_unread on notifications (agent_id) where read_at is null;

create table drafts (
  agent_id uuid not null references agents,
  place text not null,
  body text not null,
  at timestamptz not null,
  primary key (agent_id, place)
);

create table prepared_answers (
  id uuid primary key,
  name text not null unique,
  body text not null,
  service_id uuid references services
);

-- ── the platform's own ──────────────────────────────────────────────────────────────────────────────────────────────
create table idempotency_keys (
  caller text not null,
  key text not null,
  route text not null,
  request text not null,
  status integer,
  response jsonb,
  at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_keys_at on idempotency_keys (at);

-- ── the ledger ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- Ids and facts, never words of a person: a fact's text is a code, an id, a number or an instant, without blanks.
create sequence ledger_seq as bigint cache 1;
create table ledger (
  seq bigint not null default nextval('ledger_seq'),
  at timestamptz not null,
  -- Orders rows by the transaction that wrote them, so that a reader can tell what may still be on its way.
  xid xid8 not null default pg_current_xact_id(),
  kind text not null,
  actor text not null,
  actor_id uuid,
  contact_id uuid,
  case_id uuid,
  client_id uuid,
  agent_id uuid,
  service_id uuid,
  department_id uuid,
  facts jsonb not null default '{}',
  primary key (at, seq),
  check (not jsonb_path_exists(facts, '$.** ? (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_:.+-]{0,80}$"))'))
) partition by range (at);
alter sequence ledger_seq owned by ledger.seq;
create index ledger_xid on ledger (xid, seq);
create index ledger_case on ledger (case_id, seq) where case_id is not null;
create index ledger_contact on ledger (contact_id, seq) where contact_id is not null;
create index ledger_client on ledger (client_id, seq) where client_id is not null;
create index ledger_kind on ledger (kind, at);

create trigger ledger_append_only before update or delete on ledger
  for each row execute function refuse_change();
create trigger ledger_never_emptied before truncate on ledger
  for each statement execute function refuse_change();

create table ledger_rest partition of ledger default;
-- Triggers that watch a whole statement are not passed on to partitions: each gets its own.
create trigger ledger_never_emptied before truncate on ledger_rest for each statement execute function refuse_change();

-- Makes sure the month that holds `moment` has its partition; true when it was made now.
create function ledger_month(moment timestamptz) returns boolean language plpgsql as $$
declare
  first date := date_trunc('month', moment at time zone 'UTC');
  name text := 'ledger_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(name) is not null then return false; end if;
  perform pg_advisory_xact_lock(hashtext('ledger_month'));
  if to_regclass(name) is not null then return false; end if;
  execute format('create table %I partition of ledger for values from (%L) to (%L)', name,
    first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
  execute format('create trigger ledger_never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  return true;
end $$;
