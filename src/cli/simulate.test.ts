import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { readLever, readSettings } from './simulate/read.ts'

const program = resolve(import.meta.dirname, '../../bin/answerable')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

type Outcome = { status: number; out: string; err: string }
function simulate(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((done) => {
    const given = { env: { PATH: process.env.PATH ?? '', ...env } }
    execFile(
      process.execPath,
      [program, 'simulate', '--replications', '2', ...args],
      given,
      (error, out, err) => done({ status: error ? Number(error.code) : 0, out, err }),
    )
  })
}

describe('R35: answerable simulate', () => {
  test('R35: the worked example: both designs side by side, the break-even, where the golden moment loses', async () => {
    const { status, out } = await simulate([])
    expect(status).toBe(0)
    expect(out).toContain('conventional')
    expect(out).toContain('more than 34.8 % can be met by the first person alone')
    expect(out).toContain('The golden moment loses where resolvableAlone lies from 0.00')
    expect(out).toContain('18.01 and 13.67 staff minutes per need')
    expect(out).toContain('0 are measured here and 33 assumed')
  })

  test('R35: overload is said in words, with the people it would take', async () => {
    const { out } = await simulate(['--lever', 'staff:conventional:back=4'])
    expect(out).toContain('Overload: in the conventional design more comes than can be done')
    expect(out).toContain('13 behind them (there are 4)')
  })

  test('inputs from files: CSV and JSON give the same, and CSV comes out', async () => {
    const csv = file(
      'ours.csv',
      'name,value,low,high,basis\nanswered,0.3,0.2,0.4,measured\nneedsPerHour,40,,,\n',
    )
    const json = file('ours.json', '{"answered": 0.3, "needsPerHour": 40}')
    const [first, second] = await Promise.all(
      [csv, json].map((path) => simulate(['--inputs', path, '--format', 'csv'])),
    )
    expect(first?.out).toBe(second?.out)
    expect(first?.out.split('\n')[0]).toContain('measure,unit,conventional,conventional_low')
  })

  test('--measured begins with what the installation knows; nothing yet is said to be assumed', async () => {
    const { url, drop } = await freshDatabase()
    const { out, status, err } = await simulate(['--measured', '--json'], { DATABASE_URL: url })
    await drop()
    expect([status, err]).toEqual([0, ''])
    const result = JSON.parse(out) as WhatIfResult
    expect(result.warnings).toContainEqual({ code: 'inputs_rest_on', facts: { measured: 0, assumed: 33 } })
  })

  test.each([
    [['--set', 'answered=1.2'], 'answered (1.2) is a share and lies between 0 and 1'],
    [['--set', 'messageMinutes=-1'], 'messageMinutes (-1) cannot be below 0'],
    [['--set', 'answered=NaN'], 'answered: "NaN" is not a number'],
    [['--set', 'answered=Infinity'], 'is not a number'],
    [['--set', 'answered'], '--set looks like name=value'],
    [['--set', 'moonPhase=1'], 'moonPhase is no input of these designs'],
    [['--set', 'needsPerHour=0'], 'needsPerHour leaves no needs at all'],
    [['--lever', 'fly=1'], 'There is no lever "fly"'],
    [['--lever', 'remove_cause=2'], '--lever remove_cause=2'],
    [['--format', 'poem'], 'table, csv or json'],
    [['--seed', '1.5'], 'whole number'],
    [['ours.csv'], '--inputs'],
  ])('%j is refused: %s', async (args, words) => {
    const { status, err } = await simulate(args)
    expect(err).toContain(words)
    expect(err).not.toContain('    at ')
    expect(status).toBe(2)
  })

  test.each([
    ['no-such.csv', undefined, 'cannot be read'],
    ['bad.csv', 'name,value\nanswered,many\n', 'row 2'],
    ['twice.csv', 'name,value\nanswered,0.2\nanswered,0.3\n', 'twice'],
    ['broken.json', '{"answered": ', 'not JSON'],
    ['words.json', '{"answered": "often"}', 'does not hold inputs'],
    ['empty.csv', 'name,value\n', 'holds no inputs'],
  ])('a file %s is refused with its reason', async (name, content, words) => {
    const path = content === undefined ? join(folder, name) : file(name, content)
    const { status, err } = await simulate(['--inputs', path])
    expect(err).toContain(words)
    expect(status).toBe(1)
  })

  test('levers and settings are read as they are written', () => {
    expect(readLever('staff:golden_moment:front=14')).toEqual({
      kind: 'staff',
      design: 'golden_moment',
      pool: 'front',
      people: 14,
    })
    expect(readLever('opening_hours=12')).toEqual({ kind: 'opening_hours', hours: 12 })
    expect(readSettings(['answered=0.3'])['answered']).toMatchObject({ value: 0.3, basis: 'assumed' })
  })
})
