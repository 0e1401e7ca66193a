import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RefusalDefinition } from '#platform/contract/refusal.ts'
import { Refusal, toProblem } from '#platform/refusal.ts'
import { languages, loadRefusals } from '#web/messages/catalogue.ts'

const root = resolve(import.meta.dirname, '..')
const contracts = globSync(['src/domain/*/contract*.ts', 'src/platform/contract/*.ts'], { cwd: root })
const modules = await Promise.all(
  contracts.map(async (path) => ({
    path,
    exported: (await import(resolve(root, path))) as Record<string, unknown>,
  })),
)

function isRefusal(value: unknown): value is RefusalDefinition {
  return typeof value === 'object' && value !== null && 'code' in value && 'why' in value && 'status' in value
}

/** Every refusal that a contract exports, by the table it stands in. */
const tables = modules.flatMap(({ exported }) =>
  Object.values(exported).filter(
    (value): value is Record<string, RefusalDefinition> =>
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).length > 0 &&
      Object.values(value).every(isRefusal),
  ),
)
const refusals = [...new Set(tables.flatMap((table) => Object.values(table)))]

test('R17: every refusal is said in each language of the pages: three texts of its own', async () => {
  const codes = new Set(refusals.map((one) => one.code))
  for (const { code: language } of languages.filter(({ code }) => code !== 'en')) {
    const said = await loadRefusals(language)
    expect(new Set(Object.keys(said))).toEqual(codes)
    for (const { code, title, why, instead } of refusals) {
      const words = said[code] ?? []
      expect(words).toHaveLength(3)
      for (const text of words) expect(text.trim().length, code).toBeGreaterThan(10)
      for (const english of [title, why, instead]) expect(words).not.toContain(english)
    }
  }
})

describe('R17: every refusal says why, and what we do instead', () => {
  test('they are all here', () => {
    expect(tables.length).toBeGreaterThanOrEqual(7)
    expect(refusals.length).toBeGreaterThan(35)
    expect(new Set(refusals.map((one) => one.code)).size).toBe(refusals.length)
  })

  test.each(refusals.map((one) => [one.code, one] as const))(
    '%s',
    (code, { title, why, instead, status }) => {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
      for (const words of [title, why, instead]) expect(words.trim().length).toBeGreaterThan(10)
      expect(instead).not.toBe(why)
      expect(why).toMatch(/[.!?]$/)
      expect(instead).toMatch(/[.!?]$/)
      expect(title).not.toMatch(/[.!]$/)
      expect(status).toBeGreaterThanOrEqual(400)
      const text = `${title} ${why} ${instead}`
      expect(text).not.toMatch(
        /your fault|you failed|you must|you should have|invalid user|illegal|forbidden|denied|bad request|wrong!|\berror\b|not allowed|prohibited|violat|please note/i,
      )
      expect(text).not.toMatch(/\b(ticket|queue|SLA|null|undefined|exception|JSON schema|UUID)\b/)
      const problem = toProblem(new Refusal({ code, title, why, instead, status } as RefusalDefinition), 'r1')
      expect(problem).toMatchObject({
        code,
        title,
        status,
        detail: why,
        instead,
        type: `/api/v1/refusals#${code}`,
      })
    },
  )

  test('nothing refuses in words made up on the spot: every refusal thrown is one that is defined', () => {
    const sources = globSync('src/{domain,platform,channels}/**/*.ts', { cwd: root }).filter(
      (path) => !path.includes('.test.'),
    )
    const thrown = sources.flatMap((path) =>
      [...readFileSync(resolve(root, path), 'utf8').matchAll(/(?:refuse|new Refusal)\(\s*([^,)\s]+)/g)].map(
        (found) => ({
          path,
          what: found[1] ?? '',
        }),
      ),
    )
    expect(thrown.length).toBeGreaterThan(80)
    const made = thrown.filter(
      ({ what }) => !/^(general|\w+Refusals)\.\w+$|^(definition|known|isOutOfReach)/.test(what),
    )
    expect(made.map(({ path, what }) => `${path}: ${what}`)).toEqual([])
  })
})
