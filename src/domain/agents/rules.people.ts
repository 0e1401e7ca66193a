import type { PersonInput, PersonSettings } from './contract.people.ts'

const PLAIN = ['name', 'title', 'departmentId', 'authorityPence', 'chatCapacity'] as const
const LISTS = ['roles', 'languages', 'channels'] as const

/** What differs between somebody’s settings and what is wanted, by field. */
export function changedFields(before: PersonSettings, after: PersonInput): string[] {
  return [
    ...PLAIN.filter((field) => before[field] !== after[field]),
    ...LISTS.filter((field) => before[field].join() !== [...new Set<string>(after[field])].join()),
    ...(skillsText(before.skills) === skillsText(after.skills) ? [] : ['skills']),
    ...(hoursText(before.hours) === hoursText(after.hours) ? [] : ['hours']),
  ]
}

const skillsText = (skills: readonly { id: string; level: number }[]) =>
  skills
    .map(({ id, level }) => `${id}:${level}`)
    .toSorted()
    .join()

const hoursText = (hours: PersonInput['hours']) =>
  hours === null ? '' : JSON.stringify(Object.entries(hours.weekly).toSorted(([a], [b]) => (a < b ? -1 : 1)))
