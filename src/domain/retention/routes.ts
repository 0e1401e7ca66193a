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

// What is written is one row; the archive then goes out for as long as the reader takes, on no connection.
function bindOwnData(bind: Bind, parts: Parts): void {
  bind(ownDataRoutes.ofClient, async (_each, { actor, params, reply, now }) =>
    sendDownload(reply, await ownData(parts, actor, params.clientId, now)),
  )
  bind(ownDataRoutes.mine, async (_each, { actor, reply, now }) => {
    // Who only said who they are sees what they said themselves, on their own page.
    const clientId = (actor.proved === true ? actor.clientId : null) ?? refuse(general.sign_in_needed)
    return sendDownload(reply, await ownData(parts, actor, clientId, now))
  })
}
