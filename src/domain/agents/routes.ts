import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import * as commands from './commands.ts'
import { changePerson } from './commands.people.ts'
import type { OnPresence } from './commands.ts'
import { personRoutes } from './contract.people.ts'
import { agentRoutes } from './contract.ts'
import * as queries from './queries.ts'

/** Binds the agents’ part of the contract. `onPresence` runs inside the transaction of every change of presence. */
export function bindAgents(bind: Bind, deps: { onPresence?: OnPresence } = {}): void {
  const { onPresence } = deps
  bind(agentRoutes.colleagues, async (tx, { query, now }) => ({
    items: await queries.findColleagues(tx, query, now),
  }))
  bind(agentRoutes.skills, async (tx) => ({ items: await queries.listSkills(tx) }))
  bind(agentRoutes.mine, (tx, { actor, now }) => queries.myState(tx, actor.agentId, now))
  bind(agentRoutes.setPresence, async (tx, { actor, body, now }) => {
    await commands.setPresence(tx, actor, body, now, onPresence)
    return queries.myState(tx, actor.agentId, now)
  })
  bind(agentRoutes.setAbsence, async (tx, { actor, body, now }) => {
    const { coverId, from, until } = body
    const span = { from: new Date(from), until: until === null ? null : new Date(until), coverId }
    await commands.setAbsence(tx, actor, span, now, onPresence)
    return queries.myState(tx, actor.agentId, now)
  })
  bind(agentRoutes.endAbsence, async (tx, { actor, now }) => {
    await commands.endAbsence(tx, actor, now, onPresence)
    return queries.myState(tx, actor.agentId, now)
  })
  bindOwnThings(bind)
  bindPeople(bind)
}

function bindPeople(bind: Bind): void {
  bind(personRoutes.list, async (tx) => ({ items: await queries.listPeople(tx) }))
  bind(personRoutes.change, (tx, { actor, params, body, version, now }) =>
    changePerson(tx, actor, { ...params, version, input: body }, now),
  )
}

function bindOwnThings(bind: Bind): void {
  bind(agentRoutes.notifications, (tx, { actor }) => queries.listNotifications(tx, actor.agentId))
  bind(agentRoutes.readNotifications, (tx, { actor, body, now }) =>
    acknowledged(commands.readNotifications(tx, actor, body.ids, now)),
  )
  bind(agentRoutes.drafts, async (tx, { actor }) => ({ items: await queries.listDrafts(tx, actor.agentId) }))
  bind(agentRoutes.saveDraft, (tx, { actor, body, now }) =>
    acknowledged(commands.saveDraft(tx, actor, body, now)),
  )
  bind(agentRoutes.saveSettings, (tx, { actor, body }) =>
    acknowledged(commands.saveSettings(tx, actor, body)),
  )
}

async function acknowledged(work: Promise<unknown>) {
  await work
  return done
}
