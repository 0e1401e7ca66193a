-- People and cases that turn out to be one: suggested, put together by a person, taken apart again; and cases split.

-- What is left of a person who was put together with another: a row without name, identifiers or anything of theirs.
alter table clients add column merged_into uuid references clients, add column merged_at timestamptz,
  add constraint clients_merged_when check ((merged_into is null) = (merged_at is null));
create index clients_merged on clients (merged_into) where merged_into is not null;
create index clients_merged_lately on clients (merged_at) where merged_into is not null;

-- The person in whom somebody lives on: themselves, unless they were put together with another.
create function client_lives_on(asked uuid) returns uuid language sql stable as $$
  with recursive up(id, merged_into, depth) as (
    select id, merged_into, 0 from clients where id = asked
    union all select c.id, c.merged_into, up.depth + 1 from up join clients c on c.id = up.merged_into where up.depth < 50
  ) select id from up order by depth desc limit 1
$$;

-- Two people who may be one. Reasons are codes with their weight; nothing is put together by itself.
create table client_duplicates (
  id uuid primary key,
  one_id uuid not null references clients,
  other_id uuid not null references clients,
  weight smallint not null,
  -- [{"kind": "phone", "points": 40}, …]
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'not_same', 'merged', 'overtaken')),
  found_at timestamptz not null,
  found_by uuid references agents,
  decided_by uuid references agents,
  decided_at timestamptz,
  check (one_id < other_id),
  unique (one_id, other_id)
);
create index client_duplicates_other on client_duplicates (other_id);
create index client_duplicates_open on client_duplicates (weight desc, found_at desc, id) where state = 'open';

-- How far people were looked at: the newest rows of the ledger, and once through everybody who was there before.
create table duplicate_looks (
  only_one boolean primary key default true check (only_one),
  point text not null,
  at timestamptz not null,
  -- The last of those looked through; null once all were.
  after_id uuid
);
-- A fact that two people share, found without reading all facts.
create index client_facts_shared on client_facts (label, md5(plain(value))) where replaced_by is null;

create table client_merges (
  id uuid primary key,
  kept_id uuid not null references clients,
  merged_id uuid not null references clients,
  -- Both as they were, and what the merge set on the one that was kept: what is undone by it.
  before jsonb not null,
  by_agent_id uuid not null references agents,
  at timestamptz not null,
  undone_by uuid references agents,
  undone_at timestamptz,
  check (kept_id <> merged_id),
  check ((undone_by is null) = (undone_at is null))
);
create unique index client_merges_standing on client_merges (merged_id) where undone_at is null;
create index client_merges_kept on client_merges (kept_id, at desc);
-- What moved with it, and on which case it was then.
create table client_merge_rows (
  merge_id uuid not null references client_merges,
  relation text not null,
  row_id uuid not null,
  case_id uuid,
  primary key (merge_id, relation, row_id)
);

-- Cases put together: the one that went in leads to the one that goes on.
alter table cases add column merged_into uuid references cases;
create index cases_merged on cases (merged_into) where merged_into is not null;
create table case_merges (
  id uuid primary key,
  kept_id uuid not null references cases,
  merged_id uuid not null references cases,
  -- State, ending and resting of the one that went in, followers who came along.
  before jsonb not null,
  by_agent_id uuid not null references agents,
  at timestamptz not null,
  undone_by uuid references agents,
  undone_at timestamptz,
  check (kept_id <> merged_id),
  check ((undone_by is null) = (undone_at is null))
);
create unique index case_merges_standing on case_merges (merged_id) where undone_at is null;
create index case_merges_kept on case_merges (kept_id, at desc);
create table case_merge_rows (
  merge_id uuid not null references case_merges,
  relation text not null,
  row_id uuid not null,
  primary key (merge_id, relation, row_id)
);
-- A case that came out of another.
alter table cases add column split_from uuid references cases;
create index cases_split on cases (split_from) where split_from is not null;

-- Which cases hang together by merging and splitting, for whoever counts from the ledger.
create index ledger_together on ledger (case_id)
  where kind in ('case.merged', 'case.took_in', 'case.unmerged', 'case.gave_back', 'case.split', 'case.split_off');

-- Whoever sees both of two sees what is said of them.
select seen_where('client_duplicates',
  'exists (select from clients p where p.id = one_id) and exists (select from clients p where p.id = other_id)');
select seen_where('client_merges', 'exists (select from clients p where p.id = kept_id)');
select seen_where('client_merge_rows', 'exists (select from client_merges m where m.id = merge_id)');
select seen_where('case_merges', 'exists (select from cases k where k.id = kept_id)');
select seen_where('case_merge_rows', 'exists (select from case_merges m where m.id = merge_id)');
