/**
 * Recognises a moment of truth from a client's words (R19). Only the kind and the rule that matched are returned,
 * never the words. It errs on the side of care: taking an ordinary contact for a grave one costs little.
 */
import { normaliseText } from '#core/text/normalise.ts'
import { STAKES_RULES } from '#core/text/stakes.rules.ts'
import type { StakesKind, StakesRule } from '#core/text/stakes.rules.ts'

export type { StakesKind } from '#core/text/stakes.rules.ts'

export type StakesFound = { readonly kind: StakesKind; readonly ruleId: string }

const CLAUSE_ENDS = /[.,;:!?\n()]+|\s(?:but|because|since|after|when|while|so|and|as|although|though)\s/
const DENIAL =
  /\b(?:no|not|never|nobody|none|nothing|without|isnt|wasnt|arent|havent|hasnt|dont|doesnt|didnt)\b|no one/
const SETTLED = /\b(?:fixed|repaired|mended|sorted|resolved|working again|back on)\b/
const UNSETTLED =
  /\b(?:not|never|no one|nobody|still|again|wasnt|isnt|hasnt|havent|needs?|want|when|get|be)\b/
const WORDS_BEFORE = 3

/** Every kind of high stakes that the words speak of, each with the first rule that matched. Empty: none recognised. */
export function recogniseStakes(words: string): StakesFound[] {
  const clauses = plain(words).split(CLAUSE_ENDS)
  const found = new Map<StakesKind, StakesFound>()
  for (const rule of STAKES_RULES) {
    if (!found.has(rule.kind) && clauses.some((clause) => speaksOf(clause, rule)))
      found.set(rule.kind, { kind: rule.kind, ruleId: rule.id })
  }
  return [...found.values()]
}

/** Lower case with apostrophes taken out, so that `won’t`, `won't` and `wont` are one word. */
const plain = (words: string) =>
  normaliseText(words.slice(0, 20_000), { keepLines: true })
    .toLowerCase()
    .replace(/['’‘ʼ]/g, '')

function speaksOf(clause: string, rule: StakesRule): boolean {
  const match = rule.pattern.exec(clause)
  if (!match || rule.unless?.test(clause)) return false
  if (rule.settles && SETTLED.test(clause) && !UNSETTLED.test(clause)) return false
  return !rule.deniable || !DENIAL.test(wordsBefore(clause, match.index))
}

const wordsBefore = (clause: string, index: number) =>
  clause.slice(0, index).trim().split(/\s+/).slice(-WORDS_BEFORE).join(' ')
