import type { KeptSubject } from '#domain/demand/rules/subjects.ts'
import { profileOfWords } from '#domain/demand/rules/subjects.ts'
import { demandEvents } from '#domain/demand/contract.ts'
import { nearestAmong } from '#core/text/subjects/nearest.ts'
import { newId } from '#platform/ids.ts'
import { json } from '../book.ts'
import type { Row } from '../book.ts'
import { leadOf } from '../world.ts'
import type { World } from '../world.ts'

const DAY_MS = 86_400_000
/** Named so long ago; contacts of so many days are put to what they are nearest to. */
const NAMED_DAYS_AGO = 30
const LOOKED_AT_DAYS = 90
/** Of a group, so many are what a person looked at when naming it. */
const LOOKED_AT = 25

type Named = { readonly name: string; readonly words: readonly string[]; readonly of: string }

/** What clients want, as somebody has named it. What is left waits to be grouped. */
const NAMED: readonly Named[] = [
  {
    name: 'Bins left out since the new routes',
    words: [
      'missed',
      'bin',
      'again',
      'lorry',
      'route',
      'emptied',
      'reported',
      'list',
      'calendar',
      'wrong day',
    ],
    of: 'missed-bin',
  },
  {
    name: 'Council tax bills, payments and reminders',
    words: [
      'reminder',
      'paid',
      'payment',
      'direct debit',
      'account',
      'bill',
      'instalments',
      'owe',
      'final notice',
      'discount',
      'refund',
      'left to pay',
    ],
    of: 'council-tax-pay',
  },
  {
    name: 'Moving house',
    words: ['moved', 'moving', 'old flat', 'tenant', 'house', 'old', 'buying', 'landlord', 'homes'],
    of: 'council-tax-move',
  },
  {
    name: 'A claim that does not move on',
    words: ['claim', 'payslips', 'housing benefit', 'rent', 'papers', 'wages', 'hours'],
    of: 'benefits',
  },
  {
    name: 'No heating or water, and waiting for somebody',
    words: ['boiler', 'heating', 'hot water', 'repair', 'water', 'engineer', 'nobody came', 'part'],
    of: 'urgent-repair',
  },
  {
    name: 'Somewhere to park',
    words: ['permit', 'vouchers', 'car', 'park', 'ticket', 'wardens', 'visitor', 'registration'],
    of: 'parking-permit',
  },
  {
    name: 'The carer who comes, or does not',
    words: ['carer', 'mum', 'visits', 'dad', 'mornings', 'agency'],
    of: 'care-at-home',
  },
]

type Need = { readonly id: string; readonly need: string; readonly arrivedAt: Date }

/** Names subjects and puts the needs of the last months to them, as far as they are near. */
export function addSubjects(world: World): void {
  const contacts = recentContacts(world)
  const subjects = NAMED.map((named) => nameOne(world, named, contacts.get(serviceOf(world, named.of)) ?? []))
  const near = nearestAmong(
    subjects.map(({ kept }) => kept.profile),
    {},
  )
  const said = new Map(subjects.flatMap(({ id, looked }) => looked.map((one) => [one.id, id] as const)))
  for (const { id, need, arrivedAt } of [...contacts.values()].flat()) {
    const subjectId = said.get(id) ?? subjects[near(need).subject]?.id ?? null
    const by = said.has(id) ? 'person' : 'nearest'
    world.book.add('contact_subjects', { contact_id: id, subject_id: subjectId, by, arrived_at: arrivedAt })
  }
}

const serviceOf = (world: World, slug: string) =>
  world.services.find(({ data }) => data.slug === slug)?.id ?? ''

function recentContacts({ book, now }: World): Map<string, Need[]> {
  const since = now.getTime() - LOOKED_AT_DAYS * DAY_MS
  const rows = book.rows('contacts').filter((row) => (row['arrived_at'] as Date).getTime() > since)
  return Map.groupBy(rows.map(needOf), ({ serviceId }) => serviceId)
}

const needOf = (row: Row) => ({
  id: String(row['id']),
  need: String(row['need']),
  serviceId: String(row['service_id']),
  arrivedAt: row['arrived_at'] as Date,
})

function nameOne({ book, now, agents }: World, { name, words }: Named, needs: readonly Need[]) {
  const at = new Date(now.getTime() - NAMED_DAYS_AGO * DAY_MS)
  const looked = needs.filter(({ arrivedAt }) => arrivedAt < at).slice(-LOOKED_AT)
  const profile = profileOfWords(
    words,
    looked.map(({ need }) => need),
  )
  const kept: KeptSubject = { words, profile: { ...profile, leastLikeness: LEAST_LIKENESS }, rarity: {} }
  const [id, makerId] = [newId(at), leadOf(agents).id]
  book.add('subjects', { id, name, words: json(kept), made_by: makerId, made_at: at })
  book.tell(demandEvents.subjectNamed, { at, actor: 'agent', actorId: makerId }, { subjectId: id })
  return { id, kept, looked }
}

/** As near as half of what people say of it. */
const LEAST_LIKENESS = 0.14
