import { defineConfig } from 'vitest/config'

// Whoever follows the ledger waits for transactions of the whole server, those of other tests' databases too: what tells
// to the row what was followed runs by itself.
const ALONE = [
  'src/domain/webhooks/webhooks.test.ts',
  'src/domain/agents/news.test.ts',
  'src/domain/learning/packs.test.ts',
]

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/reporter.ts'],
    restoreMocks: true,
    // Who waits for something to become so waits as long as it takes on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          exclude: [...ALONE, '**/node_modules/**'],
          globalSetup: ['./tests/support/start-database.ts'],
          // The database is a process of its own: with one worker a core stands idle half of the time.
          maxWorkers: 2,
          // What a test needs it makes for itself: the service is read in once a worker, not once a file.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          globalSetup: ['./tests/support/start-database.ts'],
          fileParallelism: false,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.test.ts'],
          globalSetup: ['./tests/support/start-database.ts'],
          // A page waits for its server and its server for the database: two journeys fill what one leaves idle.
          maxWorkers: 2,
          // What a journey leaves behind is in its own database: the service is read in once for all of them.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
