import type { JourneyHead } from '../contract.flow.ts'
import type { Told } from './journey.ts'

/** What a journey took, as the measures count it (SCIENCE C8); levels are known to the measures alone. */
export type Figures = Omit<
  JourneyHead,
  'caseId' | 'reference' | 'need' | 'service' | 'openedAt' | 'closedAt' | 'levelMet' | 'levelPossible'
>

const SPOKE = new Set(['contact.answered', 'contact.brought_in', 'contact.handed_over'])
const spoke = ({ kind, agentId, facts }: Told) =>
  agentId !== null &&
  (SPOKE.has(kind) || (kind === 'contact.segment_began' && facts['segment'] === 'talking'))

/** The figures of one need from its rows of the ledger, in order of time: for one that the measures do not know yet. */
export function figuresOf(
  told: readonly Told[],
  caseContacts: ReadonlySet<string>,
  { openedAt, closedAt }: { readonly openedAt: Date; readonly closedAt: Date | null },
): Figures {
  const own = told.filter(({ contactId }) => contactId === null || caseContacts.has(contactId))
  const count = (is: (one: Told) => boolean) => own.filter(is).length
  const ofKind = (kind: string) => count((one) => one.kind === kind)
  const seconds = (segment: string) =>
    own
      .filter(({ kind, facts }) => kind === 'contact.segment_ended' && facts['segment'] === segment)
      .reduce((sum, { facts }) => sum + Math.round(Number(facts['seconds']) || 0), 0)
  const moved = new Set(
    own.flatMap(({ facts, contactId }) => (facts['ending'] === 'moved' && contactId ? [contactId] : [])),
  )
  const speaking = own.filter(spoke)
  const runs = holdersOf(own)
  const first = Math.min(openedAt.getTime(), ...own.map(({ at }) => at.getTime()))
  return {
    contacts: count(
      ({ kind, facts, contactId }) =>
        kind === 'contact.arrived' && facts['direction'] !== 'out' && !moved.has(contactId ?? ''),
    ),
    people: new Set(speaking.map(({ agentId }) => agentId)).size,
    places: placesOf(own, speaking),
    handoffs: Math.max(0, runs.length - 1),
    returns: runs.length - new Set(runs).size,
    repeats: ofKind('client.fact_repeated'),
    attempts: ofKind('case.attempted'),
    waitSeconds: seconds('waiting'),
    talkSeconds: seconds('talking'),
    endToEndSeconds: closedAt && Math.max(0, Math.floor((closedAt.getTime() - first) / 1000)),
    promisesKept: ofKind('commitment.kept'),
    promisesBroken: ofKind('commitment.broken'),
  }
}

function placesOf(own: readonly Told[], speaking: readonly Told[]): number {
  const legs = own.filter(({ kind }) => kind.startsWith('case.leg_'))
  const names = [...speaking, ...legs].flatMap(({ department }) => department ?? [])
  return new Set(names).size
}

/** Who had the need in hand, one after the other: whoever answered or took over, and whoever became the owner. */
function holdersOf(told: readonly Told[]): string[] {
  const holders = told.flatMap((one) => {
    if (one.kind === 'case.owner_changed' && one.facts['why'] !== 'first_conversation')
      return typeof one.facts['toId'] === 'string' ? [one.facts['toId']] : []
    return one.agentId !== null && spoke(one) && one.kind !== 'contact.brought_in' ? [one.agentId] : []
  })
  return holders.filter((holder, i) => holder !== holders[i - 1])
}
