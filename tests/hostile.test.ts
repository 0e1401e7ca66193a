import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '#platform/contract/refusal.ts'
import type { Route } from '#platform/contract/route.ts'
import { refusalsOf } from '#platform/http/reference.ts'
import { startPopulated } from './support/populated.ts'
import type { Belongings, Populated } from './support/populated.ts'
import { rowCounts as countRows } from './support/rows.ts'
import { knownValues, pathOf, sample, shapeOf } from './support/sample.ts'
import type { Known, Shape } from './support/sample.ts'
import type { Answer, Caller } from './support/service.ts'

let world: Populated
let routes: readonly Route[]
beforeAll(async () => {
  world = await startPopulated()
  routes = world.service.app.routes.filter((one) => !(one.raw && one.path.endsWith('live')))
})
afterAll(() => world.service.close())

const BIDI = '\u202Egnp.exe\u2066hidden\u2069'
const HOSTILE_TEXTS: readonly (readonly [why: string, text: string])[] = [
  ['SQL', "'; drop table contacts; --"],
  ['SQL, numbered', '1 or 1=1 union select token from staff_session'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['a template', '${7*7}{{7*7}}<%= 7*7 %>'],
  ['bidi overrides', BIDI],
  ['a null byte', 'a\u0000b'],
  ['a null byte as an escape', '\\u0000'],
  ['a lone surrogate', 'a\uD800b'],
  ['control characters', 'a\u0007\u001B[31mb'],
  ['nothing', ''],
  ['blanks', ' \u00A0\u2003 '],
  ['a line break and a header', 'a\r\nSet-Cookie: x=y'],
  ['a path', '../../../../etc/passwd'],
  ['a format', '%s%n%x%00'],
  ['LIKE wildcards', '%_%\\%'],
  ['many marks on one letter', `a${'\u0301'.repeat(500)}`],
  ['100,000 characters', 'x'.repeat(100_000)],
  ['a uuid of nobody', '018f0000-0000-7000-8000-000000000000'],
  ['a date that is none', '2026-02-31T25:61:61Z'],
  ['a date far away', '+275760-09-13T00:00:00.000Z'],
  ['the year 9999', '9999-12-31T23:59:59Z'],
  ['the year 0', '0000-01-01T00:00:00Z'],
]
const HOSTILE_VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, 4_294_967_296],
  ...[
    [],
    [null],
    [[[[]]]],
    {},
    { $gt: '' },
    { toString: 'x' },
    { constructor: { prototype: { admin: true } } },
  ],
  ...HOSTILE_TEXTS.map(([, text]) => text),
]

/** Who may call it, and about whose things. */
function callerFor(route: Route): Caller {
  if (route.audience.includes('admin')) return world.admin
  return route.audience.includes('agent') ? world.agent : world.one.client
}

const valuesOf = (own: Belongings): Known =>
  knownValues({ ...world.ids, ...own.ids }, world.service.clock.now())

const undeclared = new Set<string>()

/** A clear answer: done, or a refusal that its contract names, in words for people. Never a fault. */
function expectClear(answer: Answer<unknown>, route: Route, input: unknown): void {
  const about = { route: route.id, input: JSON.stringify(input)?.slice(0, 200) }
  if (answer.status < 400) return
  const { code, title, detail, instead } = answer.body as Problem
  const shown = { ...about, status: answer.status, code }
  expect(shown).toEqual({ ...shown, status: Math.min(answer.status, 499) })
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect([title, detail, instead].every((words) => typeof words === 'string' && words !== '')).toBe(true)
  const declared = refusalsOf(route).map((one) => one.code)
  // An id in a body that leads nowhere is "not found" on any route.
  if (!declared.includes(code) && code !== 'not_found') undeclared.add(`${route.id} refused with ${code}`)
}

const rowCounts = () => countRows(world.service.app.database.pool)

/** Asks once for each input; where all of it was refused, nothing at all may have been written. */
async function askAll<T>(route: Route, inputs: readonly T[], ask: (input: T) => Promise<Answer<unknown>>) {
  const before = await rowCounts()
  let accepted = 0
  for (const input of inputs) {
    const answer = await ask(input)
    expectClear(answer, route, input)
    if (answer.status < 400) accepted += 1
  }
  if (accepted === 0 && !COUNTED.test(route.id))
    expect({ route: route.id, rows: await rowCounts() }).toEqual({ route: route.id, rows: before })
  return accepted
}

/** Whoever signs out is gone; such a route gets somebody of its own. */
async function guest(route: Route): Promise<Caller> {
  if (route.id === 'accounts.signOut') return world.service.staff(world.ids['agentId'] ?? '')
  return route.id === 'accounts.endVisit' ? world.freshClient() : callerFor(route)
}

/** Whoever calls one of these is gone afterwards. */
const LEAVING = ['accounts.endVisit', 'accounts.signOut']
/** A sign-in or code that does not fit is counted, against guessing; that is what it writes. */
const COUNTED =
  /^accounts\.(signIn|confirm|forgotten|finishProvider|removeSecondStep|changePassword|makeRecoveryCodes|useCode)/

let turn = 0
/** Every third value, the others at the next fields: with hundreds of routes each meets all of them many times. */
function inTurn() {
  turn += 1
  return HOSTILE_VALUES.filter((_, index) => (index + turn) % 3 === 0)
}

describe('every field of every route', () => {
  test('wrong types, nulls, huge numbers, hostile texts: a clear answer each time, and nothing half-written', async () => {
    let asked = 0
    for (const route of routes.filter((one) => one.body)) {
      const values = valuesOf(world.one)
      const shape = shapeOf(route.body as never)
      for (const [option, valid] of variants(shape, values)) {
        const inputs = Object.keys(option.properties ?? {}).flatMap((field) => [
          ...inTurn().map((value) => ({ ...valid, [field]: value })),
          Object.fromEntries(Object.entries(valid).filter(([name]) => name !== field)),
        ])
        const who = await guest(route)
        const path = pathOf(route, values)
        await askAll(route, inputs, (input) => who.ask(route.method, path, input))
        asked += inputs.length
      }
    }
    expect(asked).toBeGreaterThan(3_000)
  }, 180_000)

  /** A body for each way in which it may be put. */
  function variants(shape: Shape, values: Known): [Shape, Record<string, unknown>][] {
    const options = shape.anyOf ?? shape.oneOf ?? [shape]
    return options.map((one) => [one, sample(one, values, true) as Record<string, unknown>])
  }

  test('every field of every query: hostile texts, limits that are none, cursors that are made up', async () => {
    expect.hasAssertions()
    const cursors = [
      'x',
      '%00',
      Buffer.from('2026 1').toString('base64url'),
      'a'.repeat(300),
      'a'.repeat(5_000),
    ]
    const limits = ['-1', '0', 'NaN', '1e9', '201', '1.5', '', ' ', 'Infinity', '0x10']
    for (const route of routes.filter((one) => one.query)) {
      const shape = shapeOf(route.query as never)
      const texts = HOSTILE_TEXTS.map(([, text]) => text.slice(0, 8_000).toWellFormed())
      const inputs = Object.keys(shape.properties ?? {}).flatMap((field) =>
        [...texts, ...cursors, ...limits].map((text) => `${field}=${encodeURIComponent(text)}`),
      )
      const odd = [
        'q[]=1&q[]=2',
        'limit=1&limit=2',
        '__proto__=1',
        'cursor',
        '%',
        '%E0%A4%A=1',
        'a=b;c=d',
        '&&&===',
      ]
      const path = pathOf(route, valuesOf(world.one))
      const who = callerFor(route)
      await askAll(route, [...inputs, ...odd], (query) => who.ask(route.method, `${path}?${query}`))
    }
  }, 300_000)

  test('every id of every path: what is no id, or nobody’s, leads nowhere', async () => {
    const made = [
      'x',
      '0',
      '-1',
      'null',
      '%00',
      '%2e%2e%2f',
      "1'--",
      'a'.repeat(290),
      'a'.repeat(400),
      '%F0%9F%92%A9',
      '{}',
      '%E0%A4%A',
    ]
    const nobody = '018f0000-0000-7000-8000-000000000000'
    for (const route of routes.filter((one) => one.path.includes(':'))) {
      const values = valuesOf(world.one)
      const body = route.body ? sample(shapeOf(route.body), values, false) : undefined
      const who = callerFor(route)
      await askAll(route, [...made, nobody], async (id) => {
        const path = route.path.replace(/:\w+/g, id)
        const answer = await who.ask(route.method, path, body)
        // Marks are kept nowhere and tell nothing; a person without links has none; a call waits for the one going on.
        const nothing =
          {
            'accounts.forgetDevice': 200,
            'contacts.typing': 200,
            'accounts.listLinks': 200,
            'contacts.call': 409,
          }[route.id] ?? 404
        // Ending a session that is not there comes to the same; a service may have got that name for its address before.
        const ended = ['accounts.endSession', 'services.get'].includes(route.id) ? [200] : []
        // Nobody and nobody are the same person, and of nobody there is nothing to list.
        const same = route.id.startsWith('merging.') ? [422, 200] : []
        const lists = Object.values((answer.body ?? {}) as object)
        if (route.method === 'GET' && lists.every((one) => !one || (Array.isArray(one) && one.length === 0)))
          same.push(200)
        const allowed = [404, ...ended, ...(id === nobody ? [nothing, ...same] : [])]
        const about = { route: route.id, id, status: answer.status }
        expect({ ...about, allowed: allowed.includes(answer.status) }).toEqual({ ...about, allowed: true })
        return answer
      })
    }
  }, 300_000)
})

/** One in three, others at the next turn: what reads a body is the same for all, and each route meets several. */
const everyThird = <T>(all: readonly T[], shift: number): readonly T[] =>
  all.filter((_, index) => (index + shift) % 3 === 0)

describe('every body as a whole', () => {
  const raw = async (
    who: Caller,
    route: Route,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(`${world.service.url}/api/v1${pathOf(route, valuesOf(world.one))}`, {
      method: route.method,
      headers: { 'content-type': 'application/json', cookie: who.cookie, ...headers },
      body,
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') === true
    return {
      status: response.status,
      body: json ? (JSON.parse(text) as unknown) : text,
      headers: response.headers,
    }
  }
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  const MALFORMED: readonly (readonly [
    why: string,
    body: string | Uint8Array<ArrayBuffer>,
    status: number,
  ])[] = [
    ['no JSON', 'need=help', 400],
    ['half of it', '{"need": "x', 400],
    ['two of them', '{}{}', 400],
    ['a prototype', '{"__proto__": {"admin": true}}', 400],
    ['a prototype within', '{"a": {"__proto__": 1}}', 400],
    ['a list', '[]', 400],
    ['a text', '"x"', 400],
    ['a number', '1', 400],
    ['NaN', '{"a": NaN}', 400],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d, 0xc3, 0x28]), 400],
    ['nested 20,000 deep', deep(20_000), 400],
    ['10 MB', `{"need":"${'x'.repeat(10 * 1024 * 1024)}"}`, 413],
    ['just over the limit', `{"need":"${'x'.repeat(256 * 1024)}"}`, 413],
  ]

  test.each(MALFORMED.map((one, index) => [...one, index] as const))(
    '%s is refused as a whole by routes that take a body',
    async (why, body, status, shift) => {
      expect.hasAssertions()
      for (const route of everyThird(
        routes.filter((one) => one.body && !LEAVING.includes(one.id)),
        shift,
      )) {
        const lenient = Object.keys(shapeOf(route.body as never).properties ?? {}).length === 0
        const before = await rowCounts()
        const answer = await raw(callerFor(route), route, body)
        expectClear(answer, route, why)
        // A route that takes a larger body reads what the others refuse by its size; then it does not fit its form.
        const taken = status === 413 && body.length < (route.mostBytes ?? 0) ? 400 : status
        const alright =
          !lenient && why === 'nested 20,000 deep' ? [400, 200, 201, 409, 422, 404, 403, 410, 412] : [taken]
        if (!lenient)
          expect({ route: route.id, status: answer.status }).toEqual({
            route: route.id,
            status: alright.includes(answer.status) ? answer.status : taken,
          })
        if (answer.status >= 400 && !COUNTED.test(route.id)) expect(await rowCounts()).toBe(before)
      }
    },
    300_000,
  )

  test('another content type is refused; an answer never depends on guessing', async () => {
    for (const route of routes.filter((one) => one.body)) {
      for (const type of [
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'image/png',
        'x',
      ]) {
        const answer = await raw(await guest(route), route, 'a=b', { 'content-type': type })
        expectClear(answer, route, type)
        expect({ route: route.id, type, status: answer.status }).toEqual({
          route: route.id,
          type,
          status: 415,
        })
      }
    }
  })

  test('headers that cannot be read are refused', async () => {
    const HEADERS: Record<string, readonly string[]> = {
      'if-match': ['x', '""', '"-1"', '"1e9"', '"99999999999"', '"1", "2"', 'W/"', "'; drop table cases"],
      'idempotency-key': ['', ' ', 'a b', 'x'.repeat(201), 'a\tb', '\u00e9'],
      'last-event-id': ['x', '-1', '9'.repeat(40)],
      'content-length': [],
    }
    for (const [turn, route] of routes.filter((one) => one.method !== 'GET').entries()) {
      const body = JSON.stringify(route.body ? sample(shapeOf(route.body), valuesOf(world.one), false) : {})
      for (const [name, values] of Object.entries(HEADERS)) {
        for (const value of everyThird(values, turn)) {
          const answer = await raw(await guest(route), route, body, { [name]: value })
          expectClear(answer, route, { [name]: value })
          const guarded = name === 'if-match' ? route.versioned : name === 'idempotency-key'
          if (guarded && route.body) {
            expect({ route: route.id, value, status: answer.status }).toEqual({
              route: route.id,
              value,
              status: 400,
            })
          }
        }
      }
    }
  }, 300_000)
})

describe('harmless text stays what it is', () => {
  test.each(HOSTILE_TEXTS.filter(([why]) => /SQL|HTML|template|path|format|wildcards/.test(why)))(
    '%s is kept and given back letter by letter',
    async (_why, text) => {
      const client = await world.freshClient()
      const begun = await client.ask('POST', '/portal/contacts', { need: text, name: text.slice(0, 100) })
      expect(begun.status).toBe(201)
      expect(begun.body).toMatchObject({ need: text, messages: [{ body: text }] })
    },
  )

  test('direction overrides are taken out: a text cannot pretend to be another', async () => {
    const client = await world.freshClient()
    const begun = await client.ask('POST', '/portal/contacts', { need: `pay ${BIDI}` })
    expect(begun.body).toMatchObject({ need: 'pay gnp.exehidden' })
  })
})

test('every refusal that came up is declared by the contract of its route', () => {
  expect([...undeclared]).toEqual([])
})
