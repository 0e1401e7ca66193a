import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Styles come with the pages that name them. A page that uses a class of a style sheet it does not bring looks right only
 * to whoever came by another page; a class that two sheets describe looks as the page before last wanted it.
 */
const web = resolve(import.meta.dirname, '../src/web')
const read = (path: string): string => readFileSync(join(web, path), 'utf8')
const files = globSync('**/*.{ts,tsx}', { cwd: web }).filter(
  (path) => !/\.test\.|^widget|^messages/.test(path),
)
const sheets = globSync('**/*.css', { cwd: web }).filter((path) => !/\.module\.|^widget/.test(path))

/** Classes that a sheet describes, alone or first in what it says of others. */
function described(sheet: string): string[] {
  const text = read(sheet).replace(/\/\*[\s\S]*?\*\//g, '')
  return [...text.matchAll(/\.(-?[a-z][\w-]*)(?=[^{};]*\{)/gi)].map((found) => found[1] ?? '')
}

/** Classes that a sheet describes by themselves: `.admin-row {`, not `.admin-part .admin-row {`. */
function describedAlone(sheet: string): string[] {
  const text = read(sheet).replace(/\/\*[\s\S]*?\*\//g, '')
  const selectors = [...text.matchAll(/([^{};]+)\{/g)].flatMap(([, all = '']) => all.split(','))
  return selectors.flatMap((one) => /^\s*\.(-?[a-z][\w-]*)\s*$/i.exec(one)?.[1] ?? [])
}

/** Everything that a file brings with it, itself too. */
function brings(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || !existsSync(join(web, path))) return seen
  seen.add(path)
  for (const [, to = ''] of read(path).matchAll(/(?:from|import|@import) '(\.[^']+)'/g))
    brings(normalize(join(dirname(path), to)), seen)
  return seen
}

/** What is loaded when it is asked for: pages, dialogs, frames. */
const loaded = files.flatMap((path) =>
  [...read(path).matchAll(/import\('(\.[^']+\.tsx)'\)/g)].map(([, to = '']) =>
    normalize(join(dirname(path), to)),
  ),
)
const isFrame = (path: string) => /Frame\.tsx$|desk\/shell\/Shell\.tsx$/.test(path)
const always = [...brings('main.tsx')]
/** A page of the lens stands in the lens’ frame, and all of the staff’s pages in the desk’s. */
const around = (page: string): string[] =>
  loaded.filter(isFrame).flatMap((frame) => {
    const isOver = page.startsWith(`${dirname(frame)}/`) || frame.startsWith('desk/')
    return isOver ? [...brings(frame)] : []
  })

function usedBy(path: string): string[] {
  const words = [...read(path).matchAll(/className="([^"]+)"/g)].flatMap(([, all = '']) => all.split(/\s+/))
  return words.filter(Boolean)
}

describe('styles come with the pages that use them', () => {
  const owners = new Map<string, string[]>()
  for (const sheet of sheets)
    for (const name of new Set(described(sheet))) owners.set(name, [...(owners.get(name) ?? []), sheet])

  test('pages and sheets were found', () => {
    expect(new Set(loaded).size).toBeGreaterThan(50)
    expect(owners.size).toBeGreaterThan(500)
    expect(loaded.filter(isFrame).length).toBeGreaterThan(1)
  })

  test.each([...new Set(loaded)].map((page) => [page]))('%s', (page) => {
    const own = [...brings(page)]
    const there = new Set([...own, ...always, ...around(page)])
    const missing = own
      .filter((path) => path.endsWith('.tsx'))
      .flatMap(usedBy)
      .filter((name) => owners.has(name) && !owners.get(name)?.some((sheet) => there.has(sheet)))
    expect([...new Set(missing)]).toEqual([])
  })

  test('a class is described in one sheet, or in those of the frames that lay the desk out', () => {
    const LAY_OUT = /^(desk\/shell\/shell|lens\/frame|planner\/planner)\.css$/
    const alone = new Map<string, string[]>()
    for (const sheet of sheets.filter((one) => !LAY_OUT.test(one)))
      for (const name of new Set(describedAlone(sheet))) alone.set(name, [...(alone.get(name) ?? []), sheet])
    const twice = [...alone].flatMap(([name, where]) =>
      where.length > 1 ? [`.${name}: ${where.join(', ')}`] : [],
    )
    expect(twice).toEqual([])
  })
})
