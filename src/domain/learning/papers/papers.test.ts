import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PackContent } from '../contract.charter.ts'
import { drawingOf } from './drawing.ts'
import { escapeHtml, htmlOf } from './html.ts'
import { paperOf } from './paper.ts'
import { PACK } from './papers.fixture.ts'
import { readPdf } from './pdf-text.fixture.ts'
import { pdfOf } from './pdf.ts'
import { drawable } from './typeface.ts'
import { durationWords, MEASURES, valueWords } from './words.ts'

const MADE = new Date('2026-06-30T05:00:00Z')
const paper = (given: Partial<PackContent> = {}) => paperOf({ ...PACK, ...given }, MADE)
const pdf = async (given: Partial<PackContent> = {}) => readPdf(await pdfOf(paper(given)))

describe('as HTML for e-mail', () => {
  const html = htmlOf(paper())

  test('there is no script, nothing is fetched, and what clients wrote cannot become markup', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<style|\son\w+=|javascript:|url\(|src=|href=/i)
    expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;')
    expect(html).toContain('Harbour &#38; Sons &#60;District&#62;')
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag = '']) => tag.toLowerCase()))
    expect([...tags].toSorted()).toEqual(
      'body caption div doctype h1 h2 h3 head html meta p table tbody td th thead title tr'
        .split(' ')
        .filter((tag) => tag !== 'doctype'),
    )
  })

  test('it says what there is: figures, signals, misses, patterns, experiments, the journey', () => {
    for (const words of [
      'Daily pack, Tuesday 30 June 2026',
      '06:00',
      '1,234',
      '4 missed or overdue',
      '1 at risk',
    ])
      expect(html).toContain(words)
    for (const words of ['outside what is usual', '1 h 30 min over', '30 min left', 'Café licences', 'Siân'])
      expect(html).toContain(words)
    for (const words of [
      'since Monday 15 June 2026',
      'waited 21 min 5 s',
      '8 days 1 h from end to end',
      'And 3 more.',
    ])
      expect(html).toContain(words)
  })

  test('whatever is written, it stays text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text)
        expect(escaped).not.toMatch(/[<>"']/)
        expect(escaped.isWellFormed()).toBe(true)
        const back = escaped.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
        expect(back).toHaveLength(text.toWellFormed().length)
      }),
    )
  })
})

describe('as PDF', () => {
  test('its text is the text, with £, é and O’Brien, and every figure of the page', async () => {
    const file = await pdfOf(paper())
    expect(file.subarray(0, 5).toString()).toBe('%PDF-')
    const { text, pages } = readPdf(file)
    for (const words of [
      'Daily pack, Tuesday 30 June 2026',
      'O’Brien <b>',
      '£250',
      'Café licences',
      'Siân',
      '1,234',
    ])
      expect(text).toContain(words)
    for (const { measure, value, unit } of PACK.figures) {
      expect(text).toContain(MEASURES[measure])
      expect(text).toContain(valueWords(unit, value))
    }
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.at(-1)).toContain(`${pages.length} of ${pages.length}`)
  })

  test('it is tagged in reading order, names its language, and charts have words for those who do not see them', async () => {
    const { objects } = await pdf()
    for (const mark of [
      '/StructTreeRoot',
      '/MarkInfo',
      '/S /H1',
      '/S /H2',
      '/S /Table',
      '/S /TH',
      '/S /TD',
      '/S /Figure',
    ])
      expect(objects).toContain(mark)
    expect(objects).toContain('/Lang (en-GB)')
    expect(objects).toContain('/Alt')
    expect(objects.match(/\/S \/Figure/g)).toHaveLength(PACK.charts.length)
    expect(objects).not.toMatch(/\/(JavaScript|JS|Launch|URI)\b/)
  })

  test('a character without a shape is a box that is named, and keeps its true self', async () => {
    const { text, objects } = await pdf()
    expect(text).toContain('Answer Mr □ about £250')
    expect(text).toContain('U+674E')
    const truly = Buffer.from('\uFEFFK7-4QX: Answer Mr 李 about £250', 'utf16le').swap16().toString('latin1')
    expect(objects).toContain(`/ActualText (${truly.replace(/[\\()]/g, '\\$&')})`)
    const plain = await pdf({ atRisk: [] })
    expect(plain.text).not.toMatch(/□|U\+/)
  })

  test('an empty pack is a paper too; long words and long lists go on over pages, and nothing is lost in silence', async () => {
    const empty = await pdf({
      ...{ figures: [], yesterday: [], signals: [], charts: [], patterns: [], missed: [], atRisk: [] },
      ...{ experiments: [], journey: null, more: { missed: 0, atRisk: 0 } },
    })
    expect(empty.text).toContain('There was no journey to choose from.')
    const [one] = PACK.missed
    if (!one) throw new Error('there is one')
    const many = Array.from({ length: 80 }, (_, index) => ({
      ...one,
      what: `Number ${index}! ${'w'.repeat(index * 40)}`,
    }))
    const { text, pages } = await pdf({ missed: many })
    expect(pages.length).toBeGreaterThan(5)
    for (let index = 0; index < 80; index++) expect(text).toContain(`Number ${index}!`)
    expect(text).toContain('shortened here')
  })
})

describe('what can be drawn', () => {
  const ascii = (codePoint: number) => codePoint >= 32 && codePoint < 127
  test.each([
    ['plain', 'plain', 0, 'as it is'],
    ['a\nb\tc', 'a\nb c', 0, 'breaks stay, tabs are blanks'],
    ['李 and 王', '□ and □', 2, 'one box a character'],
    ['👩‍👩‍👧!', '□!', 1, 'one box for what is seen as one'],
    ['a\u200Eb\u200Dc', 'abc', 0, 'marks without a shape are not missed'],
    ['\u0000\u0007x', 'x', 0, 'controls have none either'],
    ['\uD800', '□', 1, 'half a character'],
    ['', '', 0, 'nothing'],
  ])('%j is shown as %j (%s missing: %s)', (text, shown, missing) => {
    const found = drawable(text, ascii)
    expect([found.shown, found.missing.length]).toEqual([shown, missing])
  })

  test('whatever comes, only what has a shape is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(drawable(text, ascii).shown).toMatch(/^[\x20-\x7e\n\r□]*$/)
      }),
    )
  })
})

test.each([
  [0, '0 s'],
  [45.4, '45 s'],
  [200, '3 min 20 s'],
  [3600, '1 h'],
  [7500, '2 h 5 min'],
  [86_400, '1 day'],
  [273_600, '3 days 4 h'],
])('%s seconds are “%s”', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words)
})

test('a chart lies in its box, whatever its values', () => {
  const box = { left: 10, top: 20, width: 300, height: 90 }
  const [chart] = PACK.charts
  if (!chart) throw new Error('there is one')
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { maxLength: 56 }), (values) => {
      const points = chart.points
        .slice(0, values.length)
        .map((point, index) => ({ ...point, value: values[index] ?? 0 }))
      const drawn = drawingOf({ ...chart, points }, box)
      expect(drawn === undefined).toBe(values.length === 0)
      const places = [...(drawn?.line ?? []), ...(drawn?.labels ?? []).map(({ y }) => ({ x: 10, y }))]
      for (const { x, y } of places) {
        expect(x >= 10 && x <= 310).toBe(true)
        expect(y >= 19.999 && y <= 110.001).toBe(true)
      }
    }),
  )
})
