-- What is kept about one person is found by indexes, however much is kept of others.

-- How much one visit has brought.
create index papers_session on papers (session_id) where session_id is not null;

-- Of whom and what a delivery told, as its row of the ledger says.
alter table webhook_deliveries add column case_id uuid, add column contact_id uuid, add column client_id uuid;
update webhook_deliveries set
  case_id = (body::jsonb->'data'->>'caseId')::uuid,
  contact_id = (body::jsonb->'data'->>'contactId')::uuid,
  client_id = (body::jsonb->'data'->>'clientId')::uuid
where body like '{"type":%' and kind <> 'webhook.test';
create index webhook_deliveries_case on webhook_deliveries (case_id) where case_id is not null;
create index webhook_deliveries_contact on webhook_deliveries (contact_id) where contact_id is not null;
create index webhook_deliveries_client on webhook_deliveries (client_id) where client_id is not null;

-- Every id that stands in an answer that is kept for two days.
alter table idempotency_keys add column named uuid[] not null default '{}';
update idempotency_keys set named = array(
  select distinct found[1]::uuid from
    regexp_matches(response::text, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') as found)
where response is not null;
create index idempotency_keys_named on idempotency_keys using gin (named);

create index notifications_of_case on notifications (case_id) where case_id is not null;
create index notifications_of_contact on notifications (contact_id) where contact_id is not null;
create index rule_runs_of_case on rule_runs (case_id) where case_id is not null;
create index rule_runs_of_contact on rule_runs (contact_id) where contact_id is not null;
create index call_outs_case on call_outs (case_id);
create index retention_holds_person on retention_holds (client_id);
create index client_merges_merged on client_merges (merged_id);
create index case_merges_merged on case_merges (merged_id);
create index drafts_of on drafts (split_part(place, ':', 2));
create index daily_packs_case on daily_packs (case_id) where case_id is not null;
create index daily_packs_named on daily_packs using gin (jsonb_path_query_array(content, '$.**.caseId'));

-- Whom the night has looked at: it goes on after them.
alter table retention_runs add column people_at timestamptz, add column people_id uuid;
drop index clients_idle;
create index clients_idle on clients (created_at, id) where erased_at is null and merged_into is null;
