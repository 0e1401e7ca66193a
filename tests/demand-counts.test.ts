import { afterAll, beforeAll, expect, test } from 'vitest'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { demandRoutes } from '#domain/demand/contract.ts'
import { countContacts } from '#domain/demand/counts.ts'
import { periodOf } from '#domain/demand/rules/period.ts'
import { countDemand } from '#domain/measures/queries/demand.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { MONDAY } from './support/factories.ts'
import { startService } from './support/service.ts'

let service: Awaited<ReturnType<typeof startService>>
beforeAll(async () => {
  service = await startService({ at: MONDAY, quiet: true })
  await migrateJobs(service.databaseUrl)
})
afterAll(() => service.close())

test('R25: the overview counts from the ledger to the second, and the same as the contacts themselves', async () => {
  const { make, clock } = service
  await make.organisation()
  const skill = await make.skill({ general: true })
  const bins = await make.service({ skillId: skill.id })
  const { id } = await make.agent({
    roles: ['agent', 'lead'],
    skills: [skill.id],
    departmentId: bins.departmentId,
  })
  const lead = await service.staff(id)
  const marks = ['failure', 'failure', 'value', 'cannot_tell', null] as const
  for (const [n, demand] of marks.entries()) {
    clock.set(new Date(MONDAY.getTime() + n * 86_400_000))
    const serviceId = n % 2 === 0 ? { serviceId: bins.id } : {}
    const body = { channel: 'letter' as const, who: `Client ${n}`, need: 'About my bin', ...serviceId }
    const { contactId } = await lead.call(contactRoutes.log, { body })
    if (demand) await lead.call(demandRoutes.mark, { params: { contactId }, body: { demand } })
  }
  const overview = await lead.call(demandRoutes.overview, { query: {} })
  expect(overview).toMatchObject({
    ...{ contacts: 5, marked: 4, markedByPerson: 4 },
    ...{ failure: { part: 2, of: 4 }, value: { part: 1 }, cannotTell: { part: 1 } },
  })
  expect(overview.days).toHaveLength(5)
  const { database } = service.app
  for (const filter of [
    {},
    { serviceId: bins.id },
    { departmentId: bins.departmentId },
    { channel: 'letter' as const },
  ]) {
    const period = periodOf(filter, 'Europe/London', clock.now())
    const [own, rolled] = await database.read(async (tx) => [
      await countContacts(tx, period, clock.now()),
      await countDemand(tx, period, clock.now()),
    ])
    const sorted = (rows: readonly object[] | undefined) =>
      (rows ?? []).map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted()
    expect(sorted(rolled?.days), JSON.stringify(filter)).toEqual(sorted(own?.days))
    expect(sorted(rolled?.places), JSON.stringify(filter)).toEqual(sorted(own?.places))
  }
})
