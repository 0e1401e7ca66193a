import type { FastifyReply } from 'fastify'
import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import { setCharter } from './commands/charter.ts'
import { makePack, noteRead } from './commands/packs.ts'
import { charterRoutes } from './contract.charter.ts'
import type { PackContent } from './contract.charter.ts'
import { htmlOf } from './papers/html.ts'
import { paperOf } from './papers/paper.ts'
import type { Paper } from './papers/paper.ts'
import { pdfOf } from './papers/pdf.ts'
import { createPublishedCharter, listLines } from './queries/charter.ts'
import type { Seen } from './queries/charts.ts'
import { getPackHead, listPacks, readPack } from './queries/packs.ts'
import type { PackRead } from './queries/packs.ts'

/**
 * Binds the charter (R23) and the daily packs. `open` binds what is asked by anybody: it is kept for a minute and does not
 * count the ledger first, so that nobody outside can make it work hard.
 */
export function bindCharter(bind: Bind, open: Bind, seen: Seen): void {
  const r = charterRoutes
  const published = createPublishedCharter()
  open(
    r.charter,
    (tx, { now, reply }) => {
      void reply.header('cache-control', 'public, max-age=60')
      return published.read(tx, now)
    },
    { lasting: true },
  )
  bind(r.lines, async (tx, { now }) => ({ items: await listLines(tx, now) }))
  bind(r.setLines, async (tx, { actor, body, now }) => {
    await setCharter(tx, actor, body.items, now)
    tx.afterCommit(() => published.clear())
    return { items: await listLines(tx, now) }
  })
  bindPacks(bind, seen)
}

function bindPacks(bind: Bind, seen: Seen): void {
  const r = charterRoutes
  bind(r.packs, (tx, { actor, query }) => listPacks(tx, query, actor.agentId))
  bind(r.pack, (tx, { actor, params }) => readPack(tx, params.packId, actor.agentId))
  bind(r.makePack, async (tx, { actor, now }) =>
    getPackHead(tx, await makePack(tx, actor, seen, now), actor.agentId),
  )
  bind(r.readPack, async (tx, { actor, params, now }) => {
    await noteRead(tx, actor, params.packId, now)
    return done
  })
  bind(r.packHtml, async (tx, { actor, params, reply }) => {
    const { paper } = paperFrom(await readPack(tx, params.packId, actor.agentId))
    return quietly(reply)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'; sandbox`)
      .send(htmlOf(paper))
  })
  bind(r.packPdf, async (tx, { actor, params, reply }) => {
    const { paper, day } = paperFrom(await readPack(tx, params.packId, actor.agentId))
    return quietly(reply)
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="daily-pack-${day}.pdf"`)
      .send(await pdfOf(paper))
  })
}

/** It holds words of clients: kept by nobody on the way, and taken for nothing else than it is. */
const quietly = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff')

/** As it goes over the wire, so that papers and screens say the same. */
function paperFrom({ content, head }: PackRead): { paper: Paper; day: string } {
  const plain = JSON.parse(JSON.stringify(content)) as PackContent
  return { paper: paperOf(plain, new Date(head.madeAt)), day: plain.day }
}
