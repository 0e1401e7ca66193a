-- What people with a limited view see of tags, fields, work on many cases, macros, rules and connections.
select seen_with_case('case_tags');
select seen_with_case('case_field_values');
select seen_with_client('client_field_values');
select seen_where('case_views', 'shared or owner_id = viewer()');
select seen_where('bulk_runs', 'agent_id = viewer()');
select seen_with_case('bulk_items');
select seen_with_case('macro_runs');
select seen_where('rule_events', $$
  (case_id is null or exists (select from cases k where k.id = case_id))
  and (contact_id is null or exists (select from contacts t where t.id = contact_id))$$);
select seen_where('rule_runs', $$
  (case_id is null or exists (select from cases k where k.id = case_id))
  and (contact_id is null or exists (select from contacts t where t.id = contact_id))$$);
select seen_where('legs_late', 'exists (select from legs l where l.id = leg_id)');
select seen_with_contact('contact_pages');
-- What was told to other systems is of the whole service.
select seen_where('webhook_deliveries', 'false');

-- Cases are worked on by a worker later, who sees everything: only what whoever asks sees may be put on the list.
alter policy seen on bulk_items with check (exists (select from cases k where k.id = case_id));

-- For searches alone, which join what they find with the table itself.
create view all_cases as select * from cases;
create view all_contacts as select * from contacts;
create view all_messages as select * from messages;
