import { describe, expect, test } from 'vitest'
import { alongKey, directionOf, isolated, isolatedValues } from './direction.ts'

describe('the direction of a language', () => {
  const cases: [locale: string, expected: string, why: string][] = [
    ['en-GB', 'ltr', 'Latin letters'],
    ['fr-FR', 'ltr', 'Latin letters'],
    ['ar', 'rtl', 'Arabic letters, without a region'],
    ['ar-EG', 'rtl', 'Arabic letters'],
    ['he-IL', 'rtl', 'Hebrew letters'],
    ['fa-IR', 'rtl', 'Persian is written in Arabic letters'],
    ['ur', 'rtl', 'so is Urdu'],
    ['pa-PK', 'rtl', 'Punjabi is, in Pakistan'],
    ['pa-IN', 'ltr', 'and is not in India'],
    ['en-Arab-GB', 'rtl', 'what is laid out as if it were'],
    ['zh-TW', 'ltr', 'across, from the left'],
  ]
  test.each(cases)('%s: %s, %s', (locale, expected) => {
    expect(directionOf(locale)).toBe(expected)
  })
})

describe('keys along a line', () => {
  const cases: [key: string, mirrored: boolean, expected: string, why: string][] = [
    ['ArrowRight', false, 'ArrowRight', 'next stands at the right'],
    ['ArrowRight', true, 'ArrowLeft', 'what came before stands at the right'],
    ['ArrowLeft', true, 'ArrowRight', 'next stands at the left'],
    ['ArrowDown', true, 'ArrowDown', 'down is down'],
    ['Home', true, 'Home', 'the beginning is the beginning'],
  ]
  test.each(cases)('%s, mirrored %s: %s, %s', (key, mirrored, expected) => {
    expect(alongKey(key, mirrored)).toBe(expected)
  })
})

describe('values in a text from right to left', () => {
  test('each has its own direction; what a text chooses by, numbers and nothing stay as they are', () => {
    const text = '{kind, select, call {{name} on {phone}} other {}} {count, plural, other {#}} {empty}'
    const values = { kind: 'call', name: 'Ada', phone: '+44 20 7946 0958', count: 3, empty: '' }
    expect(isolatedValues(text, values)).toEqual({
      ...values,
      name: isolated('Ada'),
      phone: isolated('+44 20 7946 0958'),
    })
  })
})
