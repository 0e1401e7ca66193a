// Loaded before a node starts: takes one safeguard out of the code as it is read, to see that the run notices.
import { registerHooks } from 'node:module'

const WITHOUT = {
  // Two dispatchers may then offer one contact to two people; the index that forbids it is dropped by the bench too.
  'offer-lock': [
    ['/contacts/dispatch.ts', 'await tx.one(lockDispatch)', ''],
    ['/store/line.ts', 'for update of c skip locked', ''],
  ],
  // What is written before a failure stays although nobody was told that it was done.
  'ledger-transaction': [['/database/database.ts', "query('begin')", "query('select 1')"]],
}

const changes = WITHOUT[process.env.WITHOUT ?? '']
if (!changes) throw new Error(`There is no safeguard called ${process.env.WITHOUT}`)

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    for (const [file, what, instead] of changes) {
      if (!url.endsWith(file)) continue
      const before = String(loaded.source)
      const after = before.replaceAll(what, instead)
      if (after === before) throw new Error(`${file} has no such safeguard any more`)
      return { ...loaded, source: after }
    }
    return loaded
  },
})
