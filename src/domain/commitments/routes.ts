import type { Bind } from '../accounts/contract.ts'
import * as commands from './commands.ts'
import { commitmentRoutes } from './contract.ts'
import { listCommitments } from './queries.ts'

const date = (text: string | null) => (text === null ? null : new Date(text))

/** Binds the commitments' part of the contract. */
export function bindCommitments(bind: Bind): void {
  bind(commitmentRoutes.list, (tx, { actor, query, now }) =>
    listCommitments(tx, { agentId: actor.agentId, ...query }, now),
  )
  bind(commitmentRoutes.make, (tx, { actor, params, body, now }) => {
    const times = { dueAt: new Date(body.dueAt), fromAt: date(body.fromAt) }
    return commands.makeCommitment(tx, actor, { ...body, ...params, ...times }, now)
  })
  bind(commitmentRoutes.tell, (tx, { actor, params, body, now }) =>
    commands.tellCommitment(tx, actor, { ...params, ...body }, now),
  )
  bind(commitmentRoutes.keep, (tx, { actor, params, body, now }) =>
    commands.keepCommitment(tx, actor, { ...params, ...body }, now),
  )
  bind(commitmentRoutes.renegotiate, (tx, { actor, params, body, now }) => {
    const times = { dueAt: new Date(body.dueAt), fromAt: date(body.fromAt) }
    return commands.renegotiateCommitment(tx, actor, { ...body, ...params, ...times }, now)
  })
  bind(commitmentRoutes.withdraw, (tx, { actor, params, body, now }) =>
    commands.withdrawCommitment(tx, actor, { ...params, ...body }, now),
  )
}
