import type { PersonSettings } from '#domain/agents/contract.people.ts'
import type { StaffView } from '#domain/accounts/contract.views.ts'
import type { Role } from '#domain/accounts/contract.ts'
import type { Channel } from '#domain/services/contract.ts'
import { readAmount, writeAmount } from '../amount.ts'
import { isWhole } from '../hours/week.ts'
import type { Week } from '../hours/week.ts'

export type PersonDraft = {
  readonly name: string
  readonly email: string
  readonly title: string
  readonly departmentId: string
  readonly roles: readonly Role[]
  readonly authority: string
  readonly skills: readonly { readonly id: string; readonly level: number }[]
  readonly languages: readonly string[]
  readonly channels: readonly Channel[]
  readonly chatCapacity: number
  /** Undefined: the hours of the department. */
  readonly week: Week | undefined
  readonly sees: Sees
}

/** Whether somebody sees everything, or what belongs to these departments and services; both are kept while one chooses. */
export type Sees = {
  readonly all: boolean
  readonly departmentIds: readonly string[]
  readonly serviceIds: readonly string[]
}
const EVERYTHING: Sees = { all: true, departmentIds: [], serviceIds: [] }

/** Channels on which somebody who is new helps. */
const FIRST_CHANNELS: readonly Channel[] = ['chat', 'phone', 'visit', 'letter', 'email', 'form']

/** Somebody as they are typed; likely things where they are new. */
export function draftOf(
  person: PersonSettings | undefined,
  languages: readonly string[],
  view?: StaffView,
): PersonDraft {
  if (!person) {
    const nothing = { name: '', email: '', title: '', departmentId: '', authority: '0', skills: [] }
    const roles: Role[] = ['agent']
    const how = { channels: FIRST_CHANNELS, chatCapacity: 2, week: undefined, sees: EVERYTHING }
    return { ...nothing, roles, languages, ...how }
  }
  const { name, email, title, departmentId, roles, channels, chatCapacity } = person
  return {
    ...{ name, email, title, departmentId, roles, channels, chatCapacity },
    languages: person.languages,
    authority: writeAmount(person.authorityPence),
    skills: person.skills.map(({ id, level }) => ({ id, level })),
    week: person.hours ? (person.hours.weekly as Week) : undefined,
    sees: isLimited(view) ? { all: false, ...view } : EVERYTHING,
  }
}

const isLimited = (view: StaffView | undefined): view is StaffView =>
  view !== undefined && view.departmentIds.length + view.serviceIds.length > 0

/** What somebody will see, as the service takes it: nothing stands for everything. Undefined while nothing is chosen. */
export function viewOf({ roles, sees }: PersonDraft): StaffView | undefined {
  const nothing = { departmentIds: [], serviceIds: [] }
  if (sees.all || roles.includes('admin')) return nothing
  const view = { departmentIds: [...sees.departmentIds], serviceIds: [...sees.serviceIds] }
  return isLimited(view) ? view : undefined
}

/** What is done one after the other when somebody is saved. */
export type SavingStep = 'view' | 'person'

/**
 * In which order what somebody does and what they see is saved. An admin sees everything: whoever becomes one sees it
 * first, and whoever is one no more is limited afterwards. What is as it was is not saved.
 */
export function stepsOf(
  before: StaffView | undefined,
  roles: readonly Role[],
  view: StaffView,
): SavingStep[] {
  const sorted = (one: StaffView) => JSON.stringify([one.departmentIds.toSorted(), one.serviceIds.toSorted()])
  if (sorted(before ?? { departmentIds: [], serviceIds: [] }) === sorted(view)) return ['person']
  return roles.includes('admin') ? ['view', 'person'] : ['person', 'view']
}

/** What is typed as the service takes it; undefined while something is missing. */
export function inputOf(draft: PersonDraft) {
  const { name, title, departmentId, roles, skills, languages, channels, chatCapacity, week } = draft
  const authorityPence = readAmount(draft.authority)
  const isThere = name.trim() !== '' && departmentId !== ''
  const isChosen = [roles, languages, channels].every((list) => list.length > 0)
  if (!isThere || !isChosen || authorityPence === undefined || (week && !isWhole(week))) return undefined
  return {
    ...{ name, title: title.trim(), departmentId, authorityPence, chatCapacity },
    ...{ roles: [...roles], skills: [...skills], languages: [...languages], channels: [...channels] },
    hours: week ? { weekly: week } : null,
  }
}

export const isMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
