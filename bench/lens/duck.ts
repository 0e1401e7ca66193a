/** The same questions answered by DuckDB from the same rows of the ledger, read into a table of its own. */
import { existsSync, rmSync } from 'node:fs'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import type pg from 'pg'
import { to } from 'pg-copy-streams'

export type DuckTimes = ReadonlyMap<string, { readonly p50: number; readonly p95: number }>

const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** One row of the ledger with the facts that the questions need as columns, so that nothing has to be parsed. */
const EXPORT = `copy (
  select at at time zone 'UTC' as ts, kind, actor, contact_id, case_id, client_id, agent_id, service_id, department_id,
    facts->>'channel' as channel, facts->>'segment' as segment, (facts->>'seconds')::float as seconds,
    (facts->>'waited')::float as waited, (facts->>'talkSeconds')::float as talk, facts->>'ending' as ending,
    facts->>'demand' as demand, facts->>'outcome' as outcome, (facts->>'reached')::boolean as reached,
    (facts->>'late')::boolean as late
  from ledger) to stdout (format csv, header)`

const contactsOf = (from: string): string => `
  with c as (
    select contact_id, min(ts) filter (kind = 'contact.arrived') as arrived, any_value(service_id) as service_id,
      any_value(channel) filter (kind = 'contact.arrived') as channel,
      max(waited) filter (kind = 'contact.answered') as waited, max(talk) as talk, arg_max(demand, ts) filter (kind = 'contact.demand_set') as demand,
      arg_max(ending, ts) filter (kind = 'contact.ended') as ending
    from l where contact_id is not null and ts >= '${from}' group by contact_id
  )`
const needsOf = (from: string): string => `
  with n as (
    select case_id, min(ts) as opened, max(ts) filter (kind = 'case.closed') as closed, any_value(service_id) as service_id,
      count(*) filter (kind = 'contact.arrived') as contacts, count(distinct agent_id) as people
    from l where case_id is not null and ts >= '${from}' group by case_id
  )`

const years = dayBefore(728)
const month = dayBefore(27)

const QUESTIONS: readonly (readonly [question: string, sql: string])[] = [
  ['every figure, 28 days', figures(month)],
  ['every figure, two years', figures(years)],
  [
    'failure demand by service, two years',
    `${contactsOf(years)} select service_id, count(*) filter (demand = 'failure'), count(demand) from c group by 1`,
  ],
  [
    'contacts by hour, two years',
    `select hour(ts), count(*) from l where kind = 'contact.arrived' and ts >= '${years}' group by 1`,
  ],
  [
    'rows of failure demand, two years',
    `${contactsOf(years)} select * from c where demand is not null order by arrived desc limit 50`,
  ],
  [
    'failure demand by day, two years',
    `${contactsOf(years)} select arrived::date, count(*) filter (demand = 'failure'), count(demand) from c group by 1 order by 1`,
  ],
  [
    'contacts per need by week, one service',
    `${needsOf(years)} select date_trunc('week', closed), sum(contacts), count(*) from n
     where service_id = (select service_id from l where service_id is not null limit 1) and closed is not null group by 1 order by 1`,
  ],
  [
    'how waits are spread, two years',
    `${contactsOf(years)} select quantile_cont(waited, [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]), max(waited) from c`,
  ],
  [
    'how end to end is spread, two years',
    `${needsOf(years)} select quantile_cont(epoch(closed - opened), [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]) from n where closed is not null`,
  ],
  [
    'where capacity goes, two years',
    `${contactsOf(years)} select demand, sum(talk), count(*) from c group by 1 union all
     select kind, count(*), 0 from l where ts >= '${years}' and kind in ('case.attempted', 'case.story_changed', 'case.leg_ended', 'client.fact_repeated') group by 1`,
  ],
  [
    'cost by cause, two years',
    `${contactsOf(years)} select service_id, demand, sum(talk), sum(waited), count(*) from c where demand = 'failure' group by 1, 2`,
  ],
  [
    'journeys with most contacts, two years',
    `${needsOf(years)} select * from n order by contacts desc limit 30`,
  ],
]

function figures(from: string): string {
  return `${contactsOf(from)}, n as (
    select case_id, min(ts) as opened, max(ts) filter (kind = 'case.closed') as closed,
      count(*) filter (kind = 'contact.arrived') as contacts, count(distinct agent_id) as people,
      count(*) filter (kind = 'client.fact_repeated') as repeats, count(*) filter (kind = 'case.attempted') as attempts,
      count(*) filter (kind = 'commitment.kept') as kept, count(*) filter (kind = 'commitment.broken') as broken
    from l where case_id is not null and ts >= '${from}' group by case_id
  )
  select (select count(*) from c), (select avg(waited) from c), (select quantile_cont(waited, [0.5, 0.9]) from c), (select avg(talk) from c),
    (select count(*) filter (demand = 'failure') / count(demand) from c), (select avg(contacts) from n where closed is not null),
    (select avg(people) from n where closed is not null), (select sum(repeats) from n), (select sum(attempts) from n),
    (select sum(kept) / sum(kept + broken) from n), (select quantile_cont(epoch(closed - opened), [0.5, 0.9]) from n where closed is not null)`
}

/** Milliseconds that DuckDB takes for each question, on both cores, the table in its own file. */
export async function askDuck(
  client: pg.Client,
  folder: string,
  rounds: number,
  told: (what: string, seconds: number) => void,
): Promise<DuckTimes> {
  const file = join(folder, 'ledger.duckdb')
  const isNew = !existsSync(file)
  const duck = await DuckDBInstance.create(file)
  const connection = await duck.connect()
  if (isNew) {
    const began = performance.now()
    const csv = join(folder, 'ledger.csv')
    await pipeline(client.query(to(EXPORT)), createWriteStream(csv))
    await connection.run(
      `create table l as select * from read_csv('${csv.replaceAll("'", "''")}', header = true) order by ts`,
    )
    rmSync(csv)
    told('the same rows in DuckDB', (performance.now() - began) / 1000)
  }
  const found = new Map<string, { p50: number; p95: number }>()
  for (const [question, sql] of QUESTIONS) {
    const times: number[] = []
    for (let round = 0; round <= Math.max(3, Math.min(rounds, 7)); round += 1) {
      const began = performance.now()
      const answer = await connection.runAndReadAll(sql)
      answer.getRows()
      if (round > 0) times.push(performance.now() - began)
    }
    const sorted = times.toSorted((a, b) => a - b)
    found.set(question, {
      p50: sorted[Math.floor(sorted.length / 2)] ?? 0,
      p95: sorted.at(-1) ?? 0,
    })
  }
  connection.closeSync()
  duck.closeSync()
  return found
}
