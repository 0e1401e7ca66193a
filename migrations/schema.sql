-- Drawn from a migrated database by scripts/schema-picture.ts; not run by anything.

table agent_skills
  agent_id uuid not null
  skill_id uuid not null
  level smallint not null
  constraint agent_skills_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint agent_skills_level_check CHECK (((level >= 1) AND (level <= 3)))
  constraint agent_skills_pkey PRIMARY KEY (agent_id, skill_id)
  constraint agent_skills_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skills(id)

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
  constraint agents_authority_pence_check CHECK ((authority_pence >= 0))
  constraint agents_chat_capacity_check CHECK (((chat_capacity >= 1) AND (chat_capacity <= 10)))
  constraint agents_check CHECK (((away_from IS NULL) = (cover_id IS NULL)))
  constraint agents_check1 CHECK ((cover_id IS DISTINCT FROM id))
  constraint agents_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES agents(id)
  constraint agents_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint agents_email_key UNIQUE (email)
  constraint agents_pkey PRIMARY KEY (id)
  constraint agents_roles_check CHECK (((roles <@ ARRAY['agent'::text, 'lead'::text, 'planner'::text, 'admin'::text]) AND (cardinality(roles) > 0)))
  constraint agents_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_user(id)
  constraint agents_user_id_key UNIQUE (user_id)

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
CREATE INDEX articles_words ON public.articles USING gin (words)

table calendars
  id uuid not null
  name text not null
  zone text not null
  hours jsonb not null
  constraint calendars_name_key UNIQUE (name)
  constraint calendars_pkey PRIMARY KEY (id)

table case_followers
  case_id uuid not null
  agent_id uuid not null
  since timestamp with time zone not null
  constraint case_followers_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint case_followers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint case_followers_pkey PRIMARY KEY (case_id, agent_id)
CREATE INDEX case_followers_agent ON public.case_followers USING btree (agent_id)

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
  constraint cases_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))
  constraint cases_check1 CHECK (((state = 'closed'::text) = (outcome IS NOT NULL)))
  constraint cases_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint cases_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES agents(id)
  constraint cases_confirmed_check CHECK ((confirmed = ANY (ARRAY['sorted'::text, 'not_yet'::text])))
  constraint cases_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'withdrawn_by_client'::text, 'duplicate'::text])))
  constraint cases_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agents(id)
  constraint cases_pkey PRIMARY KEY (id)
  constraint cases_reference_key UNIQUE (reference)
  constraint cases_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
  constraint cases_stakes_check CHECK ((stakes = ANY (ARRAY['ordinary'::text, 'moment_of_truth'::text])))
  constraint cases_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
  constraint cases_waiting_on_check CHECK ((waiting_on = ANY (ARRAY['us'::text, 'client'::text, 'other'::text])))
CREATE INDEX cases_changed ON public.cases USING btree (state, changed_at DESC, id DESC)
CREATE INDEX cases_client ON public.cases USING btree (client_id, opened_at DESC)
CREATE INDEX cases_due ON public.cases USING btree (next_due_at, id) WHERE (state = 'open'::text)
CREATE INDEX cases_need ON public.cases USING gin (words)
CREATE INDEX cases_opened ON public.cases USING btree (state, opened_at, id)
CREATE INDEX cases_owner ON public.cases USING btree (owner_id, state, changed_at DESC, id DESC)
CREATE INDEX cases_service_due ON public.cases USING btree (service_id, next_due_at, id) WHERE (state = 'open'::text)
CREATE INDEX cases_snoozed ON public.cases USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL)
CREATE INDEX cases_waiting ON public.cases USING btree (waiting_on, next_due_at, id) WHERE ((state = 'open'::text) AND (waiting_on <> 'us'::text))

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

table client_sessions
  id uuid not null
  fingerprint text not null
  client_id uuid
  created_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  link_id uuid
  constraint client_sessions_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint client_sessions_fingerprint_key UNIQUE (fingerprint)
  constraint client_sessions_pkey PRIMARY KEY (id)
CREATE INDEX client_sessions_client ON public.client_sessions USING btree (client_id)
CREATE INDEX client_sessions_link ON public.client_sessions USING btree (link_id) WHERE (link_id IS NOT NULL)

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
  constraint clients_pkey PRIMARY KEY (id)
CREATE INDEX clients_created ON public.clients USING btree (created_at DESC, id DESC)
CREATE INDEX clients_name ON public.clients USING gin (((' '::text || plain(COALESCE(name, ''::text)))) gin_trgm_ops)
CREATE INDEX clients_scripts ON public.clients USING gin (string_to_array(plain(name), ' '::text)) WHERE (plain(name) ~ '[^ -~]'::text)
CREATE INDEX clients_whole_name ON public.clients USING btree (plain(COALESCE(name, ''::text)) text_pattern_ops)

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
CREATE UNIQUE INDEX commitments_slot ON public.commitments USING btree (by_agent_id, from_at) WHERE ((state = 'open'::text) AND (kind = 'call'::text) AND (from_at IS NOT NULL))
CREATE INDEX commitments_tell ON public.commitments USING btree (tell_client_at) WHERE ((state = 'open'::text) AND (client_warned_at IS NULL) AND (told_at IS NOT NULL))
CREATE INDEX commitments_warn ON public.commitments USING btree (warn_at) WHERE ((state = 'open'::text) AND (warned_at IS NULL))

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
CREATE INDEX contacts_case ON public.contacts USING btree (case_id, arrived_at)
CREATE INDEX contacts_client ON public.contacts USING btree (client_id, arrived_at DESC)
CREATE UNIQUE INDEX contacts_external ON public.contacts USING btree (channel, external_id) WHERE (external_id IS NOT NULL)
CREATE UNIQUE INDEX contacts_one_open ON public.contacts USING btree (session_id) WHERE ((state <> 'ended'::text) AND (session_id IS NOT NULL))
CREATE INDEX contacts_session ON public.contacts USING btree (session_id, arrived_at DESC) WHERE (session_id IS NOT NULL)
CREATE INDEX contacts_talking ON public.contacts USING btree (agent_id) WHERE (state = 'talking'::text)
CREATE INDEX contacts_waiting ON public.contacts USING btree (place_at, id) WHERE (state = 'waiting'::text)

table departments
  id uuid not null
  name text not null
  front boolean not null default false
  calendar_id uuid not null
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

table idempotency_keys
  caller text not null
  key text not null
  route text not null
  request text not null
  status integer
  response jsonb
  at timestamp with time zone not null
  constraint idempotency_keys_pkey PRIMARY KEY (caller, key)
CREATE INDEX idempotency_keys_at ON public.idempotency_keys USING btree (at)

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
CREATE INDEX ledger_case ON ONLY public.ledger USING btree (case_id, seq) WHERE (case_id IS NOT NULL)
CREATE INDEX ledger_client ON ONLY public.ledger USING btree (client_id, seq) WHERE (client_id IS NOT NULL)
CREATE INDEX ledger_contact ON ONLY public.ledger USING btree (contact_id, seq) WHERE (contact_id IS NOT NULL)
CREATE INDEX ledger_kind ON ONLY public.ledger USING btree (kind, at)
CREATE INDEX ledger_xid ON ONLY public.ledger USING btree (xid, seq)
CREATE TRIGGER ledger_append_only BEFORE DELETE OR UPDATE ON public.ledger FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER ledger_never_emptied BEFORE TRUNCATE ON public.ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

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
CREATE INDEX legs_co_owner ON public.legs USING btree (co_owner_id, due_at) WHERE (state = 'open'::text)

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

table notifications
  id uuid not null
  agent_id uuid not null
  kind text not null
  case_id uuid
  contact_id uuid
  facts jsonb not null default '{}'::jsonb
  at timestamp with time zone not null
  read_at timestamp with time zone
  constraint notifications_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint notifications_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint notifications_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint notifications_pkey PRIMARY KEY (id)
CREATE INDEX notifications_agent ON public.notifications USING btree (agent_id, at DESC)
CREATE INDEX notifications_unread ON public.notifications USING btree (agent_id) WHERE (read_at IS NULL)

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
  constraint organisations_only_one_check CHECK (only_one)
  constraint organisations_pkey PRIMARY KEY (only_one)

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
  content bytea not null
  at timestamp with time zone not null
  constraint papers_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id)
  constraint papers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  constraint papers_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id)
  constraint papers_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id)
  constraint papers_pkey PRIMARY KEY (id)
  constraint papers_session_id_fkey FOREIGN KEY (session_id) REFERENCES client_sessions(id)
CREATE INDEX papers_case ON public.papers USING btree (case_id)
CREATE INDEX papers_client ON public.papers USING btree (client_id, at DESC)
CREATE INDEX papers_contact ON public.papers USING btree (contact_id)

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

table prepared_answers
  id uuid not null
  name text not null
  body text not null
  service_id uuid
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

table skills
  id uuid not null
  name text not null
  general boolean not null default false
  constraint skills_name_key UNIQUE (name)
  constraint skills_pkey PRIMARY KEY (id)

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

table staff_session
  id text not null
  "expiresAt" timestamp with time zone not null
  token text not null
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP
  "ipAddress" text
  "userAgent" text
  "userId" text not null
  constraint staff_session_pkey PRIMARY KEY (id)
  constraint staff_session_token_key UNIQUE (token)
  constraint "staff_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_user(id) ON DELETE CASCADE
CREATE INDEX staff_session_user ON public.staff_session USING btree ("userId")

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
  constraint standards_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
  constraint standards_department_id_service_id_name_key UNIQUE (department_id, service_id, name)
  constraint standards_pkey PRIMARY KEY (id)
  constraint standards_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
  constraint standards_working_minutes_check CHECK ((working_minutes > 0))

CREATE OR REPLACE FUNCTION public.clients_named_like(typed text)
 RETURNS TABLE(client_id uuid, likeness real)
 LANGUAGE sql
 STABLE
 SET "pg_trgm.similarity_threshold" TO '0.42'
AS $function$
  select id, similarity(' ' || plain(coalesce(name, '')), plain(typed)) from clients
  where (' ' || plain(coalesce(name, ''))) % plain(typed) and erased_at is null limit 200
$function$

CREATE OR REPLACE FUNCTION public.ledger_month(moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  first date := date_trunc('month', moment at time zone 'UTC');
  name text := 'ledger_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(name) is not null then return false; end if;
  perform pg_advisory_xact_lock(hashtext('ledger_month'));
  if to_regclass(name) is not null then return false; end if;
  execute format('create table %I partition of ledger for values from (%L) to (%L)', name,
    first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
  execute format('create trigger ledger_never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  return true;
end $function$

CREATE OR REPLACE FUNCTION public.plain(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select translate(lower(public.unaccent('public.unaccent', $1)), '-''’ʼ`´', ' ') $function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the ledger is append-only' using errcode = 'AL001';
end $function$

