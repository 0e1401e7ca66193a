import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import type { Subject } from '#platform/ledger/record.ts'
import { contactEvents } from '../contract.events.ts'
import type { SegmentRow } from '../store/segments.ts'
import { closeSegments, openSegment } from '../store/segments.ts'

/** Ends what goes on and begins the next segment, true to the second. */
export async function nextSegment(
  tx: Tx,
  contactId: string,
  next: { kind: SegmentRow['kind']; agentId: string | null },
  about: Subject,
): Promise<void> {
  await endSegments(tx, contactId, about)
  await tx.run(openSegment, newId(about.at), contactId, next.kind, next.agentId, about.at)
  await record(
    tx,
    contactEvents.segmentBegan,
    { ...about, contactId, agentId: next.agentId },
    { segment: next.kind },
  )
}

/** Ends the open segments now, or (recovery) at the last event that is known. */
export async function endSegments(
  tx: Tx,
  contactId: string,
  about: Subject,
  recoveredAt?: Date,
): Promise<void> {
  const closedBy = recoveredAt ? 'recovery' : 'event'
  for (const ended of await tx.all(closeSegments, contactId, recoveredAt ?? about.at, closedBy)) {
    await record(
      tx,
      contactEvents.segmentEnded,
      { ...about, contactId, agentId: ended.agentId },
      { segment: ended.kind, seconds: Math.round(ended.seconds), closedBy },
    )
  }
}
