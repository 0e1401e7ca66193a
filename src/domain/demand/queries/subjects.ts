import type { Tx } from '#platform/database/database.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { DemandFilter } from '../contract.ts'
import type { Proposals } from '../proposals.ts'
import { periodOf } from '../rules/period.ts'
import { readSubject } from '../rules/subjects.ts'
import { bySubjects } from '../store/overview.ts'
import * as store from '../store/subjects.ts'
import type { Subjects } from '../subjects.ts'

const MOST_ROWS = 20_000

/** Named subjects with their contacts in a period, by name, and groups of needs that wait for a name. */
export async function listSubjects(
  tx: Tx,
  parts: { proposals: Proposals; subjects: Subjects },
  filter: DemandFilter,
  now: Date,
) {
  const period = periodOf(filter, (await getOrganisation(tx)).zone, now)
  const { start, end, serviceId, departmentId, channel } = period
  const sums = await tx.all(bySubjects, start, end, serviceId, departmentId, channel, MOST_ROWS)
  const contacts = new Map(sums.map((one) => [one.subjectId, one.contacts]))
  const named = (await tx.all(store.subjects)).map(({ id, name, words }) => ({
    ...{ id, name, words: [...readSubject(words).words], contacts: contacts.get(id) ?? 0 },
  }))
  const proposals = await Promise.all(
    (await parts.proposals.of(tx, period, now)).map(async (one) => ({
      ...{ key: one.key, words: one.words, contacts: one.contacts, examples: one.examples },
      nearId: (await parts.subjects.nearest(tx, one.examples[0]?.need ?? '', now))?.id ?? null,
    })),
  )
  return { named, proposals }
}
