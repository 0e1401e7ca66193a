import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { viewRoutes } from '#domain/accounts/contract.views.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Route } from '#platform/contract/route.ts'
import { migrateJobs } from '#platform/jobs/jobs.ts'
import { idsOf, makeSide } from './support/departments.ts'
import type { Side } from './support/departments.ts'
import { MONDAY } from './support/factories.ts'
import { paperForm } from './support/populated.ts'
import { knownValues, pathOf, sample, shapeOf } from './support/sample.ts'
import type { Known, Shape } from './support/sample.ts'
import { startService } from './support/service.ts'
import type { Answer, Caller, Service } from './support/service.ts'

type World = {
  readonly service: Service
  /** The limited person is of this department … */
  readonly here: Side
  /** … and must never learn of this one. */
  readonly there: Side
  readonly thereIds: ReadonlySet<string>
  readonly hereIds: ReadonlySet<string>
  readonly limitedId: string
  limited: Caller
  /** Somebody with the same roles in the same department, who sees everything. */
  readonly unlimitedId: string
  unlimited: Caller
}

const ROLES = ['agent', 'lead', 'planner', 'integrator'] as const
let world: World
beforeAll(async () => {
  world = await makeWorld()
}, 60_000)
afterAll(() => world.service.close())

async function makeWorld(): Promise<World> {
  const service = await startService({ at: MONDAY, quiet: true })
  await migrateJobs(service.databaseUrl)
  await service.make.organisation()
  const here = await makeSide(service, 'zorbelwick', '020 7946 0123')
  const there = await makeSide(service, 'quillhaven', '020 7946 0456')
  const one = { departmentId: here.departmentId, roles: ROLES, presence: 'available' as const }
  const [limited, unlimited] = [await service.make.agent(one), await service.make.agent(one)]
  const admin = await service.staff((await service.make.agent({ roles: ['admin'] })).id)
  await admin.call(viewRoutes.set, {
    params: { agentId: limited.id },
    body: { departmentIds: [here.departmentId], serviceIds: [] },
  })
  return {
    ...{ service, here, there, limitedId: limited.id, unlimitedId: unlimited.id },
    thereIds: await idsOf(service, there),
    hereIds: await idsOf(service, here),
    limited: await service.staff(limited.id),
    unlimited: await service.staff(unlimited.id),
  }
}

const isLive = (route: Route) => route.raw === true && route.path.endsWith('live')
/** What somebody of these roles may call. */
const openTo = (route: Route) =>
  route.audience.some((one) => (ROLES as readonly string[]).includes(one)) && !isLive(route)
const staffRoutes = () => world.service.app.routes.filter(openTo)
const reading = () => staffRoutes().filter((one) => one.method === 'GET')
const changing = () => staffRoutes().filter((one) => one.method !== 'GET')

const valuesOf = (side: Side): Known =>
  knownValues(
    {
      ...side.ids,
      ...{ agentId: side.ownerId, toAgentId: side.ownerId, coOwnerId: side.ownerId, slug: 'none' },
      ...{ serviceId: side.serviceId, departmentId: side.departmentId },
      place: `case:${side.ids['caseId'] ?? ''}`,
    },
    world.service.clock.now(),
  )

/** The address of a route with these ids in it, once for each choice that it leaves. */
function pathsOf(route: Route, side: Side): string[] {
  const values = valuesOf(side)
  const parts = Object.entries((route.params ? shapeOf(route.params) : {}).properties ?? {})
  const chosen = parts.flatMap(([name, { enum: options = [] }]) =>
    options.map((value) => ({ [name]: value })),
  )
  return (chosen.length > 0 ? chosen : [{}]).map((choice) => pathOf(route, { ...values, ...choice }))
}

/** Ways to ask: with nothing, with everything, with each choice that there is, with each word that could be searched. */
function queriesOf(route: Route, side: Side): Record<string, unknown>[] {
  if (!route.query) return [{}]
  const shape = shapeOf(route.query)
  const values = valuesOf(side)
  const must = sample(shape, values, false) as Record<string, unknown>
  const fields = Object.entries(shape.properties ?? {})
  const each = fields.flatMap(([name, part]) =>
    choicesOf(part, name, side, values).map((value) => ({ ...must, [name]: value })),
  )
  return [must, ...each]
}

function choicesOf(part: Shape, name: string, side: Side, values: Known): unknown[] {
  const options = [part, ...(part.anyOf ?? part.oneOf ?? [])]
  const named = options.flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]))
  if (named.length > 0) return named
  if (typeof values[name] === 'string') return [values[name]]
  const isText = options.some((one) => one.type === 'string' && !one.format && !one.pattern)
  return isText && !['cursor', 'from', 'to'].includes(name) ? [...side.searches] : []
}

const addressed = (path: string, query: Record<string, unknown>) => {
  const text = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return text === '' ? path : `${path}?${text}`
}

/** What of that side stands in an answer: ids and words. What was sent along is no news. */
function foundOf(answer: Answer<unknown>, ids: ReadonlySet<string>, word: string, sent = ''): string[] {
  const text = (typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)).toLowerCase()
  const named = [...new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))].filter(
    (id) => ids.has(id) && !sent.includes(id),
  )
  const said = text.includes(word) && !sent.includes(word) ? [word] : []
  return [...named, ...said]
}

/** Every reading route, asked about one side in every way: what of the side of `ids` came back, by route and question. */
async function readAll(who: Caller, about: Side, ids: ReadonlySet<string>, word: string) {
  const found = new Map<string, string[]>()
  for (const route of reading()) {
    for (const query of queriesOf(route, about)) {
      for (const place of pathsOf(route, about)) {
        const path = addressed(place, query)
        const answer = await who.ask('GET', path)
        expect({
          path,
          status: answer.status,
          fault: answer.status >= 500 || (answer.status === 429 && !route.perMinute),
        }).toMatchObject({
          fault: false,
        })
        const here = foundOf(answer, ids, word, path)
        if (here.length > 0)
          found.set(`${route.id} ${place.split('/').at(-1)} ${JSON.stringify(query)}`, here)
      }
    }
  }
  return found
}

const routesIn = (found: ReadonlyMap<string, unknown>) =>
  new Set([...found.keys()].map((one) => one.split(' ')[0] ?? ''))

describe('whoever is limited to a department', () => {
  test('reads nothing of another: no id and no word, by no route, whatever is asked', async () => {
    const { limited, unlimited, there, here, thereIds } = world
    for (const about of [there, here]) {
      const found = await readAll(limited, about, thereIds, there.word)
      expect(Object.fromEntries(found)).toEqual({})
    }
    // That this would show what it must not: others are shown it.
    const shown = routesIn(await readAll(unlimited, there, thereIds, there.word))
    expect(shown.size).toBeGreaterThan(20)
  }, 300_000)

  test('reads what is their own as if there were no other', async () => {
    const { limited, unlimited, here, hereIds } = world
    const own = await readAll(limited, here, hereIds, here.word)
    const all = await readAll(unlimited, here, hereIds, here.word)
    const missing = [...all].flatMap(([question, things]) => {
      const lacking = things.filter((one) => own.get(question)?.includes(one) !== true)
      return lacking.length > 0 && !OF_NOBODY.some((id) => question.startsWith(id)) ? [question] : []
    })
    expect(missing).toEqual([])
  }, 300_000)

  /** What belongs to no department is read by those who see everything: see the policies. */
  const OF_NOBODY = [
    'retention.dataOf',
    // Whoever sees a part is refused: an export holds everybody's.
    'transfers.export',
    'learning.pack',
    'measures.log',
    'knowledge.searched',
    'learning.patterns.words',
  ]

  test('changes nothing of another: it is not there', async () => {
    const { service, there, thereIds } = world
    const before = await fingerprintOf(service, thereIds)
    for (const route of changing()) {
      for (const whole of [false, true]) {
        const { answer, sent } = await knock(world.limited, route, there, whole)
        expect({ route: route.id, fault: answer.status >= 500 }).toEqual({ route: route.id, fault: false })
        const found = foundOf(answer, thereIds, there.word, sent)
        expect({ route: route.id, found }).toEqual({ route: route.id, found: [] })
        if (LEAVING.test(route.id)) world.limited = await service.staff(world.limitedId)
      }
    }
    expect(await fingerprintOf(service, thereIds)).toEqual(before)
  }, 300_000)

  test('can do with their own whatever anybody could, but for what is of everybody', async () => {
    const [one, two] = [await makeWorld(), await makeWorld()]
    const differing: unknown[] = []
    for (const route of changing()) {
      const mine = await knock(one.limited, route, one.here, false)
      const theirs = await knock(two.unlimited, route, two.here, false)
      if (mine.answer.status !== theirs.answer.status)
        differing.push([route.id, mine.answer.status, mine.answer.body, theirs.answer.status])
      // Whoever ended their own session by it signs in again.
      if (LEAVING.test(route.id)) {
        one.limited = await one.service.staff(one.limitedId)
        two.unlimited = await two.service.staff(two.unlimitedId)
      }
    }
    await one.service.close()
    await two.service.close()
    expect(differing).toEqual([
      ['merging.mergeClients', 403, expect.objectContaining({ code: 'limited_view' }), 404],
      ['merging.undoClients', 403, expect.objectContaining({ code: 'limited_view' }), 404],
      ['measures.removeLog', 404, expect.objectContaining({ code: 'not_found' }), 200],
      ['learning.makePack', 403, expect.objectContaining({ code: 'outside_view' }), 201],
      ['learning.readPack', 404, expect.objectContaining({ code: 'not_found' }), 200],
      ['webhooks.add', 403, expect.objectContaining({ code: 'tells_of_everything' }), 201],
      ['webhooks.replaceSecret', 403, expect.objectContaining({ code: 'tells_of_everything' }), 404],
    ])
  }, 300_000)
})

const LEAVING = /^accounts\..*([sS]ession|signOut|[pP]assword)/

/** Calls a changing route with the things of a side. */
async function knock(who: Caller, route: Route, side: Side, whole: boolean) {
  const values = valuesOf(side)
  const path = pathOf(route, values)
  if (route.id === 'clients.addPaper') {
    const form = paperForm('a.txt', 'words', { contactId: side.ids['contactId'] ?? '' })
    return { answer: await who.ask('POST', path, form), sent: path }
  }
  const body = route.body ? sample(shapeOf(route.body), values, whole) : undefined
  return { answer: await who.ask(route.method, path, body), sent: `${path} ${JSON.stringify(body)}` }
}

/** Every row that bears one of these ids, as one line a table. */
async function fingerprintOf(service: Service, ids: ReadonlySet<string>) {
  const { pool } = service.app.database
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relispartition and c.relrowsecurity
       and c.relname not like 'measured%' and c.relname not in ('idempotency_keys', 'sensitive_reads')`,
  )
  const lines: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: found } = await pool.query<{ all: string }>(
      `select coalesce(string_agg(md5(t::text), ' ' order by md5(t::text)), '') as all from ${name} t
       where to_jsonb(t) ->> 'id' = any($1) or to_jsonb(t) ->> 'case_id' = any($1)
         or to_jsonb(t) ->> 'contact_id' = any($1) or to_jsonb(t) ->> 'client_id' = any($1)`,
      [[...ids]],
    )
    lines[name] = found[0]?.all ?? ''
  }
  return lines
}

describe('live', () => {
  test('a stream tells whoever is limited what is theirs, now and after coming back', async () => {
    const { service, limitedId, here, there, thereIds } = world
    const limited = await service.staff(limitedId)
    const heard = await listen(service, limited, async () => {
      await there.owner.ask('POST', '/live/looking', {
        place: `case:${there.ids['caseId'] ?? ''}`,
        writing: true,
      })
      await here.owner.ask('POST', '/live/looking', {
        place: `case:${here.ids['caseId'] ?? ''}`,
        writing: true,
      })
      for (const side of [there, here])
        await side.owner.call(caseRoutes.write, {
          params: { caseId: side.ids['caseId'] ?? '' },
          body: { kind: 'note', body: 'Another note' },
        })
    })
    expect([...thereIds].filter((id) => heard.includes(id))).toEqual([])
    expect(heard.match(/event: happened/g)?.length).toBeGreaterThan(0)
    expect(heard).toContain(here.ids['caseId'])
    expect(heard).toContain('event: whisper')
    const again = await listen(service, limited, async () => undefined, '1')
    expect([...thereIds].filter((id) => again.includes(id))).toEqual([])
  }, 60_000)
})

/** What a stream says until the note on the own case was heard, or for a moment. */
async function listen(
  service: Service,
  who: Caller,
  happen: () => Promise<void>,
  last?: string,
): Promise<string> {
  const stop = new AbortController()
  const response = await fetch(`${service.url}/api/v1/live`, {
    headers: { cookie: who.cookie, ...(last !== undefined && { 'last-event-id': last }) },
    signal: stop.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const reading = (async () => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
      if (done) return
      heard += value ?? ''
      if (heard.includes('whisper') && heard.includes('happened')) return
    }
  })().catch(() => undefined)
  await happen()
  await Promise.race([reading, new Promise((settle) => setTimeout(settle, last === undefined ? 8_000 : 500))])
  await new Promise((settle) => setTimeout(settle, 300))
  stop.abort()
  return heard
}

describe('the check itself', () => {
  test('one policy less, and it shows', async () => {
    const { service, limited, there, thereIds } = world
    const { pool } = service.app.database
    await pool.query('drop policy seen on messages; create policy seen on messages using (true)')
    await pool.query('drop policy seen on cases; create policy seen on cases using (true)')
    const params = { caseId: there.ids['caseId'] ?? '' }
    const answer = await limited.ask('GET', `/cases/${params.caseId}`)
    expect(foundOf(answer, thereIds, there.word).length).toBeGreaterThan(2)
  })
})
