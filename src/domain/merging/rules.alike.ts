import { nameLikeness } from '#core/text/likeness.ts'
import { searchName } from '#core/text/names.ts'
import type { IdentifierKind } from '../clients/contract.ts'
import type { AlikeReason } from './contract.ts'

/** What two people have in common, as the database finds it. */
export type InCommon = {
  readonly names: readonly [string | null, string | null]
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly bothProved: boolean }[]
  /** Labels of facts that both told alike, and that they told differently. */
  readonly sameFacts: readonly string[]
  readonly otherFacts: readonly string[]
}

/** From this weight on two people are suggested as one. */
export const SUGGESTED_FROM = 25
const SAME_NAME = 0.999
const ALIKE_NAME = 0.78
const OTHER_NAME = 0.5
const BIRTH = 'date_of_birth'
const SHARED = { account: 50, email: 45, phone: 40 } as const

/**
 * The reasons for which two people may be one, weightiest first. A shared phone alone does not make one person of a
 * household: names that differ speak against, and so does another date of birth. Names alike count only beside something
 * that is shared.
 */
export function reasonsFor(common: InCommon): AlikeReason[] {
  const shared = sharedReasons(common)
  if (shared.length === 0) return []
  const reasons = [...shared, ...nameReasons(common.names)]
  if (common.otherFacts.includes(BIRTH)) reasons.push({ kind: 'other_date_of_birth', points: -50 })
  return reasons.toSorted((a, b) => b.points - a.points)
}

/** What the reasons weigh together, 0 to 100. */
export function weightOf(reasons: readonly AlikeReason[]): number {
  return Math.max(
    0,
    Math.min(
      100,
      reasons.reduce((sum, { points }) => sum + points, 0),
    ),
  )
}

function sharedReasons({ identifiers, sameFacts }: InCommon): AlikeReason[] {
  const kinds = [...new Set(identifiers.map(({ kind }) => kind))]
  const reasons: AlikeReason[] = kinds.map((kind) => ({ kind, points: SHARED[kind] }))
  if (identifiers.some(({ bothProved }) => bothProved)) reasons.push({ kind: 'both_proved', points: 20 })
  if (sameFacts.includes(BIRTH)) reasons.push({ kind: 'date_of_birth', points: 35 })
  if (sameFacts.includes('address')) reasons.push({ kind: 'address', points: 20 })
  const others = sameFacts.filter((label) => label !== BIRTH && label !== 'address').length
  if (others > 0) reasons.push({ kind: 'facts', points: Math.min(20, others * 10) })
  return reasons
}

function nameReasons([one, other]: InCommon['names']): AlikeReason[] {
  if (searchName(one ?? '') === '' || searchName(other ?? '') === '') return []
  const likeness = nameLikeness(one, other)
  if (likeness >= SAME_NAME) return [{ kind: 'same_name', points: 35 }]
  if (likeness >= ALIKE_NAME) return [{ kind: 'alike_name', points: 20 }]
  return likeness < OTHER_NAME ? [{ kind: 'other_name', points: -25 }] : []
}
