import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import { arrive, sayFromOutside } from './commands/arrive.ts'
import type { ChannelAdapter, ContactPort } from './contract.port.ts'
import { messageToDeliver } from './store/port.ts'

export { DELIVER } from './commands/arrive.ts'

/** The port into this service. */
export function createContactPort(parts: { database: Database; clock: Clock }): ContactPort {
  const { database, clock } = parts
  return {
    arrive: (arrival) => database.transact((tx) => arrive(tx, arrival, arrival.at ?? clock.now())),
    heard: (heard) => database.transact((tx) => sayFromOutside(tx, heard, clock.now())),
  }
}

/** The task for `DELIVER`: finds the message and gives it to its channel. A channel that is not here yet is tried again later. */
export function deliverTask(parts: { database: Database; channels: readonly ChannelAdapter[] }): Task {
  return async (payload) => {
    const { messageId } = payload as { messageId: string }
    const found = await parts.database.read((tx) => tx.maybe(messageToDeliver, messageId))
    if (!found) return
    const adapter = parts.channels.find((one) => one.channel === found.channel)
    if (!adapter) throw new Error(`no channel speaks ${found.channel}`)
    const { clientName, phones, emails, ...message } = found
    await adapter.deliver({
      ...message,
      to: { name: clientName, phones: phones ?? [], emails: emails ?? [] },
    })
  }
}
