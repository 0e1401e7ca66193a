import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { recordMany } from '#platform/ledger/record.ts'
import { madeBy } from '../accounts/contract.ts'
import { PAGE, SERVICE } from './commands.ts'
import { caseEvents } from './contract.events.ts'
import * as store from './store/telling.ts'

/**
 * Writes the service's own words on the page of every client with an open case on a service, once each: on the case in
 * which something happened last. In a few statements, however many they are. @returns how many clients were told.
 */
export async function tellClientsOfService(
  tx: Tx,
  input: { serviceId: string; body: string },
  now: Date,
): Promise<number> {
  const cases = await tx.all(store.lockNewestOpen, input.serviceId)
  if (cases.length === 0) return 0
  const messages = cases.map((one) => ({ ...one, messageId: newId(now) }))
  const caseIds = messages.map((one) => one.caseId)
  await tx.run(
    store.addTold,
    messages.map((one) => one.messageId),
    caseIds,
    messages.map((one) => one.clientId),
    ...[input.body, now, PAGE],
  )
  await recordMany(
    tx,
    caseEvents.messageSent,
    messages.map(({ messageId, caseId, clientId }) => ({
      about: { ...madeBy(SERVICE, now), caseId, clientId },
      facts: { messageId, author: 'service' as const, note: false },
    })),
  )
  await tx.run(store.touchMany, caseIds, now)
  return messages.length
}
