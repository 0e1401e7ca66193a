import { accountRoutes } from '#domain/accounts/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { demandRoutes } from '#domain/demand/contract.ts'
import { charterRoutes } from '#domain/learning/contract.charter.ts'
import { logRoutes } from '#domain/measures/contract.logs.ts'
import { noticeRoutes } from '#domain/notices/contract.ts'
import { newId } from '#platform/ids.ts'
import { paperForm } from './populated.ts'
import type { Caller, Service } from './service.ts'

/** One department with one of everything, and a word that stands in all of its texts and nowhere else. */
export type Side = {
  readonly word: string
  readonly departmentId: string
  readonly serviceId: string
  readonly ownerId: string
  readonly owner: Caller
  /** By the names that routes give to ids. */
  readonly ids: Readonly<Record<string, string>>
  /** What a client there could be searched by. */
  readonly searches: readonly string[]
}

/** Builds a department through the API, and by plain SQL where only time or a job would bring something about. */
export async function makeSide(service: Service, word: string, phone: string): Promise<Side> {
  const { make } = service
  const department = await make.department({ name: `Department of ${word.length} ${phone}` })
  const skill = await make.skill()
  const departmentId = department.id
  const { id: serviceId } = await make.service({ departmentId, skillId: skill.id })
  const able = { departmentId, skills: [skill.id], presence: 'available' as const, chatCapacity: 10 }
  const roles = ['agent', 'lead', 'planner']
  const { id: ownerId } = await make.agent({ ...able, roles })
  const owner = await service.staff(ownerId)
  const base = { word, departmentId, serviceId, ownerId, owner }
  const told = await clientOf(service, base, phone)
  const spoken = await contactOf(service, base, told)
  const learnt = await learntOf(service, base, { ...told.ids, ...spoken })
  return { ...base, ids: { ...told.ids, ...spoken, ...learnt }, searches: [word, phone, told.reference] }
}

type Base = Omit<Side, 'ids' | 'searches'>

async function clientOf(service: Service, { word, owner, ownerId, serviceId }: Base, phone: string) {
  const { clientId } = await owner.call(clientRoutes.add, {
    body: { name: `Nell ${word}`, phone, email: `nell@${word}.example` },
  })
  const params = { clientId }
  const fact = await owner.call(clientRoutes.tellFact, { params, body: { label: 'address', value: word } })
  const { link, url } = await owner.call(accountRoutes.makeLink, { params, body: {} })
  const client = service.nobody()
  await client.call(accountRoutes.openLink, { body: { token: url.split('#')[1] ?? '' } })
  const page = await owner.call(clientRoutes.get, { params })
  const made = await service.make.case({ clientId, ownerId, serviceId, need: `A need of ${word}` })
  const closed = { state: 'closed' as const, outcome: 'met', closedAt: service.clock.now() }
  const { id: closedId } = await service.make.case({
    clientId,
    ownerId,
    serviceId,
    need: `Once ${word}`,
    ...closed,
  })
  const work = await workOn(service, owner, ownerId, made.id, word)
  const paper = await owner.ask('POST', '/papers', paperForm(`${word}.txt`, word, { caseId: made.id }))
  return {
    client,
    reference: made.reference,
    ids: {
      ...{ clientId, caseId: made.id, closedId, factId: fact.id, linkId: link.id, ...work },
      identifierId: page.identifiers[0]?.id ?? '',
      paperId: (paper.body as { id: string }).id,
    },
  }
}

async function workOn(service: Service, owner: Caller, ownerId: string, caseId: string, word: string) {
  const params = { caseId }
  const dueAt = new Date(service.clock.now().getTime() + 86_400_000).toISOString()
  const promise = await owner.call(commitmentRoutes.make, {
    params,
    body: { kind: 'action', what: `Promise ${word}`, dueAt, told: 'page' },
  })
  const leg = await owner.call(caseRoutes.openLeg, {
    params,
    body: { what: `Leg ${word}`, coOwnerId: ownerId, dueAt },
  })
  const asked = await owner.call(caseRoutes.ask, {
    params,
    body: { askedOf: 'client', question: `Ask ${word}` },
  })
  await owner.call(caseRoutes.write, { params, body: { kind: 'note', body: `Note ${word}` } })
  const by = { agentId: ownerId, at: service.clock.now() }
  await insert(service, 'notifications', {
    ...{ id: newId(by.at), kind: 'case_changed', case_id: caseId, agent_id: by.agentId, at: by.at },
  })
  await insert(service, 'drafts', {
    agent_id: by.agentId,
    place: `case:${caseId}`,
    body: `Draft ${word}`,
    at: by.at,
  })
  await insert(service, 'terms_told', {
    ...{ id: newId(by.at), case_id: caseId, label: `Term ${word}`, published: '1', told: '1' },
    ...{ by_agent_id: by.agentId, at: by.at },
  })
  return { commitmentId: promise.id, legId: leg.id, questionId: asked.id }
}

async function contactOf(
  service: Service,
  base: Base,
  { client, ids }: { client: Caller; ids: Record<string, string> },
) {
  const { word, owner, ownerId, serviceId } = base
  const visitor = await service.visitor()
  // In the line, with a service and no case yet.
  const waiting = await visitor.call(portalRoutes.start, { body: { need: `Waiting ${word}`, serviceId } })
  const contact = await client.call(portalRoutes.start, {
    body: { need: `Talking ${word}`, caseId: ids['caseId'] ?? '' },
  })
  const now = service.clock.now()
  const offer = (contactId: string) => ({
    ...{ id: newId(now), contact_id: contactId, agent_id: ownerId, purpose: 'answer', reasons: '[]' },
    ...{ made_at: now, expires_at: new Date(now.getTime() + 30_000) },
  })
  const [taken, open] = [offer(contact.id), offer(waiting.id)]
  await insert(service, 'offers', taken)
  await owner.call(contactRoutes.accept, { params: { offerId: taken.id }, body: {} })
  await insert(service, 'offers', open)
  const params = { contactId: contact.id }
  await owner.call(contactRoutes.write, { params, body: { kind: 'text', body: `Said ${word}` } })
  await owner.call(demandRoutes.mark, { params, body: { demand: 'failure' } })
  return { contactId: contact.id, waitingId: waiting.id, offerId: open.id }
}

async function learntOf(service: Service, base: Base, ids: Record<string, string>) {
  const { word, serviceId, departmentId, ownerId, owner } = base
  const at = service.clock.now()
  const [patternId, experimentId, annotationId, callOutId, sheetId] = [1, 2, 3, 4, 5].map(() => newId(at))
  const none = { low: 0, likely: 0, high: 0 }
  const figures = { times: 9, of: 90, people: 9, staffMinutes: none, pence: null, clientMinutes: none }
  await insert(service, 'patterns', {
    ...{ id: patternId, kind: 'ping_pong', about: JSON.stringify({ serviceId }), about_key: serviceId },
    ...{ found_at: at, seen_at: at, figures: JSON.stringify({ ...figures, sinceDay: null, before: null }) },
    ...{ condition: `Condition ${word}`, changed_at: at },
  })
  await insert(service, 'experiments', {
    ...{ id: experimentId, pattern_id: patternId, name: `Try ${word}`, change: word, expect: word },
    ...{ measure: 'contacts', filter: JSON.stringify({ serviceId }), direction: 'down', owner_id: ownerId },
    ...{ starts_on: '2026-03-01', made_at: at, changed_at: at },
  })
  await insert(service, 'annotations', {
    ...{ id: annotationId, filter: JSON.stringify({ serviceId }), day: '2026-03-01', kind: 'note' },
    ...{ name: `Chart ${word}`, made_at: at },
  })
  await insert(service, 'call_outs', {
    ...{ id: callOutId, department_id: departmentId, leg_id: ids['legId'], case_id: ids['caseId'] },
    ...{ asked_id: ownerId, meant: `Meant ${word}`, asked_at: at },
  })
  await insert(service, 'check_sheets', {
    id: sheetId,
    name: `Sheet ${phoneless(departmentId)}`,
    made_by: ownerId,
    made_at: at,
  })
  await insert(service, 'check_sheet_contacts', { sheet_id: sheetId, contact_id: ids['contactId'], place: 1 })
  await insert(service, 'searches', { id: newId(at), at, place: 'desk', words: `Searched ${word}`, found: 0 })
  const { id: noticeId } = await owner.call(noticeRoutes.publish, {
    body: {
      ...{ serviceId, title: `Notice ${word}`, body: word, fromAt: at.toISOString() },
      untilAt: new Date(at.getTime() + 86_400_000).toISOString(),
    },
  })
  const text = `case,activity,time\n${word},begun,2026-03-01T10:00:00Z\n${word},ended,2026-03-01T11:00:00Z\n`
  const { log } = await owner.call(logRoutes.importLog, {
    body: { name: `Log ${word}`, text, zone: 'Europe/London' },
  })
  const pack = await owner.call(charterRoutes.makePack, {})
  const found = { patternId, experimentId, annotationId, callOutId, sheetId, noticeId }
  return { ...(found as Record<keyof typeof found, string>), logId: log.id, packId: pack.id }
}

const phoneless = (id: string) => id.slice(-6)

async function insert(service: Service, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row)
  await service.app.database.pool.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  )
}

/** Every id of a row that hangs on a client, a case or a contact of that side: whatever the tables are. */
export async function idsOf(service: Service, side: Side): Promise<ReadonlySet<string>> {
  const { pool } = service.app.database
  const seeds = ['clientId', 'caseId', 'closedId', 'contactId', 'waitingId'].map(
    (name) => side.ids[name] ?? '',
  )
  const { rows } = await pool.query<{ name: string; hangs: string[] }>(
    `select c.relname as name, array_agg(a.attname::text) filter (where a.attname <> 'id') as hangs
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relispartition
       and a.attname in ('id', 'client_id', 'case_id', 'contact_id')
     group by c.relname having bool_or(a.attname = 'id') and count(*) > 1`,
  )
  const found = new Set(seeds)
  for (const { name, hangs } of rows) {
    const where = hangs.map((column) => `${column} = any($1::uuid[])`).join(' or ')
    const { rows: ids } = await pool.query<{ id: string }>(`select id from ${name} where ${where}`, [seeds])
    for (const { id } of ids) found.add(id)
  }
  const own = ['patternId', 'experimentId', 'annotationId', 'noticeId', 'logId', 'callOutId']
  for (const name of own) found.add(side.ids[name] ?? '')
  return found
}
