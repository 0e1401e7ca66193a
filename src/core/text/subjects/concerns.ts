/**
 * What matters to clients, as far as they say it in so many words (English). Each concern is counted where a phrase
 * states it; nothing is guessed from tone, and a text that states none is counted as none.
 */
import { plainText } from '#core/text/classify/features.ts'

export type Concern =
  | 'time'
  | 'money'
  | 'being_told'
  | 'being_believed'
  | 'getting_through'
  | 'saying_it_once'

export type ConcernCount = {
  readonly concern: Concern
  /** How many texts state it. */
  readonly texts: number
  /** Which texts (their positions in what was given), at most five. */
  readonly examples: readonly number[]
}

export type ConcernsStated = {
  /** The concern that most texts state comes first; those that none states are there with 0. */
  readonly counts: readonly ConcernCount[]
  /** Texts that state none of them. */
  readonly none: number
}

const PHRASES: Readonly<Record<Concern, RegExp>> = {
  time: /\b(?:how long|too long|taking (?:so|too|very)? ?long|waited|been waiting|still waiting|waiting (?:for )?(?:\w+ )?(?:hours|days|weeks|months)|urgent(?:ly)?|deadline|overdue|delay(?:s|ed)?|as soon as possible|asap)\b/,
  money:
    /\b(?:afford|refund(?:s|ed)?|overcharged|charged (?:twice|too much|extra|a fee)|out of pocket|expensive|too much money|owe[sd]?|debt|fees?|compensation)\b/,
  being_told:
    /\b(?:nobody (?:told|tells|said|explained)|no one (?:told|tells|said|explained)|not been told|never (?:told|heard back|informed)|havent heard|not heard|kept informed|keep me informed|let me know|no (?:reply|answer|response|update|explanation)|any (?:update|news))\b/,
  being_believed:
    /\b(?:(?:dont|didnt|doesnt|wont|not|never|nobody|no one) (?:believes?|believed|trusts?|listens?|listened|listening)|(?:called|calling|treated) (?:me )?(?:like )?a (?:liar|criminal|thief)|(?:wasnt|not|didnt|wont) (?:take|taken|taking) (?:me )?seriously|my word against)\b/,
  getting_through:
    /\b(?:(?:cant|cannot|couldnt|unable to|impossible to|not able to) (?:get through|reach|speak|talk|contact|get hold of|log ?in|access|get in)|on hold|nobody (?:answers|answered|picks up)|no one (?:answers|answered|picks up)|speak to (?:a person|a human|someone|somebody)|talk to (?:a person|a human|someone|somebody)|line (?:is|was) (?:always )?(?:busy|engaged)|locked out)\b/,
  saying_it_once:
    /\b(?:already (?:told|said|sent|explained|called|rang|phoned|given|wrote)|told you (?:before|already|twice)|(?:third|fourth|fifth|second|2nd|3rd|4th) time (?:i|im|ive|that i)|(?:again and again|over and over)|keep (?:having to )?(?:explain|repeat|call|ring|phon|tell)(?:ing)?|same (?:story|thing) (?:again|over)|passed (?:around|from))\b/,
}

const EXAMPLES = 5

/** Counts the concerns that the texts state. A text may state several. */
export function concernsStated(texts: readonly string[]): ConcernsStated {
  const stated = texts.map(concernsIn)
  const counts = (Object.keys(PHRASES) as Concern[]).map((concern): ConcernCount => {
    const which = stated.flatMap((found, i) => (found.includes(concern) ? [i] : []))
    return { concern, texts: which.length, examples: which.slice(0, EXAMPLES) }
  })
  return {
    counts: counts.toSorted((a, b) => b.texts - a.texts),
    none: stated.filter((found) => found.length === 0).length,
  }
}

/** The concerns that one text states. */
export function concernsIn(text: string): Concern[] {
  const plain = plainText(text.slice(0, 20_000)).replaceAll("'", '')
  return (Object.keys(PHRASES) as Concern[]).filter((concern) => PHRASES[concern].test(plain))
}
