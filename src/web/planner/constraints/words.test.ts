import { describe, expect, test } from 'vitest'
import { bodyOf, draftOf, stretchOf } from './draft.ts'
import { constraint, cost, sayIn } from './register.fixture.ts'
import { fieldMinute, fieldTime, readNewSearch, stretchesOf } from './stretches.ts'
import { costWords, noPriceWords, registerSentence, ruleWords, shortWords } from './words.ts'
import { chainsOf } from './chains.ts'

const say = sayIn()
const monday = { weekday: 1, from: 420, to: 600 }

describe('R34: the register in words', () => {
  test.each([
    [
      'both costs',
      [constraint({ id: 'a', cost: cost(45, 8) })],
      2,
      'One constraint stands in the way of enough people at the right time. As far as is known, clients pay for this with 45 minutes of waiting and 8 contacts lost a week. 2 short times have not been explained by anybody.',
    ],
    [
      'no price at all',
      [constraint({ id: 'a' }), constraint({ id: 'b' })],
      0,
      '2 constraints stand in the way of enough people at the right time. For 2 chains nobody knows the price yet. No short time is left without an explanation.',
    ],
    [
      'worked out, and nothing',
      [constraint({ id: 'a', cost: cost(0) })],
      0,
      'One constraint stands in the way of enough people at the right time. As far as is known, it costs clients nothing this week. No short time is left without an explanation.',
    ],
    [
      'all gone',
      [constraint({ id: 'a', state: 'gone', cost: cost(45) })],
      1,
      'Nothing is on record as standing in the way. One short time has not been explained by anybody.',
    ],
  ])('%s', (_reason, items, short, expected) => {
    expect(registerSentence({ items, short }, say)).toBe(expected)
  })

  test('what is short begins the chain, in both languages', () => {
    const [chain] = chainsOf([constraint({ id: 'a', times: [monday, { weekday: 2, from: 540, to: 1440 }] })])
    if (!chain) throw new Error('no chain')
    expect(shortWords(chain, say)).toBe('Monday 07:00–10:00 and Tuesday 09:00–00:00 is short')
    expect(shortWords(chain, sayIn('fr-FR'))).toMatch(/^lundi 07:00–10:00 et mardi/)
  })

  test.each([
    [null, undefined, 'nothing is known'],
    [cost(null), undefined, 'nothing was entered'],
    [cost(0, 0), 'nothing this week', 'it was worked out, and is nothing'],
    [cost(90, 1), '1 hour 30 minutes of waiting a week, one contact lost a week', 'both'],
    [
      {
        basis: 'measured',
        waitingMinutesWeek: 35,
        lostContactsWeek: 6,
        paidHoursWeek: -1,
        at: null,
      } as const,
      '35 minutes of waiting a week, 6 contacts lost a week, saves one paid hour a week',
      'a rule may save pay',
    ],
  ])('cost %#: %s', (given, expected, reason) => {
    expect(costWords(given, say), reason).toBe(expected)
  })

  test('rules and reasons have words; what is unknown is said as it is', () => {
    expect(ruleWords('starts', say.t)).toBe('Shifts begin only at set times')
    expect(ruleWords('rest', say.t)).toBe('Another rule (rest)')
    expect(noPriceWords('no_shift_patterns', say.t)?.title).toBe('There are no kinds of shift to solve with')
    expect(noPriceWords('something', say.t)).toBeUndefined()
  })
})

describe('times of the week', () => {
  test('short half hours that follow each other are one stretch', () => {
    const at = (weekday: number, minute: number) => ({ weekday, minute, waitingMinutes: 4 })
    expect(stretchesOf([at(2, 480), at(1, 510), at(1, 480), at(1, 600)])).toEqual([
      { weekday: 1, from: 480, to: 540, waitingMinutes: 8 },
      { weekday: 1, from: 600, to: 630, waitingMinutes: 4 },
      { weekday: 2, from: 480, to: 510, waitingMinutes: 4 },
    ])
  })

  test.each([
    [{ weekday: '1', from: '420', to: '600' }, { weekday: 1, from: 420, to: 600 }, 'as another page links'],
    [{ weekday: 1, from: 420 }, { weekday: 1, from: 420, to: 450 }, 'without an end it is half an hour'],
    [{ weekday: 1, minute: 1430 }, { weekday: 1, from: 1430, to: 1440 }, 'never beyond the day'],
    [{ weekday: 8, from: 420 }, {}, 'no such day'],
    [{ weekday: 1, from: 600, to: 420 }, { weekday: 1, from: 600, to: 630 }, 'an end before the beginning'],
    [{ from: 420 }, {}, 'no day at all'],
    [{ weekday: '', from: '' }, {}, 'empty'],
  ])('%j is %j (%s)', (search, expected, reason) => {
    expect(readNewSearch(search), reason).toEqual(expected)
  })

  test('the end of a day is midnight in a field', () => {
    expect(fieldTime(1440)).toBe('00:00')
    expect(fieldMinute('00:00', true)).toBe(1440)
    expect(fieldMinute('00:00')).toBe(0)
    expect(fieldMinute('8.30')).toBeUndefined()
    expect(stretchOf({ weekday: 1, from: '10:00', to: '09:00' })).toBeUndefined()
    expect(stretchOf({ weekday: 1, from: '22:00', to: '00:00' })).toEqual({
      weekday: 1,
      from: 1320,
      to: 1440,
    })
  })
})

describe('what is sent of a constraint', () => {
  const kept = constraint({
    id: 'a',
    cost: {
      basis: 'measured',
      waitingMinutesWeek: 35.26,
      lostContactsWeek: 6.1,
      paidHoursWeek: -1,
      at: null,
    },
  })

  test('R34: what was worked out stays until other figures are written over it', () => {
    expect(bodyOf(draftOf(kept), kept)?.cost).toEqual({
      basis: 'measured',
      waitingMinutesWeek: 35.26,
      lostContactsWeek: 6.1,
      paidHoursWeek: -1,
    })
    expect(bodyOf({ ...draftOf(kept), waiting: '40' }, kept)?.cost).toMatchObject({
      basis: 'assumed',
      waitingMinutesWeek: 40,
    })
    expect(bodyOf({ ...draftOf(kept), waiting: '', lost: '' }, kept)?.cost).toBeNull()
  })

  test.each([
    [{ what: ' ' }, 'nothing is said'],
    [{ whose: '' }, 'it is nobody’s'],
    [{ waiting: 'many' }, 'no figure'],
    [{ lost: '-2' }, 'less than nothing'],
    [{ times: [{ weekday: 1, from: '10:00', to: '10:00' }] }, 'a time without length'],
  ])('nothing is sent while %j: %s', (given, _reason) => {
    expect(bodyOf({ ...draftOf(kept), ...given }, kept)).toBeUndefined()
  })
})
