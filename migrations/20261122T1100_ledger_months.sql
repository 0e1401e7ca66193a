-- Rows of a month that has no partition yet lie in the rest: of an import of old years, or of a clock that was ahead. The
-- month then stays there; making its partition would fail, and with it the start of the service.
create or replace function ledger_month(moment timestamptz) returns boolean language plpgsql as $$
declare
  first date := date_trunc('month', moment at time zone 'UTC');
  since timestamptz := first::text || ' 00:00:00+00';
  until timestamptz := (first + interval '1 month')::date::text || ' 00:00:00+00';
  name text := 'ledger_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(name) is not null then return false; end if;
  perform pg_advisory_xact_lock(hashtext('ledger_month'));
  if to_regclass(name) is not null then return false; end if;
  -- Nothing may come in between the look and the new partition.
  lock table ledger_rest in share row exclusive mode;
  if exists (select from ledger_rest where at >= since and at < until) then return false; end if;
  execute format('create table %I partition of ledger for values from (%L) to (%L)', name, since, until);
  execute format('create trigger ledger_never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  return true;
end $$;
