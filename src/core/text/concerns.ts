/**
 * What matters to a client, told by the words they use. Only the kind of concern and the sentence it stands in are
 * returned. Kinds follow what people say of service that serves them: in time, at the right price, kept informed,
 * asked once, believed, able to get through, and a person to talk to.
 */
import { normaliseText } from '#core/text/normalise.ts'

export type Concern =
  | 'time'
  | 'money'
  | 'being_told'
  | 'not_repeating'
  | 'being_believed'
  | 'access'
  | 'a_person'
  | 'done_right'
  | 'safety'

export type ConcernFound = {
  readonly concern: Concern
  /** The sentence in the client's own words, at most 160 characters. */
  readonly sentence: string
}

const LONGEST_READ = 4_000
const LONGEST_SENTENCE = 160
const SENTENCE_ENDS = /(?<=[.!?;])\s+|\n+/

const words = (source: string) => new RegExp(`\\b(?:${source})\\b`)

/** Patterns see lower case without apostrophes. */
const RULES: readonly { readonly concern: Concern; readonly pattern: RegExp }[] = [
  {
    concern: 'time',
    pattern: words(
      'by (?:mon|tues|wednes|thurs|fri|satur|sun)day|by (?:today|tonight|tomorrow|the (?:weekend|end of))|before (?:the )?\\w+ ?(?:day|week|month|starts?|comes?)|urgent(?:ly)?|as soon as|soon|quick(?:ly)?|in time|on time|deadlines?|weeks? (?:ago|now|waiting)|still waiting|waiting (?:for|since)|too long|how long|days? off|take time off|cannot wait|cant wait',
    ),
  },
  {
    concern: 'money',
    pattern: words(
      'afford\\w*|money|costs?|costing|charged?|charges|pay|paid|paying|price|fees?|refund\\w*|rent|bills?|debt|arrears|overdrawn|expensive|owe|owed|benefits?',
    ),
  },
  {
    concern: 'being_told',
    pattern: words(
      'told (?:me )?(?:nothing|when|what|why)|nobody (?:told|said|called|rang|let|explained)|no one (?:told|said|called|rang|let|explained)|never (?:heard|told|called)|not heard|havent heard|heard nothing|keep me (?:informed|posted|updated)|let me know|kept in the dark|knowing (?:when|what|where|who)|know (?:when|what is happening|whats happening|where i stand)|updates?|an answer|explain(?:ed)?|a straight answer',
    ),
  },
  {
    concern: 'not_repeating',
    pattern: words(
      'again and again|over and over|(?:same|whole) (?:story|thing)|explain\\w* (?:it |this |everything )?(?:all )?(?:again|twice)|repeat\\w*|already (?:told|sent|said|gave|given|proved|explained)|told (?:you|them|three|four|several)\\w* (?:before|times|people|already)|(?:second|third|fourth|fifth) time|passed (?:around|about|from)|from (?:person|pillar|one) to',
    ),
  },
  {
    concern: 'being_believed',
    pattern: words(
      'believ\\w+|trust(?:ed)?|taken seriously|take me seriously|listen(?:ed|s|ing)?|treated (?:like|as)|liar|accus\\w+|my word|not my fault|blam\\w+|fobbed|ignored|respect|dignity',
    ),
  },
  {
    concern: 'access',
    pattern: words(
      'get through|getting through|on hold|cannot reach|cant reach|website|online form|password|log ?in|app (?:doesnt|does not|wont)|wheelchair|stairs|lift|hearing|deaf|blind|large print|interpreter|translat\\w+|no internet|cannot read|cant read|opening hours|too far|no (?:car|bus)',
    ),
  },
  {
    concern: 'a_person',
    pattern: words(
      'speak (?:to|with) (?:a|some|the same|one)\\w*|talk (?:to|with) (?:a|some|the same|one)\\w*|real person|human|same person|one person|face to face|in person|by name|somebody who knows|someone who knows|not a (?:machine|robot|form)',
    ),
  },
  {
    concern: 'done_right',
    pattern: words(
      'first time|properly|done right|put right|for good|once and for all|(?:came|comes|broke|breaks|broken|leaks?|leaking|failed) (?:back|again)|wrong|mistakes?|incorrect|not fixed|mended properly|correct(?:ed|ly)?',
    ),
  },
  {
    concern: 'safety',
    pattern: words(
      'safe(?:ty|ly)?|unsafe|danger\\w*|afraid|scared|frightened|worried (?:about|sick|for)|the (?:children|kids|baby)|my (?:children|kids|baby|son|daughter)|mould|damp|ill|asthma|health|cold at night|no heating',
    ),
  },
]

/** Every concern that the words speak of, each once, with the first sentence in which it is found. */
export function findConcerns(text: string): ConcernFound[] {
  const sentences = normaliseText(text.slice(0, LONGEST_READ), { keepLines: true })
    .split(SENTENCE_ENDS)
    .map((sentence) => ({ sentence: sentence.trim(), plain: plain(sentence) }))
  return RULES.flatMap(({ concern, pattern }) => {
    const found = sentences.find((one) => pattern.test(one.plain))
    return found ? [{ concern, sentence: shortened(found.sentence) }] : []
  })
}

const plain = (sentence: string) => sentence.toLowerCase().replace(/['’‘ʼ]/g, '')

function shortened(sentence: string): string {
  if (sentence.length <= LONGEST_SENTENCE) return sentence
  const cut = sentence.slice(0, LONGEST_SENTENCE - 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > 80 ? cut.slice(0, end) : cut).toWellFormed()}…`
}
