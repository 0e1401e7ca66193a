import { done } from '#platform/contract/values.ts'
import type { FastifyRequest } from 'fastify'
import { general } from '#platform/contract/refusal.ts'
import { digestOf, readUpload } from '#platform/files/upload.ts'
import type { Scan } from '#platform/files/scan.ts'
import type { Store } from '#platform/files/store.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { sendDownload } from '#platform/files/download.ts'
import type { Bind } from '../accounts/contract.ts'
import * as commands from './commands.ts'
import { clientRoutes } from './contract.ts'
import { addPaper, bringPaper, openPaper } from './papers.ts'
import type { Brought } from './papers.ts'
import * as queries from './queries.ts'

type Parts = {
  /** Where the bytes of papers are kept. */
  readonly store: Store
  readonly scan?: Scan | undefined
}

/** Binds the clients’ part of the contract. */
export function bindClients(bind: Bind, { store, scan }: Parts): void {
  bind(clientRoutes.find, async (tx, { query }) => ({
    items: await queries.findClients(tx, query.q, query.limit),
  }))
  bind(clientRoutes.get, (tx, { params }) => queries.getClient(tx, params.clientId))
  bind(clientRoutes.timeline, (tx, { params, query }) => queries.readTimeline(tx, params.clientId, query))
  bind(clientRoutes.add, async (tx, { actor, body, now }) => ({
    clientId: await commands.addClient(tx, actor, body, 'desk', now),
  }))
  bind(clientRoutes.change, async (tx, { actor, params, body, version, now }) => {
    await commands.changeClient(tx, actor, params.clientId, body, version, now)
    return queries.getClient(tx, params.clientId)
  })
  bindKnown(bind)
  bindPapers(bind, store, scan)
}

function bindKnown(bind: Bind): void {
  bind(clientRoutes.addIdentifier, (tx, { actor, params, body, now }) =>
    commands.addIdentifier(tx, actor, params.clientId, body, now),
  )
  bind(clientRoutes.removeIdentifier, async (tx, { actor, params, now }) => {
    await commands.removeIdentifier(tx, actor, params.clientId, params.identifierId, now)
    return done
  })
  bind(clientRoutes.tellFact, (tx, { actor, params, body, now }) =>
    commands.tellFact(tx, actor, params.clientId, body, now),
  )
  bind(clientRoutes.askAgain, async (tx, { actor, params, body, now }) => {
    await commands.askAgain(tx, actor, params.clientId, params.factId, body, now)
    return done
  })
  bind(clientRoutes.addRepresentative, (tx, { actor, params, body, now }) =>
    commands.addRepresentative(tx, actor, params.clientId, body, now),
  )
}

function bindPapers(bind: Bind, store: Store, scan: Scan | undefined): void {
  const brought = new WeakMap<FastifyRequest, Brought>()
  bind(
    clientRoutes.addPaper,
    async (tx, { actor, request, now }) => {
      const paper = brought.get(request) ?? refuse(general.invalid_input)
      return addPaper(tx, actor, paper, now).catch((error: unknown) => {
        // Refused, so no row names it. Whether a transaction that failed otherwise did commit is not known: the sweep sees.
        if (error instanceof Refusal) void store.remove(paper.kept).catch(() => undefined)
        throw error
      })
    },
    {
      before: async (request) => {
        const upload = await readUpload(request)
        brought.set(request, await bringPaper(store, upload, scan))
        return digestOf(upload)
      },
    },
  )
  bind(clientRoutes.getPaper, async (tx, { actor, params, reply }) =>
    sendDownload(reply, await openPaper(tx, store, actor, params.paperId)),
  )
}
