import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { dispatch } from '#domain/contacts/dispatch.ts'
import type { SettableClock } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { MONDAY, OFFICE_HOURS } from './factories.ts'
import { startService } from './service.ts'
import type { Caller, Service } from './service.ts'

export type Person = { readonly id: string; readonly name: string; readonly desk: Caller }

/** A small service with people at their desks; nothing moves but by `pass`, `sweep` and the clock. */
export type Desk = {
  readonly service: Service & { clock: SettableClock }
  readonly repairs: string
  readonly skillId: string
  readonly generalId: string
  readonly priya: Person
  readonly tom: Person
  join(
    name: string,
    given?: { skills?: (string | readonly [string, number])[]; roles?: string[] },
  ): Promise<Person>
  /** One pass of the dispatcher. */
  pass(): Promise<void>
  sweep(run: (tx: Tx, now: Date) => Promise<number>): Promise<number>
  minutes(n: number): Date
  rows<T>(text: string, ...values: unknown[]): Promise<T[]>
  begin(given?: Partial<BodyOf<typeof portalRoutes.start>>, client?: Caller): Promise<Begun>
  /** Begins a contact, and has this person answer it. */
  talk(
    person: Person,
    given?: Partial<BodyOf<typeof portalRoutes.start>>,
    client?: Caller,
  ): Promise<Begun & { caseId: string }>
  accept(person: Person, contactId: string): Promise<string>
  offers(
    person: Person,
  ): Promise<readonly { id: string; contactId: string; reasons: readonly { code: string }[] }[]>
}
export type Begun = { readonly client: Caller; readonly contactId: string }

/** Opens at 10:00 on a Monday, with office hours until 18:00. */
export async function openDesk(): Promise<Desk> {
  const service = await startService({ at: MONDAY, quiet: true })
  await migrateJobs(service.databaseUrl)
  const { make } = service
  await make.organisation()
  const calendarId = (await make.calendar({ hours: OFFICE_HOURS })).id
  const departmentId = (await make.department({ calendarId })).id
  const generalId = (await make.skill({ name: 'First point', general: true })).id
  const skillId = (await make.skill({ name: 'Repairs' })).id
  const repairs = (await make.service({ name: 'Repairs', skillId, calendarId, departmentId })).id
  const join: Desk['join'] = async (name, given = {}) => {
    const skills = given.skills ?? [generalId, skillId]
    const all = { ...given, name, skills, departmentId, presence: 'available' as const, idleSince: MONDAY }
    const { id } = await make.agent(all)
    return { id, name, desk: await service.staff(id) }
  }
  const priya = await join('Priya Nair')
  const tom = await join("Tom O'Brien")
  const rows: Desk['rows'] = async <T>(text: string, ...values: unknown[]) =>
    (await service.app.database.pool.query(text, values)).rows as T[]
  const desk: Desk = {
    ...{ service, repairs, skillId, generalId, priya, tom, join, rows },
    pass: async () => void (await dispatch(service.app.database, service.clock)),
    sweep: (run) => service.app.database.transact((tx) => run(tx, service.clock.now())),
    minutes: (n) => new Date(service.clock.now().getTime() + n * 60_000),
    async begin(given = {}, client) {
      const who = client ?? (await service.visitor())
      const body = { need: 'My tap drips', serviceId: repairs, ...given }
      return { client: who, contactId: (await who.call(portalRoutes.start, { body })).id }
    },
    async talk(person, given, client) {
      await rows('update presences set idle_since = $2 where agent_id = $1', person.id, new Date(0))
      const begun = await desk.begin(given, client)
      await desk.pass()
      return { ...begun, caseId: await desk.accept(person, begun.contactId) }
    },
    async accept(person, contactId) {
      const offer = (await desk.offers(person)).find((one) => one.contactId === contactId)
      if (!offer) throw new Error(`${person.name} was not offered it`)
      const params = { offerId: offer.id }
      return (await person.desk.call(contactRoutes.accept, { params, body: {} })).caseId ?? ''
    },
    offers: async (person) => (await person.desk.call(contactRoutes.mine, {})).offers,
  }
  return desk
}
