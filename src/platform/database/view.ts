import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * How far somebody sees who does not see everything, as the database understands it (`enter_view` in the migrations).
 * The same text means the same sight.
 */
export type View = { readonly facts: string }

const views = new AsyncLocalStorage<View | undefined>()

/**
 * Everything that `work` reads and writes, by whatever handle on the database, is seen with this view: what lies outside
 * it is not there. Without a view it is seen as the service itself sees.
 */
export function seenBy<T>(view: View | undefined, work: () => T): T {
  return views.run(view, work)
}

/** As the service sees, whoever asked: for what is worked out for everybody alike. */
export function seenByService<T>(work: () => T): T {
  return views.getStore() === undefined ? work() : views.run(undefined, work)
}

/** The view of whoever is being served now; undefined: everything. */
export function viewNow(): View | undefined {
  return views.getStore()
}
