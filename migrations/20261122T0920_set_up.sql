-- Set-up and administration: what is not used any more is withdrawn and never deleted; changes hold a version.

alter table organisations
  add column version integer not null default 1,
  -- Languages in which people help here, the most usual first.
  add column languages text[] not null default '{en}' check (cardinality(languages) > 0);

alter table calendars
  add column active boolean not null default true,
  add column version integer not null default 1;

alter table departments
  add column active boolean not null default true,
  add column version integer not null default 1;

alter table standards
  add column active boolean not null default true,
  add column version integer not null default 1;

alter table skills
  add column active boolean not null default true,
  add column version integer not null default 1;

-- The one link by which a new service is set up: only its fingerprint is kept, a later start replaces it.
create table set_ups (
  only_one boolean primary key default true check (only_one),
  fingerprint text not null,
  made_at timestamptz not null
);
