import { constraintRoutes } from '#domain/planning/contract.constraints.ts'
import type { Constraint } from '#domain/planning/contract.constraints.ts'
import { ProblemError, call } from '../../client.ts'
import { bodyOf, draftOf } from './draft.ts'
import type { Body } from './draft.ts'

/** Whether somebody else changed it in the meantime. */
export const isStale = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'stale_version'

/** Records one that lies behind another, and puts it there; `linked` is false when only the first could be done. */
export async function recordBehind(front: Constraint, body: Body): Promise<{ linked: boolean }> {
  const { id } = await call(constraintRoutes.record, { body })
  try {
    await link(front, id)
    return { linked: true }
  } catch (error) {
    if (!isStale(error)) return { linked: false }
  }
  // Somebody changed another field of it meanwhile: that change stays, and this one comes on top.
  try {
    const { items } = await call(constraintRoutes.list)
    const latest = items.find((one) => one.id === front.id)
    if (latest) await link(latest, id)
    return { linked: latest !== undefined }
  } catch {
    return { linked: false }
  }
}

async function link(front: Constraint, behindId: string): Promise<void> {
  const body = bodyOf({ ...draftOf(front), behindId }, front)
  if (!body) throw new Error('What is on record cannot be sent back')
  const params = { constraintId: front.id }
  await call(constraintRoutes.change, { params, body }, { version: front.version })
}
