-- A name and a number prove nothing: a visit that only said who it is reaches no further than what began in it.

-- When a link or a code showed who it is. Null: a visitor, or somebody who only said so. Of what was open before this, links
-- are known; who came by code types another.
alter table client_sessions add column proved_at timestamptz;
update client_sessions set proved_at = created_at where link_id is not null and client_id is not null;
create index client_sessions_proved on client_sessions (client_id) where proved_at is not null;

-- Whose page a visit opens. Proved: the client's. Only said: the page of a client who came with this very visit, for as long
-- as nothing of theirs came by another way; from then on it may be somebody else's, and is opened by link or code alone.
create function opens_page_of(visit client_sessions) returns uuid language sql stable as $$
  select case
    when visit.proved_at is not null then visit.client_id
    when visit.client_id is not null
      and not exists (select from client_sessions o where o.client_id = visit.client_id and o.id <> visit.id and o.proved_at is not null)
      and not exists (select from contacts t where t.client_id = visit.client_id and t.session_id is distinct from visit.id)
      and not exists (select from cases k where k.client_id = visit.client_id and k.merged_into is null and (
        -- A case that this visit did not begin was there for another reason.
        not exists (select from ledger l join contacts t on t.id = l.contact_id and t.session_id = visit.id
          where l.case_id = k.id and l.at = k.opened_at and l.kind = 'case.opened')
        or exists (select from contacts t where t.case_id = k.id and t.session_id is distinct from visit.id)))
      and not exists (select from papers p where p.client_id = visit.client_id and p.agent_id is null
        and p.session_id is distinct from visit.id)
    then visit.client_id end
$$;

-- How much there is of a person, whoever asks: a link opens all of it, so nobody makes one who sees less.
create function extent_of(person uuid) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from cases where client_id = person) + (select count(*) from contacts where client_id = person)
$$;

-- Addresses that let somebody in were kept for two days with the answers to repeated requests. They are kept no more.
delete from idempotency_keys where route in ('accounts.makeLink', 'accounts.makeStaffLink', 'organisation.addPerson');
