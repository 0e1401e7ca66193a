-- What joins other systems to this one: keys by which programs call, webhooks by which they are told, the widget on other sites.

-- ── API keys ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table api_keys (
  id uuid primary key,
  -- The person a key acts for: it can never do more than they may, and ends with their account.
  agent_id uuid not null references agents,
  name text not null check (length(name) between 1 and 120),
  -- The first letters, by which people tell keys apart. The key itself is kept as its fingerprint only.
  prefix text not null,
  fingerprint text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  -- Null: as far as its owner sees.
  department_ids uuid[] check (cardinality(department_ids) > 0),
  service_ids uuid[] check (cardinality(service_ids) > 0),
  -- Requests in a minute; null: as the setting says.
  per_minute integer check (per_minute between 1 and 1000000),
  expires_at timestamptz,
  made_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references agents
);
create index api_keys_agent on api_keys (agent_id);

-- ── webhooks ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table webhooks (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  url text not null check (length(url) <= 2000),
  -- Kinds of events, or groups as `case.*`; `*` is everything.
  kinds text[] not null check (cardinality(kinds) > 0),
  -- Needed as they are, to sign by. The earlier one signs along for a day after it was replaced.
  secret text not null,
  earlier_secret text,
  earlier_until timestamptz,
  state text not null default 'on' check (state in ('on', 'off')),
  -- Why it is off: somebody switched it off, the other side said 410, or it failed for days.
  off_because text check (off_because in ('person', 'gone', 'failing')),
  off_at timestamptz,
  failing_since timestamptz,
  made_by uuid not null references agents,
  made_at timestamptz not null,
  -- What happened before this moment is not told.
  version integer not null default 1,
  check ((state = 'off') = (off_because is not null)),
  check ((earlier_secret is null) = (earlier_until is null))
);

-- Up to where the ledger has been turned into deliveries.
create table webhook_point (
  only_one boolean primary key default true check (only_one),
  point text not null,
  at timestamptz not null
);

create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  -- The id that the other side sees: the same for every attempt and every replay.
  message_id text not null,
  kind text not null,
  -- Exactly the bytes that are signed and sent.
  body text not null,
  at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  -- When it is tried next. While it is being tried: when another node may take it over.
  next_at timestamptz not null,
  status integer,
  -- Milliseconds until the answer.
  took integer,
  answer text,
  -- Why there was no answer, as a code.
  error text,
  tried_at timestamptz,
  delivered_at timestamptz,
  unique (webhook_id, message_id)
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_at) where state = 'waiting';
create index webhook_deliveries_log on webhook_deliveries (webhook_id, at desc, id desc);
create index webhook_deliveries_old on webhook_deliveries (at);

-- ── the widget on other sites ───────────────────────────────────────────────────────────────────────────────────────
create table widget_sites (
  id uuid primary key,
  -- Scheme, host and port: where the widget may be shown.
  origin text not null unique check (length(origin) <= 300),
  name text not null check (length(name) between 1 and 120),
  -- What contacts from there are about; null: the client chooses.
  service_id uuid references services,
  -- Whether the part of an address after the question mark is passed on too.
  keeps_query boolean not null default false,
  made_by uuid not null references agents,
  made_at timestamptz not null
);

-- What a client in contact by the widget looks at: the page of the other site, as it was last told.
create table contact_pages (
  contact_id uuid primary key references contacts on delete cascade,
  site_id uuid references widget_sites on delete set null,
  origin text not null,
  title text not null,
  address text not null,
  language text,
  -- What the page says of itself: names with short texts.
  details jsonb not null default '{}',
  at timestamptz not null
);
