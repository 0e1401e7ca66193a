import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { statement } from '#platform/database/statement.ts'
import { record } from '#platform/ledger/record.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor } from '../accounts/contract.ts'
import { clientEvents } from './contract.ts'
import { countryOf } from './queries.ts'
import { normaliseIdentifier } from './rules.ts'
import * as store from './store.ts'

const nameIfUnknown = statement<{ id: string }, [clientId: string, name: string]>(
  'clients.nameIfUnknown',
  `update clients set name = $2, version = version + 1 where id = $1 and name is null returning id`,
)

/**
 * What a client says of themselves on the way: a name is kept when none was known, a phone or e-mail when it is new.
 * Nothing known is overwritten by a form. Refuses a phone that cannot be one.
 */
export async function keepDetails(
  tx: Tx,
  actor: Actor,
  clientId: string,
  said: { name?: string | undefined; phone?: string | undefined; email?: string | undefined },
  now: Date,
): Promise<void> {
  const about = { ...madeBy(actor, now), clientId }
  if (said.name !== undefined && (await tx.maybe(nameIfUnknown, clientId, said.name))) {
    await record(tx, clientEvents.changed, about, { fields: 1 })
  }
  const country = await countryOf(tx)
  for (const kind of ['phone', 'email'] as const) {
    const raw = said[kind]
    if (raw === undefined) continue
    const { value, shown } = normaliseIdentifier(kind, raw, country)
    const added = await tx.maybe(store.addIdentifier, newId(now), clientId, kind, value, shown, 'client', now)
    if (added) await record(tx, clientEvents.identifierAdded, about, { identifier: kind })
  }
}
