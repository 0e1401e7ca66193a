import { bindPlanning } from '#domain/planning/routes.ts'
import { createForecasts } from '#domain/planning/forecasts.ts'
import { createNeeds } from '#domain/planning/queries/need.ts'
import type { Role } from '#domain/accounts/contract.ts'
import { chanceFrom } from '#core/chance.ts'
import { newId } from '#platform/ids.ts'
import type { Database } from '#platform/database/database.ts'
import { startConceptApp } from './concept-app.ts'
import type { ConceptApp } from './concept-app.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Asked = { readonly status: number; readonly body: unknown }
export type Ask = (method: Method, path: string, payload?: object, version?: number) => Promise<Asked>

export type PlanningApp = ConceptApp & {
  /** Somebody with this role, who asks. */
  as(role: Role): Promise<Ask>
}

/** The planner’s routes over HTTP on a database of their own. */
export async function startPlanning(): Promise<PlanningApp> {
  const own = await startConceptApp((bind, database) => {
    const forecasts = createForecasts({ database })
    const needs = createNeeds({ database, forecasts })
    bindPlanning(bind, { database, forecasts, needs })
  })
  const as = async (role: Role): Promise<Ask> => {
    const { cookie } = await own.agent({ roles: role === 'agent' ? ['agent'] : ['agent', role] })
    return async (method, path, payload, version) => {
      const response = await own.app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie, ...(version !== undefined && { 'if-match': `"${version}"` }) },
        ...(payload && { payload }),
      })
      return { status: response.statusCode, body: response.json() as unknown }
    }
  }
  return { ...own, as }
}

export type ContactGiven = {
  readonly at: Date
  readonly serviceId?: string | null
  readonly channel?: string
  readonly direction?: 'in' | 'out'
  readonly ending?: 'met' | 'left_waiting' | 'left' | 'moved'
  readonly demand?: 'value' | 'failure' | 'cannot_tell' | null
  readonly caseId?: string | null
  readonly waitSeconds?: number
  readonly talkSeconds?: number
}

/** Contacts as they are when they have ended, with what the ledger holds of their talking; many in few statements. */
export async function addContacts(database: Database, given: readonly ContactGiven[]): Promise<void> {
  const rows = given.map((one) => {
    const answered = one.ending === undefined || one.ending === 'met' || one.ending === 'left'
    const answeredAt = answered ? new Date(one.at.getTime() + 1000 * (one.waitSeconds ?? 5)) : null
    const talk = answered ? (one.talkSeconds ?? 240) : (one.waitSeconds ?? 60)
    const endedAt = new Date((answeredAt ?? one.at).getTime() + 1000 * talk)
    // An answered contact ends with the case that holds it; who only came by has left.
    const ending = one.ending ?? (one.caseId ? 'met' : 'left')
    return {
      ...{ id: newId(one.at), channel: one.channel ?? 'phone', direction: one.direction ?? 'in' },
      ...{ service_id: one.serviceId ?? null, case_id: one.caseId ?? null, demand: one.demand ?? null },
      ...{
        arrived_at: one.at,
        answered_at: answeredAt,
        ended_at: endedAt,
        ending,
        talk: answered ? talk : 0,
      },
    }
  })
  for (let from = 0; from < rows.length; from += 5_000) {
    const part = JSON.stringify(rows.slice(from, from + 5_000))
    await database.pool.query(
      `insert into contacts (id, channel, direction, state, service_id, case_id, need, demand, arrived_at, place_at, answered_at,
         ended_at, ending, last_event_at)
       select id, channel, direction, 'ended', service_id, case_id, 'Help', demand, arrived_at, arrived_at, answered_at, ended_at,
         ending, ended_at
       from jsonb_to_recordset($1::jsonb) as r (id uuid, channel text, direction text, service_id uuid, case_id uuid,
         demand text, arrived_at timestamptz, answered_at timestamptz, ended_at timestamptz, ending text)`,
      [part],
    )
    await database.pool.query(
      `insert into ledger (at, kind, actor, contact_id, facts)
       select ended_at, 'contact.segment_ended', 'agent', id,
         jsonb_build_object('segment', 'talking', 'seconds', talk, 'closedBy', 'event')
       from jsonb_to_recordset($1::jsonb) as r (id uuid, ended_at timestamptz, talk int) where talk > 0`,
      [part],
    )
  }
}

export type WeeksGiven = Omit<ContactGiven, 'at'> & {
  /** First local day and how many weeks; contacts come on weekdays from 9 to 17 UTC. */
  readonly from: string
  readonly weeks: number
  readonly perHour: number
  readonly seed?: string
  /** Busy days and quiet ones: each is so much above or below, at most. */
  readonly dayVariation?: number
}

/** Contacts of working weeks: every hour from 9 to 17 on weekdays has about so many. */
export function workingWeeks(given: WeeksGiven): ContactGiven[] {
  const { from, weeks, perHour, seed = 'weeks', dayVariation = 0, ...rest } = given
  const chance = chanceFrom(seed)
  const first = Date.parse(`${from}T00:00:00Z`)
  const made: ContactGiven[] = []
  for (let day = 0; day < weeks * 7; day++) {
    const midnight = first + day * 86_400_000
    if ([0, 6].includes(new Date(midnight).getUTCDay())) continue
    const ofDay = perHour * chance.uniform(1 - dayVariation, 1 + dayVariation)
    for (let hour = 9; hour < 17; hour++) {
      const many = chance.poisson(ofDay)
      for (let n = 0; n < many; n++)
        made.push({ ...rest, at: new Date(midnight + hour * 3_600_000 + chance.integer(0, 3_599) * 1000) })
    }
  }
  return made
}

/** A file of counted half hours, weekdays from 9 to 17. `count` says what comes; null leaves the row out. */
export function csvOf(
  from: string,
  days: number,
  count: (date: string, time: string) => number | string | null,
): string {
  const lines = ['date,time,calls']
  for (let day = 0; day < days; day++) {
    const date = new Date(Date.parse(`${from}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10)
    if ([0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())) continue
    for (let minute = 540; minute < 1020; minute += 30) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const came = count(date, time)
      if (came !== null) lines.push(`${date},${time},${came}`)
    }
  }
  return lines.join('\n')
}
