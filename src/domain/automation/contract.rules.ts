import { z } from 'zod'
import { Code, event } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line, Page } from '#platform/contract/values.ts'
import { WaitingOn } from '../cases/contract.ts'
import { Channel, Stakes } from '../services/contract.ts'
import { Action, ActionDone, Actions, MinuteOfDay } from './contract.actions.ts'
import { automationKeepers, automationRefusals } from './contract.ts'

/** When a rule looks: what happened, as the ledger tells it. */
export const Trigger = z.enum([
  'contact_arrived',
  'contact_answered',
  'client_left_waiting',
  'failure_marked',
  'case_opened',
  'client_replied',
  'client_not_sorted',
  'question_answered',
  'tag_added',
  'owner_changed',
  'case_woke',
  'promise_slips',
  'promise_broken',
  'leg_late',
])
export type Trigger = z.infer<typeof Trigger>

const not = z.boolean().default(false)
/** One thing that has to be so; with `not`, that must not be so. A rule does something where all of its conditions hold. */
export const Condition = z.discriminatedUnion('about', [
  z.object({ about: z.literal('service'), is: z.array(Id).min(1).max(50), not }),
  z.object({ about: z.literal('department'), is: z.array(Id).min(1).max(50), not }),
  z.object({ about: z.literal('channel'), is: z.array(Channel).min(1), not }),
  z.object({ about: z.literal('stakes'), is: z.array(Stakes).min(1), not }),
  z.object({ about: z.literal('waiting_on'), is: z.array(WaitingOn).min(1), not }),
  z.object({ about: z.literal('tag'), is: z.array(Id).min(1).max(50), not }),
  /** Any of these words in the need, or in what was just written. Case and accents do not matter. */
  z.object({ about: z.literal('words'), is: z.array(Line(80)).min(1).max(30), not }),
  /** The client has waited for a word from us this long, or longer. */
  z.object({ about: z.literal('waited'), minutes: z.number().int().min(1).max(525_600), not }),
  /** In the organisation's time. Past midnight where `until` comes before `from`. Monday is 1. */
  z.object({
    about: z.literal('time'),
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    from: MinuteOfDay,
    until: z.number().int().min(0).max(1440),
    not,
  }),
])
export type Condition = z.infer<typeof Condition>

export const RuleState = z.enum(['off', 'on', 'paused'])

/** When this happens, if all of it is so, then these things are done. */
export const Rule = z.object({
  id: Id,
  name: z.string(),
  trigger: Trigger,
  conditions: z.array(Condition),
  actions: z.array(Action),
  stops: z.boolean(),
  state: RuleState,
  madeBy: z.string(),
  madeAt: Instant,
  /** In the last 30 days. */
  done: z.number().int(),
  failed: z.number().int(),
  version: z.number().int(),
})
export type Rule = z.infer<typeof Rule>

/** A condition with what was found: ids, codes or numbers as text. */
export const ConditionFound = z.object({
  condition: Condition,
  found: z.array(z.string()),
  met: z.boolean(),
})
export type ConditionFound = z.infer<typeof ConditionFound>

export const RunOutcome = z.enum(['done', 'not_met', 'nothing_to_do', 'too_deep', 'failed'])
export type RunOutcome = z.infer<typeof RunOutcome>

/** One line of the log: why a rule did something, or did not. */
export const RuleRun = z.object({
  id: Id,
  ruleId: Id,
  rule: z.string(),
  at: Instant,
  trigger: Trigger,
  caseId: Id.nullable(),
  caseReference: z.string().nullable(),
  clientName: z.string().nullable(),
  contactId: Id.nullable(),
  outcome: RunOutcome,
  depth: z.number().int(),
  conditions: z.array(ConditionFound),
  actions: z.array(ActionDone),
})
export type RuleRun = z.infer<typeof RuleRun>

/** What a rule would have done; nothing was. */
export const DryRun = z.object({
  days: z.number().int(),
  /** Events of this kind in that time, and how many of the newest were looked at. */
  events: z.number().int(),
  looked: z.number().int(),
  matched: z.number().int(),
  /** Where all conditions held but the case was closed, or there was none. */
  nothingToDo: z.number().int(),
  /** How often each condition, in its order, was what stood in the way. */
  stoodInTheWay: z.array(z.number().int()),
  sample: z.array(
    z.object({
      at: Instant,
      caseId: Id.nullable(),
      caseReference: z.string().nullable(),
      clientName: z.string().nullable(),
      contactId: Id.nullable(),
      service: z.string().nullable(),
      conditions: z.array(ConditionFound),
      nothingToDo: z.boolean(),
    }),
  ),
})
export type DryRun = z.infer<typeof DryRun>

const ofRule = { ruleId: Id }
export const ruleEvents = {
  saved: event('automation.rule_saved', 'A rule was made or changed.', ofRule),
  removed: event('automation.rule_removed', 'A rule was taken away.', ofRule),
  switched: event('automation.rule_switched', 'A rule was switched on or off.', {
    ...ofRule,
    on: z.boolean(),
  }),
  ordered: event('automation.rules_ordered', 'Rules are asked in another order.', { rules: z.number() }),
  did: event('automation.rule_did', 'A rule did what it says, because of something that happened.', {
    ...ofRule,
    trigger: Code,
    /** 1: because of what people did; 2 and more: because of what rules did. */
    depth: z.number(),
  }),
  failed: event('automation.rule_failed', 'A rule could not do what it says; nothing of it was done.', {
    ...ofRule,
    code: Code,
  }),
  paused: event(
    'automation.rule_paused',
    'A rule failed several times and rests; its maker was told.',
    ofRule,
  ),
  legLate: event('automation.leg_late', 'The time of a piece of work by others has passed.', { legId: Id }),
}

const ruleId = z.object({ ruleId: Id })
const ruleBody = z.object({
  name: Line(120),
  trigger: Trigger,
  conditions: z.array(Condition).max(12).default([]),
  actions: Actions,
  stops: z.boolean().default(false),
})
const refusals = [
  automationRefusals.wording_taken,
  automationRefusals.never_by_itself,
  automationRefusals.not_for_rules,
  automationRefusals.unknown_placeholder,
]

export const ruleRoutes = {
  list: route({
    id: 'automation.rules',
    method: 'GET',
    path: '/rules',
    summary: 'Rules in the order in which they are asked',
    audience: automationKeepers,
    response: z.object({ items: z.array(Rule) }),
  }),
  add: route({
    id: 'automation.addRule',
    method: 'POST',
    path: '/rules',
    summary: 'Make a rule. It is off until it is switched on',
    audience: automationKeepers,
    body: ruleBody,
    response: Rule,
    status: 201,
    refusals,
  }),
  change: route({
    id: 'automation.changeRule',
    method: 'PUT',
    path: '/rules/:ruleId',
    summary: 'Change a rule; it stays on or off as it was',
    audience: automationKeepers,
    params: ruleId,
    body: ruleBody,
    response: Rule,
    versioned: true,
    refusals,
  }),
  remove: route({
    id: 'automation.removeRule',
    method: 'DELETE',
    path: '/rules/:ruleId',
    summary: 'Take a rule away, with its log; what it did stays',
    audience: automationKeepers,
    params: ruleId,
    response: Done,
  }),
  setOn: route({
    id: 'automation.switchRule',
    method: 'PUT',
    path: '/rules/:ruleId/on',
    summary: 'Switch a rule on, for what happens from now on, or off',
    audience: automationKeepers,
    params: ruleId,
    body: z.object({ on: z.boolean() }),
    response: Rule,
  }),
  order: route({
    id: 'automation.orderRules',
    method: 'PUT',
    path: '/rules-order',
    summary: 'Say in which order rules are asked; those not named come after, as they were',
    audience: automationKeepers,
    body: z.object({ ruleIds: z.array(Id).max(500) }),
    response: Done,
  }),
  dryRun: route({
    id: 'automation.dryRun',
    method: 'POST',
    path: '/rules/dry-run',
    summary:
      'What a rule would have done in the last days, by what the records say now. Nothing is changed, nobody is told',
    audience: automationKeepers,
    body: ruleBody.omit({ name: true }).extend({ days: z.number().int().min(1).max(30).default(7) }),
    response: DryRun,
    perMinute: 30,
  }),
  log: route({
    id: 'automation.ruleLog',
    method: 'GET',
    path: '/rule-runs',
    summary: 'Why rules did something or did not, newest first; kept for 90 days',
    audience: automationKeepers,
    query: z.object({
      ruleId: Id.optional(),
      caseId: Id.optional(),
      outcome: RunOutcome.optional(),
      /** The last one that was seen. */
      cursor: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: Page(RuleRun),
  }),
}
