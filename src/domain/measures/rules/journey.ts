import type { JourneyStep } from '../contract.flow.ts'
import { Channel } from '../../services/contract.ts'
import { DemandKind } from '../contract.ts'

/** A row of the ledger of one need, with the names of the department and service that it is of. */
export type Told = {
  readonly at: Date
  readonly kind: string
  readonly actor: string
  readonly contactId: string | null
  readonly agentId: string | null
  readonly department: string | null
  readonly service: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

export type Step = Omit<JourneyStep, 'at'> & { readonly at: Date }

/** Words that are kept, by the id of what they belong to; an answer’s is `answer:<id of its question>`. */
export type Words = ReadonlyMap<string, string>

/** What is known of a contact from all its rows. */
type Known = {
  arrivedAt: Date
  channel: JourneyStep['channel']
  demand: JourneyStep['demand']
  talkSeconds: number
  /** The longest wait that the client was told of. */
  told: number | null
}
type Sight = {
  readonly contacts: ReadonlyMap<string, Known>
  readonly words: Words
  /** When legs began. */
  readonly legs: ReadonlyMap<string, Date>
}
type Found = Pick<Step, 'kind'> & Partial<Step>
type Reading = (told: Told, sight: Sight) => Found | null

/** A wait that nobody was told of is too long after so many seconds. */
const LONG_WAIT_S = 300

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
const byClient = ({ actor }: Told) => actor === 'client' || actor === 'visitor'
const secondsBetween = (from: Date | undefined, to: Date) =>
  from ? Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000)) : null

const arrived: Reading = ({ contactId, service, facts }, { contacts, words }) => {
  const known = contacts.get(contactId ?? '')
  const isIn = facts['direction'] !== 'out'
  const waste = isIn && known?.demand === 'failure'
  return {
    ...{ kind: 'contact', place: service, words: words.get(contactId ?? '') ?? null, byClient: isIn, waste },
    demand: known?.demand ?? null,
  }
}

const SEGMENTS: Readonly<Record<string, Reading>> = {
  waiting: ({ contactId, facts }, { contacts }) => {
    const seconds = Math.round(number(facts['seconds']))
    const most = contacts.get(contactId ?? '')?.told ?? LONG_WAIT_S
    return seconds < 1 ? null : { kind: 'waited', seconds, waste: seconds > most }
  },
  hold: ({ department, facts }) => held(department, facts),
  consult: ({ department, facts }) => held(department, facts),
}

const held = (place: string | null, facts: Told['facts']): Found => ({
  ...{ kind: 'held', place, seconds: Math.round(number(facts['seconds'])), waste: true },
})

const ended: Reading = ({ at, contactId, service, facts }, { contacts }) => {
  if (!['left', 'left_waiting'].includes(text(facts['ending']))) return null
  const seconds = secondsBetween(contacts.get(contactId ?? '')?.arrivedAt, at)
  return { kind: 'lost', place: service, seconds, byClient: true, waste: true }
}

/** What was promised, and how it went on. */
const promise =
  (kind: Step['kind'], waste = false): Reading =>
  ({ at, facts }, { words }) => ({
    ...{ kind, words: words.get(text(facts['commitmentId'])) ?? null, waste },
    seconds: kind === 'promised' ? secondsBetween(at, new Date(text(facts['dueAt']) || at)) : null,
  })

const legEnded: Reading = ({ at, department, facts }, { words, legs }) => {
  const id = text(facts['legId'])
  const kind = facts['state'] === 'done' ? 'leg_done' : 'other'
  const seconds = secondsBetween(legs.get(id), at)
  return { kind, place: department, words: words.get(id) ?? null, seconds, waste: facts['late'] === true }
}

const message: Reading = (told, { words }) => {
  const { facts } = told
  if (facts['note'] === true || facts['author'] === 'service') return null
  const own = words.get(text(facts['messageId'])) ?? null
  return { kind: 'message', words: own, byClient: facts['author'] === 'client' }
}

const question =
  (prefix: string): Reading =>
  (told, { words }) => ({
    ...{ kind: 'message', words: words.get(prefix + text(told.facts['questionId'])) ?? null },
    byClient: byClient(told),
  })

const ownerChanged: Reading = ({ department, facts }) =>
  // The first conversation gives a case its owner; a handover tells of itself.
  ['first_conversation', 'handover'].includes(text(facts['why']))
    ? null
    : { kind: 'owner_changed', place: department }

const chosen: Reading = () => ({ kind: 'other', byClient: true })

/** What each event of the ledger is on a journey; what is not here has no place of its own on it. */
const READINGS: Readonly<Record<string, Reading>> = {
  'contact.arrived': arrived,
  'contact.segment_ended': (told, sight) => SEGMENTS[text(told.facts['segment'])]?.(told, sight) ?? null,
  'contact.answered': ({ contactId, department }, { contacts }) => ({
    ...{ kind: 'answered', place: department, seconds: contacts.get(contactId ?? '')?.talkSeconds ?? null },
  }),
  'contact.brought_in': ({ department }) => ({ kind: 'brought_in', place: department }),
  'contact.handed_over': ({ department }) => ({ kind: 'handed_over', place: department }),
  'contact.ended': ended,
  'contact.time_chosen': chosen,
  'contact.written_instead': chosen,
  'contact.place_kept': chosen,
  'client.fact_repeated': ({ facts }, { words }) => ({
    ...{ kind: 'asked_again', words: words.get(text(facts['factId'])) ?? null, waste: true },
  }),
  'commitment.made': promise('promised'),
  'commitment.kept': promise('promise_kept'),
  'commitment.renegotiated': promise('promise_renegotiated'),
  'commitment.broken': promise('promise_broken', true),
  'commitment.withdrawn': promise('other'),
  'case.leg_opened': ({ at, department, facts }, { words }) => ({
    ...{ kind: 'leg_began', place: department, words: words.get(text(facts['legId'])) ?? null },
    seconds: secondsBetween(at, new Date(text(facts['dueAt']) || at)),
  }),
  'case.leg_ended': legEnded,
  'case.attempted': ({ facts }) => ({
    ...{ kind: 'attempt', channel: Channel.safeParse(facts['channel']).data ?? null, waste: true },
  }),
  'case.declined': ({ department }) => ({ kind: 'refused', place: department }),
  'case.message_sent': message,
  'case.question_asked': question(''),
  'case.question_answered': question('answer:'),
  'case.owner_changed': ownerChanged,
  'case.opened': ({ service }) => ({ kind: 'opened', place: service }),
  'case.closed': () => ({ kind: 'closed' }),
  'case.reopened': ({ facts }) => ({ kind: 'reopened', byClient: facts['by'] === 'client', waste: true }),
  'case.confirmed': ({ facts }) => ({ kind: 'confirmed', byClient: true, waste: facts['sorted'] === false }),
}

/** The steps of a journey from its rows of the ledger, both in order of time. */
export function stepsOf(told: readonly Told[], words: Words): Step[] {
  const sight = { contacts: contactsOf(told), words, legs: legsOf(told) }
  const steps = told.flatMap((one): Step[] => {
    const found = READINGS[one.kind]?.(one, sight)
    return found ? [stepOf(one, found, sight)] : []
  })
  return withReasons(steps)
}

function stepOf(told: Told, found: Found, { contacts }: Sight): Step {
  const { at, kind: event, contactId } = told
  const channel = contacts.get(contactId ?? '')?.channel ?? null
  return {
    ...{ at, event, contactId, channel, seconds: null, demand: null, place: null, words: null },
    ...{ byClient: false, waste: false },
    ...found,
  }
}

/** A refusal is written to the client as a message of the same moment: its words are the reason. */
function withReasons(steps: readonly Step[]): Step[] {
  return steps.flatMap((step, i): Step[] => {
    const [before, next] = [steps[i - 1], steps[i + 1]]
    if (isReasonOf(step, next)) return []
    return [isReasonOf(before, step) ? { ...step, words: before?.words ?? null } : step]
  })
}

const isReasonOf = (message: Step | undefined, refused: Step | undefined) =>
  message?.event === 'case.message_sent' &&
  refused?.kind === 'refused' &&
  message.at.getTime() === refused.at.getTime()

const legsOf = (told: readonly Told[]) =>
  new Map(
    told
      .filter(({ kind }) => kind === 'case.leg_opened')
      .map(({ at, facts }) => [text(facts['legId']), at] as const),
  )

function contactsOf(told: readonly Told[]): ReadonlyMap<string, Known> {
  const contacts = new Map<string, Known>()
  for (const { at, kind, contactId, facts } of told) {
    if (contactId === null || !kind.startsWith('contact.')) continue
    const known = contacts.get(contactId) ?? unknown(at)
    contacts.set(contactId, known)
    if (kind === 'contact.arrived') {
      known.arrivedAt = at
      known.channel = Channel.safeParse(facts['channel']).data ?? null
    }
    if (kind === 'contact.estimated') known.told = number(facts['high'])
    if (kind === 'contact.demand_set') known.demand = DemandKind.safeParse(facts['demand']).data ?? null
    if (kind === 'contact.segment_ended' && facts['segment'] === 'talking')
      known.talkSeconds += Math.round(number(facts['seconds']))
  }
  return contacts
}

const unknown = (at: Date): Known => ({
  ...{ arrivedAt: at, channel: null, demand: null, talkSeconds: 0, told: null },
})
