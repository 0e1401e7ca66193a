import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { viewRoutes } from '#domain/accounts/contract.views.ts'
import { inOrder } from './support/in-order.ts'
import { press, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Council, Place } from './support/place.ts'
import { NARROW, WIDE, problemsOf, resize } from './support/screens.ts'

let place: Place
let council: Council
let admin: Page
let agent: Page
let agentId = ''
let own = ''
let other = ''

beforeAll(async () => {
  place = await openPlace()
  council = await foundCouncil(place)
  const { waste, priya, margaret } = council
  const elsewhere = await place.make.service({ name: 'Housing repairs' })
  const colleague = await place.make.agent({ name: 'Tom Berry', departmentId: elsewhere.departmentId })
  const boss = await place.make.agent({ name: 'Ingrid Larsen', roles: ['admin'] })
  agentId = priya.id
  const client = await place.make.client({ name: 'Rose Keller' })
  own = (await place.make.case({ clientId: margaret.id, ownerId: priya.id, serviceId: waste.id })).id
  other = (await place.make.case({ clientId: client.id, ownerId: colleague.id, serviceId: elsewhere.id })).id
  admin = await place.desk(boss.id)
  agent = await place.desk(priya.id)
})
afterAll(() => place.close())
inOrder(() => place)

describe('who sees what, and who looked', () => {
  test('somebody who sees everything opens a case of any department', async () => {
    await agent.goto(`${place.url}/desk/cases/${own}`)
    await sees(agent, 'Margaret')
    await agent.goto(`${place.url}/desk/cases/${other}`)
    await sees(agent, 'Rose Keller')
  })

  test('limited to a department, the other case is not there any more', async () => {
    const boss = await place.staff((await place.make.agent({ name: 'Ada Marsh', roles: ['admin'] })).id)
    await boss.call(viewRoutes.set, {
      params: { agentId },
      body: { departmentIds: [council.waste.departmentId], serviceIds: [] },
    })
    await agent.goto(`${place.url}/desk/cases/${other}`)
    await sees(agent, /nothing here/i)
    await agent.goto(`${place.url}/desk/cases?whose=all`)
    await sees(agent, 'Margaret')
    expect(await agent.getByText('Rose Keller').count()).toBe(0)
  })

  test('an admin reads who opened it, and what was changed, and narrows it down', async () => {
    await admin.goto(`${place.url}/admin/audit`)
    await sees(admin, 'What a member of staff sees was limited, or opened again.')
    expect(await problemsOf(admin)).toEqual([])
    await admin.getByRole('tab', { name: 'Opened' }).click()
    await sees(admin, 'Rose Keller')
    await resize(admin, WIDE)
    expect(await problemsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Only about this person: Rose Keller' }).first().click()
    await sees(admin, 'Only about Rose Keller')
    await expect.poll(() => admin.getByText('Margaret').count()).toBe(0)
    await resize(admin, NARROW)
    expect(await problemsOf(admin)).toEqual([])
    await press(admin, 'About everybody again')
    await sees(admin, 'Margaret')
  })
})
