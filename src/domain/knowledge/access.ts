import type { Actor } from '../accounts/contract.ts'

/** Public articles are for everybody; internal ones for staff. */
export function mayRead(actor: Actor, article: { readonly audience: 'public' | 'internal' }): boolean {
  return article.audience === 'public' || actor.kind === 'agent'
}
