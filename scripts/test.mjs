/**
 * Runs the tests. `npm test` runs all of them, and every file in which something failed a second time, one after another:
 * on a machine that others use too a browser or a clock may be late once. What failed once is told by name at the end and
 * wants to be looked at; what fails twice is broken. `npm test -- FILE` runs once what it is given.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import { fileURLToPath } from 'node:url'

/** With more broken than this nothing was late: it is broken. */
const MOST_TRIED_AGAIN = 6

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
const given = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'answerable-tests-'))
try {
  process.exitCode = given.length > 0 ? run(given).status : all()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @returns the exit status, and what ran: of each file how many passed, failed, were skipped; null where it ended early. */
function run(args) {
  const told = path.join(folder, 'told.json')
  rmSync(told, { force: true })
  const env = { ...process.env, TESTS_TOLD: told }
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  return { status: status ?? 1, ...read(told) }
}

function read(told) {
  try {
    return JSON.parse(readFileSync(told, 'utf8'))
  } catch {
    return { files: {}, elsewhere: 1 }
  }
}

function all() {
  const first = run([])
  const broken = Object.keys(first.files).filter((file) => first.files[file].failed > 0)
  if (first.status === 0 || first.elsewhere > 0 || broken.length === 0) return first.status
  if (broken.length > MOST_TRIED_AGAIN) return first.status
  process.stdout.write(`\nOnce more, by themselves: ${broken.join(', ')}\n`)
  const second = run(['--no-file-parallelism', ...broken])
  const files = { ...first.files, ...second.files }
  const count = (what) => Object.values(files).reduce((sum, one) => sum + one[what], 0)
  const failed = count('failed') + second.elsewhere
  const well = broken.filter((file) => files[file].failed === 0)
  if (well.length > 0) process.stdout.write(`\nNeeded a second try, please look why: ${well.join(', ')}\n`)
  const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : ''
  process.stdout.write(`\n${count('passed')} passed, ${failed} failed${skipped}\n`)
  return failed > 0 ? 1 : second.status
}
