import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, daysFrom } from '#core/calendars/moments.ts'
import type { Role } from '#domain/accounts/contract.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { refused } from '#tests/support/what-if.ts'
import type { Asked } from '#tests/support/what-if.ts'
import type { CapabilityChart } from '../measures/contract.figures.ts'
import { headsOf } from '../measures/queries/journeys.ts'
import { beginExperiments } from './commands/experiments.ts'
import type { AnnotationEntry, Experiment, Pattern, Verdict } from './contract.patterns.ts'
import { findPatterns } from './jobs/patterns.ts'
import { id, measuredRows } from './measured.fixture.ts'
import type { MeasuredRows } from './measured.fixture.ts'
import type { ChartAsked } from './queries/charts.ts'
import { bindPatterns } from './routes.patterns.ts'

const TODAY = '2026-06-30'
const NOW = new Date('2026-06-30T15:00:00Z')
const day = (ago: number) => addDays(TODAY, -ago)

type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  version?: number,
) => Promise<Asked>

let own: ConceptApp
let make: MeasuredRows
let service: string
let lead: Ask
let owner: string
let causeId: string
/** The value of each day, where a test gives one; too little for a chart otherwise. */
let valueOf: ((day: string) => number) | undefined

beforeAll(async () => {
  own = await startConceptApp((bind) =>
    bindPatterns(bind, { headsOf, chartFor: async (_tx, asked) => chartOf(asked) }),
  )
  own.clock.set(NOW)
  make = measuredRows(own.database)
  service = (await own.make.service({ name: 'Repairs' })).id
  lead = await as('lead')
  owner = (await own.make.agent({ name: 'Ines Ruiz' })).id
  causeId = id()
  await own.database.pool.query(
    `insert into causes (id, name, made_at) values ($1, 'Letters nobody understands', $2)`,
    [causeId, NOW],
  )
})
beforeEach(async () => {
  await make.empty()
  own.clock.set(NOW)
  valueOf = undefined
})
afterAll(() => own.close())

async function as(role: Role): Promise<Ask> {
  const { cookie } = await own.agent({ roles: ['agent', role] })
  return async (method, path, payload, version) => {
    const response = await own.app.inject({
      ...{ method, url: `/api/v1${path}` },
      headers: { cookie, ...(version !== undefined && { 'if-match': `"${version}"` }) },
      ...(payload && { payload }),
    })
    return { status: response.statusCode, body: response.json() as unknown }
  }
}

function chartOf({ measure, from = TODAY, to = TODAY, step }: ChartAsked): CapabilityChart | null {
  const value = valueOf
  if (!value) return null
  const days = daysFrom(from, 400).filter((one) => one <= to)
  return {
    ...{ measure, step, by: 'mean', phases: [], annotations: [], warnings: [], likeWeekdays: false },
    period: { from, to, zone: 'Europe/London', upTo: NOW.toISOString(), live: true },
    points: days.map((one) => ({
      ...{ day: one, value: value(one), count: 20, signals: [], leap: false, unfinished: one === TODAY },
    })),
  }
}

/** A pattern of needs that come back, found in what was measured. */
async function pattern(): Promise<Pattern> {
  for (let index = 0; index < 9; index++) {
    const owns = await own.make.client()
    const kase = await own.make.case({ clientId: owns.id, serviceId: service, need: `Leak ${index}` })
    await make.need(day(3), {
      case_id: kase.id,
      client_id: owns.id,
      service_id: service,
      returns: 1,
      wait_s: 60 * index,
    })
  }
  await own.database.transact((tx) => findPatterns(tx, NOW))
  const { items } = (await lead('GET', '/patterns?kind=ping_pong')).body as { items: Pattern[] }
  const [one] = items
  if (!one) throw new Error('it is found')
  return one
}

const study = (given: object = {}) => ({
  condition: 'Each letter is written by another team',
  cause: 'Letters that nobody understands',
  ownerId: owner,
  ...given,
})
const plan = (given: object = {}) => ({
  name: 'One team writes all letters',
  change: 'Letters of Repairs are written by those who answer for them',
  expect: 'Fewer needs come back',
  measure: 'returned_share',
  filter: { serviceId: service },
  direction: 'down',
  ownerId: owner,
  startsOn: TODAY,
  ...given,
})
const put = (one: Pattern, body: object, version?: number) =>
  lead('PUT', `/patterns/${one.id}`, body, version)
const begin = async (given: object = {}) =>
  (await lead('POST', '/experiments', plan(given))).body as Experiment
const notes = async (query = '') =>
  ((await lead('GET', `/annotations${query}`)).body as { items: AnnotationEntry[] }).items
const kinds = async (subject: string) =>
  (
    await own.database.pool.query(`select kind, facts from ledger where facts::text like $1 order by seq`, [
      `%${subject}%`,
    ])
  ).rows.map((row) =>
    `${row.kind.replace('learning.', '')} ${row.facts.state ?? row.facts.result ?? ''}`.trim(),
  )

describe('R28: a pattern with its journeys', () => {
  test('R28: three real journeys: the worst, one in the middle, one by chance; the same all day', async () => {
    const one = await pattern()
    const read = async () =>
      (await lead('GET', `/patterns/${one.id}`)).body as {
        journeys: { chosen: string; need: string; waitSeconds: number }[]
        measure: string
        filter: object
        chart: CapabilityChart | null
      }
    const { journeys, ...shown } = await read()
    expect(journeys.map(({ chosen }) => chosen)).toEqual(['worst', 'typical', 'random'])
    expect(journeys[0]).toMatchObject({ need: 'Leak 8', waitSeconds: 480 })
    expect(journeys[1]).toMatchObject({ need: 'Leak 4' })
    expect(new Set(journeys.map(({ need }) => need)).size).toBe(3)
    expect(shown).toMatchObject({ measure: 'returned_share', filter: { serviceId: service }, chart: null })
    expect((await read()).journeys).toEqual(journeys)
  })

  test('R24: somebody who was erased changes no figure; their words are not shown', async () => {
    const one = await pattern()
    await own.database.pool.query('update clients set erased_at = $1, name = null', [NOW])
    await own.database.transact((tx) => findPatterns(tx, NOW))
    const after = (await lead('GET', `/patterns/${one.id}`)).body as {
      pattern: Pattern
      journeys: { need: null }[]
    }
    expect(after.pattern.figures).toEqual(one.figures)
    expect(after.journeys.map(({ need }) => need)).toEqual([null, null, null])
  })

  test('R28: searches without an answer are read in their words, the commonest first', async () => {
    for (const words of ['blue badge', 'Blue badge', 'skip', 'Blue badge', 'moorings', 'skip'])
      await make.search(day(2), words, 0)
    await own.database.transact((tx) => findPatterns(tx, NOW))
    const { items } = (await lead('GET', '/patterns')).body as { items: Pattern[] }
    const { body } = await lead('GET', `/patterns/${items[0]?.id}`)
    expect(body).toMatchObject({ words: ['Blue badge', 'skip', 'moorings'], journeys: [], chart: null })
  })
})

describe('R29: a pattern is studied', () => {
  test('R29: condition, cause and owner; then it is studied', async () => {
    const one = await pattern()
    const { body } = await put(one, study({ cause: '', causeId }))
    expect(body).toMatchObject({
      state: 'studied',
      owner: 'Ines Ruiz',
      cause: 'Letters nobody understands',
      version: 2,
    })
    expect(await kinds(one.id)).toEqual(['pattern_found', 'pattern_studied'])
  })

  test('R29: it is set aside and taken up again, each told once', async () => {
    const one = await pattern()
    const { condition, causeId: none, cause, ownerId, note } = one
    const as = (state: string) => put(one, { condition, causeId: none, cause, ownerId, note, state })
    expect((await as('set_aside')).body).toMatchObject({ state: 'set_aside' })
    expect((await as('found')).body).toMatchObject({ state: 'found' })
    expect(await kinds(one.id)).toEqual(['pattern_found', 'pattern_set set_aside', 'pattern_set found'])
    expect((await lead('GET', '/patterns?state=set_aside')).body).toMatchObject({ items: [] })
  })

  test('two leads write at once: one is told, and what the other wrote stands', async () => {
    const one = await pattern()
    const colleague = await as('lead')
    const answers = await Promise.all([
      put(one, study({ note: 'mine' }), one.version),
      colleague('PUT', `/patterns/${one.id}`, study({ note: 'theirs' }), one.version),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
    const stale = answers.find(({ status }) => status === 412)
    expect(stale && refused(stale)).toMatchObject({ code: 'stale_version' })
  })

  test('figures that were looked at again meanwhile stand in nobody’s way', async () => {
    const one = await pattern()
    await own.database.transact((tx) => findPatterns(tx, new Date(NOW.getTime() + 60_000)))
    expect((await put(one, study(), one.version)).status).toBe(200)
  })

  test.each([
    ['a cause that is not named', { causeId: id() }, '/body/causeId'],
    ['an owner who does not work here', { ownerId: id() }, '/body/ownerId'],
  ])('%s is refused', async (_reason, given, path) => {
    expect(refused(await put(await pattern(), study(given)))).toEqual({
      status: 400,
      code: 'invalid_input',
      paths: [path],
    })
  })
})

describe('R29: an experiment', () => {
  test('R29: nobody tries out a pattern without cause and owner', async () => {
    const one = await pattern()
    const refusal = { status: 422, code: 'study_incomplete' }
    expect(refused(await lead('POST', '/experiments', plan({ patternId: one.id })))).toMatchObject(refusal)
    await put(one, study({ ownerId: null }))
    expect(refused(await lead('POST', '/experiments', plan({ patternId: one.id })))).toMatchObject(refusal)
    await put(one, study())
    expect(await begin({ patternId: one.id })).toMatchObject({
      state: 'running',
      owner: 'Ines Ruiz',
      version: 1,
    })
  })

  test('R29: beginning it names the change on its chart; its pattern says so; it worked, and the pattern is solved', async () => {
    const one = await pattern()
    await put(one, study())
    const experiment = await begin({ patternId: one.id })
    expect(await notes()).toMatchObject([
      {
        ...{ day: TODAY, kind: 'change', name: 'One team writes all letters', measure: 'returned_share' },
        ...{ filter: { serviceId: service }, experimentId: experiment.id },
      },
    ])
    const seen = (await lead('GET', `/patterns/${one.id}`)).body
    expect(seen).toMatchObject({
      pattern: { state: 'experiment', experiments: 1 },
      experiments: [{ id: experiment.id }],
    })
    const ended = await lead('POST', `/experiments/${experiment.id}/end`, {
      ...{ result: 'worked', learnt: 'Whoever answers writes best', feeds: 'standard' },
    })
    expect(ended.body).toMatchObject({ state: 'ended', result: 'worked', feeds: 'standard', endsOn: TODAY })
    expect((await lead('GET', `/patterns/${one.id}`)).body).toMatchObject({ pattern: { state: 'solved' } })
    expect(await kinds(experiment.id)).toEqual(['experiment_made', 'experiment_ended worked'])
    expect(await kinds(one.id)).toEqual([
      ...['pattern_found', 'pattern_studied', 'pattern_set experiment', 'pattern_set solved'],
    ])
  })

  test('R29: it did not work: back to the study, unless another one is under way', async () => {
    const one = await pattern()
    await put(one, study())
    const [first, second] = [await begin({ patternId: one.id }), await begin({ patternId: one.id })]
    const stateAfter = async (experiment: Experiment) => {
      await lead('POST', `/experiments/${experiment.id}/end`, {
        result: 'no_change',
        learnt: 'Nothing',
        feeds: 'nothing',
      })
      const { pattern: after } = (await lead('GET', `/patterns/${one.id}`)).body as { pattern: Pattern }
      return after.state
    }
    expect(await stateAfter(first)).toBe('experiment')
    expect(await stateAfter(second)).toBe('studied')
  })

  test('R29: what has ended stays as it is', async () => {
    const experiment = await begin()
    const end = () =>
      lead('POST', `/experiments/${experiment.id}/end`, {
        result: 'stopped',
        learnt: 'Too soon',
        feeds: 'nothing',
      })
    expect((await end()).status).toBe(200)
    for (const again of [await end(), await lead('PUT', `/experiments/${experiment.id}`, plan())])
      expect(refused(again)).toMatchObject({ status: 409, code: 'experiment_ended' })
  })

  test('R29: planned for later it names nothing yet; on its first day it runs, and names its change once', async () => {
    const experiment = await begin({ startsOn: addDays(TODAY, 2) })
    expect(experiment.state).toBe('planned')
    expect(await notes(`?to=${addDays(TODAY, 9)}`)).toEqual([])
    const sweep = (days: number) =>
      own.database.transact((tx) => beginExperiments(tx, new Date(NOW.getTime() + days * 86_400_000)))
    expect([await sweep(1), await sweep(2), await sweep(3)]).toEqual([0, 1, 0])
    expect(await notes(`?to=${addDays(TODAY, 9)}`)).toMatchObject([{ day: addDays(TODAY, 2), madeBy: null }])
    expect(await kinds(experiment.id)).toEqual(['experiment_made', 'experiment_changed'])
  })

  test('R29: moved to another day, the named change moves with it; put off, it goes', async () => {
    const experiment = await begin()
    const move = (startsOn: string, version?: number) =>
      lead('PUT', `/experiments/${experiment.id}`, plan({ startsOn }), version)
    expect((await move(day(3), 1)).body).toMatchObject({ state: 'running', version: 2 })
    expect(await notes()).toMatchObject([{ day: day(3) }])
    expect(refused(await move(day(4), 1))).toMatchObject({ status: 412, code: 'stale_version' })
    expect((await move(addDays(TODAY, 5))).body).toMatchObject({ state: 'planned' })
    expect(await notes(`?to=${addDays(TODAY, 9)}`)).toEqual([])
  })

  test.each([
    ['the last day before the first', { endsOn: day(1) }, 422, 'days_backwards', []],
    ['a pattern that was never found', { patternId: id() }, 400, 'invalid_input', ['/body/patternId']],
    ['an owner who does not work here', { ownerId: id() }, 400, 'invalid_input', ['/body/ownerId']],
  ])('%s is refused', async (_reason, given, status, code, paths) => {
    expect(refused(await lead('POST', '/experiments', plan(given)))).toEqual({ status, code, paths })
  })

  test('R29: the chart decides, never an opinion', async () => {
    const usual = (at: string) => 30 + (Number(at.slice(-2)) % 5)
    const verdictOf = async ({ id: experimentId }: Experiment) =>
      ((await lead('GET', `/experiments/${experimentId}`)).body as { verdict: Verdict }).verdict
    const since = day(12)
    const experiment = await begin({ startsOn: since })
    expect(await verdictOf(experiment)).toMatchObject({ state: 'too_early' })
    valueOf = usual
    expect(await verdictOf(experiment)).toMatchObject({ state: 'no_signal', points: 12 })
    valueOf = (at) => usual(at) - (at >= since ? 4 : 0)
    expect(await verdictOf(experiment)).toMatchObject({ state: 'signal_as_expected', sinceDay: day(10) })
    valueOf = (at) => usual(at) + (at >= since ? 4 : 0)
    expect(await verdictOf(experiment)).toMatchObject({ state: 'signal_against' })
    const listed = (await lead('GET', '/experiments')).body as {
      items: (Experiment & { verdict: Verdict })[]
    }
    expect(listed.items.map(({ id: one, verdict }) => [one, verdict.state])).toEqual([
      [experiment.id, 'signal_against'],
    ])
    // Whatever is written as the result: the chart says what it said.
    await lead('POST', `/experiments/${experiment.id}/end`, {
      result: 'worked',
      learnt: 'Good',
      feeds: 'nothing',
    })
    expect(await verdictOf(experiment)).toMatchObject({ state: 'signal_against' })
  })
})

describe('what is written on charts', () => {
  const note = (given: object = {}) => ({ day: day(2), kind: 'note', name: 'Storm', ...given })

  test('a note is written, read in its period, and removed', async () => {
    const { body, status } = await lead('POST', '/annotations', note())
    const { id: noteId } = body as AnnotationEntry
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { measure: null, filter: {}, experimentId: null },
    })
    expect(await notes()).toHaveLength(1)
    expect(await notes(`?from=${day(1)}`)).toEqual([])
    expect((await lead('DELETE', `/annotations/${noteId}`)).status).toBe(200)
    expect((await lead('DELETE', `/annotations/${noteId}`)).status).toBe(404)
    expect(await kinds(noteId)).toEqual(['annotated', 'annotation_removed'])
  })

  test('what is about something else is left out', async () => {
    await lead('POST', '/annotations', note({ name: 'Everywhere' }))
    await lead('POST', '/annotations', note({ name: 'Waits', measure: 'wait' }))
    await lead('POST', '/annotations', note({ name: 'Repairs', filter: { serviceId: service } }))
    const names = async (query: string) => (await notes(query)).map(({ name }) => name)
    expect(await names('')).toEqual(['Everywhere', 'Waits', 'Repairs'])
    expect(await names('?measure=talk')).toEqual(['Everywhere', 'Repairs'])
    expect(await names(`?serviceId=${id()}`)).toEqual(['Everywhere', 'Waits'])
    expect(await names(`?serviceId=${service}&measure=wait`)).toEqual(['Everywhere', 'Waits', 'Repairs'])
  })

  test('who plans reads; who leads writes', async () => {
    const planner = await as('planner')
    expect((await planner('GET', '/annotations')).status).toBe(200)
    expect((await planner('POST', '/annotations', note())).status).toBe(403)
    expect((await planner('POST', '/experiments', plan())).status).toBe(403)
  })
})
