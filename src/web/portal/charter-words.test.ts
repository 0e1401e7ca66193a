import { describe, expect, test } from 'vitest'
import { measureKeys, measures } from '#domain/measures/contract.ts'
import { charter as english } from '../messages/en/charter.ts'
import { charter as french } from '../messages/fr/charter.ts'
import { someOf } from './charter-words.ts'

describe('a share in numbers that people can picture', () => {
  test.each([
    [{ value: 0.94, sum: 940, count: 1000 }, { some: 94, of: 100 }, 'of a hundred'],
    [{ value: 11 / 12, sum: 11, count: 12 }, { some: 11, of: 12 }, 'of fewer than a hundred as counted'],
    [{ value: 1, sum: 500, count: 500 }, { some: 100, of: 100 }, 'every one'],
    [{ value: 0, sum: 0, count: 500 }, { some: 0, of: 100 }, 'none'],
    [{ value: 0.998, sum: 4990, count: 5000 }, { some: 998, of: 1000 }, 'a rare exception stays to be seen'],
    [{ value: 0.9999, sum: 9999, count: 10_000 }, { some: 999, of: 1000 }, 'also one in ten thousand'],
    [{ value: 0.002, sum: 1, count: 500 }, { some: 1, of: 500 }, 'one of too few to say it of a thousand'],
    [{ value: 0.0001, sum: 1, count: 10_000 }, { some: 1, of: 1000 }, 'hardly any is not none'],
  ])('%o is said as %o: %s', (figure, said) => {
    expect(someOf(figure)).toEqual(said)
  })
})

test('R23: every measure has its plain sentence, in both languages, with what its figure is made of', () => {
  const needed = { share: ['some', 'of'], seconds: ['half', 'nine'], minutes: ['time'], count: ['number'] }
  for (const texts of [english, french] as Readonly<Record<string, string>>[])
    for (const key of measureKeys) {
      const { unit, spread } = measures[key]
      const parts =
        unit === 'per_need' || unit === 'per_contact'
          ? spread
            ? ['mean', 'most']
            : ['hundred']
          : needed[unit]
      for (const part of parts) expect(texts[`portal.charter.says.${key}`], key).toContain(`{${part}}`)
    }
})
