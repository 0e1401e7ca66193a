import { done } from '#platform/contract/values.ts'
import type { Database } from '#platform/database/database.ts'
import type { Bind } from '../accounts/contract.ts'
import { importSeries, removeSeries, setSpecialDays } from './commands/demand.ts'
import { setSettings } from './commands/need.ts'
import { demandRoutes } from './contract.demand.ts'
import { forecastRoutes } from './contract.forecast.ts'
import { needRoutes } from './contract.need.ts'
import { skillRoutes } from './contract.skills.ts'
import type { Forecasts } from './forecasts.ts'
import { readMeasured } from './measured.need.ts'
import { listSeries, listSpecialDays, presentInfo } from './queries/demand.ts'
import { getForecast } from './queries/forecast.ts'
import type { Needs } from './queries/need.ts'
import { createSkillNeeds } from './queries/skills.ts'
import { bindWhatIf } from './routes.what-if.ts'

export type PlanningParts = {
  readonly database: Database
  readonly forecasts: Forecasts
  readonly needs: Needs
}

/** Binds demand, forecast and need, the register of constraints and what-if. */
export function bindPlanning(bind: Bind, parts: PlanningParts): void {
  const { database, needs } = parts
  bindDemand(bind, parts)
  bindNeed(bind, parts)
  bindSkills(bind, parts)
  bindWhatIf(bind, {
    database,
    need: (asked, now) => needs.read({ series: 'ledger', ...asked }, now),
  })
}

function bindDemand(bind: Bind, { forecasts }: PlanningParts): void {
  const r = demandRoutes
  bind(
    r.series,
    async (tx, { now }) => {
      const own = await forecasts.source({ series: 'ledger' }, now)
      return { items: (await listSeries(tx, own.info)).map(presentInfo) }
    },
    { lasting: true },
  )
  bind(r.importSeries, (tx, { actor, body, now }) => importSeries(tx, actor, body, now))
  bind(r.removeSeries, async (tx, { actor, params, now }) => {
    await removeSeries(tx, actor, params.seriesId, now)
    tx.afterCommit(() => forecasts.forget())
    return done
  })
  bind(r.specialDays, async (tx) => ({ items: await listSpecialDays(tx) }))
  bind(r.setSpecialDays, async (tx, { actor, body, now }) => {
    const set = await setSpecialDays(tx, actor, body.items, now)
    tx.afterCommit(() => forecasts.forget())
    return set
  })
  bind(forecastRoutes.forecast, (tx, { query, now }) => getForecast(tx, forecasts, query, now), {
    lasting: true,
  })
}

function bindNeed(bind: Bind, { needs }: PlanningParts): void {
  const r = needRoutes
  bind(r.settings, (_tx, { now }) => needs.settings(now), { lasting: true })
  bind(r.setSettings, async (tx, { actor, body, version, now }) => {
    // Read by the connection that is held already: waiting for another one could be waiting for itself.
    const measured = (await readMeasured(tx, now)).inputs
    const set = await setSettings(tx, actor, body, version, now)
    return { ...body, version: set, changedAt: now, measured }
  })
  bind(
    r.need,
    (_tx, { query, now }) => {
      const intervalMinutes = Number(query.intervalMinutes) as 15 | 30 | 60
      return needs.read({ ...query, intervalMinutes }, now)
    },
    { lasting: true },
  )
}

function bindSkills(bind: Bind, parts: PlanningParts): void {
  const skillNeeds = createSkillNeeds(parts)
  bind(
    skillRoutes.skillNeed,
    (_tx, { query, now }) => {
      const intervalMinutes = Number(query.intervalMinutes) as 15 | 30 | 60
      return skillNeeds.read({ ...query, intervalMinutes }, now)
    },
    { lasting: true },
  )
}
