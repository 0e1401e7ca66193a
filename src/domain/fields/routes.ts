import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import * as commands from './commands.ts'
import { fieldRoutes } from './contract.ts'
import { fieldsOfCase, fieldsOfClient, listFields } from './queries.ts'

/** Binds an organisation's own facts about cases and clients. */
export function bindFields(bind: Bind): void {
  bind(fieldRoutes.list, async (tx, { query }) => ({ items: await listFields(tx, query.all) }))
  bind(fieldRoutes.add, (tx, { actor, body, now }) => commands.addField(tx, actor, body, now))
  bind(fieldRoutes.change, (tx, { actor, params, body, version, now }) =>
    commands.changeField(tx, actor, { ...params, ...body, version }, now),
  )
  bind(fieldRoutes.withdraw, async (tx, { actor, params, body, now }) => {
    await commands.withdrawField(tx, actor, { ...params, ...body }, now)
    return done
  })
  bind(fieldRoutes.move, async (tx, { actor, params, body, now }) => {
    await commands.moveField(tx, actor, { ...params, ...body }, now)
    return done
  })
  bindValues(bind)
}

function bindValues(bind: Bind): void {
  bind(fieldRoutes.ofCase, async (tx, { params }) => ({ items: await fieldsOfCase(tx, params.caseId) }))
  bind(fieldRoutes.setOfCase, async (tx, { actor, params, body, now }) => {
    await commands.setCaseField(tx, actor, { ...params, ...body }, now)
    return commands.caseFact(tx, params)
  })
  bind(fieldRoutes.ofClient, async (tx, { params }) => ({ items: await fieldsOfClient(tx, params.clientId) }))
  bind(fieldRoutes.setOfClient, async (tx, { actor, params, body, now }) => {
    await commands.setClientField(tx, actor, { ...params, ...body }, now)
    return commands.clientFact(tx, params)
  })
}
