import { writeSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Prints `N passed, N failed` as the very last line, and keeps the exit status in step with it. */
export default class CountReporter implements Reporter {
  private passed = 0
  private failed = 0
  private skipped = 0

  onInit(): void {
    // At the exit, because Vitest and the tests’ own servers may still print after the last test.
    process.once('exit', (status) => this.finish(status))
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length
    const broken = modules.flatMap((module) => [module, ...module.children.allSuites()])
    this.passed = count('passed')
    this.skipped = count('skipped') + count('pending')
    this.failed = count('failed') + broken.filter((one) => one.errors().length > 0).length + unhandled.length
  }

  private finish(status: number): void {
    const nothingRan = this.passed + this.failed === 0
    const failed = this.failed === 0 && (status !== 0 || nothingRan) ? 1 : this.failed
    if (failed > 0 && status === 0) process.exitCode = 1
    const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : ''
    writeSync(1, `\n${this.passed} passed, ${failed} failed${skipped}\n`)
  }
}
