import { statement } from '#platform/database/statement.ts'
import type { Action } from '../contract.actions.ts'

export type AnswerRow = { id: string; name: string; body: string; serviceId: string | null; version: number }

const ANSWER = 'id, name, body, service_id, version'
export const answer = statement<AnswerRow, [id: string]>(
  'automation.answer',
  `select ${ANSWER} from prepared_answers where id = $1`,
)

export const lockAnswer = statement<AnswerRow, [id: string]>(
  'automation.lockAnswer',
  `select ${ANSWER} from prepared_answers where id = $1 for update`,
)

type Words = [id: string, name: string, body: string, serviceId: string | null]
export const addAnswer = statement<AnswerRow, Words>(
  'automation.addAnswer',
  `insert into prepared_answers (id, name, body, service_id) values ($1, $2, $3, $4)
   on conflict (name) do nothing returning ${ANSWER}`,
)

export const changeAnswer = statement<AnswerRow, Words>(
  'automation.changeAnswer',
  `update prepared_answers set name = $2, body = $3, service_id = $4, version = version + 1
   where id = $1 and not exists (select from prepared_answers where name = $2 and id <> $1) returning ${ANSWER}`,
)

export const removeAnswer = statement<never, [id: string]>(
  'automation.removeAnswer',
  `delete from prepared_answers where id = $1`,
)

export const macrosWithAnswer = statement<{ id: string; name: string }, [answerId: string]>(
  'automation.macrosWithAnswer',
  `select id, name from macros where actions @> jsonb_build_array(jsonb_build_object('do', 'propose', 'answerId', $1::text))
   order by name`,
)

export type MacroRow = {
  id: string
  name: string
  serviceId: string | null
  actions: Action[]
  version: number
}
const MACRO = 'id, name, service_id, actions, version'

export const macros = statement<MacroRow>(
  'automation.macros',
  `select ${MACRO} from macros order by name, id`,
)
export const macro = statement<MacroRow, [id: string]>(
  'automation.macro',
  `select ${MACRO} from macros where id = $1`,
)
export const lockMacro = statement<MacroRow, [id: string]>(
  'automation.lockMacro',
  `select ${MACRO} from macros where id = $1 for update`,
)

type MacroWords = [id: string, name: string, serviceId: string | null, actions: string]
export const addMacro = statement<MacroRow, [...MacroWords, madeBy: string, now: Date]>(
  'automation.addMacro',
  `insert into macros (id, name, service_id, actions, made_by, made_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (name) do nothing returning ${MACRO}`,
)
export const changeMacro = statement<MacroRow, MacroWords>(
  'automation.changeMacro',
  `update macros set name = $2, service_id = $3, actions = $4, version = version + 1
   where id = $1 and not exists (select from macros where name = $2 and id <> $1) returning ${MACRO}`,
)
export const removeMacro = statement<never, [id: string]>(
  'automation.removeMacro',
  `delete from macros where id = $1`,
)

export type MacroRunRow = {
  id: string
  macroId: string
  caseId: string
  agentId: string
  at: Date
  undo: Action[]
  undoneAt: Date | null
}
export const addMacroRun = statement<
  never,
  [id: string, macroId: string, caseId: string, agentId: string, now: Date, undo: string]
>(
  'automation.addMacroRun',
  `insert into macro_runs (id, macro_id, case_id, agent_id, at, undo) values ($1, $2, $3, $4, $5, $6)`,
)
export const lockMacroRun = statement<MacroRunRow, [id: string]>(
  'automation.lockMacroRun',
  `select id, macro_id, case_id, agent_id, at, undo, undone_at from macro_runs where id = $1 for update`,
)
export const macroUndone = statement<never, [id: string, now: Date]>(
  'automation.macroUndone',
  `update macro_runs set undone_at = $2 where id = $1`,
)

/** A case as far as macros and rules look at it. */
export type TargetRow = {
  id: string
  clientId: string
  ownerId: string
  state: 'open' | 'closed'
  stakes: 'ordinary' | 'moment_of_truth'
  serviceId: string | null
  waitingOn: 'us' | 'client' | 'other'
  waitingNote: string | null
  snoozedUntil: Date | null
  tagIds: string[]
  followerIds: string[]
}
export const target = statement<TargetRow, [caseId: string]>(
  'automation.target',
  `select c.id, c.client_id, c.owner_id, c.state, c.stakes, c.service_id, c.waiting_on, c.waiting_note, c.snoozed_until,
     array(select tag_id::text from case_tags where case_id = c.id) as tag_ids,
     array(select agent_id::text from case_followers where case_id = c.id) as follower_ids
   from cases c where c.id = $1`,
)

export type ValuesRow = {
  client: string | null
  owner: string
  reference: string
  service: string | null
  due: Date | null
  organisation: string | null
}
// What is due next is what the client was promised: a leg's time is among us.
export const values = statement<ValuesRow, [caseId: string]>(
  'automation.values',
  `select k.name as client, o.name as owner, c.reference, s.name as service,
     (select min(due_at) from commitments where case_id = c.id and state = 'open') as due,
     (select name from organisations) as organisation
   from cases c join clients k on k.id = c.client_id join agents o on o.id = c.owner_id
   left join services s on s.id = c.service_id where c.id = $1`,
)

/** Services, agents and answers that actions name and that are not there. */
export const notThere = statement<
  { id: string },
  [
    services: readonly string[],
    agents: readonly string[],
    answers: readonly string[],
    tags: readonly string[],
  ]
>(
  'automation.notThere',
  `select one.id::text from unnest($1::uuid[]) as one (id) where not exists (select from services s where s.id = one.id and s.active)
   union all select one.id::text from unnest($2::uuid[]) as one (id) where not exists (select from agents a where a.id = one.id and a.active)
   union all select one.id::text from unnest($3::uuid[]) as one (id) where not exists (select from prepared_answers p where p.id = one.id)
   union all select one.id::text from unnest($4::uuid[]) as one (id) where not exists (select from tags t where t.id = one.id)`,
)
