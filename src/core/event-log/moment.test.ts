import { describe, expect, test } from 'vitest'
import { countOrder, noOrder, orderOf, readMoment } from './moment.ts'
import { zoneClock } from './zone.ts'

const told = (written: string, order: 'day_first' | 'month_first' = 'day_first') => {
  const moment = readMoment(written, order)
  return moment && [new Date(moment.local).toISOString().replace('.000Z', ''), moment.offset]
}

describe('written times', () => {
  test.each([
    ['2012/10/09 14:50:17.000', '2012-10-09T14:50:17', null, 'slashes, thousandths'],
    ['2010-03-31T16:59:42+02:00', '2010-03-31T16:59:42', 120, 'ISO with its offset'],
    ['2012-10-09 14:50:17,5', '2012-10-09T14:50:17.500Z', null, 'a comma before the fraction'],
    ['2012-10-09T14:50:17.123456789+0200', '2012-10-09T14:50:17.123Z', 120, 'nanoseconds are cut'],
    ['29/2/2016 01:16', '2016-02-29T01:16:00', null, 'no noughts in front'],
    ['26.06.2018 10:58', '2018-06-26T10:58:00', null, 'dots'],
    ['9.7.18 1:05 PM', '2018-07-09T13:05:00', null, 'two digits of the year, half of the day'],
    ['12/1/2018 12:05 a.m.', '2018-01-12T00:05:00', null, 'twelve at night is nought'],
    ['Oct 9, 2012 2:50:17 PM', '2012-10-09T14:50:17', null, 'the month by name'],
    ['9. Oktober 2012 14:50', '2012-10-09T14:50:00', null, 'in German'],
    ['9 juil. 2012 14h50', '2012-07-09T14:50:00', null, 'in French'],
    ['Tue, 9 Oct 2012 14:50:17 +0200', '2012-10-09T14:50:17', 120, 'as mails write it'],
    ['Tue Oct 09 14:50:17 CEST 2012', '2012-10-09T14:50:17', 120, 'as Unix writes it'],
    ['2012-10-09 14:50 Europe/Rome', '2012-10-09T14:50:00', 'Europe/Rome', 'a zone by name'],
    ['2012-10-09T14:50+02:00[Europe/Rome]', '2012-10-09T14:50:00', 120, 'offset and zone'],
    ['2012-10-09', '2012-10-09T00:00:00', null, 'a day alone'],
    ['20121009T145017Z', '2012-10-09T14:50:17', 0, 'packed'],
    ['1349794217', '2012-10-09T14:50:17', 0, 'seconds since 1970'],
    ['1349794217123', '2012-10-09T14:50:17.123Z', 0, 'milliseconds since 1970'],
    ['41191.6182', '2012-10-09T14:50:12', null, 'days of a spreadsheet'],
    ['2012-10-09 24:00', '2012-10-10T00:00:00', null, 'the end of a day'],
  ])('%s is %s (%s): %s', (written, expected, offset, _why) => {
    expect(told(written)).toEqual([expected, offset])
  })

  test.each(['', 'hello', '31/02/2012', '2012-13-01', '2012-10-09 25:00', '12:30', '13:05 PM', '42', '7/8'])(
    '%j is none',
    (written) => expect(readMoment(written, 'day_first')).toBeNull(),
  )
})

describe('day or month first', () => {
  test.each([
    [['26/06/2018', '01/02/2018'], 'day_first', true, 0, 'one row decides for all'],
    [['06/26/2018', '01/02/2018'], 'month_first', true, 0, 'and the other way'],
    [['06/07/2018', '01/02/2018 3:00 PM'], 'month_first', false, 0, 'none decides: PM is American'],
    [['06.07.2018'], 'day_first', false, 0, 'none decides: dots are European'],
    [['06/07/2018'], 'day_first', false, 0, 'none decides'],
    [['26/06/2018', '27/06/2018', '06/26/2018'], 'day_first', true, 1, 'the rest is contradicted'],
    [['2018-06-26'], 'day_first', true, 0, 'the year first says all'],
  ] as const)('%j is %s (sure: %s, against: %i): %s', (rows, order, sure, against, _why) => {
    const count = noOrder()
    for (const row of rows) countOrder(count, row)
    expect(orderOf(count)).toEqual({ order, sure, against })
  })
})

describe('local times', () => {
  test.each([
    ['2012-07-01T12:00:00', '2012-07-01T10:00:00', 'none', 'summer'],
    ['2012-12-31T23:59:00', '2012-12-31T22:59:00', 'none', 'the end of a year'],
    ['2013-01-01T00:10:00', '2012-12-31T23:10:00', 'none', 'and the next'],
    ['2012-03-25T02:30:00', '2012-03-25T01:30:00', 'skipped', 'left out: as far after the gap'],
    ['2012-03-25T03:00:00', '2012-03-25T01:00:00', 'none', 'the first minute after it'],
    ['2012-10-28T02:30:00', '2012-10-28T00:30:00', 'twice', 'shown twice: the first'],
    ['2012-10-28T03:00:00', '2012-10-28T02:00:00', 'none', 'the first minute after both'],
  ])('%s in Rome is %s UTC (%s): %s', (local, expected, change, _why) => {
    const placed = zoneClock('Europe/Rome')?.(Date.parse(`${local}Z`))
    expect(placed).toEqual({ at: Date.parse(`${expected}Z`), change })
  })

  test('a zone that nobody knows has no clock', () => {
    expect(zoneClock('Nowhere/City')).toBeNull()
  })
})
