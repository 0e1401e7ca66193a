import type { Action, ActionKind } from '#domain/automation/contract.actions.ts'

/** A step while it is being written: not every field says something for every kind. */
export type StepDraft = {
  readonly key: number
  readonly do: ActionKind
  /** The words of a note, of what the client is told or asked. */
  readonly text: string
  /** What it is about: a tag, a service, a colleague, a prepared answer; or a code. */
  readonly about: string | null
  readonly days: number
  /** `09:00`. */
  readonly time: string
}

/** The choice that means "the owner", beside the ids of colleagues. */
export const OWNER = 'owner'

let made = 0
/** An empty step of a kind. */
export function newStep(kind: ActionKind): StepDraft {
  made += 1
  return { key: made, do: kind, text: '', about: kind === 'notify' ? OWNER : null, days: 1, time: '09:00' }
}

/** A step as it is written, from one that is kept. */
export function draftOf(action: Action): StepDraft {
  const empty = newStep(action.do)
  switch (action.do) {
    case 'note':
    case 'tell':
      return { ...empty, text: action.body }
    case 'ask_client':
      return { ...empty, text: action.question }
    case 'add_tag':
    case 'remove_tag':
      return { ...empty, about: action.tagId }
    case 'propose':
      return { ...empty, about: action.answerId }
    case 'set_service':
      return { ...empty, about: action.serviceId }
    case 'set_stakes':
      return { ...empty, about: action.stakes }
    case 'wait_on':
      return { ...empty, about: action.on }
    case 'snooze':
      return { ...empty, days: action.days, time: clockOf(action.minute) }
    case 'follow':
      return { ...empty, about: action.agentId }
    case 'notify':
      return { ...empty, about: action.agentId ?? OWNER }
  }
}

/** The step that is meant; undefined while something is missing. */
export function actionOf(draft: StepDraft): Action | undefined {
  const { do: kind, about, days } = draft
  const text = draft.text.trim()
  const minute = minuteOf(draft.time)
  if (kind === 'snooze')
    return minute !== undefined && days >= 1 && days <= 365 ? { do: kind, days, minute } : undefined
  if (kind === 'note' || kind === 'tell') return text ? { do: kind, body: text } : undefined
  if (kind === 'ask_client') return text ? { do: kind, question: text } : undefined
  return about === null ? undefined : aboutOf(kind, about)
}

type Rest = Exclude<ActionKind, 'snooze' | 'note' | 'tell' | 'ask_client'>

function aboutOf(kind: Rest, about: string): Action {
  switch (kind) {
    case 'add_tag':
    case 'remove_tag':
      return { do: kind, tagId: about }
    case 'propose':
      return { do: kind, answerId: about }
    case 'set_service':
      return { do: kind, serviceId: about }
    case 'set_stakes':
      return { do: kind, stakes: about === 'ordinary' ? 'ordinary' : 'moment_of_truth' }
    case 'wait_on':
      return { do: kind, on: about === 'client' ? 'client' : about === 'us' ? 'us' : 'other' }
    case 'follow':
      return { do: kind, agentId: about }
    case 'notify':
      return { do: kind, agentId: about === OWNER ? null : about }
  }
}

/** `540` as `09:00`; 1440 is the end of the day. */
export function clockOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60) % 24, minute % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** `09:00` as 540; undefined when it is no time. */
export function minuteOf(clock: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** All steps as they are meant; undefined while one of them misses something, or there are none. */
export function actionsOf(drafts: readonly StepDraft[]): Action[] | undefined {
  const actions = drafts.map(actionOf)
  const whole = actions.filter((one) => one !== undefined)
  return whole.length > 0 && whole.length === drafts.length ? whole : undefined
}
