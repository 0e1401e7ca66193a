import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import * as alike from './commands.alike.ts'
import * as cases from './commands.cases.ts'
import * as people from './commands.people.ts'
import { splitCase } from './commands.split.ts'
import { caseMergeRoutes, clientMergeRoutes, duplicateRoutes } from './contract.routes.ts'
import * as queries from './queries.ts'

/** Binds putting together, taking apart and splitting. */
export function bindMerging(bind: Bind): void {
  bindDuplicates(bind)
  bindPeople(bind)
  bindCases(bind)
}

function bindDuplicates(bind: Bind): void {
  bind(duplicateRoutes.list, (tx, { actor, query }) => queries.listDuplicates(tx, actor, query))
  bind(duplicateRoutes.suggest, (tx, { actor, params, body, now }) =>
    alike.suggestSame(tx, actor, { ...params, ...body }, now),
  )
  bind(duplicateRoutes.notSame, async (tx, { actor, params, now }) => {
    await alike.sayNotSame(tx, actor, params, now)
    return done
  })
}

function bindPeople(bind: Bind): void {
  bind(clientMergeRoutes.preview, (tx, { params, now }) =>
    queries.previewMerge(tx, params.clientId, params.otherId, now),
  )
  bind(clientMergeRoutes.merge, (tx, { actor, params, body, now }) =>
    people.mergeClients(tx, actor, { ...params, ...body }, now),
  )
  bind(clientMergeRoutes.list, (tx, { actor, params }) => queries.listMerges(tx, actor, params.clientId))
  bind(clientMergeRoutes.since, (tx, { params }) => queries.readMerge(tx, params.mergeId))
  bind(clientMergeRoutes.undo, (tx, { actor, params, body, now }) =>
    people.undoClientMerge(tx, actor, { ...params, ...body }, now),
  )
}

function bindCases(bind: Bind): void {
  bind(caseMergeRoutes.kin, (tx, { actor, params, now }) => queries.caseKin(tx, actor, params.caseId, now))
  bind(caseMergeRoutes.merge, (tx, { actor, params, body, version, now }) =>
    cases.mergeCases(tx, actor, { ...params, ...body, version }, now),
  )
  bind(caseMergeRoutes.undo, async (tx, { actor, params, now }) => {
    await cases.undoCaseMerge(tx, actor, params, now)
    return done
  })
  bind(caseMergeRoutes.split, (tx, { actor, params, body, version, now }) =>
    splitCase(tx, actor, { ...params, ...body, version }, now),
  )
}
