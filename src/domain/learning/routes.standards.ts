import type { Bind } from '../accounts/contract.ts'
import { answerCallOut, callOut } from './commands/call-outs.ts'
import { standardRoutes } from './contract.standards.ts'
import { getCallOut, listAskedOf, listCallOuts } from './queries/call-outs.ts'
import { listMisses } from './queries/misses.ts'
import { listStandards } from './queries/standards.ts'

/** Binds standards, what is missed or may be, and what is asked about it (R30). */
export function bindStandards(bind: Bind): void {
  const r = standardRoutes
  bind(r.standards, (tx, { query, now }) => listStandards(tx, query, now), { lasting: true })
  bind(r.misses, (tx, { query, now }) => listMisses(tx, query, now), { lasting: true })
  bind(r.callOuts, (tx, { query, now }) => listCallOuts(tx, query, now))
  bind(r.mine, async (tx, { actor }) => ({ items: await listAskedOf(tx, actor.agentId) }))
  bind(r.callOut, async (tx, { actor, body, now }) => getCallOut(tx, await callOut(tx, actor, body, now)))
  bind(r.answer, async (tx, { actor, params, body, now }) => {
    await answerCallOut(tx, actor, { ...body, ...params }, now)
    return getCallOut(tx, params.callOutId)
  })
}
