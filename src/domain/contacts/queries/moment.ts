import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor } from '../../accounts/contract.ts'
import { caseWithStory, looseEndsOf, openCasesOf } from '../../cases/queries.ts'
import { getClient } from '../../clients/queries.ts'
import { commitmentsOf } from '../../commitments/queries.ts'
import { abilities } from '../access.ts'
import { mayEndFor } from '../commands/end.ts'
import { clientIsHere } from '../rules.ts'
import { findContact } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'
import { messagesOf } from '../store/messages.ts'
import type { MessageRow } from '../store/messages.ts'
import { around, invitedTo, liveOf, offersTo } from '../store/moment.ts'
import { peopleIn, segmentsOf } from '../store/segments.ts'

/** The live moment, whole, as the desk shows it. */
export async function getMoment(tx: Tx, actor: AgentActor, contactId: string, now: Date) {
  const contact = (await tx.maybe(findContact, contactId)) ?? refuse(general.not_found)
  const names = await tx.one(around, contactId)
  const people = await tx.all(peopleIn, contactId)
  const clientHere = clientIsHere(contact, now)
  const present = people.filter((person) => person.leftAt === null)
  return {
    ...facts(contact),
    service: names.service,
    clientHere,
    agent: named(contact.agentId, names.agentName),
    participants: people.map(({ agentId, name, ...rest }) => ({ agent: { id: agentId, name }, ...rest })),
    segments: (await tx.all(segmentsOf, contactId)).map(
      ({ id, kind, startedAt, endedAt, closedBy, agentId, agentName }) => ({
        ...{ id, kind, startedAt, endedAt, closedBy },
        agent: named(agentId, agentName),
      }),
    ),
    messages: (await tx.all(messagesOf, contactId)).map(presentMessage),
    client: contact.clientId === null ? null : await getClient(tx, contact.clientId),
    clientProved: names.proved,
    ...(await caseParts(tx, contact, now)),
    invited: (await tx.all(invitedTo, contactId)).map(({ agentId, agentName, ...rest }) => ({
      ...rest,
      agent: { id: agentId, name: agentName },
    })),
    reasons: names.reasons ?? [],
    abilities: abilities(actor, contact, present, clientHere, await mayEndFor(tx, actor, contact, now)),
  }
}

function facts(contact: ContactRow) {
  const { id, channel, direction, state, ending, need, serviceId, stakes, demand, language, version } =
    contact
  const { minutesAvailable, canTalkPrivately, callBackTo, arrivedAt, answeredAt, endedAt } = contact
  return {
    ...{ id, channel, direction, state, ending, need, serviceId, stakes, demand, language, version },
    ...{ minutesAvailable, canTalkPrivately, callBackTo, arrivedAt, answeredAt, endedAt },
  }
}

async function caseParts(tx: Tx, contact: ContactRow, now: Date) {
  const { caseId, clientId } = contact
  const open = clientId === null ? [] : await openCasesOf(tx, clientId, now)
  return {
    case: caseId === null ? null : await caseWithStory(tx, caseId, now),
    commitments: caseId === null ? [] : await commitmentsOf(tx, caseId),
    looseEnds: caseId === null ? [] : await looseEndsOf(tx, caseId),
    otherCases: open.filter((one) => one.id !== caseId),
  }
}

export function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id !== null && name !== null ? { id, name } : null
}

/** A message as the contract has it. */
export function presentMessage({ agentId, agentName, ...rest }: MessageRow) {
  return { ...rest, agent: named(agentId, agentName) }
}

/** What is live with me, and what is offered to me. */
export async function mine(tx: Tx, actor: AgentActor, now: Date) {
  const live = await tx.all(liveOf, actor.agentId)
  const offers = await tx.all(offersTo, actor.agentId, now)
  return {
    live: live.map(({ lastBody, lastAuthor, lastAt, clientSeenAt, state, callBackTo, ...rest }) => ({
      ...rest,
      clientHere: clientIsHere({ channel: rest.channel, clientSeenAt, state, callBackTo }, now),
      lastMessage:
        lastBody !== null && lastAuthor !== null && lastAt !== null
          ? { body: lastBody, author: lastAuthor, at: lastAt }
          : null,
    })),
    offers: offers.map(({ askedById, askedByName, accessNeeds, ...rest }) => ({
      ...rest,
      accessNeeds: accessNeeds ?? [],
      askedBy: named(askedById, askedByName),
    })),
  }
}
