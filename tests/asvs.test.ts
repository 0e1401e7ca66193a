import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * OWASP ASVS 5.0.0: each section with the level of each of its requirements, in order. The counts of the standard:
 * 70 of level 1, 183 of level 2, 92 of level 3.
 */
const LEVELS: Readonly<Record<string, string>> = {
  ...{ '1.1': '22', '1.2': '1111122223', '1.3': '112222222223', '1.4': '222', '1.5': '123' },
  ...{ '2.1': '122', '2.2': '112', '2.3': '12223', '2.4': '23' },
  ...{
    '3.1': '3',
    '3.2': '113',
    '3.3': '12223',
    '3.4': '11222233',
    '3.5': '11122333',
    '3.6': '3',
    '3.7': '22333',
  },
  ...{ '4.1': '12233', '4.2': '23333', '4.3': '22', '4.4': '1222' },
  ...{ '5.1': '2', '5.2': '112333', '5.3': '113', '5.4': '222' },
  ...{
    '6.1': '122',
    '6.2': '111111112222',
    '6.3': '11223333',
    '6.4': '112233',
    '6.5': '22222333',
    '6.6': '2223',
    '6.7': '33',
    '6.8': '2222',
  },
  ...{ '7.1': '222', '7.2': '1111', '7.3': '22', '7.4': '11222', '7.5': '223', '7.6': '22' },
  ...{ '8.1': '1233', '8.2': '1123', '8.3': '133', '8.4': '23' },
  ...{ '9.1': '111', '9.2': '1222' },
  ...{
    '10.1': '22',
    '10.2': '223',
    '10.3': '22223',
    '10.4': '1111122222233333',
    '10.5': '22222',
    '10.6': '22',
    '10.7': '222',
  },
  ...{
    '11.1': '2233',
    '11.2': '22233',
    '11.3': '11233',
    '11.4': '1222',
    '11.5': '23',
    '11.6': '23',
    '11.7': '33',
  },
  ...{ '12.1': '12233', '12.2': '11', '12.3': '22223' },
  ...{ '13.1': '2333', '13.2': '222223', '13.3': '2233', '13.4': '1222233' },
  ...{ '14.1': '22', '14.2': '12223333', '14.3': '122' },
  ...{ '15.1': '12233', '15.2': '12233', '15.3': '1222222', '15.4': '3333' },
  ...{ '16.1': '2', '16.2': '22222', '16.3': '2222', '16.4': '222', '16.5': '2223' },
  ...{ '17.1': '23', '17.2': '22223333', '17.3': '22' },
}
const STATES = ['met', 'partly', 'not met', 'yours', 'does not apply'] as const

const root = resolve(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const page = read('docs/operate/asvs.md')

type Row = {
  id: string
  level: string
  matter: string
  state: string
  how: string
  shown: string
  cells: number
}
const rows: readonly Row[] = page
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => {
    const cells = line.slice(1, -1).split('|')
    const [id = '', level = '', matter = '', state = '', how = '', shown = ''] = cells.map((one) =>
      one.trim(),
    )
    return { id, level, matter, state, how, shown, cells: cells.length }
  })

const wanted = Object.entries(LEVELS).flatMap(([section, levels]) =>
  [...levels].map((level, index) => ({ id: `${section}.${index + 1}`, level })),
)

test('the standard has 345 requirements, of which 253 are of levels 1 and 2', () => {
  const of = (level: string) => wanted.filter((one) => one.level === level).length
  expect([of('1'), of('2'), of('3')]).toEqual([70, 183, 92])
})

test('each requirement of levels 1 and 2 stands on the page once, in order, with its level', () => {
  expect(rows.map(({ id, level }) => `${id} L${level}`)).toEqual(
    wanted.filter(({ level }) => level !== '3').map(({ id, level }) => `${id} L${level}`),
  )
})

test('each has a state, names its matter, and says how or why not', () => {
  const odd = rows.filter(
    ({ state, matter, how, cells }) =>
      cells !== 6 || !STATES.some((one) => one === state) || matter.length < 3 || how.length < 3,
  )
  expect(odd).toEqual([])
})

test('what is met, in part too, names a test, or why there is none; what does not apply names none', () => {
  const bare = rows.filter(
    ({ state, shown }) => ['met', 'partly'].includes(state) && !/^`|^no test: \S/.test(shown),
  )
  expect(bare.map(({ id }) => id)).toEqual([])
  expect(rows.filter(({ state, shown }) => state === 'does not apply' && shown !== '')).toEqual([])
})

test('the sums on top are those of the rows', () => {
  const count = (state: string, level?: string) =>
    rows.filter((one) => one.state === state && (level === undefined || one.level === level)).length
  for (const state of STATES) {
    expect(page).toContain(`| ${state} | ${count(state, '1')} | ${count(state, '2')} | ${count(state)} |`)
  }
  expect(page).toContain('| all | 70 | 183 | 253 | |')
})

/** As a text in quotes: a title, or the row of a table of cases. */
function isQuoted(line: string, title: string): boolean {
  const at = line.indexOf(title)
  return at > 0 && /['"`]/.test(line.slice(0, at)) && /['"`]/.test(line.slice(at + title.length))
}

describe('every test that is named is there', () => {
  const named = rows.flatMap(({ id, shown }) =>
    shown
      .split('<br>')
      .filter((one) => one.startsWith('`'))
      .map((one) => {
        const [path = '', title = ''] = one.slice(1, -1).split(' › ')
        return { id, path, title }
      }),
  )

  test('there are many', () => expect(named.length).toBeGreaterThan(200))

  test('by file, and by what it is called there', () => {
    const files = new Map<string, string>()
    const absent = named.filter(({ path, title }) => {
      if (!/\.test\.tsx?$/.test(path) || !existsSync(join(root, path))) return true
      const text = files.get(path) ?? read(path)
      files.set(path, text)
      return title.length < 5 || !text.split('\n').some((line) => isQuoted(line, title))
    })
    expect(absent).toEqual([])
  })
})
