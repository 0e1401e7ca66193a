import type { PersonSettings } from '#domain/agents/contract.people.ts'
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
}

/** Channels on which somebody who is new helps. */
const FIRST_CHANNELS: readonly Channel[] = ['chat', 'phone', 'visit', 'letter', 'email', 'form']

/** Somebody as they are typed; likely things where they are new. */
export function draftOf(person: PersonSettings | undefined, languages: readonly string[]): PersonDraft {
  if (!person) {
    const nothing = { name: '', email: '', title: '', departmentId: '', authority: '0', skills: [] }
    const roles: Role[] = ['agent']
    return { ...nothing, roles, languages, channels: FIRST_CHANNELS, chatCapacity: 2, week: undefined }
  }
  const { name, email, title, departmentId, roles, channels, chatCapacity } = person
  return {
    ...{ name, email, title, departmentId, roles, channels, chatCapacity },
    languages: person.languages,
    authority: writeAmount(person.authorityPence),
    skills: person.skills.map(({ id, level }) => ({ id, level })),
    week: person.hours ? (person.hours.weekly as Week) : undefined,
  }
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
