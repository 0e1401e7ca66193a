import { describe, expect, test } from 'vitest'
import type { Lever } from '#domain/planning/contract.what-if.ts'
import { differingInputs, differingLevers, pairsOf } from './compare.ts'
import { bodyOf, changesIn, draftOf, freeName, isLeverRight, newLever, shareAlone } from './draft.ts'
import { entered as byHand, readText, textOf } from './figures.ts'
import { resultCsv, scenarioJson } from './files.ts'
import { leverSays } from './lever-words.ts'
import { GROUPS, LEVERS, inputsOf } from './names.ts'
import { readPair } from './search.ts'
import { about, entered, figuresIn, result, row, scenario } from './what-if.fixture.ts'

const figures = figuresIn()

describe('figures in their fields', () => {
  test.each([
    [0.6, 'share', '60'],
    [0.953444, 'share', '95.34'],
    [3_300, 'pence_per_hour', '33'],
    [1_650, 'pence_per_hour', '16.5'],
    [0.015, 'per_hour', '0.015'],
    [9.1346312, 'minutes', '9.135'],
    [43_215, 'minutes', '43215'],
  ] as const)('%d %s is written %s', (value, unit, expected) => {
    expect(textOf(value, unit)).toBe(expected)
  })

  test.each([
    ['60', 'share', { ok: true, value: 0.6 }, 'of a hundred'],
    ['60,5', 'share', { ok: true, value: 0.605 }, 'a comma is a point'],
    ['33', 'pence_per_hour', { ok: true, value: 3_300 }, 'pounds'],
    ['1 200', 'minutes', { ok: true, value: 1_200 }, 'thousands apart'],
    ['101', 'share', { ok: false, why: 'too_high' }, 'no share'],
    ['-1', 'share', { ok: false, why: 'too_low' }, 'below nothing'],
    ['2.5', 'people', { ok: false, why: 'not_whole' }, 'people are whole'],
    ['', 'people', { ok: false, why: 'not_a_number' }, 'empty'],
    ['2x', 'people', { ok: false, why: 'not_a_number' }, 'a slip'],
  ] as const)('“%s” %s: %j (%s)', (text, unit, expected, reason) => {
    const most = unit === 'share' ? 1 : 100_000
    expect(readText(text, { unit, least: 0, most }), reason).toEqual(expected)
  })

  test('a figure written by hand is assumed, and keeps its range only while that holds it', () => {
    const before = { value: 0.5, low: 0.4, high: 0.6, basis: 'measured' as const, count: 90 }
    expect(byHand(before, 0.55)).toEqual({ value: 0.55, low: 0.4, high: 0.6, basis: 'assumed', count: null })
    expect(byHand(before, 0.9)).toEqual({ value: 0.9, low: null, high: null, basis: 'assumed', count: null })
  })

  test('every input stands in one group', () => {
    const all = GROUPS.flatMap(inputsOf)
    expect(all).toHaveLength(33)
    expect(new Set(all).size).toBe(33)
  })
})

describe('a what-if that is being changed', () => {
  const saved = scenario()

  test('counts what is not saved', () => {
    const draft = draftOf(saved)
    expect(changesIn(draft, saved)).toBe(0)
    const lever = newLever('move_expertise_forward', draft.inputs, '')
    const changed = {
      ...draft,
      inputs: { ...draft.inputs, ...entered({ needsPerHour: 80 }) },
      texts: { frontPeople: '2x' },
      levers: [lever],
      replications: '10',
    }
    expect(changesIn(changed, saved)).toBe(4)
  })

  test.each([
    [{ texts: { frontPeople: '2x' } }, 'a field that cannot be used'],
    [{ replications: '1' }, 'too few runs'],
    [{ replications: '201' }, 'too many runs'],
    [{ seed: '-1' }, 'no such number'],
    [
      { levers: [{ kind: 'staff', design: 'conventional', pool: 'front', people: Number.NaN }] as Lever[] },
      'no figure',
    ],
    [{ levers: [newLever('remove_cause', {}, '')] }, 'a cause without a name'],
  ])('nothing is sent with %j: %s', (given, _reason) => {
    expect(bodyOf({ ...draftOf(saved), ...given }, saved)).toBeUndefined()
  })

  test('a new lever is one that can be run and goes one step on from how things are', () => {
    for (const kind of LEVERS) expect(isLeverRight(newLever(kind, saved.inputs, 'Letters'))).toBe(true)
    expect(newLever('move_expertise_forward', saved.inputs, '')).toMatchObject({ toShare: 0.7 })
  })

  test('the last lever that moves expertise says what is run', () => {
    const moved = (toShare: number) => ({ kind: 'move_expertise_forward' as const, toShare })
    expect(shareAlone(saved)).toBe(0.6)
    expect(shareAlone({ ...saved, levers: [moved(0.7), moved(0.8)] })).toBe(0.8)
  })

  test('copies get the first name that is free, and never too long a one', () => {
    const copy = (name: string, count: number) => `${name} (copy ${count})`
    expect(freeName('As it is', ['As it is', 'As it is (copy 1)'], copy)).toBe('As it is (copy 2)')
    expect(freeName('x'.repeat(80), [], copy).length).toBeLessThanOrEqual(80)
  })

  test.each([
    [
      { kind: 'remove_cause', share: 0.12, name: 'Bins' },
      'Of 100 needs 12 would not arise: 52.8 new ones an hour instead of 60.',
    ],
    [
      { kind: 'move_expertise_forward', toShare: 0.9 },
      'The first person can meet 90 of 100 needs alone instead of 60.',
    ],
    [
      { kind: 'staff', design: 'conventional', pool: 'front', people: 8 },
      'People who take messages: 8 on duty instead of 6.',
    ],
    [
      { kind: 'patience', minutes: 5 },
      'Clients wait 5 minutes before giving up; as things are, they stay until answered.',
    ],
  ] as const)('%j says what it changes', (lever, expected) => {
    expect(leverSays(lever, saved.inputs, figures)).toBe(expected)
  })
})

describe('two what-ifs', () => {
  const a = scenario({ levers: [{ kind: 'patience', minutes: 5 }] })
  const b = scenario({
    inputs: { ...a.inputs, ...entered({ needsPerHour: 80 }) },
    levers: [
      { kind: 'patience', minutes: 5 },
      { kind: 'opening_hours', hours: 10 },
    ],
  })

  test('only what differs is listed', () => {
    expect(differingInputs(a, b)).toEqual([{ name: 'needsPerHour', before: 60, after: 80 }])
    expect(differingLevers(a, b)).toEqual({ first: [], second: [{ kind: 'opening_hours', hours: 10 }] })
  })

  test('the difference is taken as if the runs had nothing in common', () => {
    const first = result({ rows: [row('minutesPerNeed', 18, 14)] })
    const second = result({ rows: [{ ...row('minutesPerNeed', 18, 13), goldenMoment: about(13, 0.4) }] })
    const [pair] = pairsOf(first, second, 'golden_moment')
    expect(pair?.difference.mean).toBeCloseTo(-1)
    expect(pair?.difference.high).toBeCloseTo(-1 + Math.hypot(0.1, 0.4))
  })

  test('addresses name them', () => {
    expect(readPair({ a: 'one', b: 'other', c: 1 })).toEqual({ a: 'one', b: 'other' })
    expect(readPair({ a: 3 })).toEqual({})
  })
})

describe('files', () => {
  test('CSV has plain numbers, pounds for pence, and the ends of every interval', () => {
    const lines = resultCsv(
      result({ rows: [row('costPerNeed', 500, 400), row('strange', 1, 2)] }),
      figures.t,
    ).split('\r\n')
    expect(lines[0]).toContain('Measure,Unit,Conventional,"Conventional, low","Conventional, high"')
    expect(lines[1]).toMatch(/^Cost of a need,pounds,5,4\.999,5\.001,4,/)
    expect(lines).toHaveLength(3)
  })

  test('JSON is the what-if as the service gave it', () => {
    expect(JSON.parse(scenarioJson(scenario()))).toEqual(scenario())
  })
})
