-- Drawn from a migrated database by scripts/schema-picture.ts; not run by anything.

table agent_skills
  agent_id uuid not null
  skill_id uuid not null
  level smallint not null
  constraint agent_skills_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint agent_skills_level_check CHECK (((level >= 1) AND (level <= 3)))
  constraint agent_skills_pkey PRIMARY KEY (agent_id, skill_id)
  constraint agent_skills_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skills(id)

table agent_views
  agent_id uuid not null
  department_id uuid
  service_id uuid
  constraint agent_views_agent_id_department_id_service_id_key UNIQUE NULLS NOT DISTINCT (agent_id, department_id, service_id)
  constraint agent_views_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint agent_views_check CHECK (((department_id IS NULL) <> (service_id IS NULL)))
  constraint agent_views_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint agent_views_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)

table agents
  id uuid not null
  user_id text
  name text not null
  email text not null
  department_id uuid not null
  title text not null default ''::text
  roles text[] not null default '{agent}'::text[]
  authority_pence integer not null default 0
  languages text[] not null default '{en}'::text[]
  channels text[] not null default '{chat,phone,visit,letter}'::text[]
  chat_capacity integer not null default 2
  hours jsonb
  active boolean not null default true
  away_from timestamp with time zone
  away_until timestamp with time zone
  cover_id uuid
  settings jsonb not null default '{}'::jsonb
  created_at timestamp with time zone not null
  version integer not null default 1
  sees_all boolean not null default true
  constraint agents_admins_see_all CHECK ((sees_all OR (NOT ('admin'::text = ANY (roles)))))
  constraint agents_authority_pence_check CHECK ((authority_pence >= 0))
  constraint agents_chat_capacity_check CHECK (((chat_capacity >= 1) AND (chat_capacity <= 10)))
  constraint agents_check CHECK (((away_from IS NULL) = (cover_id IS NULL)))
  constraint agents_check1 CHECK ((cover_id IS DISTINCT FROM id))
  constraint agents_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES agents(id)
  constraint agents_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint agents_email_key UNIQUE (email)
  constraint agents_pkey PRIMARY KEY (id)
  constraint agents_roles_check CHECK (((roles <@ ARRAY['agent'::text, 'lead'::text, 'planner'::text, 'admin'::text, 'integrator'::text]) AND (cardinality(roles) > 0)))
  constraint agents_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_user(id)
  constraint agents_user_id_key UNIQUE (user_id)

table annotations
  id uuid not null
  measure text
  filter jsonb not null default '{}'::jsonb
  day date not null
  kind text not null
  name text not null
  experiment_id uuid
  made_by uuid
  made_at timestamp with time zone not null
  constraint annotations_experiment_id_fkey FOREIGN KEY (experiment_id) REFERENCES experiments(id)
  constraint annotations_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'change'::text])))
  constraint annotations_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint annotations_pkey PRIMARY KEY (id)
CREATE INDEX annotations_day ON public.annotations USING btree (day)
policy seen

table api_keys
  id uuid not null
  agent_id uuid not null
  name text not null
  prefix text not null
  fingerprint text not null
  scopes text[] not null
  department_ids uuid[]
  service_ids uuid[]
  per_minute integer
  expires_at timestamp with time zone
  made_at timestamp with time zone not null
  last_used_at timestamp with time zone
  revoked_at timestamp with time zone
  revoked_by uuid
  constraint api_keys_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint api_keys_department_ids_check CHECK ((cardinality(department_ids) > 0))
  constraint api_keys_fingerprint_key UNIQUE (fingerprint)
  constraint api_keys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint api_keys_per_minute_check CHECK (((per_minute >= 1) AND (per_minute <= 1000000)))
  constraint api_keys_pkey PRIMARY KEY (id)
  constraint api_keys_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES agents(id)
  constraint api_keys_scopes_check CHECK ((cardinality(scopes) > 0))
  constraint api_keys_service_ids_check CHECK ((cardinality(service_ids) > 0))
CREATE INDEX api_keys_agent ON public.api_keys USING btree (agent_id)

table articles
  id uuid not null
  service_id uuid
  title text not null
  summary text not null
  body text not null
  audience text not null
  updated_at timestamp with time zone not null
  words tsvector generated as ((setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, summary), 'B'::"char")) || to_tsvector('english'::regconfig, body))
  constraint articles_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'internal'::text])))
  constraint articles_pkey PRIMARY KEY (id)
  constraint articles_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
CREATE INDEX articles_plain ON public.articles USING gin (to_tsvector('simple'::regconfig, plain(((((title || ' '::text) || summary) || ' '::text) || body))))
CREATE INDEX articles_words ON public.articles USING gin (words)

table backups
  id uuid not null
  scheduled boolean not null
  file text not null
  state text not null default 'running'::text
  began_at timestamp with time zone not null
  alive_at timestamp with time zone not null
  ended_at timestamp with time zone
  bytes bigint
  rows bigint
  read_at timestamp with time zone
  why text
  removed_at timestamp with time zone
  constraint backups_check CHECK (((state = 'running'::text) = (ended_at IS NULL)))
  constraint backups_pkey PRIMARY KEY (id)
  constraint backups_state_check CHECK ((state = ANY (ARRAY['running'::text, 'made'::text, 'failed'::text])))
CREATE INDEX backups_began ON public.backups USING btree (began_at DESC, id DESC)
CREATE UNIQUE INDEX backups_running ON public.backups USING btree (scheduled) WHERE ((state = 'running'::text) AND scheduled)

table bulk_items
  run_id uuid not null
  case_id uuid not null
  place integer not null
  state text not null default 'waiting'::text
  why text
  before jsonb
  after jsonb
  constraint bulk_items_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint bulk_items_pkey PRIMARY KEY (run_id, case_id)
  constraint bulk_items_run_id_fkey FOREIGN KEY (run_id) REFERENCES bulk_runs(id) ON DELETE CASCADE
  constraint bulk_items_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'same'::text, 'left'::text, 'undone'::text, 'kept'::text])))
CREATE INDEX bulk_items_case ON public.bulk_items USING btree (case_id)
CREATE INDEX bulk_items_waiting ON public.bulk_items USING btree (run_id, place) WHERE (state = 'waiting'::text)
policy seen

table bulk_runs
  id uuid not null
  agent_id uuid not null
  act jsonb not null
  actor jsonb not null
  view text
  state text not null
  asked_at timestamp with time zone not null
  worked_at timestamp with time zone not null
  ended_at timestamp with time zone
  undo_until timestamp with time zone
  constraint bulk_runs_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint bulk_runs_pkey PRIMARY KEY (id)
  constraint bulk_runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'working'::text, 'done'::text, 'undoing'::text, 'undone'::text])))
CREATE INDEX bulk_runs_agent ON public.bulk_runs USING btree (agent_id, asked_at DESC)
CREATE INDEX bulk_runs_open ON public.bulk_runs USING btree (worked_at) WHERE (state = ANY (ARRAY['waiting'::text, 'working'::text, 'undoing'::text]))
policy seen

table calendar_feeds
  agent_id uuid not null
  fingerprint text not null
  made_at timestamp with time zone not null
  constraint calendar_feeds_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint calendar_feeds_fingerprint_key UNIQUE (fingerprint)
  constraint calendar_feeds_pkey PRIMARY KEY (agent_id)

table calendars
  id uuid not null
  name text not null
  zone text not null
  hours jsonb not null
  active boolean not null default true
  version integer not null default 1
  constraint calendars_name_key UNIQUE (name)
  constraint calendars_pkey PRIMARY KEY (id)

table call_outs
  id uuid not null
  standard_id uuid
  department_id uuid not null
  leg_id uuid
  commitment_id uuid
  case_id uuid not null
  asked_id uuid not null
  asked_by uuid
  meant text not null
  asked_at timestamp with time zone not null
  answer text
  cause_id uuid
  answered_at timestamp with time zone
  version integer not null default 1
  constraint call_outs_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES agents(id)
  constraint call_outs_asked_id_fkey FOREIGN KEY (asked_id) REFERENCES agents(id)
  constraint call_outs_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint call_outs_cause_id_fkey FOREIGN KEY (cause_id) REFERENCES causes(id)
  constraint call_outs_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id)
  constraint call_outs_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint call_outs_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES legs(id)
  constraint call_outs_pkey PRIMARY KEY (id)
  constraint call_outs_standard_id_fkey FOREIGN KEY (standard_id) REFERENCES standards(id)
CREATE INDEX call_outs_asked ON public.call_outs USING btree (asked_id, asked_at DESC) WHERE (answered_at IS NULL)
CREATE INDEX call_outs_case ON public.call_outs USING btree (case_id)
CREATE UNIQUE INDEX call_outs_commitment ON public.call_outs USING btree (commitment_id) WHERE (commitment_id IS NOT NULL)
CREATE INDEX call_outs_department ON public.call_outs USING btree (department_id, asked_at DESC)
CREATE UNIQUE INDEX call_outs_leg ON public.call_outs USING btree (leg_id) WHERE (leg_id IS NOT NULL)
policy seen

table case_field_values
  case_id uuid not null
  field_id uuid not null
  value text not null
  set_by uuid
  set_at timestamp with time zone not null
  constraint case_field_values_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint case_field_values_field_id_fkey FOREIGN KEY (field_id) REFERENCES fields(id)
  constraint case_field_values_pkey PRIMARY KEY (case_id, field_id)
  constraint case_field_values_set_by_fkey FOREIGN KEY (set_by) REFERENCES agents(id)
CREATE INDEX case_field_values_field ON public.case_field_values USING btree (field_id, case_id)
policy seen

table case_followers
  case_id uuid not null
  agent_id uuid not null
  since timestamp with time zone not null
  constraint case_followers_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint case_followers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint case_followers_pkey PRIMARY KEY (case_id, agent_id)
CREATE INDEX case_followers_agent ON public.case_followers USING btree (agent_id)
policy seen

table case_merge_rows
  merge_id uuid not null
  relation text not null
  row_id uuid not null
  constraint case_merge_rows_merge_id_fkey FOREIGN KEY (merge_id) REFERENCES case_merges(id)
  constraint case_merge_rows_pkey PRIMARY KEY (merge_id, relation, row_id)
policy seen

table case_merges
  id uuid not null
  kept_id uuid not null
  merged_id uuid not null
  before jsonb not null
  by_agent_id uuid not null
  at timestamp with time zone not null
  undone_by uuid
  undone_at timestamp with time zone
  constraint case_merges_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES agents(id)
  constraint case_merges_check CHECK ((kept_id <> merged_id))
  constraint case_merges_check1 CHECK (((undone_by IS NULL) = (undone_at IS NULL)))
  constraint case_merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES cases(id)
  constraint case_merges_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES cases(id)
  constraint case_merges_pkey PRIMARY KEY (id)
  constraint case_merges_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES agents(id)
CREATE INDEX case_merges_kept ON public.case_merges USING btree (kept_id, at DESC)
CREATE INDEX case_merges_merged ON public.case_merges USING btree (merged_id)
CREATE UNIQUE INDEX case_merges_standing ON public.case_merges USING btree (merged_id) WHERE (undone_at IS NULL)
policy seen

table case_tags
  case_id uuid not null
  tag_id uuid not null
  added_by uuid
  added_at timestamp with time zone not null
  constraint case_tags_added_by_fkey FOREIGN KEY (added_by) REFERENCES agents(id)
  constraint case_tags_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint case_tags_pkey PRIMARY KEY (case_id, tag_id)
  constraint case_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id)
CREATE INDEX case_tags_tag ON public.case_tags USING btree (tag_id, case_id)
policy seen

table case_views
  id uuid not null
  owner_id uuid not null
  name text not null
  filter jsonb not null
  shared boolean not null default false
  place integer not null
  made_at timestamp with time zone not null
  removed_at timestamp with time zone
  version integer not null default 1
  constraint case_views_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
  constraint case_views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agents(id)
  constraint case_views_pkey PRIMARY KEY (id)
CREATE INDEX case_views_owner ON public.case_views USING btree (owner_id) WHERE (removed_at IS NULL)
CREATE INDEX case_views_shared ON public.case_views USING btree (shared) WHERE (shared AND (removed_at IS NULL))
policy seen

table cases
  id uuid not null
  reference text not null
  client_id uuid not null
  service_id uuid
  owner_id uuid not null
  state text not null default 'open'::text
  stakes text not null default 'ordinary'::text
  waiting_on text not null default 'us'::text
  waiting_note text
  snoozed_until timestamp with time zone
  need text not null
  situation text not null default ''::text
  matters text not null default ''::text
  works text not null default ''::text
  does_not_work text not null default ''::text
  plan text not null default ''::text
  outcome text
  outcome_note text
  confirmed text
  confirmed_at timestamp with time zone
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  closed_by uuid
  reopened_count integer not null default 0
  next_due_at timestamp with time zone not null default 'infinity'::timestamp with time zone
  changed_at timestamp with time zone not null
  version integer not null default 1
  words tsvector generated as to_tsvector('simple'::regconfig, plain(need))
  story_words tsvector generated as to_tsvector('simple'::regconfig, plain(((((((((((need || ' '::text) || situation) || ' '::text) || matters) || ' '::text) || works) || ' '::text) || does_not_work) || ' '::text) || plan)))
  merged_into uuid
  split_from uuid
  words_removed_at timestamp with time zone
  constraint cases_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))
  constraint cases_check1 CHECK (((state = 'closed'::text) = (outcome IS NOT NULL)))
  constraint cases_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint cases_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES agents(id)
  constraint cases_confirmed_check CHECK ((confirmed = ANY (ARRAY['sorted'::text, 'not_yet'::text])))
  constraint cases_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES cases(id)
  constraint cases_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'withdrawn_by_client'::text, 'duplicate'::text])))
  constraint cases_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agents(id)
  constraint cases_pkey PRIMARY KEY (id)
  constraint cases_reference_key UNIQUE (reference)
  constraint cases_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
  constraint cases_split_from_fkey FOREIGN KEY (split_from) REFERENCES cases(id)
  constraint cases_stakes_check CHECK ((stakes = ANY (ARRAY['ordinary'::text, 'moment_of_truth'::text])))
  constraint cases_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
  constraint cases_waiting_on_check CHECK ((waiting_on = ANY (ARRAY['us'::text, 'client'::text, 'other'::text])))
CREATE INDEX cases_changed ON public.cases USING btree (state, changed_at DESC, id DESC)
CREATE INDEX cases_client ON public.cases USING btree (client_id, opened_at DESC)
CREATE INDEX cases_closed_at ON public.cases USING btree (closed_at) WHERE ((state = 'closed'::text) AND (words_removed_at IS NULL))
CREATE INDEX cases_due ON public.cases USING btree (next_due_at, id) WHERE (state = 'open'::text)
CREATE INDEX cases_merged ON public.cases USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE INDEX cases_need ON public.cases USING gin (words)
CREATE INDEX cases_newest ON public.cases USING btree (opened_at DESC, id DESC)
CREATE INDEX cases_opened ON public.cases USING btree (state, opened_at, id)
CREATE INDEX cases_owner ON public.cases USING btree (owner_id, state, changed_at DESC, id DESC)
CREATE INDEX cases_service_due ON public.cases USING btree (service_id, next_due_at, id) WHERE (state = 'open'::text)
CREATE INDEX cases_snoozed ON public.cases USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL)
CREATE INDEX cases_split ON public.cases USING btree (split_from) WHERE (split_from IS NOT NULL)
CREATE INDEX cases_story ON public.cases USING gin (story_words)
CREATE INDEX cases_waiting ON public.cases USING btree (waiting_on, next_due_at, id) WHERE ((state = 'open'::text) AND (waiting_on <> 'us'::text))
policy seen

table causes
  id uuid not null
  name text not null
  department_id uuid
  made_by uuid
  made_at timestamp with time zone not null
  gone_at timestamp with time zone
  constraint causes_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint causes_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint causes_name_key UNIQUE (name)
  constraint causes_pkey PRIMARY KEY (id)

table charter_lines
  id uuid not null
  place smallint not null
  text text not null
  measure text not null
  filter jsonb not null default '{}'::jsonb
  published boolean not null default true
  changed_by uuid
  changed_at timestamp with time zone not null
  version integer not null default 1
  constraint charter_lines_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agents(id)
  constraint charter_lines_pkey PRIMARY KEY (id)

table check_sheet_contacts
  sheet_id uuid not null
  contact_id uuid not null
  place smallint not null
  constraint check_sheet_contacts_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint check_sheet_contacts_pkey PRIMARY KEY (sheet_id, contact_id)
  constraint check_sheet_contacts_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES check_sheets(id) ON DELETE CASCADE
policy seen

table check_sheet_marks
  sheet_id uuid not null
  contact_id uuid not null
  agent_id uuid not null
  demand text not null
  at timestamp with time zone not null
  constraint check_sheet_marks_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint check_sheet_marks_demand_check CHECK ((demand = ANY (ARRAY['value'::text, 'failure'::text, 'cannot_tell'::text])))
  constraint check_sheet_marks_pkey PRIMARY KEY (sheet_id, contact_id, agent_id)
  constraint check_sheet_marks_sheet_id_contact_id_fkey FOREIGN KEY (sheet_id, contact_id) REFERENCES check_sheet_contacts(sheet_id, contact_id) ON DELETE CASCADE
policy seen

table check_sheets
  id uuid not null
  name text not null
  made_by uuid not null
  made_at timestamp with time zone not null
  closed_at timestamp with time zone
  constraint check_sheets_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint check_sheets_name_key UNIQUE (name)
  constraint check_sheets_pkey PRIMARY KEY (id)

table client_codes
  id uuid not null
  client_id uuid not null
  fingerprint text not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  tries integer not null default 0
  used_at timestamp with time zone
  constraint client_codes_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint client_codes_pkey PRIMARY KEY (id)
CREATE INDEX client_codes_client ON public.client_codes USING btree (client_id, created_at DESC)
policy seen

table client_duplicates
  id uuid not null
  one_id uuid not null
  other_id uuid not null
  weight smallint not null
  reasons jsonb not null
  state text not null default 'open'::text
  found_at timestamp with time zone not null
  found_by uuid
  decided_by uuid
  decided_at timestamp with time zone
  constraint client_duplicates_check CHECK ((one_id < other_id))
  constraint client_duplicates_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES agents(id)
  constraint client_duplicates_found_by_fkey FOREIGN KEY (found_by) REFERENCES agents(id)
  constraint client_duplicates_one_id_fkey FOREIGN KEY (one_id) REFERENCES clients(id)
  constraint client_duplicates_one_id_other_id_key UNIQUE (one_id, other_id)
  constraint client_duplicates_other_id_fkey FOREIGN KEY (other_id) REFERENCES clients(id)
  constraint client_duplicates_pkey PRIMARY KEY (id)
  constraint client_duplicates_state_check CHECK ((state = ANY (ARRAY['open'::text, 'not_same'::text, 'merged'::text, 'overtaken'::text])))
CREATE INDEX client_duplicates_open ON public.client_duplicates USING btree (weight DESC, found_at DESC, id) WHERE (state = 'open'::text)
CREATE INDEX client_duplicates_other ON public.client_duplicates USING btree (other_id)
policy seen

table client_facts
  id uuid not null
  client_id uuid not null
  case_id uuid
  label text not null
  value text not null
  source text not null
  contact_id uuid
  agent_id uuid
  told_at timestamp with time zone not null
  replaced_by uuid
  constraint client_facts_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint client_facts_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint client_facts_pkey PRIMARY KEY (id)
  constraint client_facts_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES client_facts(id) DEFERRABLE INITIALLY DEFERRED
  constraint client_facts_source_check CHECK ((source = ANY (ARRAY['client'::text, 'agent'::text, 'paper'::text, 'import'::text, 'service'::text])))
CREATE INDEX client_facts_client ON public.client_facts USING btree (client_id, told_at DESC)
CREATE UNIQUE INDEX client_facts_current ON public.client_facts USING btree (client_id, label) WHERE (replaced_by IS NULL)
CREATE INDEX client_facts_shared ON public.client_facts USING btree (label, md5(plain(value))) WHERE (replaced_by IS NULL)
policy seen

table client_field_values
  client_id uuid not null
  field_id uuid not null
  value text not null
  set_by uuid
  set_at timestamp with time zone not null
  constraint client_field_values_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint client_field_values_field_id_fkey FOREIGN KEY (field_id) REFERENCES fields(id)
  constraint client_field_values_pkey PRIMARY KEY (client_id, field_id)
  constraint client_field_values_set_by_fkey FOREIGN KEY (set_by) REFERENCES agents(id)
CREATE INDEX client_field_values_field ON public.client_field_values USING btree (field_id, client_id)
policy seen

table client_identifiers
  id uuid not null
  client_id uuid not null
  kind text not null
  value text not null
  shown text not null
  source text not null
  created_at timestamp with time zone not null
  proved_at timestamp with time zone
  constraint client_identifiers_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint client_identifiers_client_id_kind_value_key UNIQUE (client_id, kind, value)
  constraint client_identifiers_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'account'::text])))
  constraint client_identifiers_pkey PRIMARY KEY (id)
CREATE INDEX client_identifiers_part ON public.client_identifiers USING gin (value gin_trgm_ops)
CREATE INDEX client_identifiers_value ON public.client_identifiers USING btree (kind, value)
policy seen

table client_links
  id uuid not null
  client_id uuid not null
  case_id uuid
  made_by uuid
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  opened_at timestamp with time zone
  constraint client_links_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint client_links_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint client_links_pkey PRIMARY KEY (id)
CREATE INDEX client_links_client ON public.client_links USING btree (client_id)
policy seen

table client_merge_rows
  merge_id uuid not null
  relation text not null
  row_id uuid not null
  case_id uuid
  constraint client_merge_rows_merge_id_fkey FOREIGN KEY (merge_id) REFERENCES client_merges(id)
  constraint client_merge_rows_pkey PRIMARY KEY (merge_id, relation, row_id)
policy seen

table client_merges
  id uuid not null
  kept_id uuid not null
  merged_id uuid not null
  before jsonb not null
  by_agent_id uuid not null
  at timestamp with time zone not null
  undone_by uuid
  undone_at timestamp with time zone
  constraint client_merges_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES agents(id)
  constraint client_merges_check CHECK ((kept_id <> merged_id))
  constraint client_merges_check1 CHECK (((undone_by IS NULL) = (undone_at IS NULL)))
  constraint client_merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES clients(id)
  constraint client_merges_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES clients(id)
  constraint client_merges_pkey PRIMARY KEY (id)
  constraint client_merges_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES agents(id)
CREATE INDEX client_merges_kept ON public.client_merges USING btree (kept_id, at DESC)
CREATE INDEX client_merges_merged ON public.client_merges USING btree (merged_id)
CREATE UNIQUE INDEX client_merges_standing ON public.client_merges USING btree (merged_id) WHERE (undone_at IS NULL)
policy seen

table client_representatives
  id uuid not null
  client_id uuid not null
  name text not null
  relation text not null
  may text not null
  phone text
  email text
  since timestamp with time zone not null
  until timestamp with time zone
  constraint client_representatives_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint client_representatives_pkey PRIMARY KEY (id)
CREATE INDEX client_representatives_client ON public.client_representatives USING btree (client_id)
policy seen

table client_sessions
  id uuid not null
  fingerprint text not null
  client_id uuid
  created_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  link_id uuid
  proved_at timestamp with time zone
  constraint client_sessions_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint client_sessions_fingerprint_key UNIQUE (fingerprint)
  constraint client_sessions_pkey PRIMARY KEY (id)
CREATE INDEX client_sessions_client ON public.client_sessions USING btree (client_id)
CREATE INDEX client_sessions_link ON public.client_sessions USING btree (link_id) WHERE (link_id IS NOT NULL)
CREATE INDEX client_sessions_proved ON public.client_sessions USING btree (client_id) WHERE (proved_at IS NOT NULL)
policy seen

table clients
  id uuid not null
  name text
  language text not null default 'en'::text
  access_needs text[] not null default '{}'::text[]
  access_note text
  preferred_channel text
  preferred_times text
  created_at timestamp with time zone not null
  erased_at timestamp with time zone
  version integer not null default 1
  merged_into uuid
  merged_at timestamp with time zone
  constraint clients_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES clients(id)
  constraint clients_merged_when CHECK (((merged_into IS NULL) = (merged_at IS NULL)))
  constraint clients_pkey PRIMARY KEY (id)
CREATE INDEX clients_created ON public.clients USING btree (created_at DESC, id DESC)
CREATE INDEX clients_idle ON public.clients USING btree (created_at, id) WHERE ((erased_at IS NULL) AND (merged_into IS NULL))
CREATE INDEX clients_merged ON public.clients USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE INDEX clients_merged_lately ON public.clients USING btree (merged_at) WHERE (merged_into IS NOT NULL)
CREATE INDEX clients_name ON public.clients USING gin (((' '::text || plain(COALESCE(name, ''::text)))) gin_trgm_ops)
CREATE INDEX clients_scripts ON public.clients USING gin (string_to_array(plain(name), ' '::text)) WHERE (plain(name) ~ '[^ -~]'::text)
CREATE INDEX clients_whole_name ON public.clients USING btree (plain(COALESCE(name, ''::text)) text_pattern_ops)
policy seen

table commitments
  id uuid not null
  case_id uuid not null
  leg_id uuid
  kind text not null
  what text not null
  by_agent_id uuid not null
  made_at timestamp with time zone not null
  due_at timestamp with time zone not null
  from_at timestamp with time zone
  told_at timestamp with time zone
  told_how text
  state text not null default 'open'::text
  ended_at timestamp with time zone
  note text
  replaces_id uuid
  warn_at timestamp with time zone not null
  warned_at timestamp with time zone
  tell_client_at timestamp with time zone not null
  client_warned_at timestamp with time zone
  version integer not null default 1
  constraint commitments_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES agents(id)
  constraint commitments_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint commitments_check CHECK ((due_at > made_at))
  constraint commitments_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'reply'::text, 'action'::text, 'visit'::text])))
  constraint commitments_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES legs(id)
  constraint commitments_pkey PRIMARY KEY (id)
  constraint commitments_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES commitments(id)
  constraint commitments_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'renegotiated'::text, 'broken'::text, 'withdrawn'::text])))
CREATE INDEX commitments_agent ON public.commitments USING btree (by_agent_id, due_at) WHERE (state = 'open'::text)
CREATE INDEX commitments_case ON public.commitments USING btree (case_id)
CREATE INDEX commitments_due ON public.commitments USING btree (due_at) WHERE (state = 'open'::text)
CREATE INDEX commitments_made ON public.commitments USING btree (by_agent_id, case_id)
CREATE UNIQUE INDEX commitments_slot ON public.commitments USING btree (by_agent_id, from_at) WHERE ((state = 'open'::text) AND (kind = 'call'::text) AND (from_at IS NOT NULL))
CREATE INDEX commitments_tell ON public.commitments USING btree (tell_client_at) WHERE ((state = 'open'::text) AND (client_warned_at IS NULL) AND (told_at IS NOT NULL))
CREATE INDEX commitments_warn ON public.commitments USING btree (warn_at) WHERE ((state = 'open'::text) AND (warned_at IS NULL))
policy seen

table constraints
  id uuid not null
  what text not null
  whose text not null
  since date
  behind_id uuid
  tried text not null default ''::text
  times jsonb not null default '[]'::jsonb
  rule text
  cost jsonb
  state text not null default 'standing'::text
  gone_at timestamp with time zone
  made_by uuid
  made_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  version integer not null default 1
  constraint constraints_behind_id_fkey FOREIGN KEY (behind_id) REFERENCES constraints(id)
  constraint constraints_check CHECK ((behind_id IS DISTINCT FROM id))
  constraint constraints_check1 CHECK (((state = 'gone'::text) = (gone_at IS NOT NULL)))
  constraint constraints_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint constraints_pkey PRIMARY KEY (id)
  constraint constraints_state_check CHECK ((state = ANY (ARRAY['standing'::text, 'gone'::text])))
CREATE INDEX constraints_behind ON public.constraints USING btree (behind_id)

table contact_pages
  contact_id uuid not null
  site_id uuid
  origin text not null
  title text not null
  address text not null
  language text
  details jsonb not null default '{}'::jsonb
  at timestamp with time zone not null
  constraint contact_pages_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE
  constraint contact_pages_pkey PRIMARY KEY (contact_id)
  constraint contact_pages_site_id_fkey FOREIGN KEY (site_id) REFERENCES widget_sites(id) ON DELETE SET NULL
policy seen

table contact_subjects
  contact_id uuid not null
  subject_id uuid
  by text not null
  arrived_at timestamp with time zone not null
  constraint contact_subjects_by_check CHECK ((by = ANY (ARRAY['person'::text, 'nearest'::text])))
  constraint contact_subjects_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint contact_subjects_pkey PRIMARY KEY (contact_id)
  constraint contact_subjects_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id)
CREATE INDEX contact_subjects_arrived ON public.contact_subjects USING btree (arrived_at)
CREATE INDEX contact_subjects_subject ON public.contact_subjects USING btree (subject_id, arrived_at)
policy seen

table contacts
  id uuid not null
  channel text not null
  direction text not null default 'in'::text
  state text not null
  client_id uuid
  case_id uuid
  service_id uuid
  session_id uuid
  stakes text not null default 'ordinary'::text
  need text not null
  language text
  minutes_available integer
  can_talk_privately boolean
  agent_id uuid
  arrived_at timestamp with time zone not null
  place_at timestamp with time zone not null
  owner_patience_until timestamp with time zone
  choosing_until timestamp with time zone
  call_back_to text
  answered_at timestamp with time zone
  ended_at timestamp with time zone
  ending text
  estimate_low_s integer
  estimate_likely_s integer
  estimate_high_s integer
  last_event_at timestamp with time zone not null
  client_seen_at timestamp with time zone
  demand text
  external_id text
  version integer not null default 1
  words tsvector generated as to_tsvector('simple'::regconfig, plain(need))
  constraint contacts_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint contacts_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint contacts_channel_check CHECK ((channel = ANY (ARRAY['chat'::text, 'phone'::text, 'visit'::text, 'letter'::text, 'email'::text, 'web_voice'::text, 'sms'::text, 'form'::text])))
  constraint contacts_check CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL)))
  constraint contacts_check1 CHECK (((state = 'ended'::text) = (ending IS NOT NULL)))
  constraint contacts_check2 CHECK (((state <> 'talking'::text) OR ((agent_id IS NOT NULL) AND (case_id IS NOT NULL))))
  constraint contacts_check3 CHECK (((ending IS NULL) OR (ending <> ALL (ARRAY['met'::text, 'owned'::text])) OR (case_id IS NOT NULL)))
  constraint contacts_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint contacts_demand_check CHECK ((demand = ANY (ARRAY['value'::text, 'failure'::text, 'cannot_tell'::text])))
  constraint contacts_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
  constraint contacts_ending_check CHECK ((ending = ANY (ARRAY['met'::text, 'owned'::text, 'left_waiting'::text, 'left'::text, 'moved'::text])))
  constraint contacts_minutes_available_check CHECK (((minutes_available >= 1) AND (minutes_available <= 600)))
  constraint contacts_pkey PRIMARY KEY (id)
  constraint contacts_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
  constraint contacts_session_id_fkey FOREIGN KEY (session_id) REFERENCES client_sessions(id)
  constraint contacts_stakes_check CHECK ((stakes = ANY (ARRAY['ordinary'::text, 'moment_of_truth'::text])))
  constraint contacts_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'talking'::text, 'ended'::text])))
CREATE INDEX contacts_answered ON public.contacts USING btree (service_id, answered_at DESC) WHERE (answered_at IS NOT NULL)
CREATE INDEX contacts_answered_any ON public.contacts USING btree (answered_at DESC) WHERE (answered_at IS NOT NULL)
CREATE INDEX contacts_arrived ON public.contacts USING btree (arrived_at) WHERE (direction = 'in'::text)
CREATE INDEX contacts_case ON public.contacts USING btree (case_id, arrived_at)
CREATE INDEX contacts_client ON public.contacts USING btree (client_id, arrived_at DESC)
CREATE INDEX contacts_demand ON public.contacts USING btree (arrived_at DESC) WHERE ((demand IS NOT NULL) AND (direction = 'in'::text))
CREATE UNIQUE INDEX contacts_external ON public.contacts USING btree (channel, external_id) WHERE (external_id IS NOT NULL)
CREATE INDEX contacts_grave ON public.contacts USING btree (arrived_at) WHERE ((stakes = 'moment_of_truth'::text) AND (direction = 'in'::text))
CREATE INDEX contacts_newest ON public.contacts USING btree (arrived_at DESC, id DESC)
CREATE UNIQUE INDEX contacts_one_open ON public.contacts USING btree (session_id) WHERE ((state <> 'ended'::text) AND (session_id IS NOT NULL))
CREATE INDEX contacts_service ON public.contacts USING btree (service_id, arrived_at) WHERE ((direction = 'in'::text) AND (service_id IS NOT NULL))
CREATE INDEX contacts_session ON public.contacts USING btree (session_id, arrived_at DESC) WHERE (session_id IS NOT NULL)
CREATE INDEX contacts_talking ON public.contacts USING btree (agent_id) WHERE (state = 'talking'::text)
CREATE INDEX contacts_waiting ON public.contacts USING btree (place_at, id) WHERE (state = 'waiting'::text)
CREATE INDEX contacts_words ON public.contacts USING gin (words)
policy seen

table controls
  id uuid not null
  name text not null
  what text not null default ''::text
  inputs jsonb not null
  changed_by uuid
  changed_at timestamp with time zone not null
  version integer not null default 1
  constraint controls_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agents(id)
  constraint controls_name_key UNIQUE (name)
  constraint controls_pkey PRIMARY KEY (id)

table daily_pack_reads
  pack_id uuid not null
  agent_id uuid not null
  at timestamp with time zone not null
  constraint daily_pack_reads_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint daily_pack_reads_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES daily_packs(id)
  constraint daily_pack_reads_pkey PRIMARY KEY (pack_id, agent_id)

table daily_packs
  id uuid not null
  day date not null
  content jsonb not null
  case_id uuid
  made_at timestamp with time zone not null
  constraint daily_packs_day_key UNIQUE (day)
  constraint daily_packs_pkey PRIMARY KEY (id)
CREATE INDEX daily_packs_case ON public.daily_packs USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX daily_packs_named ON public.daily_packs USING gin (jsonb_path_query_array(content, '$.**."caseId"'::jsonpath))
policy seen

table demand_days
  series_id uuid not null
  day date not null
  counts integer[] not null
  constraint demand_days_pkey PRIMARY KEY (series_id, day)
  constraint demand_days_series_id_fkey FOREIGN KEY (series_id) REFERENCES demand_series(id) ON DELETE CASCADE

table demand_marks
  contact_id uuid not null
  demand text not null
  suggested text
  share real
  by text not null
  origin_case_id uuid
  step text
  department_id uuid
  cause_id uuid
  arrived_at timestamp with time zone not null
  at timestamp with time zone not null
  version integer not null default 1
  constraint demand_marks_by_check CHECK ((by = ANY (ARRAY['person'::text, 'suggestion'::text, 'import'::text])))
  constraint demand_marks_cause_id_fkey FOREIGN KEY (cause_id) REFERENCES causes(id)
  constraint demand_marks_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint demand_marks_demand_check CHECK ((demand = ANY (ARRAY['value'::text, 'failure'::text, 'cannot_tell'::text])))
  constraint demand_marks_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint demand_marks_origin_case_id_fkey FOREIGN KEY (origin_case_id) REFERENCES cases(id)
  constraint demand_marks_pkey PRIMARY KEY (contact_id)
CREATE INDEX demand_marks_at ON public.demand_marks USING btree (at)
CREATE INDEX demand_marks_cause ON public.demand_marks USING btree (cause_id, arrived_at) WHERE (cause_id IS NOT NULL)
CREATE INDEX demand_marks_failure ON public.demand_marks USING btree (arrived_at) WHERE (demand = 'failure'::text)
CREATE INDEX demand_marks_not_person ON public.demand_marks USING btree (arrived_at) WHERE (by <> 'person'::text)
policy seen

table demand_series
  id uuid not null
  name text not null
  zone text not null
  interval_minutes smallint not null
  opens_minute smallint not null
  closes_minute smallint not null
  warnings jsonb not null default '[]'::jsonb
  made_by uuid not null
  made_at timestamp with time zone not null
  constraint demand_series_check CHECK ((closes_minute > opens_minute))
  constraint demand_series_closes_minute_check CHECK (((closes_minute >= 1) AND (closes_minute <= 1440)))
  constraint demand_series_interval_minutes_check CHECK ((interval_minutes = ANY (ARRAY[5, 15, 30, 60])))
  constraint demand_series_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint demand_series_name_key UNIQUE (name)
  constraint demand_series_opens_minute_check CHECK (((opens_minute >= 0) AND (opens_minute <= 1439)))
  constraint demand_series_pkey PRIMARY KEY (id)

table departments
  id uuid not null
  name text not null
  front boolean not null default false
  calendar_id uuid not null
  active boolean not null default true
  version integer not null default 1
  constraint departments_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id)
  constraint departments_name_key UNIQUE (name)
  constraint departments_pkey PRIMARY KEY (id)

table drafts
  agent_id uuid not null
  place text not null
  body text not null
  at timestamp with time zone not null
  constraint drafts_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint drafts_pkey PRIMARY KEY (agent_id, place)
CREATE INDEX drafts_of ON public.drafts USING btree (split_part(place, ':'::text, 2))
policy seen

table duplicate_looks
  only_one boolean not null default true
  point text not null
  at timestamp with time zone not null
  after_id uuid
  constraint duplicate_looks_only_one_check CHECK (only_one)
  constraint duplicate_looks_pkey PRIMARY KEY (only_one)

table erasures
  id uuid not null
  client_id uuid not null
  by text not null
  by_agent_id uuid
  overridden jsonb not null default '[]'::jsonb
  reason text
  counts jsonb not null
  at timestamp with time zone not null
  constraint erasures_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES agents(id)
  constraint erasures_by_check CHECK ((by = ANY (ARRAY['person'::text, 'rule'::text])))
  constraint erasures_check CHECK (((by = 'person'::text) = (by_agent_id IS NOT NULL)))
  constraint erasures_check1 CHECK (((reason IS NULL) OR (by = 'person'::text)))
  constraint erasures_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint erasures_pkey PRIMARY KEY (id)
CREATE INDEX erasures_at ON public.erasures USING btree (at DESC, id DESC)
CREATE INDEX erasures_client ON public.erasures USING btree (client_id)
policy seen

table event_logs
  id uuid not null
  name text not null
  zone text not null
  mapping jsonb not null
  cases integer not null default 0
  events integer not null default 0
  first_at timestamp with time zone
  last_at timestamp with time zone
  kept_aside integer not null default 0
  findings jsonb not null default '[]'::jsonb
  made_by uuid
  made_at timestamp with time zone not null
  constraint event_logs_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint event_logs_name_key UNIQUE (name)
  constraint event_logs_pkey PRIMARY KEY (id)
policy seen

table experiments
  id uuid not null
  pattern_id uuid
  name text not null
  change text not null
  expect text not null
  measure text not null
  filter jsonb not null
  direction text not null
  owner_id uuid not null
  starts_on date not null
  ends_on date
  state text not null default 'planned'::text
  result text
  learnt text not null default ''::text
  feeds text
  made_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  version integer not null default 1
  constraint experiments_direction_check CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text])))
  constraint experiments_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agents(id)
  constraint experiments_pattern_id_fkey FOREIGN KEY (pattern_id) REFERENCES patterns(id)
  constraint experiments_pkey PRIMARY KEY (id)
  constraint experiments_result_check CHECK ((result = ANY (ARRAY['worked'::text, 'no_change'::text, 'worse'::text, 'stopped'::text])))
  constraint experiments_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'ended'::text])))
CREATE INDEX experiments_pattern ON public.experiments USING btree (pattern_id)
policy seen

table field_options
  id uuid not null
  field_id uuid not null
  name text not null
  place integer not null
  withdrawn_at timestamp with time zone
  constraint field_options_field_id_fkey FOREIGN KEY (field_id) REFERENCES fields(id)
  constraint field_options_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint field_options_pkey PRIMARY KEY (id)
CREATE INDEX field_options_field ON public.field_options USING btree (field_id)

table field_services
  field_id uuid not null
  service_id uuid not null
  constraint field_services_field_id_fkey FOREIGN KEY (field_id) REFERENCES fields(id)
  constraint field_services_pkey PRIMARY KEY (field_id, service_id)
  constraint field_services_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)

table fields
  id uuid not null
  about text not null
  name text not null
  kind text not null
  hint text not null default ''::text
  place integer not null
  made_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  version integer not null default 1
  constraint fields_about_check CHECK ((about = ANY (ARRAY['case'::text, 'client'::text])))
  constraint fields_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'yes_no'::text, 'one_of'::text])))
  constraint fields_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
  constraint fields_pkey PRIMARY KEY (id)
CREATE UNIQUE INDEX fields_name ON public.fields USING btree (about, plain(name)) WHERE (withdrawn_at IS NULL)

table file_places
  id uuid not null
  address text not null
  since timestamp with time zone not null
  marked_at timestamp with time zone
  swept_at timestamp with time zone
  constraint file_places_pkey PRIMARY KEY (id)
CREATE INDEX file_places_address ON public.file_places USING btree (address)
policy seen

table file_removals
  object uuid not null
  place_id uuid not null
  since timestamp with time zone not null
  next_at timestamp with time zone
  tries integer not null default 0
  problem text
  constraint file_removals_pkey PRIMARY KEY (object)
  constraint file_removals_place_id_fkey FOREIGN KEY (place_id) REFERENCES file_places(id)
CREATE INDEX file_removals_next ON public.file_removals USING btree (next_at NULLS FIRST)
policy seen

table idempotency_keys
  caller text not null
  key text not null
  route text not null
  request text not null
  status integer
  response jsonb
  at timestamp with time zone not null
  named uuid[] not null default '{}'::uuid[]
  constraint idempotency_keys_pkey PRIMARY KEY (caller, key)
CREATE INDEX idempotency_keys_at ON public.idempotency_keys USING btree (at)
CREATE INDEX idempotency_keys_named ON public.idempotency_keys USING gin (named)
policy seen

table imported_rows
  mark bytea not null
  id uuid not null
  constraint imported_rows_pkey PRIMARY KEY (mark)

table imports
  id uuid not null
  kind text not null
  name text not null
  file text not null
  state text not null default 'running'::text
  by_agent_id uuid
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  rows bigint not null default 0
  contacts bigint not null default 0
  cases bigint not null default 0
  clients bigint not null default 0
  known bigint not null default 0
  kept_aside bigint not null default 0
  mapping jsonb not null default '{}'::jsonb
  findings jsonb not null default '[]'::jsonb
  constraint imports_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES agents(id)
  constraint imports_check CHECK (((state = 'running'::text) = (ended_at IS NULL)))
  constraint imports_kind_check CHECK ((kind = ANY (ARRAY['contacts'::text, 'all'::text])))
  constraint imports_pkey PRIMARY KEY (id)
  constraint imports_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text])))
CREATE INDEX imports_began ON public.imports USING btree (began_at DESC, id DESC)

table leaves
  id uuid not null
  agent_id uuid not null
  first_day date not null
  last_day date not null
  kind text not null
  constraint leaves_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint leaves_check CHECK ((last_day >= first_day))
  constraint leaves_kind_check CHECK ((kind = ANY (ARRAY['leave'::text, 'training'::text, 'sick'::text, 'other'::text])))
  constraint leaves_pkey PRIMARY KEY (id)
CREATE INDEX leaves_agent ON public.leaves USING btree (agent_id, first_day)

table ledger partition by RANGE (at)
  seq bigint not null default nextval('ledger_seq'::regclass)
  at timestamp with time zone not null
  xid xid8 not null default pg_current_xact_id()
  kind text not null
  actor text not null
  actor_id uuid
  contact_id uuid
  case_id uuid
  client_id uuid
  agent_id uuid
  service_id uuid
  department_id uuid
  facts jsonb not null default '{}'::jsonb
  constraint ledger_facts_check CHECK ((NOT jsonb_path_exists(facts, '$.**?(@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_:.+-]{0,80}$"))'::jsonpath)))
  constraint ledger_pkey PRIMARY KEY (at, seq)
CREATE INDEX ledger_actor ON ONLY public.ledger USING btree (actor_id, at, seq) WHERE (actor_id IS NOT NULL)
CREATE INDEX ledger_case ON ONLY public.ledger USING btree (case_id, seq) WHERE (case_id IS NOT NULL)
CREATE INDEX ledger_client ON ONLY public.ledger USING btree (client_id, seq) WHERE (client_id IS NOT NULL)
CREATE INDEX ledger_contact ON ONLY public.ledger USING btree (contact_id, seq) WHERE (contact_id IS NOT NULL)
CREATE INDEX ledger_kind ON ONLY public.ledger USING btree (kind, at)
CREATE INDEX ledger_together ON ONLY public.ledger USING btree (case_id) WHERE (kind = ANY (ARRAY['case.merged'::text, 'case.took_in'::text, 'case.unmerged'::text, 'case.gave_back'::text, 'case.split'::text, 'case.split_off'::text]))
CREATE INDEX ledger_xid ON ONLY public.ledger USING btree (xid, seq)
CREATE TRIGGER ledger_append_only BEFORE DELETE OR UPDATE ON public.ledger FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER ledger_never_emptied BEFORE TRUNCATE ON public.ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
policy seen

table legs
  id uuid not null
  case_id uuid not null
  what text not null
  department_id uuid not null
  co_owner_id uuid not null
  standard_id uuid
  due_at timestamp with time zone not null
  state text not null default 'open'::text
  result text
  opened_at timestamp with time zone not null
  ended_at timestamp with time zone
  version integer not null default 1
  constraint legs_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint legs_co_owner_id_fkey FOREIGN KEY (co_owner_id) REFERENCES agents(id)
  constraint legs_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint legs_pkey PRIMARY KEY (id)
  constraint legs_standard_id_fkey FOREIGN KEY (standard_id) REFERENCES standards(id)
  constraint legs_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'withdrawn'::text])))
CREATE INDEX legs_case ON public.legs USING btree (case_id)
CREATE INDEX legs_co_owned ON public.legs USING btree (co_owner_id, case_id)
CREATE INDEX legs_co_owner ON public.legs USING btree (co_owner_id, due_at) WHERE (state = 'open'::text)
CREATE INDEX legs_due ON public.legs USING btree (due_at) WHERE (state = 'open'::text)
policy seen

table legs_late
  leg_id uuid not null
  at timestamp with time zone not null
  constraint legs_late_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES legs(id)
  constraint legs_late_pkey PRIMARY KEY (leg_id)
policy seen

table lens_settings
  only_one boolean not null default true
  settings jsonb not null
  changed_by uuid
  changed_at timestamp with time zone not null
  version integer not null default 1
  constraint lens_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agents(id)
  constraint lens_settings_only_one_check CHECK (only_one)
  constraint lens_settings_pkey PRIMARY KEY (only_one)

table log_events
  log_id uuid not null
  mark bytea not null
  case_key text not null
  nth integer not null
  at timestamp with time zone not null
  activity text not null
  holder text
  team text
  constraint log_events_log_id_fkey FOREIGN KEY (log_id) REFERENCES event_logs(id) ON DELETE CASCADE
  constraint log_events_pkey PRIMARY KEY (log_id, mark)
CREATE INDEX log_events_case ON public.log_events USING btree (log_id, case_key, at, nth)
policy seen

table macro_runs
  id uuid not null
  macro_id uuid not null
  case_id uuid not null
  agent_id uuid not null
  at timestamp with time zone not null
  undo jsonb not null default '[]'::jsonb
  undone_at timestamp with time zone
  constraint macro_runs_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint macro_runs_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint macro_runs_macro_id_fkey FOREIGN KEY (macro_id) REFERENCES macros(id) ON DELETE CASCADE
  constraint macro_runs_pkey PRIMARY KEY (id)
CREATE INDEX macro_runs_case ON public.macro_runs USING btree (case_id, at DESC)
policy seen

table macros
  id uuid not null
  name text not null
  service_id uuid
  actions jsonb not null
  made_by uuid not null
  made_at timestamp with time zone not null
  version integer not null default 1
  constraint macros_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint macros_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint macros_name_key UNIQUE (name)
  constraint macros_pkey PRIMARY KEY (id)
  constraint macros_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)

table measured_contacts
  contact_id uuid not null
  case_id uuid
  client_id uuid
  service_id uuid
  department_id uuid
  channel text not null
  direction text not null
  stakes text not null
  known boolean not null
  arrived_at timestamp with time zone not null
  answered_at timestamp with time zone
  ended_at timestamp with time zone
  day date not null
  hour smallint not null
  ending text
  demand text
  waited_s integer
  talk_s integer not null default 0
  hold_s integer not null default 0
  consult_s integer not null default 0
  holds smallint not null default 0
  people smallint not null default 0
  experts smallint not null default 0
  handovers smallint not null default 0
  repeats smallint not null default 0
  by_owner boolean
  estimate_held boolean
  nth smallint
  came_back boolean not null default false
  chasing boolean not null default false
  expert_s integer not null default 0
  cause_id uuid
  cause_department_id uuid
  lost_at text
  constraint measured_contacts_pkey PRIMARY KEY (contact_id)
CREATE INDEX measured_contacts_case ON public.measured_contacts USING btree (case_id, arrived_at) WHERE (case_id IS NOT NULL)
CREATE INDEX measured_contacts_client ON public.measured_contacts USING btree (client_id, arrived_at) WHERE (client_id IS NOT NULL)
CREATE INDEX measured_contacts_day ON public.measured_contacts USING btree (day, service_id)
CREATE INDEX measured_contacts_failure ON public.measured_contacts USING btree (day) INCLUDE (service_id, department_id, channel, cause_id, cause_department_id, talk_s, waited_s) WHERE ((demand = 'failure'::text) AND (direction = 'in'::text) AND (ending IS DISTINCT FROM 'moved'::text) AND (answered_at IS NOT NULL) AND (ended_at IS NOT NULL))
policy seen

table measured_legs
  leg_id uuid not null
  case_id uuid not null
  service_id uuid
  department_id uuid
  standard_id uuid
  opened_at timestamp with time zone not null
  due_at timestamp with time zone not null
  ended_at timestamp with time zone
  state text not null
  late boolean
  day date not null
  constraint measured_legs_pkey PRIMARY KEY (leg_id)
CREATE INDEX measured_legs_case ON public.measured_legs USING btree (case_id)
CREATE INDEX measured_legs_day ON public.measured_legs USING btree (day, department_id)
policy seen

table measured_needs
  case_id uuid not null
  client_id uuid
  service_id uuid
  department_id uuid
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  opened_day date not null
  closed_day date
  outcome text
  channels smallint not null default 0
  contacts smallint not null default 0
  contacts_out smallint not null default 0
  people smallint not null default 0
  places smallint not null default 0
  handoffs smallint not null default 0
  returns smallint not null default 0
  repeats smallint not null default 0
  attempts smallint not null default 0
  attempts_reached smallint not null default 0
  holds smallint not null default 0
  talk_s integer not null default 0
  hold_s integer not null default 0
  wait_s integer not null default 0
  failure_contacts smallint not null default 0
  legs smallint not null default 0
  legs_late smallint not null default 0
  promises_kept smallint not null default 0
  promises_renegotiated smallint not null default 0
  promises_broken smallint not null default 0
  promises_withdrawn smallint not null default 0
  reopened smallint not null default 0
  refused smallint not null default 0
  terms_told smallint not null default 0
  terms_different smallint not null default 0
  first_point boolean
  end_to_end_s integer
  level_met text
  level_possible text
  constraint measured_needs_pkey PRIMARY KEY (case_id)
CREATE INDEX measured_needs_client ON public.measured_needs USING btree (client_id, opened_at)
CREATE INDEX measured_needs_closed ON public.measured_needs USING btree (closed_day, service_id) WHERE (closed_day IS NOT NULL)
CREATE INDEX measured_needs_last ON public.measured_needs USING btree (COALESCE(closed_at, opened_at), case_id) INCLUDE (closed_at, opened_at, service_id, department_id, contacts, people, handoffs, returns, repeats, attempts, failure_contacts, wait_s, end_to_end_s) WHERE (outcome IS DISTINCT FROM 'duplicate'::text)
CREATE INDEX measured_needs_open ON public.measured_needs USING btree (opened_at) INCLUDE (service_id, department_id) WHERE (closed_at IS NULL)
CREATE INDEX measured_needs_opened ON public.measured_needs USING btree (opened_day, service_id)
policy seen

table measured_promises
  commitment_id uuid not null
  case_id uuid not null
  service_id uuid
  department_id uuid
  kind text not null
  made_at timestamp with time zone not null
  due_at timestamp with time zone not null
  ended_at timestamp with time zone
  state text not null
  told boolean not null default false
  client_warned boolean not null default false
  day date not null
  constraint measured_promises_pkey PRIMARY KEY (commitment_id)
CREATE INDEX measured_promises_case ON public.measured_promises USING btree (case_id)
CREATE INDEX measured_promises_day ON public.measured_promises USING btree (day, department_id)
policy seen

table measured_spreads
  grain text not null
  day date not null
  service_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid
  department_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid
  channel text not null default ''::text
  demand text not null default ''::text
  measure text not null
  bucket smallint not null
  amount bigint not null
  constraint measured_spreads_grain_check CHECK ((grain = ANY (ARRAY['day'::text, 'month'::text])))
  constraint measured_spreads_pkey PRIMARY KEY (grain, measure, day, service_id, department_id, channel, demand, bucket) INCLUDE (amount)
CREATE INDEX measured_spreads_nothing ON public.measured_spreads USING btree (day) WHERE (amount = 0)
policy seen

table measured_sums
  grain text not null
  day date not null
  service_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid
  department_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid
  channel text not null default ''::text
  demand text not null default ''::text
  measure text not null
  amount bigint not null
  constraint measured_sums_grain_check CHECK ((grain = ANY (ARRAY['day'::text, 'month'::text])))
  constraint measured_sums_pkey PRIMARY KEY (grain, measure, day, service_id, department_id, channel, demand) INCLUDE (amount)
CREATE INDEX measured_sums_nothing ON public.measured_sums USING btree (day) WHERE (amount = 0)
policy seen

table measured_until
  only_one boolean not null default true
  point text not null default '0'::text
  at timestamp with time zone not null default '-infinity'::timestamp with time zone
  zone text not null default ''::text
  basis jsonb not null default '{}'::jsonb
  constraint measured_until_only_one_check CHECK (only_one)
  constraint measured_until_pkey PRIMARY KEY (only_one)

table measured_work
  seq bigint not null
  at timestamp with time zone not null
  day date not null
  hour smallint not null
  kind text not null
  case_id uuid
  contact_id uuid
  service_id uuid
  department_id uuid
  channel text
  reached boolean
  constraint measured_work_pkey PRIMARY KEY (seq)
CREATE INDEX measured_work_attempts ON public.measured_work USING btree (day) INCLUDE (hour, reached, service_id, department_id, channel, case_id, seq) WHERE (kind = 'attempt'::text)
CREATE INDEX measured_work_case ON public.measured_work USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX measured_work_day ON public.measured_work USING btree (day, kind)
policy seen

table messages
  id uuid not null
  contact_id uuid
  case_id uuid
  client_id uuid
  kind text not null
  author text not null
  agent_id uuid
  body text not null
  at timestamp with time zone not null
  channel text not null
  external_id text
  words tsvector generated as to_tsvector('simple'::regconfig, plain(body))
  constraint messages_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint messages_author_check CHECK ((author = ANY (ARRAY['client'::text, 'agent'::text, 'service'::text])))
  constraint messages_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint messages_check CHECK (((contact_id IS NOT NULL) OR (case_id IS NOT NULL)))
  constraint messages_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint messages_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'note'::text, 'told'::text])))
  constraint messages_pkey PRIMARY KEY (id)
CREATE INDEX messages_case ON public.messages USING btree (case_id, at, id)
CREATE INDEX messages_contact ON public.messages USING btree (contact_id, at, id)
CREATE UNIQUE INDEX messages_external ON public.messages USING btree (channel, external_id) WHERE (external_id IS NOT NULL)
CREATE INDEX messages_newest ON public.messages USING btree (at DESC, id DESC)
CREATE INDEX messages_words ON public.messages USING gin (words)
policy seen

table news_choices
  agent_id uuid not null
  topic text not null
  in_app boolean not null
  push boolean not null
  mail boolean not null
  constraint news_choices_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint news_choices_pkey PRIMARY KEY (agent_id, topic)
policy seen

table notices
  id uuid not null
  service_id uuid not null
  title text not null
  body text not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone not null
  state text not null default 'published'::text
  told integer not null default 0
  made_by uuid
  made_at timestamp with time zone not null
  ended_at timestamp with time zone
  version integer not null default 1
  constraint notices_check CHECK ((until_at > from_at))
  constraint notices_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint notices_pkey PRIMARY KEY (id)
  constraint notices_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
  constraint notices_state_check CHECK ((state = ANY (ARRAY['published'::text, 'withdrawn'::text])))
CREATE INDEX notices_service ON public.notices USING btree (service_id, from_at DESC)
policy seen

table notifications
  id uuid not null
  agent_id uuid not null
  kind text not null
  case_id uuid
  contact_id uuid
  facts jsonb not null default '{}'::jsonb
  at timestamp with time zone not null
  read_at timestamp with time zone
  mailed_at timestamp with time zone
  constraint notifications_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint notifications_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint notifications_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint notifications_pkey PRIMARY KEY (id)
CREATE INDEX notifications_agent ON public.notifications USING btree (agent_id, at DESC)
CREATE INDEX notifications_case ON public.notifications USING btree (agent_id, case_id, at DESC) WHERE (case_id IS NOT NULL)
CREATE INDEX notifications_of_case ON public.notifications USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX notifications_of_contact ON public.notifications USING btree (contact_id) WHERE (contact_id IS NOT NULL)
CREATE INDEX notifications_unread ON public.notifications USING btree (agent_id) WHERE (read_at IS NULL)
policy seen

table offers
  id uuid not null
  contact_id uuid not null
  agent_id uuid not null
  purpose text not null
  asked_by uuid
  question text
  reasons jsonb not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  state text not null default 'open'::text
  decided_at timestamp with time zone
  constraint offers_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint offers_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES agents(id)
  constraint offers_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint offers_pkey PRIMARY KEY (id)
  constraint offers_purpose_check CHECK ((purpose = ANY (ARRAY['answer'::text, 'bring_in'::text, 'handover'::text])))
  constraint offers_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text])))
CREATE INDEX offers_agent ON public.offers USING btree (agent_id) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX offers_agent_contact ON public.offers USING btree (contact_id, agent_id) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX offers_answer ON public.offers USING btree (contact_id) WHERE ((state = 'open'::text) AND (purpose = 'answer'::text))
CREATE INDEX offers_contact ON public.offers USING btree (contact_id, made_at)
CREATE INDEX offers_expiry ON public.offers USING btree (expires_at) WHERE (state = 'open'::text)
policy seen

table open_questions
  id uuid not null
  case_id uuid not null
  asked_of text not null
  question text not null
  asked_at timestamp with time zone not null
  answer text
  answered_at timestamp with time zone
  constraint open_questions_asked_of_check CHECK ((asked_of = ANY (ARRAY['us'::text, 'client'::text, 'other'::text])))
  constraint open_questions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint open_questions_pkey PRIMARY KEY (id)
CREATE INDEX open_questions_case ON public.open_questions USING btree (case_id)
policy seen

table organisations
  only_one boolean not null default true
  name text not null
  zone text not null
  locale text not null default 'en-GB'::text
  country text not null default 'GB'::text
  phone text
  email text
  address text
  example boolean not null default false
  created_at timestamp with time zone not null
  second_step text not null default 'nobody'::text
  second_step_from timestamp with time zone
  version integer not null default 1
  languages text[] not null default '{en}'::text[]
  constraint organisations_languages_check CHECK ((cardinality(languages) > 0))
  constraint organisations_only_one_check CHECK (only_one)
  constraint organisations_pkey PRIMARY KEY (only_one)
  constraint organisations_second_step_check CHECK ((second_step = ANY (ARRAY['nobody'::text, 'admins'::text, 'everybody'::text])))

table papers
  id uuid not null
  client_id uuid
  contact_id uuid
  case_id uuid
  session_id uuid
  agent_id uuid
  name text not null
  media_type text not null
  bytes integer not null
  sha256 text not null
  content bytea
  at timestamp with time zone not null
  place_id uuid
  object uuid
  constraint papers_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint papers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint papers_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint papers_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint papers_one_place CHECK ((((place_id IS NULL) = (object IS NULL)) AND ((content IS NULL) OR (object IS NULL))))
  constraint papers_pkey PRIMARY KEY (id)
  constraint papers_place_id_fkey FOREIGN KEY (place_id) REFERENCES file_places(id)
  constraint papers_session_id_fkey FOREIGN KEY (session_id) REFERENCES client_sessions(id)
CREATE INDEX papers_at ON public.papers USING btree (at)
CREATE INDEX papers_case ON public.papers USING btree (case_id)
CREATE INDEX papers_client ON public.papers USING btree (client_id, at DESC)
CREATE INDEX papers_contact ON public.papers USING btree (contact_id)
CREATE UNIQUE INDEX papers_object ON public.papers USING btree (object) WHERE (object IS NOT NULL)
CREATE INDEX papers_session ON public.papers USING btree (session_id) WHERE (session_id IS NOT NULL)
CREATE TRIGGER papers_gone AFTER DELETE ON public.papers FOR EACH ROW WHEN ((old.object IS NOT NULL)) EXECUTE FUNCTION object_left()
CREATE TRIGGER papers_moved AFTER UPDATE OF object ON public.papers FOR EACH ROW WHEN (((old.object IS NOT NULL) AND (old.object IS DISTINCT FROM new.object))) EXECUTE FUNCTION object_left()
policy seen

table participants
  contact_id uuid not null
  agent_id uuid not null
  part text not null
  joined_at timestamp with time zone not null
  left_at timestamp with time zone
  constraint participants_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint participants_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint participants_part_check CHECK ((part = ANY (ARRAY['owner'::text, 'expert'::text])))
  constraint participants_pkey PRIMARY KEY (contact_id, agent_id, joined_at)
CREATE INDEX participants_agent ON public.participants USING btree (agent_id) WHERE (left_at IS NULL)
CREATE UNIQUE INDEX participants_now ON public.participants USING btree (contact_id, agent_id) WHERE (left_at IS NULL)
CREATE INDEX participants_took_part ON public.participants USING btree (agent_id, contact_id)
policy seen

table pattern_looks
  only_one boolean not null default true
  at timestamp with time zone not null
  nothing_to_see jsonb not null default '[]'::jsonb
  constraint pattern_looks_only_one_check CHECK (only_one)
  constraint pattern_looks_pkey PRIMARY KEY (only_one)

table patterns
  id uuid not null
  kind text not null
  about jsonb not null
  about_key text not null
  found_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  figures jsonb not null
  state text not null default 'found'::text
  condition text not null default ''::text
  cause_id uuid
  cause text not null default ''::text
  owner_id uuid
  note text not null default ''::text
  changed_at timestamp with time zone not null
  version integer not null default 1
  constraint patterns_cause_id_fkey FOREIGN KEY (cause_id) REFERENCES causes(id)
  constraint patterns_kind_about_key_key UNIQUE (kind, about_key)
  constraint patterns_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agents(id)
  constraint patterns_pkey PRIMARY KEY (id)
  constraint patterns_state_check CHECK ((state = ANY (ARRAY['found'::text, 'studied'::text, 'experiment'::text, 'solved'::text, 'set_aside'::text])))
policy seen

table plan_settings
  only_one boolean not null default true
  settings jsonb not null
  changed_by uuid
  changed_at timestamp with time zone not null
  version integer not null default 1
  constraint plan_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agents(id)
  constraint plan_settings_only_one_check CHECK (only_one)
  constraint plan_settings_pkey PRIMARY KEY (only_one)

table prepared_answers
  id uuid not null
  name text not null
  body text not null
  service_id uuid
  version integer not null default 1
  constraint prepared_answers_name_key UNIQUE (name)
  constraint prepared_answers_pkey PRIMARY KEY (id)
  constraint prepared_answers_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)

table presences
  agent_id uuid not null
  state text not null
  reason text
  since timestamp with time zone not null
  idle_since timestamp with time zone not null
  seen_at timestamp with time zone not null
  constraint presences_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint presences_pkey PRIMARY KEY (agent_id)
  constraint presences_state_check CHECK ((state = ANY (ARRAY['available'::text, 'busy'::text, 'break'::text, 'away'::text, 'offline'::text])))
CREATE INDEX presences_on ON public.presences USING btree (agent_id) WHERE (state <> 'offline'::text)

table push_devices
  id uuid not null
  agent_id uuid not null
  endpoint text not null
  p256dh text not null
  auth text not null
  language text not null default 'en'::text
  name text not null default ''::text
  added_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  told_at timestamp with time zone
  failed_at timestamp with time zone
  gone_at timestamp with time zone
  constraint push_devices_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint push_devices_endpoint_key UNIQUE (endpoint)
  constraint push_devices_pkey PRIMARY KEY (id)
CREATE INDEX push_devices_agent ON public.push_devices USING btree (agent_id) WHERE (gone_at IS NULL)

table retention_holds
  id uuid not null
  client_id uuid not null
  case_id uuid
  reason text not null
  placed_by uuid not null
  placed_at timestamp with time zone not null
  ended_by uuid
  ended_at timestamp with time zone
  constraint retention_holds_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint retention_holds_check CHECK (((ended_by IS NULL) = (ended_at IS NULL)))
  constraint retention_holds_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint retention_holds_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES agents(id)
  constraint retention_holds_pkey PRIMARY KEY (id)
  constraint retention_holds_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES agents(id)
CREATE INDEX retention_holds_case ON public.retention_holds USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX retention_holds_client ON public.retention_holds USING btree (client_id) WHERE (ended_at IS NULL)
CREATE INDEX retention_holds_person ON public.retention_holds USING btree (client_id)
policy seen

table retention_rules
  kind text not null
  days integer not null
  active boolean not null default false
  changed_by uuid
  changed_at timestamp with time zone not null
  version integer not null default 1
  constraint retention_rules_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agents(id)
  constraint retention_rules_days_check CHECK (((days >= 1) AND (days <= 36500)))
  constraint retention_rules_pkey PRIMARY KEY (kind)

table retention_runs
  id uuid not null
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  counts jsonb not null default '{}'::jsonb
  people_at timestamp with time zone
  people_id uuid
  constraint retention_runs_pkey PRIMARY KEY (id)
CREATE INDEX retention_runs_began ON public.retention_runs USING btree (began_at DESC)
policy seen

table rosters
  id uuid not null
  name text not null
  first_day date not null
  days smallint not null
  interval_minutes smallint not null
  state text not null default 'draft'::text
  need jsonb not null default '[]'::jsonb
  solving text not null default 'asked'::text
  from_at timestamp with time zone
  asked jsonb not null default '{}'::jsonb
  working_since timestamp with time zone
  outcome jsonb
  made_by uuid not null
  made_at timestamp with time zone not null
  published_by uuid
  published_at timestamp with time zone
  version integer not null default 1
  constraint rosters_check CHECK (((state = 'draft'::text) = (published_at IS NULL)))
  constraint rosters_days_check CHECK (((days >= 1) AND (days <= 35)))
  constraint rosters_interval_minutes_check CHECK ((interval_minutes = ANY (ARRAY[15, 30, 60])))
  constraint rosters_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint rosters_pkey PRIMARY KEY (id)
  constraint rosters_published_by_fkey FOREIGN KEY (published_by) REFERENCES agents(id)
  constraint rosters_solving_check CHECK ((solving = ANY (ARRAY['asked'::text, 'working'::text, 'done'::text, 'failed'::text])))
  constraint rosters_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'replaced'::text])))
CREATE INDEX rosters_day ON public.rosters USING btree (first_day DESC, id DESC)

table rule_events
  seq bigint not null
  trigger text not null
  xid xid8 not null
  kind text not null
  at timestamp with time zone not null
  case_id uuid
  contact_id uuid
  message_id uuid
  depth integer not null default 0
  done_at timestamp with time zone
  constraint rule_events_pkey PRIMARY KEY (seq, trigger)
CREATE INDEX rule_events_done ON public.rule_events USING btree (xid) WHERE (done_at IS NOT NULL)
CREATE INDEX rule_events_open ON public.rule_events USING btree (seq) WHERE (done_at IS NULL)
policy seen

table rule_progress
  only_one boolean not null default true
  point xid8 not null
  constraint rule_progress_only_one_check CHECK (only_one)
  constraint rule_progress_pkey PRIMARY KEY (only_one)

table rule_runs
  id uuid not null
  rule_id uuid not null
  event_seq bigint not null
  event_kind text not null
  event_at timestamp with time zone not null
  at timestamp with time zone not null
  xid xid8 not null default pg_current_xact_id()
  case_id uuid
  contact_id uuid
  outcome text not null
  depth integer not null
  conditions jsonb not null default '[]'::jsonb
  actions jsonb not null default '[]'::jsonb
  constraint rule_runs_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not_met'::text, 'nothing_to_do'::text, 'too_deep'::text, 'failed'::text])))
  constraint rule_runs_pkey PRIMARY KEY (id)
  constraint rule_runs_rule_id_event_seq_key UNIQUE (rule_id, event_seq)
  constraint rule_runs_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES rules(id) ON DELETE CASCADE
CREATE INDEX rule_runs_at ON public.rule_runs USING btree (at)
CREATE INDEX rule_runs_case ON public.rule_runs USING btree (case_id, at DESC) WHERE ((case_id IS NOT NULL) AND (outcome <> 'not_met'::text))
CREATE INDEX rule_runs_newest ON public.rule_runs USING btree (rule_id, at DESC, id DESC)
CREATE INDEX rule_runs_of_case ON public.rule_runs USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX rule_runs_of_contact ON public.rule_runs USING btree (contact_id) WHERE (contact_id IS NOT NULL)
CREATE INDEX rule_runs_xid ON public.rule_runs USING btree (xid) WHERE (outcome = 'done'::text)
policy seen

table rules
  id uuid not null
  name text not null
  place integer not null
  trigger text not null
  conditions jsonb not null default '[]'::jsonb
  actions jsonb not null
  stops boolean not null default false
  state text not null default 'off'::text
  active_since timestamp with time zone
  failures integer not null default 0
  made_by uuid not null
  made_at timestamp with time zone not null
  version integer not null default 1
  constraint rules_check CHECK (((state = 'on'::text) = (active_since IS NOT NULL)))
  constraint rules_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint rules_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint rules_name_key UNIQUE (name)
  constraint rules_pkey PRIMARY KEY (id)
  constraint rules_state_check CHECK ((state = ANY (ARRAY['off'::text, 'on'::text, 'paused'::text])))
CREATE INDEX rules_on ON public.rules USING btree (trigger, place) WHERE (state = 'on'::text)

table scenarios
  id uuid not null
  name text not null
  note text not null default ''::text
  inputs jsonb not null
  levers jsonb not null default '[]'::jsonb
  replications smallint not null
  seed integer not null
  state text not null default 'saved'::text
  progress real not null default 0
  cancel_asked boolean not null default false
  run integer not null default 0
  alive_at timestamp with time zone
  result jsonb
  made_by uuid
  made_at timestamp with time zone not null
  ran_at timestamp with time zone
  version integer not null default 1
  constraint scenarios_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint scenarios_name_key UNIQUE (name)
  constraint scenarios_pkey PRIMARY KEY (id)
  constraint scenarios_replications_check CHECK (((replications >= 2) AND (replications <= 200)))
  constraint scenarios_state_check CHECK ((state = ANY (ARRAY['saved'::text, 'asked'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
CREATE INDEX scenarios_made ON public.scenarios USING btree (made_at DESC, id DESC)

table searches
  id uuid not null
  at timestamp with time zone not null
  place text not null
  words text not null
  found smallint not null
  language text
  constraint searches_pkey PRIMARY KEY (id)
  constraint searches_place_check CHECK ((place = ANY (ARRAY['portal'::text, 'desk'::text])))
CREATE INDEX searches_at ON public.searches USING btree (at DESC)
policy seen

table segments
  id uuid not null
  contact_id uuid not null
  kind text not null
  agent_id uuid
  started_at timestamp with time zone not null
  ended_at timestamp with time zone
  closed_by text
  constraint segments_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint segments_check CHECK (((ended_at IS NULL) OR (ended_at >= started_at)))
  constraint segments_check1 CHECK (((ended_at IS NULL) = (closed_by IS NULL)))
  constraint segments_closed_by_check CHECK ((closed_by = ANY (ARRAY['event'::text, 'recovery'::text])))
  constraint segments_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint segments_kind_check CHECK ((kind = ANY (ARRAY['waiting'::text, 'talking'::text, 'hold'::text, 'consult'::text])))
  constraint segments_pkey PRIMARY KEY (id)
CREATE INDEX segments_contact ON public.segments USING btree (contact_id, started_at)
CREATE INDEX segments_open ON public.segments USING btree (contact_id) WHERE (ended_at IS NULL)
policy seen

table sensitive_reads
  id uuid not null
  at timestamp with time zone not null
  actor text not null
  actor_id uuid not null
  agent_id uuid not null
  what text not null
  client_id uuid
  case_id uuid
  contact_id uuid
  thing_id uuid
  constraint sensitive_reads_actor_check CHECK ((actor = ANY (ARRAY['agent'::text, 'key'::text])))
  constraint sensitive_reads_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint sensitive_reads_pkey PRIMARY KEY (id)
CREATE INDEX sensitive_reads_agent ON public.sensitive_reads USING btree (agent_id, at DESC, id DESC)
CREATE INDEX sensitive_reads_at ON public.sensitive_reads USING btree (at DESC, id DESC)
CREATE INDEX sensitive_reads_case ON public.sensitive_reads USING btree (case_id, at DESC, id DESC) WHERE (case_id IS NOT NULL)
CREATE INDEX sensitive_reads_client ON public.sensitive_reads USING btree (client_id, at DESC, id DESC) WHERE (client_id IS NOT NULL)
policy seen

table services
  id uuid not null
  slug text not null
  name text not null
  purpose text not null
  phrases text[] not null default '{}'::text[]
  levels text[] not null
  department_id uuid not null
  calendar_id uuid not null
  skill_id uuid
  authority_pence integer not null default 0
  moment_of_truth boolean not null default false
  terms jsonb not null default '[]'::jsonb
  self_service jsonb
  active boolean not null default true
  version integer not null default 1
  constraint services_authority_pence_check CHECK ((authority_pence >= 0))
  constraint services_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id)
  constraint services_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint services_levels_check CHECK ((levels <@ ARRAY['self_service'::text, 'one_stop'::text, 'expert'::text, 'relationship'::text]))
  constraint services_pkey PRIMARY KEY (id)
  constraint services_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skills(id)
  constraint services_slug_check CHECK ((slug ~ '^[a-z0-9-]{2,60}$'::text))
  constraint services_slug_key UNIQUE (slug)
CREATE INDEX services_words ON public.services USING gin (plain(((name || ' '::text) || purpose)) gin_trgm_ops)

table set_ups
  only_one boolean not null default true
  fingerprint text not null
  made_at timestamp with time zone not null
  constraint set_ups_only_one_check CHECK (only_one)
  constraint set_ups_pkey PRIMARY KEY (only_one)

table shift_patterns
  id uuid not null
  name text not null
  minutes smallint not null
  break_minutes smallint not null default 0
  break_paid boolean not null default false
  break_from smallint not null default 0
  break_to smallint not null default 0
  starts smallint[] not null
  weekdays smallint[] not null default '{1,2,3,4,5}'::smallint[]
  most_share real
  active boolean not null default true
  version integer not null default 1
  constraint shift_patterns_break_minutes_check CHECK (((break_minutes >= 0) AND (break_minutes <= 240)))
  constraint shift_patterns_minutes_check CHECK (((minutes >= 60) AND (minutes <= 900)))
  constraint shift_patterns_most_share_check CHECK (((most_share > (0)::double precision) AND (most_share <= (1)::double precision)))
  constraint shift_patterns_name_key UNIQUE (name)
  constraint shift_patterns_pkey PRIMARY KEY (id)
  constraint shift_patterns_starts_check CHECK (((cardinality(starts) >= 1) AND (cardinality(starts) <= 96)))
  constraint shift_patterns_weekdays_check CHECK ((weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]))

table shifts
  id uuid not null
  roster_id uuid not null
  agent_id uuid not null
  pattern_id uuid
  day date not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  break_at timestamp with time zone
  break_minutes smallint not null default 0
  break_paid boolean not null default false
  fixed boolean not null default false
  constraint shifts_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint shifts_check CHECK ((ends_at > starts_at))
  constraint shifts_check1 CHECK (((break_at IS NULL) OR ((break_at >= starts_at) AND (break_at < ends_at))))
  constraint shifts_one UNIQUE (roster_id, agent_id, day) DEFERRABLE
  constraint shifts_pattern_id_fkey FOREIGN KEY (pattern_id) REFERENCES shift_patterns(id)
  constraint shifts_pkey PRIMARY KEY (id)
  constraint shifts_roster_id_fkey FOREIGN KEY (roster_id) REFERENCES rosters(id) ON DELETE CASCADE
CREATE INDEX shifts_agent ON public.shifts USING btree (agent_id, starts_at)
CREATE INDEX shifts_roster ON public.shifts USING btree (roster_id, day, agent_id)

table skills
  id uuid not null
  name text not null
  general boolean not null default false
  active boolean not null default true
  version integer not null default 1
  constraint skills_name_key UNIQUE (name)
  constraint skills_pkey PRIMARY KEY (id)

table special_days
  day date not null
  name text not null
  closed boolean not null default false
  constraint special_days_pkey PRIMARY KEY (day)

table staff_account
  id text not null
  "accountId" text not null
  "providerId" text not null
  "userId" text not null
  "accessToken" text
  "refreshToken" text
  "idToken" text
  "accessTokenExpiresAt" timestamp with time zone
  "refreshTokenExpiresAt" timestamp with time zone
  scope text
  password text
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  constraint staff_account_pkey PRIMARY KEY (id)
  constraint "staff_account_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_user(id) ON DELETE CASCADE
CREATE INDEX staff_account_user ON public.staff_account USING btree ("userId")

table staff_attempts
  key text not null
  failures integer not null
  last_at timestamp with time zone not null
  blocked_until timestamp with time zone
  constraint staff_attempts_pkey PRIMARY KEY (key)
CREATE INDEX staff_attempts_last ON public.staff_attempts USING btree (last_at)

table staff_passkeys
  id uuid not null
  user_id text not null
  credential_id text not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null default '{}'::text[]
  synced boolean not null
  name text not null
  added_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint staff_passkeys_credential_id_key UNIQUE (credential_id)
  constraint staff_passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
  constraint staff_passkeys_pkey PRIMARY KEY (id)
  constraint staff_passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_user(id) ON DELETE CASCADE
CREATE INDEX staff_passkeys_user ON public.staff_passkeys USING btree (user_id)

table staff_pending
  id uuid not null
  fingerprint text not null
  kind text not null
  user_id text
  facts jsonb not null
  tries integer not null default 0
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  constraint staff_pending_fingerprint_key UNIQUE (fingerprint)
  constraint staff_pending_kind_check CHECK ((kind = ANY (ARRAY['code'::text, 'set_up'::text, 'passkey'::text, 'provider'::text, 'add_passkey'::text])))
  constraint staff_pending_pkey PRIMARY KEY (id)
  constraint staff_pending_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_user(id) ON DELETE CASCADE
CREATE INDEX staff_pending_expires ON public.staff_pending USING btree (expires_at)
CREATE INDEX staff_pending_user ON public.staff_pending USING btree (user_id) WHERE (user_id IS NOT NULL)

table staff_recovery_codes
  user_id text not null
  hash text not null
  used_at timestamp with time zone
  constraint staff_recovery_codes_pkey PRIMARY KEY (user_id, hash)
  constraint staff_recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_second_steps(user_id) ON DELETE CASCADE

table staff_second_steps
  user_id text not null
  secret text not null
  confirmed_at timestamp with time zone
  last_step bigint not null default 0
  recovery_salt text
  made_at timestamp with time zone not null
  constraint staff_second_steps_pkey PRIMARY KEY (user_id)
  constraint staff_second_steps_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_user(id) ON DELETE CASCADE

table staff_session
  id text not null
  "expiresAt" timestamp with time zone not null
  token text not null
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  "ipAddress" text
  "userAgent" text
  "userId" text not null
  "endsAt" timestamp with time zone
  "seenAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  "confirmedAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  way text not null default 'link'::text
  "secondStep" text not null default 'none'::text
  constraint staff_session_pkey PRIMARY KEY (id)
  constraint "staff_session_secondStep_check" CHECK (("secondStep" = ANY (ARRAY['none'::text, 'code'::text, 'recovery_code'::text, 'trusted_device'::text, 'passkey'::text, 'provider'::text, 'set_up'::text])))
  constraint staff_session_token_key UNIQUE (token)
  constraint "staff_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_user(id) ON DELETE CASCADE
  constraint staff_session_way_check CHECK ((way = ANY (ARRAY['password'::text, 'link'::text, 'passkey'::text, 'provider'::text])))
CREATE INDEX staff_session_user ON public.staff_session USING btree ("userId")

table staff_trusted_devices
  id uuid not null
  user_id text not null
  fingerprint text not null
  user_agent text not null
  trusted_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  constraint staff_trusted_devices_fingerprint_key UNIQUE (fingerprint)
  constraint staff_trusted_devices_pkey PRIMARY KEY (id)
  constraint staff_trusted_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_second_steps(user_id) ON DELETE CASCADE
CREATE INDEX staff_trusted_devices_user ON public.staff_trusted_devices USING btree (user_id)

table staff_user
  id text not null
  name text not null
  email text not null
  "emailVerified" boolean not null default false
  image text
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  constraint staff_user_email_key UNIQUE (email)
  constraint staff_user_pkey PRIMARY KEY (id)

table staff_verification
  id text not null
  identifier text not null
  value text not null
  "expiresAt" timestamp with time zone not null
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  constraint staff_verification_pkey PRIMARY KEY (id)
CREATE INDEX staff_verification_identifier ON public.staff_verification USING btree (identifier)

table standards
  id uuid not null
  service_id uuid
  department_id uuid not null
  name text not null
  working_minutes integer not null
  active boolean not null default true
  version integer not null default 1
  constraint standards_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint standards_department_id_service_id_name_key UNIQUE (department_id, service_id, name)
  constraint standards_pkey PRIMARY KEY (id)
  constraint standards_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
  constraint standards_working_minutes_check CHECK ((working_minutes > 0))

table subjects
  id uuid not null
  name text not null
  words jsonb not null default '{}'::jsonb
  merged_into uuid
  made_by uuid
  made_at timestamp with time zone not null
  constraint subjects_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint subjects_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES subjects(id)
  constraint subjects_name_key UNIQUE (name)
  constraint subjects_pkey PRIMARY KEY (id)

table swaps
  id uuid not null
  shift_id uuid not null
  for_shift_id uuid
  asked_by uuid not null
  asked_of uuid not null
  state text not null default 'asked'::text
  note text
  asked_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint swaps_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES agents(id)
  constraint swaps_asked_of_fkey FOREIGN KEY (asked_of) REFERENCES agents(id)
  constraint swaps_check CHECK ((asked_by <> asked_of))
  constraint swaps_check1 CHECK (((state = 'asked'::text) = (ended_at IS NULL)))
  constraint swaps_for_shift_id_fkey FOREIGN KEY (for_shift_id) REFERENCES shifts(id) ON DELETE CASCADE
  constraint swaps_pkey PRIMARY KEY (id)
  constraint swaps_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shifts(id) ON DELETE CASCADE
  constraint swaps_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'declined'::text, 'withdrawn'::text, 'overtaken'::text])))
CREATE INDEX swaps_by ON public.swaps USING btree (asked_by, asked_at DESC)
CREATE INDEX swaps_of ON public.swaps USING btree (asked_of) WHERE (state = 'asked'::text)
CREATE UNIQUE INDEX swaps_open ON public.swaps USING btree (shift_id) WHERE (state = 'asked'::text)

table tags
  id uuid not null
  name text not null
  made_by uuid
  made_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  merged_into uuid
  version integer not null default 1
  constraint tags_check CHECK ((merged_into IS DISTINCT FROM id))
  constraint tags_check1 CHECK (((merged_into IS NULL) OR (withdrawn_at IS NOT NULL)))
  constraint tags_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint tags_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES tags(id)
  constraint tags_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
  constraint tags_pkey PRIMARY KEY (id)
CREATE UNIQUE INDEX tags_name ON public.tags USING btree (plain(name)) WHERE (withdrawn_at IS NULL)

table terms_told
  id uuid not null
  case_id uuid not null
  contact_id uuid
  label text not null
  published text not null
  told text not null
  pence_difference integer
  reason text
  by_agent_id uuid not null
  at timestamp with time zone not null
  constraint terms_told_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES agents(id)
  constraint terms_told_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint terms_told_check CHECK (((told = published) = (reason IS NULL)))
  constraint terms_told_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint terms_told_pkey PRIMARY KEY (id)
CREATE INDEX terms_told_case ON public.terms_told USING btree (case_id, at)
policy seen

table text_models
  id uuid not null
  kind text not null
  model bytea not null
  examples integer not null
  report jsonb not null
  made_at timestamp with time zone not null
  constraint text_models_kind_check CHECK ((kind = ANY (ARRAY['demand'::text, 'service'::text, 'subject'::text])))
  constraint text_models_pkey PRIMARY KEY (id)
CREATE INDEX text_models_kind ON public.text_models USING btree (kind, made_at DESC)

table webhook_deliveries
  id uuid not null
  webhook_id uuid not null
  message_id text not null
  kind text not null
  body text not null
  at timestamp with time zone not null
  state text not null default 'waiting'::text
  attempts integer not null default 0
  next_at timestamp with time zone not null
  status integer
  took integer
  answer text
  error text
  tried_at timestamp with time zone
  delivered_at timestamp with time zone
  case_id uuid
  contact_id uuid
  client_id uuid
  constraint webhook_deliveries_pkey PRIMARY KEY (id)
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
  constraint webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE
  constraint webhook_deliveries_webhook_id_message_id_key UNIQUE (webhook_id, message_id)
CREATE INDEX webhook_deliveries_case ON public.webhook_deliveries USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX webhook_deliveries_client ON public.webhook_deliveries USING btree (client_id) WHERE (client_id IS NOT NULL)
CREATE INDEX webhook_deliveries_contact ON public.webhook_deliveries USING btree (contact_id) WHERE (contact_id IS NOT NULL)
CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (webhook_id, next_at) WHERE (state = 'waiting'::text)
CREATE INDEX webhook_deliveries_log ON public.webhook_deliveries USING btree (webhook_id, at DESC, id DESC)
CREATE INDEX webhook_deliveries_old ON public.webhook_deliveries USING btree (at)
policy seen

table webhook_point
  only_one boolean not null default true
  point text not null
  at timestamp with time zone not null
  constraint webhook_point_only_one_check CHECK (only_one)
  constraint webhook_point_pkey PRIMARY KEY (only_one)

table webhooks
  id uuid not null
  name text not null
  url text not null
  kinds text[] not null
  secret text not null
  earlier_secret text
  earlier_until timestamp with time zone
  state text not null default 'on'::text
  off_because text
  off_at timestamp with time zone
  failing_since timestamp with time zone
  made_by uuid not null
  made_at timestamp with time zone not null
  version integer not null default 1
  constraint webhooks_check CHECK (((state = 'off'::text) = (off_because IS NOT NULL)))
  constraint webhooks_check1 CHECK (((earlier_secret IS NULL) = (earlier_until IS NULL)))
  constraint webhooks_kinds_check CHECK ((cardinality(kinds) > 0))
  constraint webhooks_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint webhooks_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint webhooks_off_because_check CHECK ((off_because = ANY (ARRAY['person'::text, 'gone'::text, 'failing'::text])))
  constraint webhooks_pkey PRIMARY KEY (id)
  constraint webhooks_state_check CHECK ((state = ANY (ARRAY['on'::text, 'off'::text])))
  constraint webhooks_url_check CHECK ((length(url) <= 2000))

table widget_sites
  id uuid not null
  origin text not null
  name text not null
  service_id uuid
  keeps_query boolean not null default false
  made_by uuid not null
  made_at timestamp with time zone not null
  constraint widget_sites_made_by_fkey FOREIGN KEY (made_by) REFERENCES agents(id)
  constraint widget_sites_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint widget_sites_origin_check CHECK ((length(origin) <= 300))
  constraint widget_sites_origin_key UNIQUE (origin)
  constraint widget_sites_pkey PRIMARY KEY (id)
  constraint widget_sites_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)

table wishes
  id uuid not null
  agent_id uuid not null
  kind text not null
  day date
  weekday smallint
  weight smallint not null default 2
  note text
  made_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  constraint wishes_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint wishes_check CHECK (((day IS NULL) <> (weekday IS NULL)))
  constraint wishes_kind_check CHECK ((kind = ANY (ARRAY['day_off'::text, 'work_day'::text, 'early'::text, 'late'::text, 'no_early'::text, 'no_late'::text])))
  constraint wishes_pkey PRIMARY KEY (id)
  constraint wishes_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
  constraint wishes_weight_check CHECK (((weight >= 1) AND (weight <= 3)))
CREATE INDEX wishes_agent ON public.wishes USING btree (agent_id) WHERE (withdrawn_at IS NULL)

table work_terms
  agent_id uuid not null
  least_minutes_week smallint not null default 0
  most_minutes_week smallint not null
  rest_minutes smallint not null default 660
  most_days_in_row smallint not null default 5
  available jsonb not null
  version integer not null default 1
  constraint work_terms_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint work_terms_check CHECK ((least_minutes_week <= most_minutes_week))
  constraint work_terms_least_minutes_week_check CHECK (((least_minutes_week >= 0) AND (least_minutes_week <= 4200)))
  constraint work_terms_most_days_in_row_check CHECK (((most_days_in_row >= 1) AND (most_days_in_row <= 14)))
  constraint work_terms_most_minutes_week_check CHECK (((most_minutes_week >= 0) AND (most_minutes_week <= 4200)))
  constraint work_terms_pkey PRIMARY KEY (agent_id)
  constraint work_terms_rest_minutes_check CHECK (((rest_minutes >= 0) AND (rest_minutes <= 1440)))

view all_cases (id, reference, client_id, service_id, owner_id, state, stakes, waiting_on, waiting_note, snoozed_until, need, situation, matters, works, does_not_work, plan, outcome, outcome_note, confirmed, confirmed_at, opened_at, closed_at, closed_by, reopened_count, next_due_at, changed_at, version, words, story_words, merged_into, split_from, words_removed_at)

view all_clients (id, name)

view all_contacts (id, channel, direction, state, client_id, case_id, service_id, session_id, stakes, need, language, minutes_available, can_talk_privately, agent_id, arrived_at, place_at, owner_patience_until, choosing_until, call_back_to, answered_at, ended_at, ending, estimate_low_s, estimate_likely_s, estimate_high_s, last_event_at, client_seen_at, demand, external_id, version, words)

view all_identifiers (client_id, value)

view all_messages (id, contact_id, case_id, client_id, kind, author, agent_id, body, at, channel, external_id, words)

view own_cases (case_id)

view own_contacts (contact_id)

view placed_clients (client_id)

CREATE OR REPLACE FUNCTION public.case_lives_on(asked uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive up(id, merged_into, depth) as (
    select id, merged_into, 0 from cases where id = asked
    union all select k.id, k.merged_into, up.depth + 1 from up join cases k on k.id = up.merged_into where up.depth < 50
  ) select id from up order by depth desc limit 1
$function$

CREATE OR REPLACE FUNCTION public.client_lives_on(asked uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive up(id, merged_into, depth) as (
    select id, merged_into, 0 from clients where id = asked
    union all select c.id, c.merged_into, up.depth + 1 from up join clients c on c.id = up.merged_into where up.depth < 50
  ) select id from up order by depth desc limit 1
$function$

CREATE OR REPLACE FUNCTION public.clients_named_like(typed text)
 RETURNS TABLE(client_id uuid, likeness real)
 LANGUAGE sql
 STABLE
 SET "pg_trgm.similarity_threshold" TO '0.42'
AS $function$
  select id, similarity(' ' || plain(coalesce(name, '')), plain(typed)) from all_clients
  where (' ' || plain(coalesce(name, ''))) % plain(typed) limit 200
$function$

CREATE OR REPLACE FUNCTION public.enter_view(facts jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  who uuid := (facts->>'viewer')::uuid;
  of_departments uuid[];
  of_services uuid[];
  people uuid[];
  key_departments uuid[] := array(select jsonb_array_elements_text(facts->'departments'))::uuid[];
  key_services uuid[] := array(select jsonb_array_elements_text(facts->'services'))::uuid[];
  narrow boolean := facts->'departments' is not null or facts->'services' is not null;
begin
  if (facts->>'limited')::boolean then
    select coalesce(array_agg(department_id) filter (where department_id is not null), '{}'),
      coalesce(array_agg(service_id) filter (where service_id is not null), '{}')
      into of_departments, of_services from agent_views where agent_id = who;
    of_services := array(select id from services where id = any(of_services) or department_id = any(of_departments));
    people := array(select id from agents where department_id = any(of_departments));
  end if;
  if narrow then
    key_services := array(select id from services where id = any(key_services) or department_id = any(key_departments));
    of_services := case when of_services is null then key_services
      else array(select unnest(of_services) intersect select unnest(key_services)) end;
    people := array(select id from agents where department_id = any(key_departments) and (people is null or id = any(people)));
  end if;
  perform set_config('answerable.services', coalesce(of_services, '{}')::text, true),
    -- A key that was narrowed sees nothing for its owner's sake.
    set_config('answerable.people', (case when narrow then people else people || who end)::text, true),
    set_config('answerable.viewer', case when narrow then '' else who::text end, true),
    set_config('answerable.caller', coalesce(facts->>'caller', ''), true),
    set_config('role', 'answerable_scoped', true);
end $function$

CREATE OR REPLACE FUNCTION public.extent_of(person uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select (select count(*) from cases where client_id = person) + (select count(*) from contacts where client_id = person)
$function$

CREATE OR REPLACE FUNCTION public.job_waits(name text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return exists (select from graphile_worker.jobs j where j.task_identifier = name and j.attempts < j.max_attempts);
end $function$

CREATE OR REPLACE FUNCTION public.leave_job(name text, payload json, at timestamp with time zone, key text, tries integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(name, payload, run_at => at, job_key => key, max_attempts => tries);
end $function$

CREATE OR REPLACE FUNCTION public.ledger_month(moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION public.object_left()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into file_removals (object, place_id, since) values (old.object, old.place_id, clock_timestamp())
    on conflict (object) do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.opens_page_of(visit client_sessions)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
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
$function$

CREATE OR REPLACE FUNCTION public.plain(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select translate(lower(public.unaccent('public.unaccent', $1)), '-''’ʼ`´', ' ') $function$

CREATE OR REPLACE FUNCTION public.prepare_view()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  begin
    create role answerable_scoped nologin;
  exception when others then null;
  end;
  if not exists (select from pg_roles where rolname = 'answerable_scoped') then return; end if;
  if not exists (select from pg_roles where rolname = current_user and rolsuper) then
    begin
      execute format('grant answerable_scoped to %I', current_user);
    exception when others then null;
    end;
  end if;
  grant usage on schema public to answerable_scoped;
  grant select, insert, update, delete on all tables in schema public to answerable_scoped;
  grant usage on all sequences in schema public to answerable_scoped;
  alter default privileges in schema public grant select, insert, update, delete on tables to answerable_scoped;
  alter default privileges in schema public grant usage on sequences to answerable_scoped;
end $function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the ledger is append-only' using errcode = 'AL001';
end $function$

CREATE OR REPLACE FUNCTION public.seen_about(filter jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((filter->>'serviceId')::uuid = any(seen_services()), true)
    and (filter->>'departmentId' is null
      or exists (select from services s where s.department_id = (filter->>'departmentId')::uuid and s.id = any(seen_services())))
$function$

CREATE OR REPLACE FUNCTION public.seen_people()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('answerable.people', true), '')::uuid[] $function$

CREATE OR REPLACE FUNCTION public.seen_services()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('answerable.services', true), '')::uuid[] $function$

CREATE OR REPLACE FUNCTION public.seen_where(what regclass, condition text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', what);
  execute format('drop policy if exists seen on %s', what);
  execute format('create policy seen on %s using (%s) with check (true)', what, condition);
end $function$

CREATE OR REPLACE FUNCTION public.seen_with_case(what regclass)
 RETURNS void
 LANGUAGE sql
AS $function$ select seen_where(what, 'exists (select from cases k where k.id = case_id offset 0)') $function$

CREATE OR REPLACE FUNCTION public.seen_with_client(what regclass)
 RETURNS void
 LANGUAGE sql
AS $function$ select seen_where(what, 'exists (select from clients p where p.id = client_id offset 0)') $function$

CREATE OR REPLACE FUNCTION public.seen_with_contact(what regclass)
 RETURNS void
 LANGUAGE sql
AS $function$ select seen_where(what, 'exists (select from contacts t where t.id = contact_id offset 0)') $function$

CREATE OR REPLACE FUNCTION public.viewer()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('answerable.viewer', true), '')::uuid $function$

