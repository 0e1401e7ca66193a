import { makeClientLink } from '#domain/accounts/commands.links.ts'
import { makeStaffLink } from '#domain/accounts/commands.staff.ts'
import { makeSetUpLink } from '#domain/organisation/commands.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import type { CompleteConfig } from '#platform/secrets.ts'
import { createExample } from './example/create.ts'
import { exampleExists, exampleFor } from './example/find.ts'
import type { Steps } from './steps.ts'

/** On the first run, creates the example organisation with its past. Does nothing where there is an organisation already. */
export async function prepareExample(url: string, steps: Steps): Promise<void> {
  const database = openDatabase(url, 4)
  try {
    if (await somethingThere(database)) return
    await steps.step(
      'Creating the example organisation, Harbour District, with 120 days behind it',
      () =>
        createExample(database, {
          now: systemClock.now(),
          progress: (step, done, total) =>
            steps.progress(`${step} ${Math.round((100 * done) / Math.max(1, total))} %`),
        }),
      () => 'npm start -- --empty starts without it',
    )
  } finally {
    await database.close()
  }
}

async function somethingThere(database: Database): Promise<boolean> {
  if (await exampleExists(database)) return true
  const { rows } = await database.pool.query('select 1 from organisations limit 1')
  return rows.length > 0
}

/** Says where everything is, with one-use links to look at it as a client, an agent, an expert, a lead, a planner and an admin. */
export async function printWelcome(
  database: Database,
  config: CompleteConfig,
  address: string,
  steps: Steps,
): Promise<void> {
  const lines = [
    '',
    `  Answerable is open after ${steps.sinceStart().toFixed(1)} s.`,
    '',
    `    Portal for clients   ${address}/`,
    `    Desk for staff       ${address}/desk`,
    `    API                  ${address}/api/v1`,
    ...(await wayIn(database, config, address)),
    '',
    '  Ctrl-C stops it. Another terminal: npm run demo lets clients arrive and agents help.',
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function wayIn(database: Database, config: CompleteConfig, address: string): Promise<string[]> {
  const people = await exampleFor(database)
  if (!people) return noExample(database, address)
  const settings = { publicUrl: address, clientSecret: config.clientSecret }
  const now = systemClock.now()
  const staff = [
    ['an agent', people.agent],
    ['an expert', people.expert],
    ['a lead', people.lead],
    ['a planner', people.planner],
    ['an admin', people.admin],
  ] as const
  const links: string[] = []
  await database.transact(async (tx) => {
    const { url } = await makeClientLink(
      tx,
      { kind: 'service' },
      { clientId: people.clientId, caseId: people.clientCaseId, days: 1 },
      now,
      settings,
    )
    links.push(`    ${'a client'.padEnd(10)} ${people.clientName.padEnd(16)} ${url}`)
    for (const [who, { agentId, name }] of staff) {
      const link = await makeStaffLink(tx, { kind: 'service' }, agentId, now, settings)
      links.push(`    ${who.padEnd(10)} ${name.padEnd(16)} ${link.url}`)
    }
  })
  return [
    '',
    '  Look at it as (links work once, for an hour; use one browser profile a person):',
    '',
    ...links,
  ]
}

/** Where there is nothing yet, the link by which it is set up; where there is something of its own, nothing to add. */
async function noExample(database: Database, address: string): Promise<string[]> {
  const link = await database.transact((tx) => makeSetUpLink(tx, systemClock.now(), { publicUrl: address }))
  if (link === undefined) return ['', `    Sign in              ${address}/sign-in`]
  return [
    '',
    '  Nothing is here yet. Set up your service in the browser, in a few minutes, by this link.',
    '  Whoever opens it becomes its admin, so keep it to yourself; it works until an admin is there:',
    '',
    `    ${link}`,
  ]
}
