import { PLACEHOLDERS, unknownIn } from '#core/text/placeholders.ts'
import { refuse } from '#platform/refusal.ts'
import { NEVER_DONE } from './contract.actions.ts'
import type { Action, ActionKind, WantedAction } from './contract.actions.ts'
import { automationRefusals } from './contract.ts'

/** How many rules may follow from one another: what a third brings about starts no fourth. */
export const MOST_DEPTH = 3
/** After so many failures in a row a rule rests. */
export const MOST_FAILURES = 5
export const RUNS_KEPT_DAYS = 90
/** For how long a macro can be undone. */
export const UNDO_MS = 60_000

const never: ReadonlySet<string> = new Set(NEVER_DONE)
const isAction = (wanted: WantedAction): wanted is Action => !never.has(wanted.do)

/** The actions of a macro. Refuses what is for a person to decide, and what would be sent unseen. */
export function macroActions(wanted: readonly WantedAction[]): Action[] {
  const actions = possible(wanted)
  if (actions.some((one) => one.do === 'tell')) refuse(automationRefusals.not_for_macros)
  return actions
}

/** The actions of a rule. Refuses what is for a person to decide, and what needs somebody who looks. */
export function ruleActions(wanted: readonly WantedAction[]): Action[] {
  const actions = possible(wanted)
  if (actions.some((one) => one.do === 'propose')) refuse(automationRefusals.not_for_rules)
  return actions
}

function possible(wanted: readonly WantedAction[]): Action[] {
  const notOurs = wanted.filter((one) => !isAction(one)).map((one) => one.do)
  if (notOurs.length > 0) refuse(automationRefusals.never_by_itself, { actions: notOurs })
  const actions = wanted.filter(isAction)
  for (const action of actions) if ('body' in action) mustBeFillable(action.body)
  return actions
}

/** Refuses a text with a placeholder that could never be filled in. */
export function mustBeFillable(text: string): void {
  const unknown = unknownIn(text)
  if (unknown.length > 0) refuse(automationRefusals.unknown_placeholder, { unknown, known: PLACEHOLDERS })
}

/** What can be done without a case: telling a colleague. */
export const needsCase = (action: Action): boolean => action.do !== 'notify' || action.agentId === null
/** What can be done on a case that is closed. */
export const needsOpenCase = (action: Action): boolean => action.do !== 'notify'

const UNDOABLE: ReadonlySet<ActionKind> = new Set([
  'add_tag',
  'remove_tag',
  'set_stakes',
  'set_service',
  'wait_on',
  'snooze',
  'follow',
])
/** Whether an action leaves nothing behind that somebody may have read by then. */
export const isUndoable = (kind: ActionKind): boolean => UNDOABLE.has(kind)
