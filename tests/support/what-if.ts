import type { constraintRoutes } from '#domain/planning/contract.constraints.ts'
import type { Need, NeedInterval, PlanSettings } from '#domain/planning/contract.need.ts'
import type { whatIfRoutes, WhatIfInputs } from '#domain/planning/contract.what-if.ts'
import { bindWhatIf } from '#domain/planning/routes.what-if.ts'
import type { Role } from '#domain/accounts/contract.ts'
import type { InputOf } from '#platform/contract/route.ts'
import type { Problem } from '#platform/contract/refusal.ts'
import { newId } from '#platform/ids.ts'
import { startConceptApp } from './concept-app.ts'
import type { ConceptApp } from './concept-app.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Asked = { readonly status: number; readonly body: unknown }

/** The register and what-if over HTTP, with somebody of each kind and a need that a test can set. */
export type WhatIfApp = ConceptApp & {
  /** What the routes read as the need of the week; too short a series until a test gives one. */
  need: () => Promise<Need>
  as(
    role: Role,
  ): Promise<(method: Method, path: string, payload?: object, version?: number) => Promise<Asked>>
}

export async function startWhatIf(): Promise<WhatIfApp> {
  const held: { app?: WhatIfApp } = {}
  const nothing = async () => needOf([])
  const own = await startConceptApp((bind, database) =>
    bindWhatIf(bind, { database, need: () => (held.app?.need ?? nothing)() }),
  )
  const app: WhatIfApp = Object.assign(own, {
    need: nothing,
    as: async (role: Role) => {
      const { cookie } = await own.agent({ roles: ['agent', role] })
      return async (method: Method, path: string, payload?: object, version?: number) => {
        const response = await own.app.inject({
          method,
          url: `/api/v1${path}`,
          headers: { cookie, ...(version !== undefined && { 'if-match': `"${version}"` }) },
          ...(payload && { payload }),
        })
        return { status: response.statusCode, body: response.json() as unknown }
      }
    },
  })
  held.app = app
  return app
}

/** A refusal's code and where its errors lie. */
export function refused({ status, body }: Asked) {
  const { code, errors = [] } = body as Problem
  return { status, code, paths: errors.map(({ path }) => path) }
}

export type ConstraintBody = InputOf<typeof constraintRoutes.record>['body']
export const constraint = (given: Partial<ConstraintBody> = {}): ConstraintBody => ({
  what: 'Nobody starts before nine on Mondays',
  whose: 'Contact Centre',
  ...given,
})

export type ScenarioBody = InputOf<typeof whatIfRoutes.save>['body']
let count = 0
export const scenario = (given: Partial<ScenarioBody> = {}): ScenarioBody => ({
  name: `What if ${(count += 1)}`,
  inputs: {},
  replications: 2,
  ...given,
})

/** Inputs entered by hand. */
export const entered = (values: Readonly<Record<string, number>>): WhatIfInputs =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, low: null, high: null, basis: 'assumed', count: null },
    ]),
  )

const input = (value: number) => ({ value, low: null, high: null, basis: 'assumed' as const, count: null })
export const SETTINGS: PlanSettings = {
  offer: { kind: 'answered_within', seconds: 60, share: 0.8, level: 'of_all' },
  certainty: 0.5,
  talkSeconds: input(360),
  afterWorkSeconds: input(60),
  patienceSeconds: input(600),
  chatAtOnce: 1,
  chatSlower: 0,
  redialShare: null,
  reconnectShare: null,
  shrinkage: { leave: input(0), training: input(0), breaks: input(0) },
  payPencePerHour: input(1800),
}

/** One half hour of a week's need. */
export function interval(given: Partial<NeedInterval> & { day: string; minute: number }): NeedInterval {
  const needed = given.needed ?? 4
  return {
    at: `${given.day}T${String(Math.floor(given.minute / 60)).padStart(2, '0')}:${String(given.minute % 60).padStart(2, '0')}:00Z`,
    expected: 15,
    low80: 10,
    high80: 20,
    load: 3,
    needed,
    neededSafely: needed,
    toRoster: needed,
    waiting: 0.2,
    meanWaitSeconds: 10,
    abandoned: 0.01,
    cover: null,
    waitingMinutes: null,
    lostContacts: null,
    constraintIds: [],
    ...given,
  }
}

/** A need of half hours as the routes give it. */
export function needOf(intervals: readonly NeedInterval[]): Need {
  return {
    from: intervals[0]?.day ?? '2026-03-02',
    days: 7,
    intervalMinutes: 30,
    madeAt: '2026-03-01T10:00:00Z',
    settings: SETTINGS,
    intervals: [...intervals],
    totals: {
      contacts: 0,
      agentHours: 0,
      rosterHours: 0,
      coverHours: null,
      waitingMinutes: null,
      lostContacts: null,
      shortIntervals: null,
    },
    peak: null,
    talk: null,
    repeats: null,
    warnings: [],
  }
}

/** A kind of shift, straight into the table. */
export async function shiftPattern(
  { database }: Pick<ConceptApp, 'database'>,
  given: { minutes: number; starts: readonly number[]; weekdays?: readonly number[]; mostShare?: number },
): Promise<void> {
  const { minutes, starts, weekdays = [1, 2, 3, 4, 5], mostShare = null } = given
  await database.pool.query(
    `insert into shift_patterns (id, name, minutes, starts, weekdays, most_share) values ($1, $2, $3, $4, $5, $6)`,
    [newId(new Date()), `Shift ${(count += 1)}`, minutes, starts, weekdays, mostShare],
  )
}
