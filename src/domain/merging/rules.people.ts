import type { MergeField, Side } from './contract.ts'
import type { PersonFields } from './store.people.ts'

type Weighed = {
  readonly identifiers: readonly { readonly provedAt: unknown }[]
  readonly contacts: number
  readonly openCases: number
  readonly closedCases: number
  readonly createdAt: Date
}

/** Whose page had better live on: who proved more, then who has more to it, then who was there first. */
export function betterOf(kept: Weighed, merged: Weighed): Side {
  const proved = (one: Weighed) => one.identifiers.filter(({ provedAt }) => provedAt !== null).length
  const much = (one: Weighed) => one.contacts + one.openCases + one.closedCases
  const order = [
    proved(kept) - proved(merged),
    much(kept) - much(merged),
    merged.createdAt.getTime() - kept.createdAt.getTime(),
  ]
  return (order.find((difference) => difference !== 0) ?? 0) < 0 ? 'merged' : 'kept'
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

/** Which value a field has if nothing is said: that of the page that lives on, unless it has none. */
export function takeField(field: MergeField, kept: PersonFields, merged: PersonFields): Side {
  return isEmpty(kept[field]) && !isEmpty(merged[field]) ? 'merged' : 'kept'
}

/** Which of two told facts is current if nothing is said: the newer one. */
export function takeFact(one: { readonly keptToldAt: Date; readonly mergedToldAt: Date }): Side {
  return one.mergedToldAt > one.keptToldAt ? 'merged' : 'kept'
}

/** The fields that the page that lives on has afterwards. */
export function fieldsAfter(
  kept: PersonFields,
  merged: PersonFields,
  taken: readonly { readonly field: MergeField; readonly take: Side }[],
): PersonFields {
  const of = <F extends MergeField>(field: F): PersonFields[F] => {
    const take = taken.find((one) => one.field === field)?.take ?? takeField(field, kept, merged)
    return take === 'kept' ? kept[field] : merged[field]
  }
  return {
    name: of('name'),
    language: of('language'),
    accessNeeds: of('accessNeeds'),
    accessNote: of('accessNote'),
    preferredChannel: of('preferredChannel'),
    preferredTimes: of('preferredTimes'),
  }
}

/** The fields that the kept page has after an undo: as before, but for what was changed since. */
export function fieldsBack(now: PersonFields, before: PersonFields, set: PersonFields): PersonFields {
  const of = <F extends MergeField>(field: F): PersonFields[F] =>
    JSON.stringify(now[field]) === JSON.stringify(set[field]) ? before[field] : now[field]
  return {
    name: of('name'),
    language: of('language'),
    accessNeeds: of('accessNeeds'),
    accessNote: of('accessNote'),
    preferredChannel: of('preferredChannel'),
    preferredTimes: of('preferredTimes'),
  }
}
