import { describe, expect, test } from 'vitest'
import { sayIn } from '../forecast/say.fixture.ts'
import { dayAfter, daysFrom, readNeedChoice } from './choice.ts'
import { interval, needOf, settings } from './need.fixture.ts'
import { certaintyWords, figureWords, offerWords } from './offer-words.ts'
import { daySentence, dayToShow, needSentence } from './sentence.ts'
import { glanceOf, sayAddress, stretchAt, stretchesOf, weekdayOf, worstOf } from './short.ts'

const [MONDAY, TUESDAY] = ['2026-03-30', '2026-03-31']
const [say, french] = [sayIn(), sayIn('fr-FR')]

const short = needOf([
  interval(MONDAY, 480, 5, 2, { waitingMinutes: 50, lostContacts: 2, constraintIds: ['a'] }),
  interval(MONDAY, 510, 5, 4, { waitingMinutes: 45.4, lostContacts: 2.2, constraintIds: ['a', 'b'] }),
  interval(MONDAY, 540, 5, 5),
  interval(MONDAY, 570, 5, 4.5, { waitingMinutes: 3 }),
  interval(TUESDAY, 480, 2, 4),
])

describe('stretches that are short of people', () => {
  test('neighbouring intervals are one stretch, with all that explains it', () => {
    expect(stretchesOf(short)).toEqual([
      {
        ...{ day: MONDAY, from: 480, until: 540, missing: 3, waitingMinutes: 95.4, lostContacts: 4.2 },
        constraintIds: ['a', 'b'],
      },
      {
        ...{ day: MONDAY, from: 570, until: 600, missing: 0.5, waitingMinutes: 3, lostContacts: 0 },
        constraintIds: [],
      },
    ])
  })

  test('the last of one day and the first of the next are two', () => {
    const night = needOf([interval(MONDAY, 1410, 2, 1), interval(TUESDAY, 0, 2, 1)])
    expect(stretchesOf(night)).toHaveLength(2)
  })

  test('without a roster nothing is short, and a rounding is no person', () => {
    expect(stretchesOf(needOf([interval(MONDAY, 480, 5, null)]))).toEqual([])
    expect(stretchesOf(needOf([interval(MONDAY, 480, 5, 4.999_999_9)]))).toEqual([])
  })

  test('the worst costs clients most; a time lies in one of them or in none', () => {
    const all = stretchesOf(short)
    expect(worstOf(all)?.from).toBe(480)
    expect(stretchAt(all, MONDAY, 510)?.from).toBe(480)
    expect(stretchAt(all, MONDAY, 540)).toBeUndefined()
  })

  test('what stands in the way is said for its weekday and times', () => {
    expect(sayAddress({ day: MONDAY, from: 480, until: 600 })).toBe(
      '/planner/constraints?weekday=1&from=480&to=600',
    )
    expect(weekdayOf('2026-04-05'), 'Sunday is the seventh').toBe(7)
  })
})

describe('the week at a glance', () => {
  test('says of every place how many are needed, on duty, missing or to spare', () => {
    const { rows, minutes } = glanceOf(short, [MONDAY, TUESDAY])
    expect(minutes).toBe(30)
    expect(rows.map(({ cells }) => cells)).toEqual([
      [
        { state: 'short', needed: 5, cover: 2, by: 3 },
        { state: 'spare', needed: 2, cover: 4, by: 2 },
      ],
      [{ state: 'short', needed: 5, cover: 4, by: 1 }, { state: 'closed' }],
      [{ state: 'enough', needed: 5, cover: 5, by: 0 }, { state: 'closed' }],
      [{ state: 'short', needed: 5, cover: 4.5, by: 0.5 }, { state: 'closed' }],
    ])
  })

  test('of a long day hours are shown, each by its shortest interval', () => {
    const day = Array.from({ length: 96 }, (_, at) => interval(MONDAY, at * 15, 3, at === 33 ? 1 : 3))
    const { rows, minutes } = glanceOf({ intervals: day, intervalMinutes: 15 }, [MONDAY])
    expect([rows.length, minutes]).toEqual([24, 60])
    expect(rows[8]?.cells).toEqual([{ state: 'short', needed: 3, cover: 1, by: 2 }])
  })
})

describe('the one sentence at the top', () => {
  test('tells the hours, the worst stretch and what all of them cost', () => {
    expect(needSentence(short, say)).toBe(
      'The 7 days from Monday 30 March need 11 hours of people on duty. Monday 30 March 08:00–09:00 is short by up to 3 people, which costs clients about 95 minutes of waiting and 4 lost contacts. In all 2 stretches are short: 98 minutes of waiting and 4 lost contacts.',
    )
  })

  test.each([
    [needOf([interval(MONDAY, 480, 5, null)]), /No roster is published/, 'nothing is rostered'],
    [needOf([interval(MONDAY, 480, 5, 5)]), /The roster covers all of it/, 'enough people'],
    [
      needOf([interval(MONDAY, 480, 5, 4, { waitingMinutes: 0.3 })]),
      /one person, which costs clients about 0.3 minutes of waiting\.$/,
      'hardly anything',
    ],
  ])('%#: %s (%s)', (need, expected, reason) => {
    expect(needSentence(need, say), reason).toMatch(expected)
  })

  test('the day with the worst gap is shown first, else the busiest', () => {
    expect(dayToShow(short)).toBe(MONDAY)
    const calm = [interval(MONDAY, 480, 2, 2), interval(TUESDAY, 480, 5, 5)]
    const peak = { at: calm[1]?.at ?? '', needed: 5, expected: 10 }
    expect(dayToShow(needOf(calm, { peak }))).toBe(TUESDAY)
    expect(dayToShow(needOf([]))).toBeUndefined()
  })

  test('a day is told by its peak and its gaps', () => {
    expect(daySentence(short, MONDAY, say)).toBe(
      'Up to 5 people are needed, at 08:00. Short at 08:00–09:00 and 09:30–10:00.',
    )
    expect(daySentence(short, TUESDAY, say)).toMatch(/covers the day/)
    expect(daySentence(short, '2026-04-05', say)).toBe('Closed on this day.')
  })

  test('can be said in French', () => {
    const words = [needSentence(short, french), daySentence(short, MONDAY, french)].join(' ')
    expect(words).not.toMatch(/need\.|undefined|NaN/)
  })
})

describe('the offer in plain words', () => {
  test.each([
    [
      { kind: 'answered_within', seconds: 60, share: 0.8, level: 'of_all' },
      '80 of 100 are answered within 60 seconds, of all who come',
    ],
    [
      { kind: 'answered_within', seconds: 1, share: 0.995, level: 'of_served' },
      '99.5 of 100 are answered within one second, of those who are served',
    ],
    [{ kind: 'mean_wait', seconds: 90 }, 'The mean wait is at most 1 minute 30 seconds'],
    [{ kind: 'abandoned', share: 0.05 }, 'At most 5 of 100 give up'],
    [{ kind: 'waiting', share: 0.25 }, 'At most 25 of 100 have to wait at all'],
  ] as const)('%j: %s', (offer, expected) => {
    expect(offerWords(offer, say)).toBe(expected)
    expect(offerWords(offer, french)).not.toMatch(/need\./)
  })

  test('how sure it is', () => {
    expect(certaintyWords(settings, say)).toMatch(/80 of 100 cases/)
    expect(certaintyWords({ certainty: 0.5 }, say)).toMatch(/half of all cases/)
  })

  test.each([
    ['talkSeconds', 290, '4 minutes 50 seconds'],
    ['leave', 0.12, '12%'],
    ['payPencePerHour', 1650, '£16.5'],
  ] as const)('%s of %d is %s', (name, value, expected) => {
    expect(figureWords(name, value, say, (pounds) => `£${pounds}`)).toBe(expected)
  })
})

describe('what is shown, in its address', () => {
  test.each([
    [{ by: 15, day: TUESDAY }, { by: 15, day: TUESDAY }, 'an interval and a day'],
    [{ by: 5, day: 'today', rosterId: 'latest' }, {}, 'what is not understood is left out'],
  ])('%j is read as %j (%s)', (search, expected, reason) => {
    expect(readNeedChoice(search), reason).toEqual(expected)
  })

  test('days follow each other, over the change of the clocks too', () => {
    expect(daysFrom('2026-03-28', 3)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
    expect(dayAfter('2026-03-01', -7)).toBe('2026-02-22')
  })
})
