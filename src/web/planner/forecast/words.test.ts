import { describe, expect, test } from 'vitest'
import { sayIn } from './say.fixture.ts'
import { daysNamed, fileWords, methodHow, methodName, rowWords, warningWords } from './words.ts'

const [say, french] = [sayIn(), sayIn('fr-FR')]

describe('warnings in words', () => {
  test.each([
    [
      'days_missing',
      { dates: ['2026-03-02', '2026-03-03'], datesCount: 2 },
      /2 open days \(Mon,? 2 Mar and Tue,? 3 Mar\)/,
    ],
    ['duplicates_summed', { rows: ['4'], rowsCount: 1 }, /One interval stood/],
    ['zero_days_read_as_closed', { dates: ['2026-04-03'] }, /one day that is always busy/],
    ['absent_intervals_read_as_zero', { share: 0.31 }, /31% of the intervals/],
    ['intervals_missing', { share: 0.05 }, /5% of the intervals/],
    ['outside_opening_hours', { contacts: 1384 }, /1,384 contacts/],
    ['short_history', { days: 30, needed: 40 }, /Only 30 days .* From 40 on/],
    ['no_back_test', { days: 15, needed: 21 }, /Only 15 days .* 21 are needed/],
    ['special_day_unknown', { date: '2026-05-04', name: 'May Day' }, /Monday 4 May \(May Day\)/],
    ['weekday_never_seen', { dates: ['2026-03-29'] }, /Sun,? 29 Mar/],
    ['gap_before_forecast', { days: 12 }, /12 days lie/],
    ['beyond_back_test', { fromDate: '2026-04-06', testedDays: 7 }, /From Monday 6 April .* \(7 days\)/],
    ['small_counts', { meanPerInterval: 0.42 }, /only 0.4 contacts/],
    ['hours_in_other_zones', { zones: ['Asia/Tokyo'] }, /Asia\/Tokyo/],
    ['finer_than_counted', { asked: 5, counted: 30 }, /by 30 minutes, .* not 5/],
    ['repeats_unknown', {}, /come again/],
    ['patience_unknown', {}, /nobody gave up/],
    ['talk_assumed', { seconds: 300 }, /5 minutes/],
    ['after_work_assumed', { seconds: 45 }, /45 seconds/],
    ['several_skills', { skills: 10 }, /10 different skills/],
    ['brand_new', {}, /brand_new/],
  ])('%s', (code, facts, expected) => {
    expect(warningWords({ code, facts }, say)).toMatch(expected)
    expect(warningWords({ code, facts }, french)).not.toMatch(/forecast\.warning|undefined|NaN/)
  })

  test('of long lists the first days are named, and how many more there are', () => {
    const days = Array.from({ length: 9 }, (_, at) => `2026-03-0${at + 1}`)
    expect(daysNamed(days, 14, say)).toMatch(/and 9 more$/)
  })
})

test('ways to forecast have a name and an explanation', () => {
  expect(methodName('weekday_mean', say)).toBe('Mean of the weekday')
  expect(methodHow('weekday_mean', say)).toMatch(/eight like days/)
  expect(methodName('crystal_ball', say)).toBe('Another way (crystal_ball)')
  expect(methodHow('crystal_ball', say)).toBe('')
})

describe('why a file cannot be read', () => {
  test('rows are named with what is wrong in them', () => {
    expect(rowWords('negative_counts', say)).toBe('a count below nought')
    expect(rowWords('mixed_zones', say)).toBeUndefined()
  })

  test.each([
    [{ why: 'empty' }, /no rows/],
    [{ why: 'too_short', days: 3, needed: 14 }, /3 days are in it; 14/],
    [{ why: 'no_demand', days: 20 }, /Every count/],
    [{ why: 'mixed_zones', zones: ['Z', '+02:00'] }, /Z and \+02:00/],
    [{ why: 'interval_not_possible', minutes: 7 }, /7 minutes long/],
    [{ why: 'span_too_long', days: 73_000, most: 4_000 }, /73,000 days; 4,000/],
    [{ why: 'not_csv', line: 9 }, /line 9/],
    [{ why: 'column_missing', column: 'date', columns: ['a', 'b'] }, /“a” and “b”/],
    [{ why: 'zone_unknown', zone: 'Mars' }, /Mars/],
  ])('%j', (facts, expected) => {
    expect(fileWords(facts, say)).toMatch(expected)
    expect(fileWords(facts, french)).not.toMatch(/forecast\.import|undefined|NaN/)
  })

  test('a reason that is not known is left to the service', () => {
    expect(fileWords({ why: 'gremlins' }, say)).toBeUndefined()
  })
})
