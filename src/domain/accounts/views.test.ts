import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { viewRoutes } from '#domain/accounts/contract.views.ts'
import { personRoutes } from '#domain/agents/contract.people.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { MONDAY } from '#tests/support/factories.ts'
import { startService } from '#tests/support/service.ts'
import type { Caller, Service } from '#tests/support/service.ts'

let service: Service
let admin: Caller
let agentId: string
let agent: Caller
let streets: { id: string; departmentId: string }
let housing: { id: string; departmentId: string }

beforeAll(async () => {
  service = await startService({ at: MONDAY, quiet: true })
  const { make } = service
  await make.organisation()
  ;[streets, housing] = [await make.service(), await make.service()]
  admin = await service.staff((await make.agent({ roles: ['agent', 'admin'] })).id)
  agentId = (await make.agent({ departmentId: streets.departmentId, presence: 'available' })).id
  agent = await service.staff(agentId)
})
afterAll(() => service.close())

const limit = (departmentIds: string[], serviceIds: string[] = []) =>
  admin.call(viewRoutes.set, { params: { agentId }, body: { departmentIds, serviceIds } })

describe('what a member of staff sees', () => {
  test('nothing chosen: everything; chosen: the cases of those services, owned there, and one’s own', async () => {
    const { make } = service
    const [there, here] = [
      await make.agent({ departmentId: housing.departmentId }),
      await make.agent({ departmentId: streets.departmentId }),
    ]
    const cases = {
      ofHousing: await make.case({ serviceId: housing.id, ownerId: there.id }),
      ofStreets: await make.case({ serviceId: streets.id, ownerId: there.id }),
      ownedHere: await make.case({ serviceId: housing.id, ownerId: here.id }),
      myOwn: await make.case({ serviceId: housing.id, ownerId: agentId }),
    }
    const seen = async () => {
      const answers = await Promise.all(
        Object.entries(cases).map(async ([name, { id }]) => {
          const { status } = await agent.ask('GET', `/cases/${id}`)
          return [name, status] as const
        }),
      )
      const listed = await agent.call(caseRoutes.list, { query: { whose: 'all' } })
      for (const [name, status] of answers) {
        const id = cases[name as keyof typeof cases].id
        expect({ name, listed: listed.items.some((one) => one.id === id) }).toEqual({
          name,
          listed: status === 200,
        })
      }
      return answers.filter(([, status]) => status === 200).map(([name]) => name)
    }
    expect(await seen()).toEqual(['ofHousing', 'ofStreets', 'ownedHere', 'myOwn'])
    await limit([streets.departmentId])
    expect(await seen()).toEqual(['ofStreets', 'ownedHere', 'myOwn'])
    await limit([], [streets.id])
    expect(await seen()).toEqual(['ofStreets', 'myOwn'])
    await limit([])
    expect(await seen()).toEqual(['ofHousing', 'ofStreets', 'ownedHere', 'myOwn'])
  })

  test('R15: nobody makes a link that opens more than they see', async () => {
    const { make } = service
    const other = await make.agent({ departmentId: housing.departmentId })
    const { clientId } = await make.case({ serviceId: streets.id, ownerId: other.id })
    const params = { clientId }
    await limit([streets.departmentId])
    expect((await agent.call(accountRoutes.makeLink, { params, body: {} })).url, 'sees all of it').toContain(
      '#',
    )
    await make.case({ clientId, serviceId: housing.id, ownerId: other.id })
    const refusal = await agent.refused(accountRoutes.makeLink, { params, body: {} })
    expect([refusal.status, refusal.code]).toEqual([403, 'sees_less'])
    await limit([])
    expect((await agent.call(accountRoutes.makeLink, { params, body: {} })).url).toContain('#')
  })

  test('admins and the person themselves read to what it is limited', async () => {
    await limit([streets.departmentId], [housing.id])
    expect(await admin.call(viewRoutes.get, { params: { agentId } })).toEqual({
      departmentIds: [streets.departmentId],
      serviceIds: [housing.id],
    })
    expect(await agent.call(accountRoutes.me, {})).toMatchObject({
      view: { departments: [{ id: streets.departmentId }], services: [{ id: housing.id }] },
    })
    expect(await admin.call(accountRoutes.me, {})).toMatchObject({ view: null })
  })

  test('whose sight is limited is listed; whoever is limited is made no admin before it is opened', async () => {
    await limit([streets.departmentId])
    const { items } = await admin.call(viewRoutes.list, {})
    expect(items).toEqual([{ agentId, departmentIds: [streets.departmentId], serviceIds: [] }])
    const person = (await admin.call(personRoutes.list, {})).items.find(({ id }) => id === agentId)
    if (!person) throw new Error('the person is there')
    const { version, ...rest } = person
    const { name, title, departmentId, authorityPence, skills, languages, channels, chatCapacity, hours } =
      rest
    const body = {
      name,
      title,
      departmentId,
      authorityPence,
      skills,
      languages,
      channels,
      chatCapacity,
      hours,
    }
    const roles = ['agent' as const, 'admin' as const]
    const change = { params: { agentId }, body: { ...body, roles } }
    expect((await admin.refused(personRoutes.change, change, { version })).code).toBe('view_limited')
    await limit([])
    expect((await admin.call(viewRoutes.list, {})).items).toEqual([])
    expect((await admin.call(personRoutes.change, change, { version })).roles).toEqual(roles)
    const back = { params: { agentId }, body: { ...body, roles: ['agent' as const] } }
    await admin.call(personRoutes.change, back)
  })

  test('an admin sees everything; what is not there cannot be chosen', async () => {
    const other = await service.make.agent({ roles: ['agent', 'admin'] })
    const refused = (params: { agentId: string }, departmentIds: string[]) =>
      admin.refused(viewRoutes.set, { params, body: { departmentIds, serviceIds: [] } })
    expect((await refused({ agentId: other.id }, [streets.departmentId])).code).toBe('admins_see_all')
    expect((await refused({ agentId }, [housing.id])).code).toBe('invalid_input')
    expect((await refused({ agentId: housing.id }, [])).code).toBe('not_found')
  })
})
