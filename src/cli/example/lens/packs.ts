import { makePack, noteRead } from '#domain/learning/commands/packs.ts'
import { chartFor } from '#domain/measures/queries/capability.ts'
import { headsOf } from '#domain/measures/queries/journeys.ts'
import type { Tx } from '#platform/database/database.ts'
import type { World } from '../world.ts'
import { actorCalled, morningOf } from './actor.ts'

const MINUTE_MS = 60_000
/** Mornings ago, with who has read that day’s pack. */
const READERS: readonly (readonly [daysAgo: number, readers: readonly string[]])[] = [
  [3, ['marcus.bell', 'helen.ashworth']],
  [2, ['helen.ashworth', 'marcus.bell']],
  [1, ['helen.ashworth']],
]

/** The daily packs of the last three mornings, read by those who lead. */
export async function addPacks(tx: Tx, world: World): Promise<void> {
  for (const [days, readers] of READERS) {
    const madeAt = morningOf(world, days, 6)
    const id = await makePack(tx, { kind: 'service' }, { chartFor, headsOf }, madeAt)
    for (const [index, reader] of readers.entries()) {
      const at = new Date(madeAt.getTime() + (130 + 47 * index) * MINUTE_MS)
      await noteRead(tx, actorCalled(world, reader), id, at)
    }
  }
}
