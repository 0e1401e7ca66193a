-- How staff sign in: the second step, passkeys, one provider, sessions that can be looked through, and what slows guessing.

-- ── sessions ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- `expiresAt` moves on while the session is used, never beyond `endsAt`.
alter table staff_session
  add column "endsAt" timestamptz,
  add column "seenAt" timestamptz not null default current_timestamp,
  -- When the person last showed who they are; what guards an account is changed soon after that only.
  add column "confirmedAt" timestamptz not null default current_timestamp,
  add column way text not null default 'link' check (way in ('password','link','passkey','provider')),
  add column "secondStep" text not null default 'none'
    check ("secondStep" in ('none','code','recovery_code','trusted_device','passkey','provider','set_up'));

-- ── the second step ─────────────────────────────────────────────────────────────────────────────────────────────────
create table staff_second_steps (
  user_id text primary key references staff_user on delete cascade,
  -- Encrypted (AES-256-GCM) under a key of the secret for staff.
  secret text not null,
  -- Null: begun, not yet confirmed by a first code.
  confirmed_at timestamptz,
  -- The time step of the last code that was used: a code works once.
  last_step bigint not null default 0,
  -- Recovery codes of one person share a salt, so that one computation tries a code against all.
  recovery_salt text,
  made_at timestamptz not null
);
create table staff_recovery_codes (
  user_id text not null references staff_second_steps on delete cascade,
  hash text not null,
  used_at timestamptz,
  primary key (user_id, hash)
);
create table staff_trusted_devices (
  id uuid primary key,
  user_id text not null references staff_second_steps on delete cascade,
  fingerprint text not null unique,
  user_agent text not null,
  trusted_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index staff_trusted_devices_user on staff_trusted_devices (user_id);

-- Of whom a second step is asked, and from when.
alter table organisations
  add column second_step text not null default 'nobody' check (second_step in ('nobody','admins','everybody')),
  add column second_step_from timestamptz;

-- ── passkeys ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table staff_passkeys (
  id uuid primary key,
  user_id text not null references staff_user on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  synced boolean not null,
  name text not null check (length(name) between 1 and 80),
  added_at timestamptz not null,
  used_at timestamptz
);
create index staff_passkeys_user on staff_passkeys (user_id);

-- ── what is under way ───────────────────────────────────────────────────────────────────────────────────────────────
-- Between two steps of signing in, and between the question to a passkey or provider and its answer.
create table staff_pending (
  id uuid primary key,
  fingerprint text not null unique,
  kind text not null check (kind in ('code','set_up','passkey','provider','add_passkey')),
  user_id text references staff_user on delete cascade,
  facts jsonb not null,
  tries integer not null default 0,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index staff_pending_expires on staff_pending (expires_at);
create index staff_pending_user on staff_pending (user_id) where user_id is not null;

-- Failed tries by account and address; keys are fingerprints.
create table staff_attempts (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
create index staff_attempts_last on staff_attempts (last_at);
