import { general } from '#platform/contract/refusal.ts'
import { recogniseStakes } from '#core/text/stakes.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../../accounts/contract.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { openCase, reopen } from '../../cases/commands.ts'
import { caseSummary, openCasesOf } from '../../cases/queries.ts'
import { recogniseClient } from '../../clients/commands.ts'
import { keepCommitment } from '../../commitments/commands.ts'
import { getCommitment } from '../../commitments/queries.ts'
import { serviceForRouting } from '../../services/queries.ts'
import { contactEvents } from '../contract.events.ts'
import { insertTalking } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { insertMessage } from '../store/messages.ts'
import { caseOwnerOf } from '../store/moment.ts'
import { joinConversation } from '../store/segments.ts'
import { mustHaveRoom } from './accept.ts'
import { nextSegment } from './segments.ts'

export type Logged = {
  channel: 'phone' | 'visit' | 'letter'
  clientId?: string | undefined
  who?: string | undefined
  need?: string | undefined
  caseId?: string | undefined
  serviceId?: string | undefined
}

/** What stands for the need until the agent has written it down: enough to tell one contact from another. */
const NEED_LATER = {
  phone: 'A call that has just begun',
  visit: 'A visit that has just begun',
  letter: 'A letter, to be read',
}

/** Logs a call, a visit or a letter while it happens: who, and what for, are enough to begin (R22). */
export async function logContact(
  tx: Tx,
  actor: AgentActor,
  input: Logged,
  now: Date,
): Promise<{ contactId: string; caseId: string; clientId: string }> {
  await mustHaveRoom(tx, actor, input)
  const clientId = input.clientId ?? (await clientNamed(tx, actor, input.who ?? '', now))
  const need = input.need ?? NEED_LATER[input.channel]
  const stakes = await stakesOf(tx, need, input.serviceId)
  const { caseId, serviceId } = await caseOfCall(tx, actor, { ...input, clientId, need, stakes }, now)
  const contactId = await begin(
    tx,
    actor,
    {
      channel: input.channel,
      direction: 'in',
      clientId,
      caseId,
      serviceId: input.serviceId ?? serviceId,
      stakes,
      need,
      said: input.need !== undefined,
    },
    now,
  )
  return { contactId, caseId, clientId }
}

const LOOKS_LIKE_NUMBER = /^[+()\d\s./-]{5,}$/

async function clientNamed(tx: Tx, actor: AgentActor, who: string, now: Date): Promise<string> {
  const claim = who.includes('@')
    ? { email: who }
    : LOOKS_LIKE_NUMBER.test(who)
      ? { phone: who }
      : { name: who === '' ? null : who }
  const { clientId } = await recogniseClient(tx, actor, claim, 'desk', now)
  return clientId
}

async function stakesOf(tx: Tx, need: string, serviceId: string | undefined): Promise<ContactRow['stakes']> {
  if (recogniseStakes(need).length > 0) return 'moment_of_truth'
  const service = serviceId === undefined ? undefined : await serviceForRouting(tx, serviceId)
  return service?.stakes ?? 'ordinary'
}

type Begun = Logged & { clientId: string; need: string; stakes: ContactRow['stakes'] }

type CaseOfCall = { caseId: string; serviceId: string | null }

/** The case named; else the client's only open case; else a new one that the agent owns. */
async function caseOfCall(tx: Tx, actor: AgentActor, input: Begun, now: Date): Promise<CaseOfCall> {
  if (input.caseId !== undefined) {
    const named = await caseSummary(tx, input.caseId, now)
    if (named.clientId !== input.clientId) refuse(general.not_found)
    if (named.state === 'closed') await reopen(tx, actor, { caseId: named.id, by: 'client' }, now)
    return { caseId: named.id, serviceId: named.serviceId }
  }
  const open = await openCasesOf(tx, input.clientId, now)
  const alike = open.filter((one) => !input.serviceId || !one.serviceId || one.serviceId === input.serviceId)
  const [only] = alike
  if (only && alike.length === 1) return { caseId: only.id, serviceId: only.serviceId }
  const opened = await openCase(
    tx,
    actor,
    {
      clientId: input.clientId,
      serviceId: input.serviceId ?? null,
      ownerId: actor.agentId,
      need: input.need,
      stakes: input.stakes,
      channel: input.channel,
    },
    now,
  )
  return { caseId: opened.id, serviceId: input.serviceId ?? null }
}

type Beginning = {
  channel: ContactRow['channel']
  direction: 'in' | 'out'
  clientId: string
  caseId: string
  serviceId: string | null
  stakes: ContactRow['stakes']
  need: string
  /** The need is in the client's words already. */
  said: boolean
}

/** A contact that begins in conversation. */
async function begin(tx: Tx, actor: AgentActor, one: Beginning, now: Date): Promise<string> {
  const id = newId(now)
  await tx.one(
    insertTalking,
    id,
    one.channel,
    one.direction,
    one.clientId,
    one.caseId,
    one.serviceId,
    one.stakes,
    one.need,
    actor.agentId,
    now,
  )
  await tx.run(joinConversation, id, actor.agentId, 'owner', now)
  const about = {
    ...madeBy(actor, now),
    contactId: id,
    caseId: one.caseId,
    clientId: one.clientId,
    agentId: actor.agentId,
    serviceId: one.serviceId,
  }
  await record(tx, contactEvents.arrived, about, {
    channel: one.channel,
    direction: one.direction,
    stakes: one.stakes,
    known: true,
  })
  const { ownerId } = await tx.one(caseOwnerOf, one.caseId)
  const byOwner = ownerId === actor.agentId
  await record(tx, contactEvents.answered, about, { waited: 0, byOwner, estimateHeld: null })
  await nextSegment(tx, id, { kind: 'talking', agentId: actor.agentId }, about)
  if (one.direction === 'in' && one.said) {
    await tx.run(
      insertMessage,
      newId(now),
      id,
      one.caseId,
      one.clientId,
      'text',
      'client',
      null,
      one.need,
      now,
      one.channel,
    )
  }
  return id
}

/** The call that was promised, at the time the client chose (R7): the promise is kept, the conversation begins. */
export async function callClient(
  tx: Tx,
  actor: AgentActor,
  input: { caseId: string; commitmentId: string },
  now: Date,
): Promise<{ contactId: string }> {
  await mustHaveRoom(tx, actor, { channel: 'phone' })
  const promise = await getCommitment(tx, input.commitmentId)
  if (promise.caseId !== input.caseId || promise.kind !== 'call') refuse(general.not_found)
  const about = await caseSummary(tx, input.caseId, now)
  // A late call is better than none: it happens all the same, and the promise stays broken.
  if (promise.state === 'open' && promise.dueAt > now) {
    await keepCommitment(tx, actor, { commitmentId: promise.id, note: null }, now)
  }
  const contactId = await begin(
    tx,
    actor,
    {
      channel: 'phone',
      direction: 'out',
      clientId: about.clientId,
      caseId: about.id,
      serviceId: about.serviceId,
      stakes: about.stakes,
      need: about.need,
      said: false,
    },
    now,
  )
  return { contactId }
}
