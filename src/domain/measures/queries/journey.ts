import { general } from '#platform/contract/refusal.ts'
import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { flowRoutes } from '../contract.flow.ts'
import { figuresOf } from '../rules/journey-head.ts'
import { stepsOf } from '../rules/journey.ts'
import type { Words } from '../rules/journey.ts'
import * as store from '../store/journey.ts'
import type { KeptCase, ToldRow } from '../store/journey.ts'
import type { HeadRow } from '../store/journeys.ts'
import { headsOf } from './journeys.ts'

/** Lost contacts of so many days before are told with it. */
const DAYS_BEFORE = 7
/** A need of which more is written than this is told up to here. */
const MOST_ROWS = 20_000

/**
 * The whole path of one need from its rows of the ledger, with the words that belong to it while they are kept: those of a
 * client who was erased are null, the path stays (R24). Refuses not_found.
 */
export async function getJourney(tx: Tx, caseId: string): Promise<AnswerOf<typeof flowRoutes.journey>> {
  const [head] = await headsOf(tx, [caseId])
  const kept = await tx.maybe(store.keptCase, caseId)
  const openedAt = head?.openedAt ?? kept?.openedAt ?? refuse(general.not_found)
  const contacts = await tx.all(store.contactsOf, caseId, kept?.clientId ?? null, openedAt, DAYS_BEFORE)
  const contactIds = contacts.map(({ contactId }) => contactId)
  const told = await tx.all(store.told, caseId, contactIds, MOST_ROWS)
  const words = kept && !kept.erased ? await wordsOf(tx, caseId, contactIds, told) : new Map<string, string>()
  return {
    ...(head ?? headFrom(caseId, kept, told, contacts)),
    steps: stepsOf(told, words),
    story: kept ? storyOf(kept) : null,
  }
}

async function wordsOf(
  tx: Tx,
  caseId: string,
  contactIds: readonly string[],
  told: readonly ToldRow[],
): Promise<Words> {
  const named = told.flatMap(({ facts }) =>
    [facts['messageId'], facts['factId']].filter((id) => typeof id === 'string'),
  )
  const rows = await tx.all(store.words, caseId, contactIds, named)
  return new Map(rows.map(({ of, id, words }) => [of === 'answer' ? `answer:${id}` : id, words]))
}

function storyOf({ situation, matters, works, doesNotWork, plan }: KeptCase) {
  const story = {
    ...{ situation: situation ?? '', matters: matters ?? '', works: works ?? '' },
    ...{ doesNotWork: doesNotWork ?? '', plan: plan ?? '' },
  }
  return Object.values(story).some((words) => words !== '') ? story : null
}

/** What is known of a need that the measures have not come to yet. */
function headFrom(
  caseId: string,
  kept: KeptCase | undefined,
  told: readonly ToldRow[],
  contacts: readonly store.ContactRow[],
): HeadRow {
  const { reference, need, service, openedAt, closedAt } = kept ?? refuse(general.not_found)
  const own = new Set(contacts.flatMap(({ contactId, before }) => (before ? [] : [contactId])))
  return {
    ...{ caseId, reference, need, service, openedAt, closedAt, levelMet: null, levelPossible: null },
    ...figuresOf(told, own, { openedAt, closedAt }),
  }
}
