import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor, AgentActor } from '../accounts/contract.ts'
import { aboutCase, agentOf, lockCase, touchCase } from '../cases/commands.ts'
import { fieldEvents, fieldRefusals } from './contract.ts'
import type { FieldAbout, FieldKind } from './contract.ts'
import { getField, presentFact } from './queries.ts'
import { EXPECTED, readValue } from './rules.ts'
import * as store from './store.ts'

type Described = {
  name: string
  hint: string
  serviceIds: readonly string[]
  options: readonly { id?: string | undefined; name: string }[]
}

/** Makes a field. Refuses field_name_taken. */
export async function addField(
  tx: Tx,
  actor: AgentActor,
  input: Described & { about: FieldAbout; kind: FieldKind },
  now: Date,
) {
  const id = newId(now)
  const { about, kind, name, hint } = input
  await mustBeFree(tx, about, name, id)
  mustHaveAnswers(kind, input)
  await tx.run(store.add, id, about, name, kind, hint.trim(), now)
  await describe(tx, { id, about, kind }, input, now)
  await record(tx, fieldEvents.made, madeBy(actor, now), { fieldId: id, about, form: kind })
  return getField(tx, id)
}

/** Changes name, hint, services and answers; what was written stays. Refuses field_name_taken and stale_version. */
export async function changeField(
  tx: Tx,
  actor: AgentActor,
  input: Described & { fieldId: string; version: number | undefined },
  now: Date,
) {
  ;(await tx.maybe(store.lock, input.fieldId)) ?? refuse(general.not_found)
  const field = await getField(tx, input.fieldId)
  if (input.version !== undefined && input.version !== field.version) {
    refuse(general.stale_version, { version: field.version })
  }
  await mustBeFree(tx, field.about, input.name, field.id)
  mustHaveAnswers(field.kind, input)
  await tx.run(store.change, field.id, input.name, input.hint.trim())
  await describe(tx, field, input, now)
  await record(tx, fieldEvents.changed, madeBy(actor, now), { fieldId: field.id })
  return getField(tx, field.id)
}

async function mustBeFree(tx: Tx, about: FieldAbout, name: string, exceptId: string): Promise<void> {
  if (await tx.maybe(store.taken, about, name, exceptId)) refuse(fieldRefusals.field_name_taken)
}

function mustHaveAnswers(kind: FieldKind, { options }: Described): void {
  if (kind !== 'one_of') return
  const names = new Set(options.map(({ name }) => name.toLowerCase()))
  if (options.length > 0 && names.size === options.length) return
  throw new Refusal(general.invalid_input, {}, [
    { path: '/body/options', message: 'needs at least one answer to choose, and each only once' },
  ])
}

async function describe(
  tx: Tx,
  field: { id: string; about: FieldAbout; kind: FieldKind },
  { serviceIds, options }: Described,
  now: Date,
): Promise<void> {
  await tx.run(store.clearServices, field.id)
  if (field.about === 'case') await tx.run(store.addServices, field.id, serviceIds)
  if (field.kind !== 'one_of') return
  const kept = options.map((option) => ({ id: option.id ?? newId(now), name: option.name }))
  await tx.run(
    store.withdrawOptions,
    field.id,
    kept.map(({ id }) => id),
    now,
  )
  for (const [place, { id, name }] of kept.entries())
    await tx.run(store.keepOption, field.id, id, name, place)
}

/** Takes a field out of use, or brings it back; what was written is kept. Refuses field_name_taken. */
export async function withdrawField(
  tx: Tx,
  actor: AgentActor,
  input: { fieldId: string; withdrawn: boolean },
  now: Date,
): Promise<void> {
  ;(await tx.maybe(store.lock, input.fieldId)) ?? refuse(general.not_found)
  const field = await getField(tx, input.fieldId)
  if ((field.withdrawnAt !== null) === input.withdrawn) return
  if (!input.withdrawn) await mustBeFree(tx, field.about, field.name, field.id)
  await tx.run(store.withdraw, field.id, input.withdrawn ? now : null)
  const facts = { fieldId: field.id, withdrawn: input.withdrawn }
  await record(tx, fieldEvents.withdrawn, madeBy(actor, now), facts)
}

/** Moves a field before its neighbour in use, or after it; at either end nothing happens. */
export async function moveField(
  tx: Tx,
  actor: AgentActor,
  input: { fieldId: string; to: 'before' | 'after' },
  now: Date,
): Promise<void> {
  const field = (await tx.maybe(store.find, input.fieldId)) ?? refuse(general.not_found)
  const order = (await tx.all(store.list, false)).filter(({ about }) => about === field.about)
  const ids = order.map(({ id }) => id)
  const from = ids.indexOf(field.id)
  const to = from + (input.to === 'before' ? -1 : 1)
  const neighbour = ids[to]
  if (from < 0 || neighbour === undefined) return
  ids[from] = neighbour
  ids[to] = field.id
  await tx.run(store.swap, field.about, ids)
  await record(tx, fieldEvents.changed, madeBy(actor, now), { fieldId: field.id })
}

type Setting = { fieldId: string; value: string | null }
/** What was there before, and what is there now. */
export type FieldSet = { before: string | null; after: string | null }

/**
 * Fills in a field of a case, or empties it (`value` null); for people, rules and work on many cases alike. A number as
 * JSON writes it, a date as YYYY-MM-DD, `yes` or `no`, the id of an option. Nothing happens when it is so already.
 * Refuses not_found, field_out_of_use (withdrawn, or for other services) and field_value_differs.
 */
export async function setCaseField(
  tx: Tx,
  actor: Actor,
  input: { caseId: string } & Setting,
  now: Date,
): Promise<FieldSet> {
  const kase = await lockCase(tx, input.caseId)
  const { before, after } = await readSetting(tx, await tx.all(store.ofCase, kase.id), 'case', input)
  if (before === after) return { before, after }
  if (after === null) await tx.run(store.emptyOfCase, kase.id, input.fieldId)
  else await tx.run(store.setOfCase, kase.id, input.fieldId, after, agentOf(actor), now)
  const facts = { fieldId: input.fieldId, given: after !== null }
  await record(tx, fieldEvents.setOfCase, aboutCase(actor, kase, now), facts)
  await touchCase(tx, kase.id, now)
  return { before, after }
}

/** As `setCaseField`, for a client. */
export async function setClientField(
  tx: Tx,
  actor: Actor,
  input: { clientId: string } & Setting,
  now: Date,
): Promise<FieldSet> {
  const { clientId, fieldId } = input
  ;(await tx.maybe(store.lockClient, clientId)) ?? refuse(general.not_found)
  const { before, after } = await readSetting(tx, await tx.all(store.ofClient, clientId), 'client', input)
  if (before === after) return { before, after }
  if (after === null) await tx.run(store.emptyOfClient, clientId, fieldId)
  else await tx.run(store.setOfClient, clientId, fieldId, after, agentOf(actor), now)
  const about = { ...madeBy(actor, now), clientId }
  await record(tx, fieldEvents.setOfClient, about, { fieldId, given: after !== null })
  return { before, after }
}

async function readSetting(
  tx: Tx,
  facts: readonly store.FactRow[],
  about: FieldAbout,
  { fieldId, value }: Setting,
): Promise<FieldSet> {
  const field = (await tx.maybe(store.find, fieldId)) ?? refuse(general.not_found)
  const fact = facts.find((one) => one.fieldId === fieldId)
  const before = fact?.value ?? null
  if (value === null) return { before, after: null }
  const asked = fact !== undefined && field.about === about && field.withdrawnAt === null
  if (!asked) refuse(fieldRefusals.field_out_of_use)
  const after = readValue(field, value)
  if (after === undefined) {
    refuse(fieldRefusals.field_value_differs, { expected: EXPECTED[field.kind], kind: field.kind })
  }
  return { before, after }
}

/** What a case has in one field now, filled in or not. */
export async function caseFact(tx: Tx, input: { caseId: string; fieldId: string }) {
  return factOf(tx, await tx.all(store.ofCase, input.caseId), input.fieldId)
}

/** What a client has in one field now, filled in or not. */
export async function clientFact(tx: Tx, input: { clientId: string; fieldId: string }) {
  return factOf(tx, await tx.all(store.ofClient, input.clientId), input.fieldId)
}

async function factOf(tx: Tx, facts: readonly store.FactRow[], fieldId: string) {
  const fact = facts.find((one) => one.fieldId === fieldId)
  if (fact) return presentFact(fact)
  // One that is out of use here is shown no more once it is empty.
  const { name, kind, hint, options } = await getField(tx, fieldId)
  return { ...{ fieldId, name, kind, hint, options }, value: null, setBy: null, setAt: null }
}
