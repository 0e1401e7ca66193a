import { papersKept } from '#domain/clients/queries.papers.ts'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { pendingMigrations } from '#platform/database/migrate.ts'
import { storeSettings } from '#platform/files/configured.ts'
import { StoreProblem } from '#platform/files/place.ts'
import { openStore } from '#platform/files/store.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

const GIGABYTE = 1_000_000_000
const DAY_MS = 86_400_000
const ABOUT = 'papers'

/** Looks at where papers are kept: whether it answers and can be written, its space, and what waits to be removed. */
export async function checkFiles(url: string, config: Config): Promise<Finding[]> {
  if ((await pendingMigrations(url)).length > 0) return []
  const database = openDatabase(url, 1)
  try {
    return [await checkTarget(database, config), ...(await checkPlaces(database, config))]
  } finally {
    await database.close()
  }
}

async function checkTarget(database: Database, config: Config): Promise<Finding> {
  const { filesTo } = config
  try {
    const checked = await openStore(database, storeSettings(config)).check()
    if (!checked || filesTo === undefined) return ok(ABOUT, 'new ones are kept in the database')
    const { free, isOurs, warnings } = checked
    const space = free === undefined ? '' : `, ${(free / GIGABYTE).toFixed(1)} GB free`
    const found = `${filesTo} ${isOurs ? 'can be written and read' : 'will be made ours at the first paper'}${space}`
    if (free !== undefined && free < GIGABYTE / 5)
      return fail(ABOUT, found, 'Free some space now: no paper is taken when the disk is full.')
    if (free !== undefined && free < 2 * GIGABYTE) return warn(ABOUT, found, 'Plan for more space soon.')
    return warnings.length === 0 ? ok(ABOUT, found) : warn(ABOUT, found, `${warnings.join('. ')}.`)
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error
    const todo = 'No paper is taken until it is put right; see docs/operate/files.md.'
    return fail(ABOUT, error.message, todo)
  }
}

async function checkPlaces(database: Database, { filesTo }: Config): Promise<Finding[]> {
  const { places, waiting } = await database.read(papersKept)
  const findings: Finding[] = []
  const elsewhere = places.filter(({ address }) => address !== (filesTo ?? null))
  const lost = places.reduce((sum, one) => sum + one.lost, 0)
  const old = elsewhere.reduce((sum, one) => sum + one.papers - one.lost, 0)
  if (old > 0)
    findings.push(
      ok(ABOUT, `${old} older ones lie elsewhere and stay readable; answerable files move brings them along`),
    )
  if (lost > 0)
    findings.push(
      warn(
        ABOUT,
        `the bytes of ${lost} are lost`,
        'Older backups may hold them. See: answerable files check',
      ),
    )
  if (waiting.since && Date.now() - waiting.since.getTime() > DAY_MS)
    findings.push(
      fail(
        ABOUT,
        `${waiting.waiting} that have gone could not be removed for more than a day${waiting.problem === null ? '' : `: ${waiting.problem}`}`,
        'What was erased is still there. Put right what it says; it is tried again by itself.',
      ),
    )
  return findings
}
