-- Papers' bytes may lie outside the database: each row knows where its own are.

-- Folders and buckets in which this service keeps objects. Each holds a mark with the id of its row, so that no service
-- writes into, or sweeps, what is another's.
create table file_places (
  id uuid primary key,
  -- As FILES_TO names it: /srv/answerable/files, s3://bucket/prefix.
  address text not null,
  since timestamptz not null,
  -- When its mark was written; from then on a place without its mark is not the place that it was.
  marked_at timestamptz,
  -- When objects without a row were last looked for.
  swept_at timestamptz
);
create index file_places_address on file_places (address);

-- Objects whose row has gone: put here by the transaction that took the row away, removed by a timer, and tried again.
create table file_removals (
  object uuid primary key,
  place_id uuid not null references file_places,
  since timestamptz not null,
  -- Not before; at once where there is none.
  next_at timestamptz,
  tries integer not null default 0,
  problem text
);
create index file_removals_next on file_removals (next_at nulls first);

-- The bytes are in the row, or are the object of that name in the place; neither where they were lost.
alter table papers alter column content drop not null;
alter table papers add column place_id uuid references file_places;
alter table papers add column object uuid;
alter table papers add constraint papers_one_place
  check ((place_id is null) = (object is null) and (content is null or object is null));
create unique index papers_object on papers (object) where object is not null;

-- Whoever takes a row away, by whatever way, has its object removed.
create function object_left() returns trigger language plpgsql as $$
begin
  insert into file_removals (object, place_id, since) values (old.object, old.place_id, clock_timestamp())
    on conflict (object) do nothing;
  return null;
end $$;
create trigger papers_gone after delete on papers
  for each row when (old.object is not null) execute function object_left();
create trigger papers_moved after update of object on papers
  for each row when (old.object is not null and old.object is distinct from new.object) execute function object_left();

-- No client is named in either; nobody with a limited view has anything to do there.
select seen_where('file_places', 'true');
select seen_where('file_removals', 'false');
