import type { Action, ActionDone } from '#domain/automation/contract.actions.ts'
import type { T } from '../../messages/Messages.tsx'
import type { MessageId } from '../../messages/catalogue.ts'
import type { Names } from './names.ts'

/** `540` as `09:00`. */
export function clockOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

const SHORT = 90
const short = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text)

/** What a step does, in one line. */
export function actionWords(action: Action, names: Pick<Names, 'of'>, t: T): string {
  switch (action.do) {
    case 'note':
    case 'tell':
      return t(`desk.step.${action.do}`, { text: short(action.body) })
    case 'ask_client':
      return t('desk.step.ask_client', { text: short(action.question) })
    case 'add_tag':
    case 'remove_tag':
      return t(`desk.step.${action.do}`, { name: names.of(action.tagId) })
    case 'propose':
      return t('desk.step.propose', { name: names.of(action.answerId) })
    case 'set_stakes':
      return t(`desk.step.set_stakes.${action.stakes}`)
    case 'set_service':
      return t('desk.step.set_service', { name: names.of(action.serviceId) })
    case 'wait_on':
      return t(`desk.step.wait_on.${action.on}`)
    case 'snooze':
      return t('desk.step.snooze', { days: action.days, time: clockOf(action.minute) })
    case 'follow':
      return t('desk.step.follow', { name: names.of(action.agentId) })
    case 'notify':
      return action.agentId === null
        ? t('desk.step.notify.owner')
        : t('desk.step.notify', { name: names.of(action.agentId) })
  }
}

const KNOWN_WHY = new Set(['no_case', 'case_closed', 'text_not_whole', 'changed_since', 'tag_withdrawn'])

/** What came of a step, where it is not simply done. */
export function doneWords(done: ActionDone, t: T): string {
  if (done.outcome !== 'left') return t(`desk.step.outcome.${done.outcome}`)
  const why = done.why !== null && KNOWN_WHY.has(done.why) ? done.why : 'other'
  return t(`desk.step.left.${why}` as MessageId)
}
