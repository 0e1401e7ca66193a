import { done } from '#platform/contract/values.ts'
import { general } from '#platform/contract/refusal.ts'
import { sendDownload } from '#platform/files/download.ts'
import type { Store } from '#platform/files/store.ts'
import { refuse } from '#platform/refusal.ts'
import type { Database } from '#platform/database/database.ts'
import type { Bind } from '../accounts/contract.ts'
import { erasePerson } from './commands.erase.ts'
import { ownData } from './commands.own.ts'
import * as commands from './commands.rules.ts'
import { erasureRoutes, holdRoutes, ownDataRoutes, ruleRoutes } from './contract.ts'
import { listErasures, previewErasure } from './queries.erase.ts'
import { dryRun } from './queries.kept.ts'
import { listHolds, listRules } from './queries.rules.ts'

type Parts = { readonly database: Database; readonly files: Store }

/** Binds erasure, holds, a person's own data and how long things are kept. */
export function bindRetention(bind: Bind, parts: Parts): void {
  bind(erasureRoutes.preview, (tx, { params, now }) => previewErasure(tx, params.clientId, now))
  bind(erasureRoutes.erase, (tx, { actor, params, body, now }) =>
    erasePerson(tx, actor, { ...params, ...body }, now),
  )
  bind(erasureRoutes.list, (tx, { query }) => listErasures(tx, query.limit))
  bindHolds(bind)
  bindRules(bind)
  bindOwnData(bind, parts)
}

function bindHolds(bind: Bind): void {
  bind(holdRoutes.list, (tx, { query }) => listHolds(tx, query.clientId ?? null))
  bind(holdRoutes.place, (tx, { actor, params, body, now }) =>
    commands.placeHold(tx, actor, { ...params, ...body }, now),
  )
  bind(holdRoutes.end, async (tx, { actor, params, now }) => {
    await commands.endHold(tx, actor, params, now)
    return done
  })
}

function bindRules(bind: Bind): void {
  bind(ruleRoutes.list, (tx) => listRules(tx))
  bind(ruleRoutes.set, (tx, { actor, params, body, version, now }) =>
    commands.setRule(tx, actor, { kind: params.ruleKind, ...body, version }, now),
  )
  bind(ruleRoutes.dryRun, (tx, { params, query, now }) => dryRun(tx, params.ruleKind, query.days, now))
}

// A download is a read; that it was given is written, so it has a transaction of its own.
function bindOwnData(bind: Bind, { database, files }: Parts): void {
  bind(ownDataRoutes.ofClient, async (_tx, { actor, params, reply, now }) => {
    const file = await database.transact((tx) =>
      ownData(tx, actor, { clientId: params.clientId, files }, now),
    )
    return sendDownload(reply, file)
  })
  bind(ownDataRoutes.mine, async (_tx, { actor, reply, now }) => {
    const clientId = actor.clientId ?? refuse(general.sign_in_needed)
    const file = await database.transact((tx) => ownData(tx, actor, { clientId, files }, now))
    return sendDownload(reply, file)
  })
}
