import { writeFileSync, writeSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

type Told = { passed: number; failed: number; skipped: number }

/** How many of the slowest test files are named at the end. */
const SLOWEST = 12

/**
 * Prints `N passed, N failed` as the very last line, and keeps the exit status in step with it. Where a file is named by
 * `TESTS_TOLD`, the same is written there by test file, for whoever tries once more what failed.
 */
export default class CountReporter implements Reporter {
  private passed = 0
  private failed = 0
  private skipped = 0

  onInit(): void {
    // At the exit, because Vitest and the tests’ own servers may still print after the last test.
    process.once('exit', (status) => this.finish(status))
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const files: Record<string, Told> = {}
    for (const module of modules) files[relative(process.cwd(), module.moduleId)] = toldOf(module)
    const sum = (what: keyof Told) => Object.values(files).reduce((total, one) => total + one[what], 0)
    this.passed = sum('passed')
    this.skipped = sum('skipped')
    this.failed = sum('failed') + unhandled.length
    const told = process.env['TESTS_TOLD']
    if (modules.length > SLOWEST) writeSync(1, `\nSlowest: ${slowest(modules)}\n`)
    if (told) writeFileSync(told, JSON.stringify({ files, elsewhere: unhandled.length }))
  }

  private finish(status: number): void {
    const nothingRan = this.passed + this.failed === 0
    const failed = this.failed === 0 && (status !== 0 || nothingRan) ? 1 : this.failed
    if (failed > 0 && status === 0) process.exitCode = 1
    const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : ''
    writeSync(1, `\n${this.passed} passed, ${failed} failed${skipped}\n`)
  }
}

/** Where the minutes went: the files that took longest, reading them in included, in seconds. */
function slowest(modules: readonly TestModule[]): string {
  const took = modules.map((module) => ({
    file: relative(process.cwd(), module.moduleId),
    seconds: Math.round((module.diagnostic().duration + module.diagnostic().collectDuration) / 1000),
  }))
  const first = took.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)
  return first.map((one) => `${one.file} ${one.seconds}`).join(', ')
}

/** What came of one file; what broke outside of its tests counts as failed. */
function toldOf(module: TestModule): Told {
  const tests = [...module.children.allTests()]
  const count = (state: string): number => tests.filter((test) => test.result().state === state).length
  const broken = [module, ...module.children.allSuites()].filter((one) => one.errors().length > 0)
  return {
    passed: count('passed'),
    failed: count('failed') + broken.length,
    skipped: count('skipped') + count('pending'),
  }
}
