import { homeWords } from './wording.home.ts'
import { moreWords } from './wording.more.ts'
import { townWords } from './wording.town.ts'

/**
 * How people speak about one service. In every text `{street}`, `{day}`, `{month}`, `{n}` and `{name}` stand for
 * something that differs from one client to the next.
 */
export type Wording = {
  /** Needs that we are here for. */
  readonly value: readonly string[]
  /** Needs that come of our not having helped, or not right, before. */
  readonly failure: readonly string[]
  /** Needs of which only what went before tells whether they are the one or the other. */
  readonly either?: readonly string[]
  /** What turns out to be going on. */
  readonly situation: readonly string[]
  readonly plan: readonly string[]
  /** What is promised, in words the client understands. */
  readonly promise: readonly { kind: 'call' | 'reply' | 'action' | 'visit'; what: string }[]
  /** What the agent says, in order of the conversation. */
  readonly agent: readonly string[]
  /** What the client says in return. */
  readonly client: readonly string[]
  /** What the agent asks an expert. */
  readonly question: string
}

/** The words of each service, by its short name. */
export const words: Readonly<Record<string, Wording>> = Object.fromEntries(
  Object.entries({ ...townWords, ...homeWords }).map(([slug, wording]) => [slug, withMore(slug, wording)]),
)

function withMore(slug: string, wording: Wording): Wording {
  const more = moreWords[slug]
  if (!more) return wording
  const value = [...wording.value, ...more.value]
  const failure = [...wording.failure, ...more.failure]
  return { ...wording, value, failure, either: more.either }
}

/** Needs of which nobody can say yet whether they are value or failure demand. */
export const UNCLEAR = [
  'I had a letter from you, reference at the top right, and do not know what you want from me',
  'Somebody from the council rang me and I missed it',
  'I was told to contact you but not why',
  'I filled in something on your website in {month} and wonder what happens now',
  'Just checking that you have everything you need from me',
  'A card came through my door about {street}',
]

const nothing = (times: number) => Array.from({ length: times }, () => '')
/** How clients begin and end what they write. */
export const OPENINGS = [...nothing(13), 'Hello, ', 'Hello, ', 'Hi, ', 'Good morning. ']
export const CLOSINGS = [...nothing(14), ' Thank you.', ' Thank you.', ' Thanks', ' Can you help?']

export const STREETS = [
  'Quay Street',
  'Chandlers Row',
  'Beacon Road',
  'St Anne’s Terrace',
  'Lighthouse Lane',
  'Mill Rise',
  'Harbour View',
  'Foundry Close',
  'Elm Grove',
  'Station Road',
  'Ropewalk',
  'Victoria Crescent',
  'Marsh Lane',
  'Priory Gardens',
  'Kelp Cottages',
  'Old Customs House',
]
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const MONTHS = ['July', 'August', 'September', 'October', 'last month', 'the spring']

type Choice = { pick: <T>(items: readonly T[]) => T; integer: (low: number, high: number) => number }

/** A text with its places filled in. */
export function filled(text: string, chance: Choice, name = ''): string {
  if (!text.includes('{')) return text
  return text
    .replaceAll('{street}', () => `${chance.integer(1, 98)} ${chance.pick(STREETS)}`)
    .replaceAll('{day}', () => chance.pick(DAYS))
    .replaceAll('{month}', () => chance.pick(MONTHS))
    .replaceAll('{n}', () => String(chance.integer(2, 6)))
    .replaceAll('{name}', name)
}

/** A need as a client writes it. */
export function needIn(
  wording: Wording,
  demand: 'value' | 'failure' | 'cannot_tell',
  chance: Choice,
): string {
  const own = demand === 'value' ? wording.value : demand === 'failure' ? wording.failure : UNCLEAR
  const { either = [] } = wording
  const isEither = demand !== 'cannot_tell' && either.length > 0 && chance.integer(1, 100) <= EITHER_PERCENT
  const text = filled(chance.pick(isEither ? either : own), chance)
  const opening = chance.pick(OPENINGS)
  const joined = opening.endsWith(', ') ? text.charAt(0).toLowerCase() + text.slice(1) : text
  const said = /^i\b/.test(joined) ? `I${joined.slice(1)}` : joined
  const closing = chance.pick(CLOSINGS)
  return (
    opening + (closing === '' || /[.?!]$/.test(said) ? said : said + (ASKS.test(text) ? '?' : '.')) + closing
  )
}

/** So many of a hundred say nothing of what went before. */
const EITHER_PERCENT = 14

const ASKS = /^(?:who|what|when|which|how|can|could|may|do|does|is|are|would)\b/i

/** Words for when the fault of the collection days is behind it. */
export const FAULT_NEEDS = [
  'You missed my bin again. Your website says {day} and the lorry came the day before',
  'Bin not emptied at {street}, second time since you changed the route',
  'The collection day on the website is wrong. We put it out on {day} as it says and nobody came',
  'That is {n} weeks now without a recycling collection in our street',
  'Nobody in our road got their bins emptied. The calendar you posted says {day}',
  'You missed my bin again and I reported it last time too',
  'The whole of {street} was left out again. The driver said we are not on the list',
  'My neighbour and I both reported it and the lorry still does not come to our end of {street}',
  'It is {n} collections now. The man on the lorry says his list is from yesterday',
  'Since the new routes nobody comes to {street} on {day} any more',
  'I ring every week because of the bins. Can somebody please put us back on the list',
  'Your new collection calendar is not what the lorry does. Which day is it for {street}?',
  'I have moved my bin in and out all week because of the wrong day on the letter',
]
