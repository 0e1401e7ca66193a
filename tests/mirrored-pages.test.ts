import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Pages are shown from right to left too, so nothing on them says left or right: what comes first along the line stands at
 * its start, what comes next at its end. Each of these is refused, with what to write instead.
 */
const root = resolve(import.meta.dirname, '..')
const SIDE = String.raw`(?:left|right)`

type Line = { readonly path: string; readonly nth: number; readonly text: string }
type Refused = { readonly what: RegExp; readonly instead: string }

const IN_CSS: readonly Refused[] = [
  { what: new RegExp(`(?:^|[\\s;{])${SIDE}\\s*:`), instead: 'inset-inline-start or inset-inline-end' },
  {
    what: new RegExp(`(?:margin|padding|border|scroll-margin|scroll-padding)-${SIDE}\\b`),
    instead: 'the same with -inline-start or -inline-end',
  },
  {
    what: new RegExp(`border-(?:top|bottom)-${SIDE}-radius`),
    instead: 'border-start-start-radius and its like',
  },
  { what: new RegExp(`(?:text-align|float|clear|justify-[a-z]+)\\s*:\\s*${SIDE}`), instead: 'start or end' },
  {
    what: /translateX\(|translate3d\(|translate:\s*-?(?!0[\s;])[\d.]/,
    instead: 'inset-inline-start or margin-inline-start',
  },
  { what: new RegExp(`gradient\\(to ${SIDE}`), instead: `a second rule below [dir='rtl']` },
  { what: /box-shadow:\s*inset\s+-?[1-9]/, instead: `a second rule below [dir='rtl']` },
  { what: /:dir\(/, instead: `[dir='rtl'] before it: the build makes a list of languages of :dir()` },
]

const IN_CODE: readonly Refused[] = [
  {
    what: new RegExp(`\\b(?:margin|padding|border)(?:Left|Right)\\b`),
    instead: 'marginInlineStart and its like',
  },
  { what: new RegExp(`(?:textAlign|float)\\s*:\\s*['"]${SIDE}`), instead: 'start or end' },
  { what: /translateX\(/, instead: 'insetInlineStart' },
  { what: new RegExp(`style=\\{\\{[^}]*\\b${SIDE}\\s*:`), instead: 'insetInlineStart or insetInlineEnd' },
]

/** What may say left and right, and why. */
const EXCEPTIONS: readonly { readonly at: RegExp; readonly why: string }[] = [
  {
    at: /^src\/web\/charts\/[^/]*\.ts /,
    why: 'figures are drawn along a line that runs to the right in every language',
  },
  {
    at: /^src\/web\/planner\/roster\/roster\.css .*gradient\(to (?:left|right)/,
    why: 'the lines of the hours: the same stands below [dir=rtl], the other way round',
  },
  {
    at: /^src\/web\/planner\/forecast\/forecast\.css .*box-shadow: inset -?4px/,
    why: 'the mark at the start of a row: the same stands below [dir=rtl], the other way round',
  },
]

function linesOf(pattern: string): Line[] {
  return globSync(pattern, { cwd: root })
    .filter((path) => !path.includes('.test.'))
    .flatMap((path) =>
      readFileSync(resolve(root, path), 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
        .split('\n')
        .map((text, index) => ({ path, nth: index + 1, text: text.trim() })),
    )
}

const allowed = ({ path, text }: Line) => EXCEPTIONS.some(({ at }) => at.test(`${path} ${text}`))

function refusedIn(lines: readonly Line[], rules: readonly Refused[]): string[] {
  return lines.flatMap((line) =>
    allowed(line)
      ? []
      : rules.flatMap(({ what, instead }) =>
          what.test(line.text) ? [`${line.path}:${line.nth} ${line.text} → ${instead}`] : [],
        ),
  )
}

/** Values of a shorthand, those in brackets as one. */
const valuesOf = (text: string): string[] => text.match(/[^\s()]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?/g) ?? []

/** A shorthand of four values whose second and fourth differ has a left and a right. */
function lopsided(line: Line): string[] {
  const found = /^(padding|margin|inset|border-width|border-color|border-style):\s*([^;]+);/.exec(line.text)
  const corners = /^border-radius:\s*([^;/]+);/.exec(line.text)
  const sides = found && valuesOf(found[2] ?? '')
  if (sides && sides.length === 4 && sides[1] !== sides[3])
    return [`${line.path}:${line.nth} ${line.text} → ${found[1]}-block and ${found[1]}-inline`]
  const round = corners && valuesOf(corners[1] ?? '')
  // In the order of the shorthand: above left, above right, below right, below left.
  const [aboveLeft, aboveRight = aboveLeft, belowRight = aboveLeft, belowLeft = aboveRight] = round ?? []
  const isEven = aboveLeft === aboveRight && belowRight === belowLeft
  return round && !isEven
    ? [`${line.path}:${line.nth} ${line.text} → border-start-start-radius and its like`]
    : []
}

describe('pages can be seen in a mirror', () => {
  const styles = linesOf('src/web/**/*.css')
  const code = [...linesOf('src/web/**/*.tsx'), ...linesOf('src/web/**/*.ts')]

  test('styles name no left and no right', () => {
    expect(styles.length).toBeGreaterThan(5_000)
    expect(refusedIn(styles, IN_CSS)).toEqual([])
    expect(styles.flatMap(lopsided)).toEqual([])
  })

  test('neither do styles in the code', () => {
    expect(code.length).toBeGreaterThan(10_000)
    expect(refusedIn(code, IN_CODE)).toEqual([])
  })

  test('every exception is still one', () => {
    const all = [...styles, ...code].map(({ path, text }) => `${path} ${text}`)
    for (const { at, why } of EXCEPTIONS)
      expect(
        all.some((line) => at.test(line)),
        why,
      ).toBe(true)
  })

  const cases: [line: string, isRefused: boolean, why: string][] = [
    ['margin-left: 1rem;', true, 'a side'],
    ['padding-inline-start: 1rem;', false, 'along the line'],
    ['left: 0;', true, 'a side'],
    ['text-align: right;', true, 'a side'],
    ['text-align: start;', false, 'along the line'],
    ['transform: translateX(1rem);', true, 'always to the right'],
    ['padding: 1rem 2rem 1rem 3rem;', true, 'two sides that differ'],
    ['padding: var(--s1) max(1rem, env(x)) 0;', false, 'both sides the same'],
    ['border-radius: 4px 4px 0 0;', false, 'above and below'],
    ['border-radius: 4px 0 0 4px;', true, 'one side'],
    ['.roster-left {', false, 'a name'],
  ]
  test.each(cases)('%s refused: %s, %s', (text, expected) => {
    const line = { path: 'a.css', nth: 1, text }
    expect(refusedIn([line], IN_CSS).length + lopsided(line).length > 0).toBe(expected)
  })
})
