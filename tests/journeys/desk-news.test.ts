import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCase } from '#domain/cases/commands.ts'
import { tellMentioned } from '#domain/cases/commands.mentions.ts'
import { inOrder } from './support/in-order.ts'
import { press, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { problemsOf } from './support/screens.ts'

let place: Place
let council: Council
const cases: { id: string; reference: string }[] = []

async function anOpenCase(need: string): Promise<void> {
  const { priya, margaret, waste } = council
  const input = {
    ...{ clientId: margaret.id, ownerId: priya.id, serviceId: waste.id, need },
    ...({ stakes: 'ordinary', channel: 'chat' } as const),
  }
  cases.push(
    await place.app.database.transact((tx) => openCase(tx, { kind: 'service' }, input, place.clock.now())),
  )
}

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  for (const need of ['The brown bin was left full', 'The lid is broken', 'A second bin, please']) {
    await anOpenCase(need)
  }
  const { priya, tom } = council
  await place.app.database.transact((tx) =>
    tellMentioned(
      tx,
      {
        kind: 'agent',
        agentId: priya.id,
        name: priya.name,
        departmentId: priya.departmentId,
        authorityPence: 0,
        roles: ['agent'],
      },
      { caseId: cases[0]?.id ?? '', messageId: cases[0]?.id ?? '', mentions: [tom.id] },
      place.clock.now(),
    ),
  )
})
afterAll(() => place.close())
inOrder(() => place)

describe('a colleague who was named', () => {
  test('finds it among the notifications, follows the case, and chooses what comes how', async () => {
    const tom = await place.desk(council.tom.id)
    await tom.goto(`${place.url}/desk/notifications`)
    await sees(tom, 'Priya Nair mentioned you about Margaret Ellis')
    await press(tom, 'Follow')
    await tom.getByRole('button', { name: 'Following' }).waitFor()
    await tom
      .getByRole('checkbox', { name: 'Push: Changes in what I follow' })
      .locator('xpath=ancestor-or-self::label[1]')
      .click()
    await tom.getByLabel('Quiet from').fill('20:00')
    await tom.getByLabel('Quiet until').fill('07:00')
    expect(await problemsOf(tom)).toEqual([])
    await tom.reload()
    await tom.getByRole('checkbox', { name: 'Push: Changes in what I follow' }).waitFor()
    expect(await tom.getByLabel('Quiet until').inputValue()).toBe('07:00')
    await tom.getByRole('link', { name: /Priya Nair mentioned you/ }).click()
    await tom.waitForURL(new RegExp(`/desk/cases/${cases[0]?.id}`))
    await tom.context().close()
  })
})

test('nothing went wrong inside the pages', () => {
  expect(place.faults).toEqual([])
})
