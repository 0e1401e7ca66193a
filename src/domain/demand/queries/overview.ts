import type { Tx } from '#platform/database/database.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { DemandFilter } from '../contract.ts'
import type { CountDemand } from '../counts.ts'
import {
  byCause,
  byDay,
  byDepartment,
  byService,
  byStep,
  demandShares,
  mattersOf,
  sumsOf,
} from '../rules/overview.ts'
import type { Sums } from '../rules/overview.ts'
import { periodOf } from '../rules/period.ts'
import type { Period } from '../rules/period.ts'
import { shareOf } from '../rules/share.ts'
import * as store from '../store/overview.ts'

/** Marks and subjects are read of at most so many contacts, the newest of the period. */
const MOST_ROWS = 20_000
/** What matters is looked for in so many contacts. */
const MOST_WORDS = 1_000
const MOST_SUBJECTS = 12
const EXAMPLES = 3

/** Value and failure demand of a period, where it fails and why, and what clients want, in their words (R25). */
export async function getOverview(tx: Tx, count: CountDemand, filter: DemandFilter, now: Date) {
  const { zone } = await getOrganisation(tx)
  const period = periodOf(filter, zone, now)
  const counts = await count(tx, period, now)
  const sums = sumsOf(counts.places)
  const span = spanOf(period)
  const { contacts: notByPerson } = await tx.one(store.notByPerson, ...span)
  const { contacts: grave } = await tx.one(store.grave, ...span)
  const failures = await tx.all(store.failures, ...span, MOST_ROWS)
  return {
    ...{ from: period.from, to: period.to, zone, contacts: sums.contacts, marked: sums.marked },
    markedByPerson: Math.max(0, sums.marked - notByPerson),
    ...demandShares(sums),
    byService: byService(counts.places, await names(tx, store.serviceNames)),
    byDepartment: byDepartment(counts.places, await names(tx, store.departmentNames)),
    byStep: byStep(failures),
    byCause: byCause(failures),
    subjects: await subjectsOf(tx, span, sums),
    matters: mattersOf(await tx.all(store.saidWords, ...span, MOST_WORDS)),
    newestOnly: sums.contacts > MOST_ROWS ? MOST_ROWS : null,
    momentsOfTruth: shareOf(Math.min(grave, sums.contacts), sums.contacts),
    days: byDay(counts.days),
  }
}

type Span = [Date, Date, string | null, string | null, string | null]

const spanOf = ({ start, end, serviceId, departmentId, channel }: Period): Span => [
  start,
  end,
  serviceId,
  departmentId,
  channel,
]

async function names(tx: Tx, statement: typeof store.serviceNames): Promise<ReadonlyMap<string, string>> {
  return new Map((await tx.all(statement)).map(({ id, name }) => [id, name]))
}

/** The largest subjects, each with a few needs; then what belongs to none, without an id and a name. */
async function subjectsOf(tx: Tx, span: Span, sums: Sums) {
  const all = await tx.all(store.bySubjects, ...span, MOST_ROWS)
  const rows = all.slice(0, MOST_SUBJECTS)
  const ids = rows.map((one) => one.subjectId)
  const examples = Map.groupBy(
    await tx.all(store.subjectExamples, ...span, ids, EXAMPLES),
    (one) => one.subjectId,
  )
  const named = rows.map(({ subjectId, subject, contacts, failures, marked }) => ({
    ...{ subjectId, subject, contacts, failure: shareOf(failures, marked) },
    examples: (examples.get(subjectId) ?? []).map(presentExample),
  }))
  const rest = await withoutSubject(tx, span, sums, all)
  return rest.contacts > 0 ? [...named, rest] : named
}

async function withoutSubject(tx: Tx, span: Span, sums: Sums, all: readonly store.SubjectSumRow[]) {
  const sum = (of: 'contacts' | 'marked' | 'failures') => all.reduce((total, one) => total + one[of], 0)
  const contacts = Math.max(0, sums.contacts - sum('contacts'))
  const marked = Math.max(0, sums.marked - sum('marked'))
  const failures = Math.min(marked, Math.max(0, sums.failure - sum('failures')))
  const examples = contacts > 0 ? await tx.all(store.otherExamples, ...span, EXAMPLES) : []
  const failure = shareOf(failures, marked)
  return { subjectId: null, subject: '', contacts, failure, examples: examples.map(presentExample) }
}

const presentExample = ({ contactId, caseId, need, demand }: store.ExampleRow) => ({
  ...{ contactId, caseId, need, demand },
})
