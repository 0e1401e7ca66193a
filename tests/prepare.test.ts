import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const script = resolve(import.meta.dirname, '../scripts/prepare.mjs')
let clone: string

/** A clone in small: one package that npm can install without a network, and a "Vite" that takes a while. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'prepare-'))
  for (const folder of ['scripts', 'part', 'src/web', 'bin'])
    mkdirSync(join(clone, folder), { recursive: true })
  cpSync(script, join(clone, 'scripts/prepare.mjs'))
  write('part/package.json', { name: 'vite', version: '1.0.0' })
  mkdirSync(join(clone, 'part/bin'))
  writeFileSync(
    join(clone, 'part/bin/vite.js'),
    `const fs = require('fs'); const out = process.argv[process.argv.indexOf('--outDir') + 1]
     setTimeout(() => { fs.mkdirSync(out); fs.writeFileSync(out + '/index.html', 'built'); fs.appendFileSync('builds', 'x') }, 300)`,
  )
  write('package.json', { name: 'small', version: '1.0.0', dependencies: { vite: 'file:part' } })
  write('package-lock.json', {
    name: 'small',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'small', version: '1.0.0', dependencies: { vite: 'file:part' } },
      'node_modules/vite': { resolved: 'part', link: true },
      part: { name: 'vite', version: '1.0.0' },
    },
  })
  writeFileSync(join(clone, 'vite.config.ts'), '')
  writeFileSync(join(clone, 'src/web/main.tsx'), 'one')
})
afterEach(() => rmSync(clone, { recursive: true }))

const write = (name: string, value: unknown): void => writeFileSync(join(clone, name), JSON.stringify(value))
const builds = (): number => readFileSync(join(clone, 'builds'), 'utf8').length

type Outcome = { status: number; said: string }
function prepare(env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((done) => {
    const options = { env: { ...process.env, ...env } }
    execFile(process.execPath, [join(clone, 'scripts/prepare.mjs'), '--web'], options, (error, _out, said) =>
      done({ status: error ? Number(error.code) : 0, said }),
    )
  })
}

describe('preparing a clone', () => {
  test('installs and builds once, then keeps quiet until a source changes', async () => {
    const first = await prepare()
    expect(first).toMatchObject({ status: 0, said: expect.stringMatching(/installed in[^]*Web built in/) })
    expect(existsSync(join(clone, 'dist/web/index.html'))).toBe(true)
    expect(await prepare()).toEqual({ status: 0, said: '' })
    writeFileSync(join(clone, 'src/web/main.tsx'), 'two')
    expect((await prepare()).said).toContain('its sources changed')
    expect(builds()).toBe(2)
  })

  test('two at once do not trample each other: one works, the other waits', async () => {
    const both = await Promise.all([prepare(), prepare()])
    expect(both.map(({ status }) => status)).toEqual([0, 0])
    expect(builds()).toBe(1)
  })

  test('a lock that a killed one left behind does not stop the next', async () => {
    mkdirSync(join(clone, 'dist'))
    writeFileSync(join(clone, 'dist/.preparing'), JSON.stringify({ pid: 999_999_999, host: 'elsewhere' }))
    const past = new Date(Date.now() - 60_000)
    utimesSync(join(clone, 'dist/.preparing'), past, past)
    expect((await prepare()).status).toBe(0)
  })

  test('what went wrong is said with what to do', async () => {
    const absent = await prepare({ npm_execpath: '', PATH: '/nowhere' })
    expect(absent).toMatchObject({ status: 1, said: expect.stringContaining('npm was not found') })
    await prepare()
    writeFileSync(join(clone, 'part/bin/vite.js'), 'throw new Error("no such colour")')
    writeFileSync(join(clone, 'src/web/main.tsx'), 'three')
    const broken = await prepare()
    expect(broken).toMatchObject({
      status: 1,
      said: expect.stringMatching(/no such colour[^]*could not be built/),
    })
    expect(readFileSync(join(clone, 'dist/web/index.html'), 'utf8'), 'the last good build stays').toBe(
      'built',
    )
  })
})
