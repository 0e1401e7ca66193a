import type { Tx } from '../database/database.ts'
import type { Actors, Binder } from './bind.ts'

/** Binds as `bind` does, but whatever only reads is given `reads`: a replica, where there is one. */
export function readElsewhere<A extends Actors>(bind: Binder<A>, reads: Tx | undefined): Binder<A> {
  if (!reads) return bind
  return (definition, handler, options) =>
    definition.method === 'GET'
      ? bind(definition, (_, call) => handler(reads, call), { ...options, lasting: true })
      : bind(definition, handler, options)
}
