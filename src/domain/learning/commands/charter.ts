import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import type { charterRoutes } from '../contract.charter.ts'
import { learningEvents } from '../contract.ts'
import { canBeNarrowed, isSame } from '../rules/charter.ts'
import * as store from '../store/charter.ts'
import { refuseField } from './patterns.ts'

type Lines = BodyOf<typeof charterRoutes.setLines>['items']

/**
 * Writes the charter anew: these lines in this order, and no others. Lines that stay as they are keep their version; where
 * nothing changes nothing is written. Refuses invalid_input for lines, services and departments we do not have, and for
 * what a measure cannot be narrowed to.
 */
export async function setCharter(tx: Tx, actor: AgentActor, items: Lines, now: Date): Promise<void> {
  await checkPlaces(tx, items)
  await tx.run(store.lock)
  const kept = new Map((await tx.all(store.lines, false)).map((one) => [one.id, one]))
  checkIds(items, new Set(kept.keys()))
  const written = items.map((line, place) => ({
    ...line,
    place,
    kept: line.id ? kept.get(line.id) : undefined,
  }))
  const staying = written.flatMap((line) => (line.id ? [line.id] : []))
  let changed = (await tx.all(store.removeAllBut, staying)).length
  for (const { place, kept: before, ...line } of written) {
    if (before && isSame(before, line, place)) continue
    const { id, text, measure, filter, published } = line
    const fields = [text, measure, JSON.stringify(filter), published, actor.agentId, now] as const
    await tx.run(store.set, id ?? newId(now), place, ...fields)
    changed += 1
  }
  if (changed > 0) await record(tx, learningEvents.charterSet, madeBy(actor, now), { lines: items.length })
}

function checkIds(items: Lines, known: ReadonlySet<string>): void {
  const seen = new Set<string>()
  for (const [index, { id }] of items.entries()) {
    if (id === null) continue
    if (!known.has(id)) refuseField(`/body/items/${index}/id`, 'is no line of the charter any more')
    if (seen.has(id)) refuseField(`/body/items/${index}/id`, 'is there twice')
    seen.add(id)
  }
}

async function checkPlaces(tx: Tx, items: Lines): Promise<void> {
  const places = (filter: Lines[number]['filter']) =>
    [filter.serviceId, filter.departmentId].filter((id) => id !== undefined)
  const asked = items.flatMap(({ filter }) => places(filter))
  const known = new Set((await tx.all(store.known, asked)).map(({ id }) => id))
  for (const [index, { measure, filter }] of items.entries()) {
    const path = `/body/items/${index}/filter`
    if (places(filter).some((id) => !known.has(id)))
      refuseField(path, 'names a service or department that we do not have')
    if (!canBeNarrowed(measure, filter)) refuseField(path, 'is nothing that this measure can be narrowed to')
  }
}
