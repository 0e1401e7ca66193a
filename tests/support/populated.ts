import { accountRoutes } from '#domain/accounts/contract.ts'
import { keyRoutes } from '#domain/accounts/contract.keys.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { charterRoutes } from '#domain/learning/contract.charter.ts'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import { controlInputNames, costRoutes } from '#domain/measures/contract.cost.ts'
import type { ControlInputs } from '#domain/measures/contract.cost.ts'
import { constraintRoutes } from '#domain/planning/contract.constraints.ts'
import { demandRoutes } from '#domain/planning/contract.demand.ts'
import { myShiftRoutes } from '#domain/planning/contract.mine.ts'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import { whatIfRoutes } from '#domain/planning/contract.what-if.ts'
import { noticeRoutes } from '#domain/notices/contract.ts'
import { widgetRoutes } from '#domain/widget/contract.ts'
import { webhookRoutes } from '#domain/webhooks/contract.ts'
import { newId } from '#platform/ids.ts'
import type { SettableClock } from '#platform/clock.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { MONDAY } from './factories.ts'
import { csvOf } from './planning.ts'
import { automated } from './populated.automation.ts'
import { knownDemand } from './populated.demand.ts'
import { deskWork } from './populated.desk-work.ts'
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
  readonly planner: Caller
  /** Connects systems, and does nothing else here. */
  readonly integrator: Caller
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
  const standard = await make.standard({ departmentId: offered.departmentId })
  const article = await make.article({ serviceId: offered.id })
  const skills = [general.id, skill.id]
  const both = {
    departmentId: offered.departmentId,
    skills,
    presence: 'available' as const,
    chatCapacity: 10,
  }
  const [agent, lead, admin, planner, integrator, colleague] = [
    await make.agent(both),
    await make.agent({ ...both, roles: ['agent', 'lead'] }),
    await make.agent({ ...both, roles: ['agent', 'admin'] }),
    // Plans, and is offered nothing.
    await make.agent({ departmentId: offered.departmentId, roles: ['agent', 'planner'] }),
    await make.agent({ departmentId: offered.departmentId, roles: ['integrator'] }),
    await make.agent(both),
  ]
  const people = [agent, lead, admin, planner, integrator]
  const callers = await Promise.all(people.map((one) => service.staff(one.id)))
  const [asAgent, asLead, asAdmin, asPlanner, asIntegrator] = callers
  if (!asAgent || !asLead || !asAdmin || !asPlanner || !asIntegrator) throw new Error('staff are there')
  const staff: Staff = { agent: asAgent, agentId: agent.id, serviceId: offered.id }
  const one = await belongings(service, staff, 'the kitchen of Ada Lovelace', '020 7946 0123')
  const other = await belongings(service, staff, 'the roof of Grace Hopper', '020 7946 0456')
  const contactIds = [one, other].map(({ ids }) => ids['contactId'] ?? '')
  const plans = await planned(service, {
    planner: asPlanner,
    agent: asAgent,
    agentId: agent.id,
    colleagueId: colleague.id,
  })
  return {
    service,
    agent: asAgent,
    lead: asLead,
    admin: asAdmin,
    planner: asPlanner,
    integrator: asIntegrator,
    one,
    other,
    ids: {
      ...(await knownDemand(service, lead.id, contactIds)),
      agentId: colleague.id,
      toAgentId: colleague.id,
      coOwnerId: colleague.id,
      coverId: colleague.id,
      byAgentId: colleague.id,
      serviceId: offered.id,
      skillId: skill.id,
      departmentId: offered.departmentId,
      calendarId: offered.calendarId,
      standardId: standard.id,
      // Of nobody: a real one needs a device.
      passkeyId: '018f0000-0000-7000-8000-00000000000a',
      articleId: article.id,
      ruleKind: 'papers',
      slug: 'repairs',
      noticeId: await notice(service, asLead, offered.id),
      ...plans,
      ...(await learnt(service, asLead, lead.id, plans.patternId)),
      callOutId: await callOut(service, agent.id, one.ids),
      packId: (await asLead.call(charterRoutes.makePack, {})).id,
      ...(await reckoned(asAdmin)),
      ...(await automated(asLead, asAgent, one.ids['caseId'] ?? '')),
      ...(await connected(asAdmin)),
      ...(await deskWork(asAgent, asAdmin, one.ids['caseId'] ?? '')),
    },
    freshClient: () => service.visitor(),
  }
}

/** What other systems are joined by. */
async function connected(admin: Caller) {
  const body = { name: 'The website', scopes: ['contacts:read' as const] }
  const hook = { name: 'The website', url: 'https://example.org/hook', kinds: ['case.*'] }
  const webhookId = (await admin.call(webhookRoutes.add, { body: hook })).webhook.id
  const deliveryId = (await admin.call(webhookRoutes.test, { params: { webhookId }, body: {} })).id
  const siteId = (
    await admin.call(widgetRoutes.addSite, { body: { origin: 'https://shop.example.org', name: 'Shop' } })
  ).id
  return { siteId, keyId: (await admin.call(keyRoutes.make, { body })).made.id, webhookId, deliveryId }
}

/** A disruption that is told just now. */
async function notice(service: Service, lead: Caller, serviceId: string): Promise<string> {
  const at = (hours: number) => new Date(service.clock.now().getTime() + hours * 3_600_000).toISOString()
  const words = { title: 'The lifts stand still', body: 'A part is missing; it comes tomorrow.' }
  const body = { serviceId, ...words, fromAt: at(0), untilAt: at(48) }
  return (await lead.call(noticeRoutes.publish, { body })).id
}

/** A leg that somebody is asked about. */
async function callOut(service: Service, askedId: string, ids: Belongings['ids']): Promise<string> {
  const id = newId(service.clock.now())
  await service.app.database.pool.query(
    `insert into call_outs (id, department_id, leg_id, case_id, asked_id, meant, asked_at)
     select $1, department_id, id, case_id, $3, 'The client waited', $4 from legs where id = $2`,
    [id, ids['legId'], askedId, service.clock.now()],
  )
  return id
}

/** A pattern, under the id of the planner's kind of shift, for both are called `patternId`; an experiment; a note on charts. */
async function learnt(service: Service, lead: Caller, ownerId: string, patternId: string) {
  const at = service.clock.now()
  const figures = { times: 9, of: 90, people: 9, staffMinutes: NO_TIME, pence: null, clientMinutes: NO_TIME }
  await service.app.database.pool.query(
    `insert into patterns (id, kind, about, about_key, found_at, seen_at, figures, changed_at)
     values ($1, 'ping_pong', '{}', '', $2, $2, $3, $2)`,
    [patternId, at, JSON.stringify({ ...figures, sinceDay: null, before: null })],
  )
  const tried = { name: 'Fewer letters', change: 'One letter instead of three', expect: 'Fewer questions' }
  const experiment = await lead.call(patternRoutes.addExperiment, {
    body: { ...tried, measure: 'contacts', direction: 'down', ownerId, startsOn: '2026-03-01' },
  })
  const note = await lead.call(patternRoutes.annotate, {
    body: { day: '2026-03-01', kind: 'note', name: 'Storm' },
  })
  return { experimentId: experiment.id, annotationId: note.id }
}
const NO_TIME = { low: 0, likely: 0, high: 0 }

/** What the lens is told: a control of which nothing is known yet. */
async function reckoned(admin: Caller) {
  const inputs = Object.fromEntries(controlInputNames.map((name) => [name, null])) as ControlInputs
  const control = await admin.call(costRoutes.addControl, { body: { name: 'Password', inputs } })
  return { controlId: control.id }
}

type Planning = { planner: Caller; agent: Caller; agentId: string; colleagueId: string }

/** One of everything that the planner knows: a draft that is solved, with shifts that two people could swap. */
async function planned(service: Service, { planner, agent, agentId, colleagueId }: Planning) {
  const csv = csvOf('2025-12-01', 84, () => 12)
  const { series } = await planner.call(demandRoutes.importSeries, { body: { name: 'Last year', csv } })
  const pattern = await planner.call(peopleRoutes.addPattern, {
    body: { name: 'Day', minutes: 480, starts: [480] },
  })
  await planner.call(peopleRoutes.setTerms, {
    params: { agentId },
    body: {
      ...TERMS,
      available: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [[420, 1200]]])),
    },
  })
  const leave = await planner.call(peopleRoutes.addLeave, {
    body: { agentId, firstDay: '2026-08-03', lastDay: '2026-08-07', kind: 'leave' },
  })
  const wish = await agent.call(myShiftRoutes.wish, { body: { kind: 'day_off', weekday: 5 } })
  const constraint = await planner.call(constraintRoutes.record, {
    body: { what: 'Nobody starts before nine', whose: 'Contact centre' },
  })
  const scenario = await planner.call(whatIfRoutes.save, { body: { name: 'Two more people', inputs: {} } })
  const rosterId = await roster(service, agentId, 'draft', '2026-03-23')
  const shiftId = await shift(service, rosterId, agentId, '2026-03-23')
  const published = await roster(service, agentId, 'published', '2026-03-16')
  const [mine, theirs] = [
    await shift(service, published, agentId, '2026-03-16'),
    await shift(service, published, colleagueId, '2026-03-17'),
  ]
  const swapId = newId(service.clock.now())
  await service.app.database.pool.query(
    `insert into swaps (id, shift_id, for_shift_id, asked_by, asked_of, asked_at) values ($1, $2, $3, $4, $5, $6)`,
    [swapId, mine, theirs, agentId, colleagueId, service.clock.now()],
  )
  return {
    ...{ seriesId: series?.id ?? '', patternId: pattern.id, leaveId: leave.id, wishId: wish.id },
    ...{ rosterId, shiftId, swapId, constraintId: constraint.id, scenarioId: scenario.id },
  }
}

const TERMS = { leastMinutesWeek: 0, mostMinutesWeek: 2400, restMinutes: 660, mostDaysInRow: 5 }

async function roster(service: Service, by: string, state: 'draft' | 'published', firstDay: string) {
  const id = newId(service.clock.now())
  const at = service.clock.now()
  const published = state === 'published' ? [by, at] : [null, null]
  await service.app.database.pool.query(
    `insert into rosters (id, name, first_day, days, interval_minutes, state, solving, made_by, made_at, published_by, published_at)
     values ($1, $2, $3, 7, 30, $4, 'done', $5, $6, $7, $8)`,
    [id, `Week of ${firstDay}`, firstDay, state, by, at, ...published],
  )
  return id
}

async function shift(service: Service, rosterId: string, agentId: string, day: string): Promise<string> {
  const id = newId(service.clock.now())
  await service.app.database.pool.query(
    `insert into shifts (id, roster_id, agent_id, day, starts_at, ends_at)
     values ($1, $2, $3, $4::date, $4::date + time '09:00', $4::date + time '17:00')`,
    [id, rosterId, agentId, day],
  )
  return id
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
