/** Statements that find what must not be: each finds nothing in the example. */

/** Of the rules of the service. */
export const brokenRules: readonly (readonly [rule: string, sql: string])[] = [
  ['nobody is left waiting or talking', `select from contacts where state <> 'ended'`],
  [
    'no segment, offer or seat is left open',
    `select from segments where ended_at is null
      union all select from offers where state = 'open' union all select from participants where left_at is null`,
  ],
  [
    'R11: no closed case has a loose end',
    `select from cases c where state = 'closed' and (
      exists (select from commitments m where m.case_id = c.id and m.state = 'open')
      or exists (select from legs l where l.case_id = c.id and l.state = 'open')
      or exists (select from open_questions q where q.case_id = c.id and q.answered_at is null))`,
  ],
  [
    'R6: an owned contact has a promise that the client was told',
    `select from contacts t where ending = 'owned'
      and not exists (select from commitments m where m.case_id = t.case_id and m.told_at is not null)`,
  ],
  [
    'R8: every story is filled',
    `select from cases where need = '' or situation = '' or plan = '' or matters = ''`,
  ],
  [
    'a case closes after all of it was done',
    `select from cases c where state = 'closed' and (
      exists (select from commitments m where m.case_id = c.id and m.ended_at > c.closed_at)
      or exists (select from contacts t where t.case_id = c.id and t.ended_at > c.closed_at)
      or exists (select from legs l where l.case_id = c.id and l.ended_at > c.closed_at))`,
  ],
  [
    'what is due next is kept with the case',
    `select from cases c where state = 'open' and next_due_at is distinct from least(
      (select min(due_at) from commitments m where m.case_id = c.id and m.state = 'open'),
      (select min(due_at) from legs l where l.case_id = c.id and l.state = 'open'), 'infinity')
      and next_due_at <> 'infinity'`,
  ],
  ['nothing of the past lies in the future', `select from ledger where at > now()`],
  ['every row of the ledger lies in its month', `select from ledger_rest`],
  [
    'segments of a contact lie within it',
    `select from segments s join contacts t on t.id = s.contact_id
      where s.started_at < t.arrived_at or s.ended_at > t.ended_at`,
  ],
]

/** Of what the lens shows. */
export const brokenInTheLens: readonly (readonly [rule: string, sql: string])[] = [
  [
    'R25: a mark says what its contact says',
    `select from demand_marks m join contacts c on c.id = m.contact_id where c.demand is distinct from m.demand`,
  ],
  [
    'R25: every contact with a demand has a mark and a row of the ledger that says so',
    `select from contacts c left join demand_marks m on m.contact_id = c.id
       left join measured_contacts r on r.contact_id = c.id
       where c.demand is distinct from m.demand or c.demand is distinct from r.demand`,
  ],
  [
    'R25: failure comes from an older need of the same client',
    `select from demand_marks m join contacts c on c.id = m.contact_id join cases k on k.id = m.origin_case_id
       where k.client_id is distinct from c.client_id or k.opened_at >= c.arrived_at or m.demand <> 'failure'`,
  ],
  [
    'a case stays open until what was written and asked on it',
    `select from cases k where k.state = 'closed' and (
         exists (select from messages m where m.case_id = k.id and m.kind <> 'told' and m.at > k.closed_at)
         or exists (select from open_questions q where q.case_id = k.id and q.answered_at > k.closed_at))`,
  ],
  [
    'R10: the owner of a case is whoever it was given to last',
    `select from cases k join lateral (select facts ->> 'toId' as to_id from ledger l
         where l.case_id = k.id and l.kind = 'case.owner_changed' order by l.at desc, l.seq desc limit 1) last on true
       where last.to_id <> k.owner_id::text`,
  ],
  [
    'R7: nobody was rung on a case that was closed',
    `select from ledger l join cases k on k.id = l.case_id
       where l.kind = 'case.attempted' and k.state = 'closed' and l.at > k.closed_at`,
  ],
  [
    'R20: what was told otherwise has its reason, and what it differs by',
    `select from terms_told where (reason is null) <> (told = published)
         or reason is not null and pence_difference is null`,
  ],
  [
    'what was asked about has been missed',
    `select from call_outs c where not exists (select from legs l where l.id = c.leg_id and l.ended_at > l.due_at)
         and not exists (select from commitments m where m.id = c.commitment_id and m.state = 'broken')`,
  ],
]

/** Of the planner’s rosters. */
export const brokenRosters: readonly (readonly [rule: string, sql: string])[] = [
  [
    'every shift is of a published roster, inside its days',
    `select from shifts s join rosters r on r.id = s.roster_id
       where r.state <> 'published' or s.day < r.first_day or s.day >= r.first_day + r.days`,
  ],
  [
    'nobody has two shifts at once',
    `select from shifts a join shifts b on a.agent_id = b.agent_id and a.id < b.id
       and a.starts_at < b.ends_at and b.starts_at < a.ends_at`,
  ],
  [
    'nobody works on leave or on a bank holiday',
    `select from shifts s where exists (select from leaves l where l.agent_id = s.agent_id
         and s.day between l.first_day and l.last_day)
       or exists (select from special_days d where d.day = s.day and d.closed)`,
  ],
  [
    'everybody works when they said they can',
    `select from shifts s join work_terms t on t.agent_id = s.agent_id where not exists (
         select from jsonb_array_elements(t.available -> extract(isodow from s.day)::text) w
         where (w ->> 0)::int <= extract(epoch from s.starts_at at time zone 'Europe/London' - s.day) / 60
           and (w ->> 1)::int >= extract(epoch from s.ends_at at time zone 'Europe/London' - s.day) / 60)`,
  ],
  [
    'nobody works more than was agreed',
    `select from (select s.agent_id, r.id, sum(extract(epoch from s.ends_at - s.starts_at) / 60 - s.break_minutes) as paid
         from shifts s join rosters r on r.id = s.roster_id group by 1, 2) w
       join work_terms t on t.agent_id = w.agent_id where w.paid > t.most_minutes_week`,
  ],
  [
    'everybody rests between shifts',
    `select from shifts a join shifts b on a.agent_id = b.agent_id join work_terms t on t.agent_id = a.agent_id
       where b.starts_at > a.starts_at and b.starts_at - a.ends_at < make_interval(mins => t.rest_minutes)`,
  ],
  [
    'a shift begins and ends as its kind says',
    `select from shifts s join shift_patterns p on p.id = s.pattern_id
       where extract(epoch from s.ends_at - s.starts_at) / 60 <> p.minutes or s.break_minutes <> p.break_minutes
         or not extract(isodow from s.day) = any(p.weekdays)
         or not extract(epoch from s.starts_at at time zone 'Europe/London' - s.day) / 60 = any(p.starts)`,
  ],
  ['only what was measured says so', `select from scenarios where state <> 'saved' or result is not null`],
]
