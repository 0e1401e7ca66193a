/** How soon a list is read again: at once; within some seconds; only now and then. */
export type Pace = 'now' | 'soon' | 'later'

const CASES = ['cases.list', 'cases.counts']
const WORK = [...CASES, 'commitments.list']
const TALKS = ['contacts.mine']
const NEWS = ['agents.notifications', 'agents.news']
const PEOPLE = ['agents.mine', 'agents.colleagues', 'agents.people', 'planning.people', 'organisation.skills']
const NAMES = ['clients.find', ...TALKS, ...WORK]
const PAIRS = [...NAMES, 'merging.duplicates']
const RULES = ['automation.rules', 'automation.ruleLog']
const SHIFTS = [
  'planning.rosters',
  'planning.mine',
  'planning.leaves',
  'planning.people',
  'planning.patterns',
]
const SHEETS = ['demand.sheets']

/**
 * Which lists an event changes, by its kind or, with a point at its end, by the first part of it; the longer line holds.
 * A record on the screen is read again by its id and needs no line. `measures.` names every route that begins so.
 */
export const CHANGES: Readonly<Record<string, readonly string[]>> = {
  'account.': ['accounts.keys', 'accounts.own', 'accounts.secondStepRule', 'accounts.views', 'agents.people'],
  'agent.absence_ended': [...PEOPLE, ...WORK],
  'agent.absence_set': [...PEOPLE, ...WORK],
  'agent.active_set': PEOPLE,
  'agent.changed': PEOPLE,
  'agent.device_added': ['agents.devices'],
  'agent.device_removed': ['agents.devices'],
  'agent.news_choice': ['agents.newsChoices'],
  'agent.news_read': NEWS,
  'agent.notified': NEWS,
  'agent.presence_changed': ['agents.mine', 'agents.colleagues', ...TALKS],
  'automation.answer_removed': ['knowledge.preparedAnswers'],
  'automation.answer_saved': ['knowledge.preparedAnswers'],
  'automation.leg_late': CASES,
  'automation.macro_removed': ['automation.macros'],
  'automation.macro_saved': ['automation.macros'],
  'automation.macro_undone': CASES,
  'automation.macro_used': CASES,
  'automation.rule_did': RULES,
  'automation.rule_failed': RULES,
  'automation.rule_paused': RULES,
  'automation.rule_removed': RULES,
  'automation.rule_saved': RULES,
  'automation.rule_switched': RULES,
  'automation.rules_ordered': RULES,
  'bulk.': CASES,
  'case.attempted': CASES,
  'case.closed': WORK,
  'case.confirmed': CASES,
  'case.declined': CASES,
  'case.field_set': CASES,
  'case.followed': CASES,
  'case.gave_back': WORK,
  'case.leg_came': CASES,
  'case.leg_changed': CASES,
  'case.leg_ended': CASES,
  'case.leg_left': CASES,
  'case.leg_opened': CASES,
  'case.merged': [...WORK, ...TALKS],
  'case.message_sent': CASES,
  'case.opened': [...WORK, ...TALKS],
  'case.owner_changed': [...WORK, ...TALKS],
  'case.question_answered': CASES,
  'case.question_asked': CASES,
  'case.reopened': WORK,
  'case.service_set': [...CASES, ...TALKS],
  'case.snoozed': CASES,
  'case.split': [...WORK, ...TALKS],
  'case.split_off': [...WORK, ...TALKS],
  'case.stakes_set': [...CASES, ...TALKS],
  'case.story_changed': [...CASES, ...TALKS],
  'case.tagged': [...CASES, 'tags.list'],
  'case.term_told': [],
  'case.told': CASES,
  'case.took_in': [...WORK, ...TALKS],
  'case.unmerged': [...WORK, ...TALKS],
  'case.waiting_changed': CASES,
  'case.woke': CASES,
  'client.added': PAIRS,
  'client.alike_found': ['merging.duplicates'],
  'client.changed': NAMES,
  'client.erased': [...PAIRS, 'retention.erasures'],
  'client.fact_repeated': [],
  'client.fact_told': [],
  'client.field_set': [],
  'client.identifier_added': ['clients.find'],
  'client.identifier_removed': ['clients.find'],
  'client.merged': PAIRS,
  'client.not_same': ['merging.duplicates'],
  'client.own_data_given': [],
  'client.paper_added': TALKS,
  'client.representative_added': [],
  'client.unmerged': PAIRS,
  'commitment.': WORK,
  'contact.answered': [...TALKS, ...CASES, 'agents.mine', 'agents.colleagues'],
  'contact.arrived': [...TALKS, ...CASES],
  'contact.brought_in': [...TALKS, 'agents.colleagues'],
  'contact.client_recognised': NAMES,
  'contact.demand_set': SHEETS,
  'contact.described': TALKS,
  'contact.ended': [...TALKS, ...CASES, 'agents.mine', 'agents.colleagues'],
  'contact.estimated': [],
  'contact.expert_left': [...TALKS, 'agents.colleagues'],
  'contact.fell_back': [...TALKS, 'agents.mine', 'agents.colleagues'],
  'contact.handed_over': [...TALKS, ...WORK, 'agents.colleagues'],
  'contact.joined_case': [...TALKS, ...CASES],
  'contact.message_sent': [...TALKS, ...CASES],
  'contact.nobody_there': [],
  'contact.offer_ended': TALKS,
  'contact.offered': TALKS,
  'contact.place_kept': TALKS,
  'contact.segment_began': [...TALKS, 'agents.colleagues'],
  'contact.segment_ended': [...TALKS, 'agents.colleagues'],
  'contact.service_set': [...TALKS, ...CASES],
  'contact.stays': TALKS,
  'contact.time_chosen': [...TALKS, ...WORK],
  'contact.waits_for_owner': TALKS,
  'contact.written_instead': [...TALKS, ...WORK],
  'demand.cause_named': ['demand.causes'],
  'demand.marked': SHEETS,
  'demand.model_trained': ['demand.model'],
  'demand.sheet_closed': SHEETS,
  'demand.sheet_made': SHEETS,
  'demand.sheet_marked': SHEETS,
  'demand.subject_named': ['demand.subjects'],
  'field.': ['fields.list'],
  'knowledge.': [],
  'learning.': ['learning.'],
  'measures.': ['measures.controls', 'measures.logs', 'measures.settings'],
  'notice.': ['notices.current', 'notices.list'],
  'organisation.': ['organisation.', 'services.', 'agents.colleagues', 'agents.people', 'agents.skills'],
  'organisation.work_handed_over': [...WORK, ...TALKS, 'agents.people'],
  'planning.': SHIFTS,
  'planning.constraint_changed': ['planning.constraints'],
  'planning.constraint_recorded': ['planning.constraints'],
  'planning.scenario_ran': ['planning.scenarios'],
  'planning.scenario_removed': ['planning.scenarios'],
  'planning.scenario_saved': ['planning.scenarios'],
  'planning.series_imported': ['planning.series'],
  'planning.series_removed': ['planning.series'],
  'planning.settings_changed': ['planning.settings'],
  'planning.special_days_set': ['planning.specialDays'],
  'retention.': ['retention.holds', 'retention.rules', 'retention.erasures'],
  'service.': ['services.'],
  'tag.': ['tags.list', ...CASES],
  'transfer.': ['transfers.overview'],
  'view.': ['views.list', 'views.counts'],
  'webhook.': ['webhooks.list'],
  'widget.': ['widget.sites'],
  'widget.page_told': [],
}

/** Routes that other people's doings do not change, or that are read anew when they are opened. */
const STEADY =
  /^(?:services|knowledge|accounts|views)\.|^cases\.matching$|^agents\.drafts$|^webhooks\.kinds$|^audit\.kinds$|^planning\.(?:forecast|need|skillNeed|whatIfInputs|settings|series|specialDays)$/
/** What is counted from everything that happens, or looked up in it: read again now and then, however much happens. */
const COUNTED = /^(?:measures|learning|demand|audit|search)\./
/** Who waits and who is there at this moment: a page of it is live to the second, for as long as somebody looks at it. */
const THIS_MOMENT = 'contacts.now'
const OF_THIS_MOMENT = /^(?:contact|agent)\./
/** Of one person only: what happens to others hardly ever changes them. */
const OWN = /^contacts\.mine$|^agents\.(?:mine|notifications|news|newsChoices|devices)$|^accounts\.own$/
/** These name the colleague who is away or back, not the one who covers. */
const FOR_ANOTHER = /^agent\.absence_/

const ALL_LINES = Object.entries(CHANGES)
const NAMED = [...new Set(ALL_LINES.flatMap(([, routes]) => routes))]

/** The lists that an event of this kind changes; undefined: nobody said so yet. */
export function changedBy(kind: string): readonly string[] | undefined {
  return CHANGES[kind] ?? CHANGES[`${kind.split('.', 1)[0] ?? ''}.`]
}

const isAmong = (route: string, names: readonly string[]) =>
  names.some((name) => route === name || (name.endsWith('.') && route.startsWith(name)))

/**
 * How soon a list (a route read without an id) is read again after an event; undefined: the event leaves it as it is.
 * What no line knows, a kind or a route, is read again within seconds: a page is never stale because a line is missing.
 *
 * @param event.isMine it happened to or by whoever is signed in here, or in a conversation of theirs
 * @param route.readsItself the page reads it again by its own interval
 */
export function paceOf(
  route: { readonly id: string; readonly readsItself: boolean },
  event: { readonly kind: string; readonly isMine: boolean },
): Pace | undefined {
  if (route.id === THIS_MOMENT && OF_THIS_MOMENT.test(event.kind)) return 'now'
  const changed = changedBy(event.kind)
  if (changed && isAmong(route.id, changed)) {
    if (COUNTED.test(route.id) && route.readsItself) return undefined
    if (event.isMine) return 'now'
    return OWN.test(route.id) && !FOR_ANOTHER.test(event.kind) ? 'later' : 'soon'
  }
  if (STEADY.test(route.id)) return undefined
  if (COUNTED.test(route.id)) return route.readsItself ? undefined : 'later'
  return changed && isAmong(route.id, NAMED) ? undefined : 'soon'
}
