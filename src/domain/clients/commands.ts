import { Refusal, refuse } from '#platform/refusal.ts'
import { general } from '#platform/contract/refusal.ts'
import type { BodyOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { madeBy } from '../accounts/contract.ts'
import type { Actor, AgentActor } from '../accounts/contract.ts'
import { clientEvents, clientRefusals } from './contract.ts'
import type { clientRoutes, IdentifierKind, RepeatReason } from './contract.ts'
import { countryOf } from './queries.ts'
import { chooseClient, normaliseIdentifier, readPhone } from './rules.ts'
import type { Normalised } from './rules.ts'
import * as store from './store.ts'

type Body<K extends keyof typeof clientRoutes> = BodyOf<(typeof clientRoutes)[K]>

/** Where a person became known. */
export type AddedFrom = 'portal' | 'desk' | 'import'

const IDENTIFIER_SOURCE = { portal: 'client', desk: 'agent', import: 'import' } as const

export type NewClient = {
  readonly name: string | null
  readonly phone?: string | null | undefined
  readonly email?: string | null | undefined
  readonly account?: string | null | undefined
  readonly language?: string | undefined
}

/** Adds a person with what is known of them. Refuses a phone that cannot be one. @returns the id. */
export async function addClient(
  tx: Tx,
  actor: Actor,
  input: NewClient,
  from: AddedFrom,
  now: Date,
): Promise<string> {
  const identifiers = await readIdentifiers(tx, input)
  const clientId = newId(now)
  await tx.run(store.addClient, clientId, input.name, input.language ?? 'en', now)
  for (const one of identifiers) await keepIdentifier(tx, clientId, one, IDENTIFIER_SOURCE[from], now)
  await record(tx, clientEvents.added, { ...madeBy(actor, now), clientId }, { source: from })
  return clientId
}

async function readIdentifiers(tx: Tx, input: NewClient): Promise<Normalised[]> {
  const country = await countryOf(tx)
  return (['phone', 'email', 'account'] as const).flatMap((kind) => {
    const raw = input[kind]
    return raw === undefined || raw === null || raw === '' ? [] : [normaliseIdentifier(kind, raw, country)]
  })
}

function keepIdentifier(tx: Tx, clientId: string, one: Normalised, source: string, now: Date) {
  return tx.maybe(store.addIdentifier, newId(now), clientId, one.kind, one.value, one.shown, source, now)
}

/** Adds a phone, e-mail or account reference to a person’s page. */
export async function addIdentifier(
  tx: Tx,
  actor: AgentActor,
  clientId: string,
  input: { kind: IdentifierKind; value: string },
  now: Date,
) {
  await lockClient(tx, clientId)
  const one = normaliseIdentifier(input.kind, input.value, await countryOf(tx))
  const row =
    (await keepIdentifier(tx, clientId, one, 'agent', now)) ?? refuse(clientRefusals.identifier_there)
  await record(
    tx,
    clientEvents.identifierAdded,
    { ...madeBy(actor, now), clientId },
    { identifier: one.kind },
  )
  return row
}

/** Removes a phone, e-mail or account reference. */
export async function removeIdentifier(
  tx: Tx,
  actor: AgentActor,
  clientId: string,
  identifierId: string,
  now: Date,
): Promise<void> {
  const removed =
    (await tx.maybe(store.removeIdentifier, clientId, identifierId)) ?? refuse(general.not_found)
  const about = { ...madeBy(actor, now), clientId }
  await record(tx, clientEvents.identifierRemoved, about, { identifier: removed.kind })
}

/** The client has shown that this phone or e-mail is theirs (a code sent there came back). */
export async function proveIdentifier(
  tx: Tx,
  clientId: string,
  kind: IdentifierKind,
  value: string,
  now: Date,
) {
  await tx.run(store.proveIdentifier, clientId, kind, value, now)
}

/** Changes what is kept about how to reach and help a person. `version`: the one the caller last saw, if it says. */
export async function changeClient(
  tx: Tx,
  actor: AgentActor,
  clientId: string,
  changes: Body<'change'>,
  version: number | undefined,
  now: Date,
): Promise<void> {
  const row = await lockClient(tx, clientId)
  if (version !== undefined && version !== row.version)
    refuse(general.stale_version, { version: row.version })
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const next = { ...row, ...given }
  const { name, language, accessNeeds, accessNote, preferredChannel, preferredTimes } = next
  const needs = [...new Set(accessNeeds)]
  await tx.run(
    store.changeClient,
    clientId,
    name,
    language,
    needs,
    accessNote,
    preferredChannel,
    preferredTimes,
  )
  const about = { ...madeBy(actor, now), clientId }
  await record(tx, clientEvents.changed, about, { fields: Object.keys(given).length })
}

async function lockClient(tx: Tx, clientId: string): Promise<store.ClientRow> {
  return (await tx.maybe(store.lockClient, clientId)) ?? refuse(general.not_found)
}

export type Claim = {
  readonly name?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly email?: string | null | undefined
  /** The client of this visit, when the visit is already known to be somebody’s. */
  readonly clientId?: string | null | undefined
  readonly language?: string | undefined
}

/**
 * Recognises who makes contact: exactly one person with this phone or e-mail and an agreeing name; nobody is chosen
 * between several. Otherwise adds a person. A phone that cannot be read is left out here, not refused.
 *
 * `known` tells the desk whom it may be; it proves nothing: a visit opens a known person’s page only by link or code.
 */
export async function recogniseClient(
  tx: Tx,
  actor: Actor,
  claim: Claim,
  from: AddedFrom,
  now: Date,
): Promise<{ clientId: string; known: boolean }> {
  if (claim.clientId) return { clientId: claim.clientId, known: true }
  const name = claim.name ?? null
  const country = await countryOf(tx)
  const phone = (claim.phone && readPhone(claim.phone, country)) || undefined
  const email = claim.email ? normaliseIdentifier('email', claim.email, country) : undefined
  const candidates =
    phone || email ? await tx.all(store.candidates, phone?.value ?? null, email?.value ?? null) : []
  const chosen = chooseClient(candidates, name)
  if (chosen) return { clientId: chosen.clientId, known: true }
  const added = { name, phone: phone?.value, email: email?.shown, language: claim.language }
  return { clientId: await addClient(tx, actor, added, from, now), known: false }
}

/** Keeps something the client told, once (R9). Known already: refuses, unless `repeat` says why it was asked again. */
export async function tellFact(
  tx: Tx,
  actor: Actor,
  clientId: string,
  input: Body<'tellFact'>,
  now: Date,
): Promise<store.FactRow> {
  await lockClient(tx, clientId)
  await mustBelong(tx, clientId, input.contactId, input.caseId)
  const known = await tx.maybe(store.factByLabel, clientId, input.label)
  if (!known) return keepFact(tx, actor, clientId, input, now)
  if (!input.repeat) refuse(clientRefusals.already_known, { fact: known })
  await recordRepeat(tx, actor, clientId, known, { why: input.repeat, contactId: input.contactId }, now)
  return known.value === input.value ? known : keepFact(tx, actor, clientId, input, now, known)
}

async function keepFact(
  tx: Tx,
  actor: Actor,
  clientId: string,
  input: Body<'tellFact'>,
  now: Date,
  earlier?: store.FactRow,
): Promise<store.FactRow> {
  const { label, value, source, contactId, caseId } = input
  const factId = newId(now)
  if (earlier) await tx.run(store.replaceFact, earlier.id, factId)
  const agentId = actor.kind === 'agent' ? actor.agentId : null
  await tx.run(store.addFact, factId, clientId, caseId, label, value, source, contactId, agentId, now)
  const about = { ...madeBy(actor, now), clientId, contactId, caseId }
  await record(tx, clientEvents.factTold, about, { factId, label, source })
  return tx.one(store.fact, clientId, factId)
}

/** Records that a client is asked again for something known (R9). */
export async function askAgain(
  tx: Tx,
  actor: AgentActor,
  clientId: string,
  factId: string,
  input: { why: RepeatReason; contactId: string | null },
  now: Date,
): Promise<void> {
  const known = (await tx.maybe(store.fact, clientId, factId)) ?? refuse(general.not_found)
  await mustBelong(tx, clientId, input.contactId, null)
  await recordRepeat(tx, actor, clientId, known, input, now)
}

async function recordRepeat(
  tx: Tx,
  actor: Actor,
  clientId: string,
  known: store.FactRow,
  input: { why: RepeatReason; contactId: string | null },
  now: Date,
): Promise<void> {
  const about = { ...madeBy(actor, now), clientId, contactId: input.contactId, caseId: known.caseId }
  await record(tx, clientEvents.factRepeated, about, { factId: known.id, label: known.label, why: input.why })
}

/** A fact cannot hang on another person’s contact or case. */
async function mustBelong(
  tx: Tx,
  clientId: string,
  contactId: string | null,
  caseId: string | null,
): Promise<void> {
  if (contactId === null && caseId === null) return
  const { belongs } = await tx.one(store.belongs, clientId, contactId, caseId)
  if (belongs) return
  const path = contactId === null ? '/body/caseId' : '/body/contactId'
  throw new Refusal(general.invalid_input, {}, [{ path, message: 'belongs to another person' }])
}

/** Adds somebody who may act for the client. */
export async function addRepresentative(
  tx: Tx,
  actor: AgentActor,
  clientId: string,
  input: Body<'addRepresentative'>,
  now: Date,
): Promise<store.RepresentativeRow> {
  await lockClient(tx, clientId)
  const { name, relation, may } = input
  const phone =
    input.phone === null ? null : normaliseIdentifier('phone', input.phone, await countryOf(tx)).value
  const until = input.until === null ? null : new Date(input.until)
  const email = input.email?.toLowerCase() ?? null
  const id = newId(now)
  const row = await tx.one(
    store.addRepresentative,
    id,
    clientId,
    name,
    relation,
    may,
    phone,
    email,
    now,
    until,
  )
  await record(tx, clientEvents.representativeAdded, { ...madeBy(actor, now), clientId }, {})
  return row
}
