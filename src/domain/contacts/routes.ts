import { done } from '#platform/contract/values.ts'
import type { Feed } from '#platform/live/feed.ts'
import type { Bind } from '../accounts/contract.ts'
import { acceptOffer } from './commands/accept.ts'
import { bringIn, handOver } from './commands/bring-in.ts'
import { changeContact } from './commands/change.ts'
import { endAnswered } from './commands/end.ts'
import { callClient, logContact } from './commands/log.ts'
import { declineOffer, withdrawOffersTo } from './commands/offers.ts'
import { chooseTime, keepPlace, writeInstead } from './commands/promise.ts'
import { startContact } from './commands/start.ts'
import { holdContact, leaveContact, writeAsAgent, writeAsClient } from './commands/talk.ts'
import { leaveAsClient, stay, tellDetails, waitForOwner } from './commands/while-waiting.ts'
import { contactRoutes } from './contract.desk.ts'
import { portalRoutes } from './contract.portal.ts'
import type { Estimates } from './estimates.ts'
import { getMoment, mine } from './queries/moment.ts'
import { getNow } from './queries/now.ts'
import { getPortalContact, getWays, presentArrival, presentPortalContact } from './queries/portal.ts'
import { freeTimes } from './queries/slots.ts'
import { findContact } from './store/contacts.ts'
import { ownContact } from './access.ts'

export type ContactParts = { readonly estimates: Estimates; readonly feed: Feed }

/** Binds what staff do with contacts. */
export function bindContacts(bind: Bind, parts: ContactParts): void {
  const r = contactRoutes
  bind(r.now, (tx, { now }) => getNow(tx, parts, now))
  bind(r.mine, (tx, { actor, now }) => mine(tx, actor, now))
  bind(r.get, (tx, { actor, params, now }) => getMoment(tx, actor, params.contactId, now))
  bind(r.log, async (tx, { actor, body, now }) => {
    const logged = await logContact(tx, actor, body, now)
    // Somebody on the phone or at the counter cannot take what was being offered to them.
    if (body.channel !== 'letter') await withdrawOffersTo(tx, actor.agentId, now)
    return logged
  })
  bind(r.call, async (tx, { actor, params, body, now }) => {
    const called = await callClient(tx, actor, { ...params, ...body }, now)
    await withdrawOffersTo(tx, actor.agentId, now)
    return called
  })
  bind(r.accept, (tx, { actor, params, now }) => acceptOffer(tx, actor, params.offerId, now))
  bind(r.decline, async (tx, { actor, params, now }) => {
    await declineOffer(tx, actor, params.offerId, now)
    return done
  })
  bindConversation(bind, parts)
}

function bindConversation(bind: Bind, { feed }: ContactParts): void {
  const r = contactRoutes
  bind(r.write, (tx, { actor, params, body, version, now }) =>
    writeAsAgent(tx, actor, { ...params, ...body, version }, now),
  )
  bind(r.hold, async (tx, { actor, params, body, now }) => {
    await holdContact(tx, actor, { ...params, ...body }, now)
    return done
  })
  bind(r.bringIn, (tx, { actor, params, body, now }) => bringIn(tx, actor, { ...params, ...body }, now))
  bind(r.handOver, async (tx, { actor, params, body, now }) => {
    await handOver(tx, actor, { ...params, ...body }, now)
    return done
  })
  bind(r.leave, async (tx, { actor, params, now }) => {
    await leaveContact(tx, actor, params.contactId, now)
    return done
  })
  bind(r.change, async (tx, { actor, params, body, now }) => {
    await changeContact(tx, actor, { ...params, ...body }, now)
    return done
  })
  bind(r.end, async (tx, { actor, params, body, now }) => {
    await endAnswered(tx, actor, { ...params, ...body }, now)
    return done
  })
  bind(
    r.typing,
    async (_tx, { actor, params }) => {
      feed.whisper({
        kind: 'typing',
        place: `contact:${params.contactId}`,
        who: 'agent',
        agentId: actor.agentId,
        name: actor.name,
      })
      return done
    },
    { single: true },
  )
}

/** Binds what clients do with contacts. */
export function bindPortal(bind: Bind, parts: ContactParts): void {
  const r = portalRoutes
  bind(r.ways, async (tx, { query, now }) => ({
    ways: await getWays(tx, query.serviceId ?? null, parts, now),
  }))
  bind(r.slots, async (tx, { actor, query, now }) => {
    const contact = query.contactId === undefined ? undefined : await tx.maybe(findContact, query.contactId)
    const mineNow = contact && actor.kind === 'client' ? ownContact(contact, actor) : undefined
    const asked = {
      serviceId: mineNow?.serviceId ?? query.serviceId ?? null,
      caseId: mineNow?.caseId ?? null,
    }
    const slots = await freeTimes(tx, asked, now)
    return { slots: slots.map(({ start, end }) => ({ from: new Date(start), until: new Date(end) })) }
  })
  bind(
    r.start,
    async (tx, { actor, body, now }) => {
      const arrived = await startContact(tx, actor, body, parts, now)
      return arrived.contact.clientId === null
        ? presentArrival(tx, arrived, now)
        : presentPortalContact(tx, actor, arrived.contact, { told: arrived.told, ahead: null }, now)
    },
    // Words alone are one statement, which is its own transaction; whoever says who they are needs several.
    {
      single: ({ body, actor }) =>
        actor.clientId === null && !body.name && !body.phone && !body.email && !body.caseId,
    },
  )
  bind(r.get, (tx, { actor, params, now }) => getPortalContact(tx, actor, params.contactId, parts, now))
  bind(r.write, (tx, { actor, params, body, now }) => writeAsClient(tx, actor, { ...params, ...body }, now))
  bindChoices(bind, parts)
}

function bindChoices(bind: Bind, parts: ContactParts): void {
  const r = portalRoutes
  bind(r.tell, async (tx, { actor, params, body, now }) => {
    await tellDetails(tx, actor, params.contactId, body, now)
    return getPortalContact(tx, actor, params.contactId, parts, now)
  })
  bind(r.waitForOwner, async (tx, { actor, params, body, now }) => {
    await waitForOwner(tx, actor, { ...params, ...body }, now)
    return getPortalContact(tx, actor, params.contactId, parts, now)
  })
  bind(r.keepPlace, async (tx, { actor, params, body, now }) => {
    await keepPlace(tx, actor, { ...params, ...body }, parts, now)
    return getPortalContact(tx, actor, params.contactId, parts, now)
  })
  bind(r.chooseTime, async (tx, { actor, params, body, now }) => {
    await chooseTime(tx, actor, { ...params, ...body, from: new Date(body.from) }, now)
    return getPortalContact(tx, actor, params.contactId, parts, now)
  })
  bind(r.writeInstead, async (tx, { actor, params, body, now }) => {
    await writeInstead(tx, actor, { ...params, ...body }, now)
    return getPortalContact(tx, actor, params.contactId, parts, now)
  })
  bind(r.stay, async (tx, { actor, params, now }) => {
    await stay(tx, actor, params.contactId, now)
    return getPortalContact(tx, actor, params.contactId, parts, now)
  })
  bind(r.leave, async (tx, { actor, params, now }) => {
    await leaveAsClient(tx, actor, params.contactId, now)
    return done
  })
  bind(
    r.typing,
    async (tx, { actor, params }) => {
      const contact = ownContact(await tx.maybe(findContact, params.contactId), actor)
      const place = `contact:${contact.id}`
      parts.feed.whisper({ kind: 'typing', place, who: 'client', agentId: null, name: null })
      return done
    },
    { single: true },
  )
}
