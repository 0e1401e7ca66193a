import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { madeUpExamples } from '#core/text/classify/made-up.fixture.ts'
import { mergeProfiles, nearestAmong } from '#core/text/subjects/nearest.ts'
import { findSubjects } from '#core/text/subjects/subjects.ts'
import type { SubjectOptions } from '#core/text/subjects/subjects.ts'
import { termsOf } from '#core/text/subjects/terms.ts'

const examples = madeUpExamples(400, 'subjects')
const texts = examples.map((one) => one.text)

function found(from: readonly string[], options: SubjectOptions = { seed: 1 }) {
  const subjects = findSubjects(from, options)
  if (!subjects.ok) throw new Error(subjects.why)
  return subjects
}

const all = found(texts)
const nearest = nearestAmong(
  all.subjects.map((one) => one.profile),
  all.rarity,
)

describe('what clients want', () => {
  test('texts about one thing come together, and nearly every subject holds one need only', () => {
    const pure = all.subjects.filter((_, s) => {
      const labels = examples.filter((_, i) => all.subjectOf[i] === s).map((one) => one.label)
      return new Set(labels).size === 1
    })
    expect(pure.length).toBeGreaterThanOrEqual(0.8 * all.subjects.length)
    expect(all.subjects.length).toBeLessThanOrEqual(16)
  })

  test('each has its telling words, its size and examples of its own', () => {
    all.subjects.forEach((subject, s) => {
      expect(subject.words.length).toBeGreaterThan(0)
      expect(subject.examples.every((i) => all.subjectOf[i] === s)).toBe(true)
      expect(all.subjectOf.filter((one) => one === s)).toHaveLength(subject.size)
    })
    expect(all.subjects.flatMap((one) => one.words).join(' ')).toContain('boiler')
  })

  test('the number of subjects can be set', () => {
    expect(found(texts, { seed: 1, groups: 3 }).subjects.length).toBeLessThanOrEqual(3)
    expect(() => findSubjects(texts, { seed: 1, groups: 1 })).toThrow(RangeError)
  })

  test('same texts and seed, same subjects', () => {
    expect(found(texts)).toEqual(all)
  })

  test('words that only one or two said are in none of it', () => {
    const { subjects, rarity } = found([...texts, 'boiler of Ottoline Quirke', 'the boiler, says Ottoline'])
    expect(
      JSON.stringify([subjects.map(({ words, profile }) => [words, profile.terms]), rarity]),
    ).not.toMatch(/ottoline|quirke/)
  })

  test('numbers are nobody else’s business', () => {
    expect(termsOf('Card 4929 1234 of flat 12b leaks water')).toEqual([
      'card',
      'flat',
      'leaks',
      'water',
      'leaks water',
    ])
  })

  test('too few texts: that is said', () => {
    expect(findSubjects(texts.slice(0, 5), { seed: 1 })).toMatchObject({
      ok: false,
      why: 'too_few_texts',
      needed: 20,
    })
    expect(
      findSubjects(
        Array.from({ length: 50 }, () => ''),
        { seed: 1 },
      ),
    ).toMatchObject({ ok: false, texts: 0 })
  })

  test('all the same words is one subject or more, never an error', () => {
    const same = found(Array.from({ length: 40 }, (_, i) => (i % 2 ? 'boiler broken' : 'rent owed')))
    expect(same.subjects.reduce((sum, one) => sum + one.size, 0)).toBe(40)
  })
})

describe('new texts', () => {
  test('go to the nearest subject, mostly where they would have been put', () => {
    const same = texts.filter((text, i) => nearest(text).subject === all.subjectOf[i])
    expect(same.length).toBeGreaterThan(0.85 * texts.length)
  })

  test.each([[''], ['the lottery winner is a dear friend'], ['李明'], ['!!!']])('%j is like none', (text) => {
    expect(nearest(text).subject).toBe(-1)
  })

  test('two that a person merges take what either took', () => {
    const [first, second] = all.subjects
    if (!first || !second) throw new Error('there are two')
    const one = nearestAmong([mergeProfiles(first.profile, second.profile)], all.rarity)
    const taken = [...first.examples, ...second.examples].map((i) => one(texts[i] ?? '').subject)
    expect(taken.every((subject) => subject === 0)).toBe(true)
  })

  test('any text gets a likeness from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { likeness } = nearest(text)
        expect(likeness >= 0 && likeness <= 1).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
