import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf, readTerms } from './excerpt.ts'

const word = (one: string, prefix = false) => ({ words: [one], prefix })

test.each([
  ['words in any order, the last still being typed', 'Café bro', [word('cafe'), word('bro', true)]],
  ['a blank ends it', 'broken ', [word('broken')]],
  ['a phrase', '"no hot water" leak', [{ words: ['no', 'hot', 'water'], prefix: false }, word('leak', true)]],
  ['a phrase alone', '“no hot”', [{ words: ['no', 'hot'], prefix: false }]],
  ['a quote that is not closed', '"no hot', [word('no'), word('hot', true)]],
  ['hyphens and apostrophes', "Smith-Jones O'Brien ", [word('smith'), word('jones'), word('obrien')]],
  ['nothing', ' "" ?! ', []],
])('%s', (_reason, typed, terms) => {
  expect(readTerms(typed)).toEqual(terms)
})

const shown = (text: string, typed: string, most?: number) =>
  excerptOf(text, readTerms(typed), most)
    .map((one) => (one.hit ? `[${one.text}]` : one.text))
    .join('')

describe('hits are marked as they stand in the text', () => {
  test.each([
    ['whatever its capitals and accents', 'The CAFÉ is closed', 'cafe ', 'The [CAFÉ] is closed'],
    ['the beginning of a word', 'It was broken again', 'bro', 'It was [broken] again'],
    ['not within a word', 'My cabinet and my bin', 'bin', 'My cabinet and my [bin]'],
    ['a phrase as one', 'There is no hot  water today', '"hot water"', 'There is no [hot  water] today'],
    ['what looks like markup stays text', '<b>bin</b> & bin', 'bin ', '<b>[bin]</b> & [bin]'],
  ])('%s', (_reason, text, typed, marked) => {
    expect(shown(text, typed)).toBe(marked)
  })

  test('of a long text the part around the first hit', () => {
    const text = `${'before '.repeat(100)}the leak ${'after '.repeat(100)}`
    const cut = shown(text, 'leak', 60)
    expect(cut).toMatch(/^… (before )+the \[leak\] (after ?)+ …$/)
    expect(cut.length).toBeLessThan(75)
  })

  test('nothing is lost or added but the dots', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, typed) => {
        const whole = excerptOf(text, readTerms(typed), 10_000)
        expect(whole.map((one) => one.text).join('')).toBe(text)
      }),
    )
  })
})
