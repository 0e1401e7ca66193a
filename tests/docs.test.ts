import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandLinePage } from '../scripts/command-line-page.ts'
import { eventsPage } from '../scripts/events-page.ts'
import { refusalsPage } from '../scripts/refusals-page.ts'

const root = resolve(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).map((path) => ({ path, text: read(path) }))
const written = pages.map(({ text }) => text).join('\n')
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, one]) => one ?? [])

describe('pages made from the code', () => {
  test.each([
    ['docs/operate/command-line.md', commandLinePage, 'node scripts/command-line-page.ts'],
    ['docs/integrate/events.md', eventsPage, 'node scripts/events-page.ts'],
    ['docs/integrate/refusals.md', refusalsPage, 'node scripts/refusals-page.ts'],
  ])('%s says what the code says', (path, made, repair) => {
    expect(read(path), `run: ${repair}`).toBe(made())
  })

  test('the table of keys names exactly the keys of the desk', () => {
    const sources = globSync('src/web/desk/**/*.{ts,tsx}', { cwd: root }).map(read).join('\n')
    const single = all(sources, /\bkeys: '([^']+)'/g)
    const places = all(sources, /\bto: '[^']+', key: '(\w)'/g).map((key) => `g ${key}`)
    expect(places.length).toBeGreaterThan(3)
    const table = all(read('docs/use/agent.md'), /^\| `([^`]+)` \|/gm).filter(
      (key) => !key.startsWith('Ctrl'),
    )
    expect(table.toSorted()).toEqual([...new Set([...single, ...places])].toSorted())
  })
})

describe('what pages promise is there', () => {
  test('the README is short enough to be read', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120)
  })

  test('every link between pages leads to a file', () => {
    const links = pages.flatMap(({ path, text }) =>
      all(text, /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g).map((link) => [path, link] as const),
    )
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(([path, link]) => !existsSync(join(root, dirname(path), link)))).toEqual([])
  })

  test('every picture is shown somewhere', () => {
    const pictures = globSync('docs/pictures/*', { cwd: root }).map((path) => path.replaceAll('\\', '/'))
    expect(pictures.filter((path) => !written.includes(path.replace('docs/', '')))).toEqual([])
  })

  test('every npm script that is named exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...all(written, /npm run ([\w:-]+)/g), ...all(written, /`npm (start|test)\b/g)]
    expect(named.length).toBeGreaterThan(3)
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([])
  })

  test('every command of the command line that is named exists', () => {
    const known = all(read('src/cli/main.ts'), /name: '(\w+)'/g)
    const named = all(written, /(?:^|[` ]|bin\/)answerable ([a-z]+)(?=[` \n])/gm)
    expect(named.length).toBeGreaterThan(5)
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([])
  })

  test('every file of the repository that is named exists', () => {
    const named = all(written, /`((?:src|tests|scripts|bench|migrations|docs|bin)\/[\w./-]*\w)`/g)
    expect(named.length).toBeGreaterThan(20)
    expect([...new Set(named)].filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('every setting that is named exists', () => {
    const known = all(read('docs/operate/settings.md'), /`([A-Z_]{4,})`/g)
    const named = all(written, /`([A-Z]+(?:_[A-Z]+)*)(?:=[^`]*)?`/g).filter((name) => name.length > 3)
    const others = ['STIRS', 'TOKEN', 'COPY']
    expect([...new Set(named)].filter((name) => !known.includes(name) && !others.includes(name))).toEqual([])
  })
})

describe('the promises', () => {
  const tests = globSync(['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'], { cwd: root })
    .filter((path) => !path.endsWith('docs.test.ts'))
    .map(read)
    .join('\n')
  const sections = read('docs/use/rules.md').split(/^### /m).slice(1)
  const numbers = [
    ...Array.from({ length: 14 }, (_, index) => `R${index + 1}`),
    'R17',
    'R19',
    ...Array.from({ length: 16 }, (_, index) => `R${index + 20}`),
  ]

  test('every rule stands on the page, once', () => {
    expect(sections.map((section) => section.split(/[ .]/)[0])).toEqual(numbers)
  })

  test.each(numbers)('%s: the tests that are named show it', (number) => {
    const section = sections.find((one) => one.startsWith(`${number} `)) ?? ''
    const shown = section.split('Shown by')[1] ?? ''
    const titles = all(shown, /`([^`]+)`/g)
    expect(titles.length).toBeGreaterThan(0)
    expect(titles.filter((title) => !tests.includes(title))).toEqual([])
  })
})

describe('how pages are written', () => {
  test.each([
    [/registry\.[\w-]+\.\w+|\bnpmjs\.(?:org|com)|artifactory/i, 'the name of a package registry'],
    [/(?:^|[\s`("'])\/(?:home|Users|root|work|tmp)\/\w/m, 'a path of somebody’s machine'],
    [/\b(?:tickets?|SLA targets?|AHT|wrap-?up codes?|leaderboards?)\b/i, 'a word of the old way of working'],
    [/\b(?:TODO|FIXME|TBD|lorem ipsum)\b/i, 'a gap'],
    [/\b(?:world-class|cutting-edge|seamless(?:ly)?|blazing|best-in-class|revolutionary)\b/i, 'a claim'],
  ])('%s is nowhere: %s', (pattern) => {
    expect(pages.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([])
  })
})
