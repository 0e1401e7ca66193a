import { localDate, wholeDay } from '#core/calendars/hours.ts'
import type { Tx } from '#platform/database/database.ts'
import { atRisk } from '../../commitments/queries.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { Estimates } from '../estimates.ts'
import { clientIsHere } from '../rules.ts'
import { allTalking, allWaiting, everybody, today } from '../store/now.ts'
import type { NowRow } from '../store/now.ts'
import { named } from './moment.ts'

/** Who waits, who talks, who is free, what is at risk, and today's figures since midnight in the service's zone. */
export async function getNow(tx: Tx, deps: { estimates: Estimates }, now: Date) {
  const { zone } = await getOrganisation(tx)
  const midnight = new Date(wholeDay(zone, localDate(zone, now.getTime())).start)
  const people = await tx.all(everybody)
  const { estimates } = await deps.estimates.tell(tx, null)
  return {
    at: now,
    waiting: (await tx.all(allWaiting)).map((row) => summaryOf(row, now)),
    talking: (await tx.all(allTalking)).map((row) => summaryOf(row, now)),
    people: people.map(({ id, name, ...rest }) => ({ agent: { id, name }, ...rest })),
    atRisk: await atRisk(tx, now, 50),
    estimates,
    today: await tx.one(today, midnight),
  }
}

function summaryOf(row: NowRow, now: Date) {
  const { agentId, agentName, offeredToId, offeredToName, clientSeenAt, experts } = row
  const { estimateLowS: low, estimateLikelyS: likely, estimateHighS: high, ...rest } = row
  return {
    ...rest,
    agent: named(agentId, agentName),
    offeredTo: named(offeredToId, offeredToName),
    clientHere: clientIsHere({ ...row, clientSeenAt }, now),
    experts: experts ?? [],
    estimate:
      low !== null && likely !== null && high !== null
        ? { lowSeconds: low, likelySeconds: likely, highSeconds: high }
        : null,
  }
}
