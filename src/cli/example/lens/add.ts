import { findExample } from '../find.ts'
import { setCharter } from '#domain/learning/commands/charter.ts'
import { addControl } from '#domain/measures/commands/controls.ts'
import { setSettings } from '#domain/measures/commands/settings.ts'
import type { Database } from '#platform/database/database.ts'
import { leadOf } from '../world.ts'
import type { World } from '../world.ts'
import { actorOf, daysAgo } from './actor.ts'
import { addCallOuts } from './call-outs.ts'
import { charter, controls, settings } from './figures.ts'
import { addStudies } from './studies.ts'

/** What leaders have said, asked, studied and tried so far, once everything of the past is measured. */
export async function addLens(database: Database, world: World): Promise<void> {
  const lead = actorOf(leadOf(world.agents))
  const persona = (await findExample(database))?.agent.agentId ?? ''
  await database.transact(async (tx) => {
    await setSettings(tx, lead, settings, undefined, daysAgo(world, 60))
    for (const one of controls) await addControl(tx, lead, one, daysAgo(world, 59))
    const lines = charter.map((line) => ({ ...line, id: null, filter: {}, published: true }))
    await setCharter(tx, lead, lines, daysAgo(world, 58))
    await addCallOuts(tx, world, persona)
  })
  await addStudies(database, world)
}
