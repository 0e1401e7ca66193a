import { agentRoutes } from '#domain/agents/contract.ts'
import { demandRoutes } from '#domain/planning/contract.demand.ts'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import type { WorkTerms } from '#domain/planning/contract.people.ts'
import { rosterRoutes } from '#domain/planning/contract.rosters.ts'
import { createForecasts } from '#domain/planning/forecasts.ts'
import { createRosterSolver } from '#domain/planning/jobs/rosters.ts'
import type { RosterParts } from '#domain/planning/jobs/rosters.ts'
import { createNeeds } from '#domain/planning/queries/need.ts'
import type { SettableClock } from '#platform/clock.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import type { AgentRow } from './factories.ts'
import { startService } from './service.ts'
import type { Caller, Service } from './service.ts'

export type Rostering = {
  readonly service: Service & { clock: SettableClock }
  readonly planner: Caller
  readonly seriesId: string
  readonly dayShift: string
  /** Somebody who has agreed to work; `terms` as far as they differ from the usual. */
  person(given?: { name?: string; terms?: Partial<WorkTerms> | null }): Promise<{ row: AgentRow; as: Caller }>
  /** Works on a roster as a worker would, until it is done. */
  solve(rosterId: string, parts?: Partial<RosterParts>): Promise<void>
  /** A roster that is solved. */
  roster(given?: { firstDay?: string; days?: number; name?: string }): Promise<string>
}

/** Monday, 2 March 2026, noon: what is planned lies ahead of it. */
export const NOW = new Date('2026-03-02T12:00:00Z')
const WINDOW: [number, number][] = [[360, 1380]]
export const USUAL: WorkTerms = {
  leastMinutesWeek: 0,
  mostMinutesWeek: 2250,
  restMinutes: 660,
  mostDaysInRow: 5,
  available: { '1': WINDOW, '2': WINDOW, '3': WINDOW, '4': WINDOW, '5': WINDOW },
}

/** What somebody has not read yet, oldest first; it is read then. */
export async function newsOf({ as }: { readonly as: Caller }) {
  const { items } = await as.call(agentRoutes.notifications, {})
  await as.call(agentRoutes.readNotifications, { body: {} })
  const unread = items.filter(({ readAt }) => readAt === null).toReversed()
  return unread.map(({ kind, colleagueName, facts }) => ({ kind, colleagueName, facts }))
}

/** Weekdays from nine to five with the same demand each, for eight weeks before now. */
function steadyDemand(): string {
  const rows: string[] = ['when,count']
  for (let day = Date.UTC(2026, 0, 5); day < Date.UTC(2026, 2, 2); day += 86_400_000) {
    const date = new Date(day)
    if (date.getUTCDay() === 0 || date.getUTCDay() === 6) continue
    for (let minute = 540; minute < 1020; minute += 30) {
      const [hour, rest] = [Math.floor(minute / 60), minute % 60].map((one) => String(one).padStart(2, '0'))
      rows.push(`${date.toISOString().slice(0, 10)} ${hour}:${rest},${4 + (minute % 60 === 0 ? 1 : 0)}`)
    }
  }
  return rows.join('\n')
}

/**
 * A service with a planner, a series of demand and a kind of shift; its clock stands. Its solver works when asked, or
 * by itself when there is a `worker`.
 */
export async function startRostering({ worker = false } = {}): Promise<Rostering> {
  const service = await startService({ at: NOW, quiet: !worker })
  const { app, make, clock } = service
  await migrateJobs(service.databaseUrl)
  await make.organisation()
  const department = await make.department()
  const lead = await make.agent({
    roles: ['agent', 'planner'],
    departmentId: department.id,
    name: 'Pat Planner',
  })
  const planner = await service.staff(lead.id)
  const imported = await planner.call(demandRoutes.importSeries, {
    body: { name: 'Calls', csv: steadyDemand(), zone: 'Europe/London' },
  })
  const seriesId = imported.series?.id ?? ''
  const pattern = await planner.call(peopleRoutes.addPattern, {
    body: { name: 'Day', minutes: 480, breakMinutes: 30, breakFrom: 180, breakTo: 270, starts: [540] },
  })
  const needs = createNeeds({
    database: app.database,
    forecasts: createForecasts({ database: app.database }),
  })
  const solve: Rostering['solve'] = async (rosterId, given = {}) => {
    const solver = createRosterSolver({ database: app.database, now: clock.now, need: needs.read, ...given })
    const { version } = await planner.call(rosterRoutes.get, { params: { rosterId } })
    await solver.task({ rosterId, version })
  }
  return {
    service,
    planner,
    seriesId,
    dayShift: pattern.id,
    solve,
    async person({ terms = {}, ...given } = {}) {
      const row = await make.agent({ departmentId: department.id, ...given })
      const as = await service.staff(row.id)
      if (terms !== null) {
        const body = { ...USUAL, ...terms }
        await planner.call(peopleRoutes.setTerms, { params: { agentId: row.id }, body })
      }
      return { row, as }
    },
    async roster({ firstDay = '2026-03-09', days = 7, name = 'Next week' } = {}) {
      const body = { name, firstDay, days, series: seriesId }
      const { id } = await planner.call(rosterRoutes.make, { body })
      await solve(id)
      return id
    },
  }
}
