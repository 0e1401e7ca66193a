import { accountRoutes } from '#domain/accounts/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { SettableClock } from '#platform/clock.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { MONDAY } from './factories.ts'
import { startService } from './service.ts'
import type { Caller, Service } from './service.ts'

/** Everything that belongs to one client, by the names that routes give to ids. */
export type Belongings = {
  readonly client: Caller
  readonly words: string
  readonly phone: string
  readonly ids: Readonly<Record<string, string>>
}

/** A service in which there is one of everything, and somebody of every kind to call it. */
export type Populated = {
  readonly service: Service & { clock: SettableClock }
  readonly agent: Caller
  readonly lead: Caller
  readonly admin: Caller
  readonly one: Belongings
  readonly other: Belongings
  /** Ids that belong to nobody in particular. */
  readonly ids: Readonly<Record<string, string>>
  freshClient(): Promise<Caller>
}

type Staff = { agent: Caller; agentId: string; serviceId: string }

/** Builds it, on a clock that stands still and without timers: only what a test does happens. */
export async function startPopulated(): Promise<Populated> {
  const service = await startService({ at: MONDAY, quiet: true })
  const { make } = service
  await migrateJobs(service.databaseUrl)
  await make.organisation()
  const general = await make.skill({ name: 'First point', general: true })
  const skill = await make.skill({ name: 'Repairs' })
  const offered = await make.service({ skillId: skill.id, slug: 'repairs' })
  await make.standard({ departmentId: offered.departmentId })
  const article = await make.article({ serviceId: offered.id })
  const skills = [general.id, skill.id]
  const both = {
    departmentId: offered.departmentId,
    skills,
    presence: 'available' as const,
    chatCapacity: 10,
  }
  const [agent, lead, admin, colleague] = [
    await make.agent(both),
    await make.agent({ ...both, roles: ['agent', 'lead'] }),
    await make.agent({ ...both, roles: ['agent', 'admin'] }),
    await make.agent(both),
  ]
  const callers = await Promise.all([agent, lead, admin].map((one) => service.staff(one.id)))
  const [asAgent, asLead, asAdmin] = callers
  if (!asAgent || !asLead || !asAdmin) throw new Error('staff are there')
  const staff: Staff = { agent: asAgent, agentId: agent.id, serviceId: offered.id }
  return {
    service,
    agent: asAgent,
    lead: asLead,
    admin: asAdmin,
    one: await belongings(service, staff, 'the kitchen of Ada Lovelace', '020 7946 0123'),
    other: await belongings(service, staff, 'the roof of Grace Hopper', '020 7946 0456'),
    ids: {
      agentId: colleague.id,
      toAgentId: colleague.id,
      coOwnerId: colleague.id,
      coverId: colleague.id,
      byAgentId: colleague.id,
      serviceId: offered.id,
      skillId: skill.id,
      departmentId: offered.departmentId,
      articleId: article.id,
      slug: 'repairs',
    },
    freshClient: () => service.visitor(),
  }
}

async function belongings(service: Service, staff: Staff, words: string, phone: string): Promise<Belongings> {
  const { agent } = staff
  const { clientId } = await agent.call(clientRoutes.add, { body: { name: words, phone } })
  const params = { clientId }
  const link = await agent.call(accountRoutes.makeLink, { params, body: {} })
  const client = service.nobody()
  await client.call(accountRoutes.openLink, { body: { token: link.url.split('#')[1] ?? '' } })
  const { caseId, commitmentId, legId, questionId } = await caseOf(service, staff, clientId, words)
  const fact = await agent.call(clientRoutes.tellFact, { params, body: { label: 'address', value: words } })
  const page = await agent.call(clientRoutes.get, { params })
  const contact = await client.call(portalRoutes.start, { body: { need: words, caseId } })
  const offerId = await offer(service, staff, contact.id)
  const paper = await client.ask(
    'POST',
    '/papers',
    paperForm(`${words}.txt`, words, { contactId: contact.id }),
  )
  return {
    client,
    words,
    phone,
    ids: {
      ...{ clientId, caseId, commitmentId, legId, questionId, offerId },
      // Another than the one the client came by: ending it leaves the client signed in.
      linkId: (await agent.call(accountRoutes.makeLink, { params, body: {} })).link.id,
      factId: fact.id,
      identifierId: page.identifiers[0]?.id ?? '',
      contactId: contact.id,
      paperId: (paper.body as { id: string }).id,
    },
  }
}

async function caseOf(service: Service, staff: Staff, clientId: string, words: string) {
  const { agent, agentId, serviceId } = staff
  const { id: caseId } = await service.make.case({ clientId, ownerId: agentId, serviceId, need: words })
  const dueAt = new Date(service.clock.now().getTime() + 86_400_000).toISOString()
  const params = { caseId }
  const promise = await agent.call(commitmentRoutes.make, {
    params,
    body: { kind: 'action', what: words, dueAt, told: 'page' },
  })
  const leg = await agent.call(caseRoutes.openLeg, {
    params,
    body: { what: words, coOwnerId: agentId, dueAt },
  })
  const asked = await agent.call(caseRoutes.ask, { params, body: { askedOf: 'client', question: words } })
  await agent.call(caseRoutes.write, { params, body: { kind: 'note', body: `a note on ${words}` } })
  return { caseId, commitmentId: promise.id, legId: leg.id, questionId: asked.id }
}

/** An open offer of this contact to the agent, as the dispatcher makes them. */
async function offer(service: Service, { agent, agentId }: Staff, contactId: string): Promise<string> {
  await service.app.database.pool.query(
    `insert into offers (id, contact_id, agent_id, purpose, reasons, made_at, expires_at)
     values (gen_random_uuid(), $1, $2, 'answer', '[]', $3, $3::timestamptz + interval '30 seconds')`,
    [contactId, agentId, service.clock.now()],
  )
  const { offers } = await agent.call(contactRoutes.mine, {})
  return offers.find((one) => one.contactId === contactId)?.id ?? ''
}

/** A form with one paper and fields beside it. */
export function paperForm(
  name: string,
  content: string | Buffer,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', new Blob([new Uint8Array(Buffer.from(content))]), name)
  return form
}
