import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const files = globSync(['src/**/*.{ts,tsx}', 'tests/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.{ts,mjs}'], {
  cwd: root,
})
const sources = files.map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') }))
const own = sources.filter(({ path }) => !path.endsWith('architecture.test.ts'))

const containing = (pattern: RegExp, where: RegExp): string[] =>
  own.filter(({ path, text }) => where.test(path) && pattern.test(text)).map(({ path }) => path)

describe('the layout', () => {
  test('imports go only in the directions that ARCHITECTURE.md draws, and without cycles', async () => {
    const { options = {}, ...ruleSet } = await extractConfig(resolve(root, '.dependency-cruiser.cjs'))
    const { output } = await cruise(
      ['src'],
      { ...options, baseDir: root, validate: true, ruleSet },
      undefined,
      {
        ...(await typescriptOptions()),
      },
    )
    const { summary, modules } = output as ICruiseResult
    const seen = (folder: string): number => modules.filter(({ source }) => source.startsWith(folder)).length
    const counts = ['src/core/', 'src/domain/', 'src/platform/', 'src/web/'].map(seen)
    expect(Math.min(...counts), 'each folder was looked at').toBeGreaterThan(10)
    expect(modules.flatMap((module) => module.dependencies).length).toBeGreaterThan(400)
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })

  test('no file is longer than 400 lines; texts of the screens may be', () => {
    const long = sources.filter(
      ({ path, text }) => text.split('\n').length > 401 && !path.includes('/messages/'),
    )
    expect(long.map(({ path }) => path)).toEqual([])
  })

  test('folders and files are named by what they are about, not by kind', () => {
    const kinds = /(^|\/)(utils?|helpers?|commons?|misc|shared|lib|services\/index|index)(\/|\.tsx?$)/
    expect(files.filter((path) => kinds.test(path))).toEqual([])
  })

  test('nothing is exported on from another folder: a reader goes to where a thing is made', () => {
    expect(containing(/^export \* from/m, /^src\//)).toEqual([])
  })
})

describe('rules of the house', () => {
  test.each([
    [/\bnew Date\(\)/, /^src\/(core|domain)\/.*(?<!\.test)\.ts$/, 'take `now` as a parameter'],
    [/\bDate\.now\(\)/, /^src\/(core|domain)\/.*(?<!\.test)\.ts$/, 'take `now` as a parameter'],
    [/\bMath\.random\(\)/, /^src\/(core|domain)\/.*(?<!\.test)\.ts$/, 'take the chance as a parameter'],
    [/@ts-(ignore|nocheck)/, /./, 'repair the type, or use ts-expect-error with the reason'],
    [/\b(test|describe|it)\.(skip|only|todo)\b/, /\.test\.tsx?$/, 'every test runs'],
    [/\bfrom '(\.\.\/){3,}/, /^src\//, 'use #core, #domain, #platform between top-level folders'],
  ])('%s is nowhere in %s: %s', (pattern, where) => {
    expect(containing(pattern, where)).toEqual([])
  })

  test('words that stand for the old way of working are not used', () => {
    const words = /\b(tickets?|SLA targets?|AHT|wrap-?up codes?|agent ranking|leaderboards?)\b/i
    expect(
      containing(words, /^src\/(?!core\/text\/|cli\/example\/|cli\/import\/).*(?<!\.test)\.tsx?$/),
    ).toEqual([])
  })
})

async function typescriptOptions(): Promise<{ tsConfig?: object }> {
  const { default: extractTypeScript } = await import('dependency-cruiser/config-utl/extract-ts-config')
  return { tsConfig: extractTypeScript(resolve(root, 'tsconfig.web.json')) }
}
