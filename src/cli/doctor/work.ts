import pg from 'pg'
import { fail, type Finding, ok, warn } from './finding.ts'

const LATE_MINUTES = 10

/** Looks at what waits in the database: jobs that failed for good or are late, promises without their warning, long transactions. */
export async function checkWork(url: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return [...(await checkJobs(client)), await checkWarnings(client), await checkTransactions(client)]
  } finally {
    await client.end()
  }
}

async function checkJobs(client: pg.Client): Promise<Finding[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker.jobs') is not null as there`,
  )
  if (!there[0]?.there) return [warn('jobs', 'no place for them yet', 'It is made at the first start.')]
  const { rows } = await client.query<{ failed: number; late: number; kinds: string | null }>(
    `select count(*) filter (where attempts >= max_attempts)::int as failed,
       count(*) filter (where attempts < max_attempts and locked_at is null and run_at < now() - $1 * interval '1 minute')::int as late,
       string_agg(distinct task_identifier, ', ') filter (where attempts >= max_attempts) as kinds
     from graphile_worker.jobs`,
    [LATE_MINUTES],
  )
  const { failed = 0, late = 0, kinds = null } = rows[0] ?? {}
  const found: Finding[] = []
  if (failed > 0) {
    const todo =
      'The log says why each failed. What they wanted to do was not done: put the cause right first.'
    found.push(warn('jobs', `${failed} failed every time they were tried (${kinds})`, todo))
  }
  if (late > 0) {
    const todo = 'Does a process with ROLES=worker run? If it does, look at its log.'
    found.push(fail('jobs', `${late} wait for longer than ${LATE_MINUTES} minutes`, todo))
  }
  return found.length > 0 ? found : [ok('jobs', 'none is late')]
}

async function checkWarnings(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ late: number }>(
    `select count(*)::int as late from commitments
     where state = 'open' and (warn_at < now() - interval '5 minutes' and warned_at is null or due_at < now() - interval '5 minutes')`,
  )
  const late = rows[0]?.late ?? 0
  if (late === 0) return ok('timers', 'every warning of a promise went out in time')
  const todo = 'Timers run in a process with ROLES=worker: start one, and they catch up.'
  return fail('timers', `${late} promises wait for their warning`, todo)
}

/** A transaction that stays open holds locks, and keeps what is deleted from being cleared away. */
async function checkTransactions(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ pid: number; name: string; minutes: number }>(
    `select pid, application_name as name, (extract(epoch from now() - xact_start) / 60)::int as minutes from pg_stat_activity
     where datname = current_database() and state like 'idle in transaction%' and xact_start < now() - interval '5 minutes'
     order by xact_start limit 1`,
  )
  const [longest] = rows
  if (!longest) return ok('transactions', 'none is left open')
  const found = `one of “${longest.name}” is open for ${longest.minutes} minutes, doing nothing`
  return warn(
    'transactions',
    found,
    `Find out whose it is, or end it: select pg_terminate_backend(${longest.pid})`,
  )
}
