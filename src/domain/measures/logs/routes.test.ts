import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../accounts/contract.ts'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { bindLogs } from '../routes.logs.ts'
import { createLogs } from './queries.ts'

let own: ConceptApp
beforeAll(async () => {
  own = await startConceptApp((bind, database) =>
    bindLogs(bind, { database, logs: createLogs({ database }) }),
  )
})
afterAll(() => own.close())

type Log = { id: string; name: string; events: number; mapping: object; findings: { code: string }[] }
type Answer = {
  code?: string
  details?: object
  log: Log
  imported: number
  measures: { events: number; loops: object[] }
  items: Log[]
}

async function ask(role: Role, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) {
  const { cookie } = await own.agent({ roles: [role] })
  const url = `/api/v1/measures/logs${path}`
  const response = await own.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
  return { status: response.statusCode, body: response.json<Answer>() }
}

const text = [
  'case,activity,team,timestamp',
  'a,ask,T,2025-03-03T08:00Z',
  'a,look,U,2025-03-03T09:00Z',
  'a,ask,T,2025-03-03T10:00Z',
].join('\n')

describe('over HTTP', () => {
  test('a trial tells what would be taken and keeps nothing', async () => {
    const { status, body } = await ask('lead', 'POST', '', { name: 'tried', text, trial: true })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      imported: 3,
      log: { name: 'tried', events: 3, mapping: { team: 'team', resource: null } },
    })
    expect((await ask('lead', 'GET', '')).body.items).toEqual([])
  })

  test('a log is imported, read with its measures, imported again to nothing, and removed', async () => {
    const first = await ask('lead', 'POST', '', { name: 'kept', text })
    expect(first.body).toMatchObject({
      imported: 3,
      measures: { events: 3, loops: [{ path: ['ask', 'look'], clientHours: 2 }] },
    })
    const path = `/${first.body.log.id}`
    expect((await ask('planner', 'GET', path)).body.measures).toEqual(first.body.measures)
    expect((await ask('lead', 'POST', '', { name: 'kept', text })).body).toMatchObject({ imported: 0 })
    expect((await ask('lead', 'DELETE', path)).status).toBe(200)
    expect((await ask('lead', 'GET', path)).status).toBe(404)
    expect((await ask('lead', 'DELETE', path)).status).toBe(404)
  })

  test.each([
    [{ text: 'x,y\n1,2' }, { why: 'role_unknown', columns: ['x', 'y'] }, 'columns that say nothing'],
    [
      { text, columns: { case: 'nr' } },
      { why: 'column_missing', column: 'nr' },
      'a column that is not there',
    ],
    [
      { text, zone: 'Nowhere/City' },
      { why: 'zone_unknown', zone: 'Nowhere/City' },
      'a zone that nobody knows',
    ],
  ])('%j is refused, and says why: %s', async (given, details, _why) => {
    const { status, body } = await ask('lead', 'POST', '', { name: 'bad', ...given })
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'log_unreadable', details })
  })

  test('agents do not look through the lens, and planners change nothing', async () => {
    expect((await ask('agent', 'GET', '')).status).toBe(403)
    expect((await ask('planner', 'POST', '', { name: 'no', text })).status).toBe(403)
  })
})
