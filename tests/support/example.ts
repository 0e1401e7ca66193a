import { createExample } from '#cli/example/create.ts'
import type { ExampleSummary } from '#cli/example/create.ts'
import { openDatabase } from '#platform/database/database.ts'
import { copyOf } from './database.ts'
import type { FreshDatabase } from './database.ts'

/** A database with the example organisation in it, of a few minutes ago at most, for a test of its own. */
export function exampleDatabase(): Promise<FreshDatabase & { readonly told: ExampleSummary }> {
  return copyOf('example', async (url) => {
    const database = openDatabase(url, 4)
    const summary = await createExample(database, { now: new Date() })
    await database.close()
    return summary
  })
}
