import { describe, expect, test } from 'vitest'
import { draftOf, entered, inputOf, measuredOf, numberOf, offerOf, settingsOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { settings } from './need.fixture.ts'

const draft = draftOf(settings)
const withInput = (name: keyof Draft['inputs'], text: string): Draft => ({
  ...draft,
  inputs: { ...draft.inputs, [name]: { text, given: draft.inputs[name]?.given ?? null } },
})

describe('the settings as they are written', () => {
  test('come back as they were, what is measured as measured', () => {
    expect(settingsOf(draft)).toEqual(settings)
    expect(draft.inputs.leave?.text).toBe('10')
    expect(draft.inputs.payPencePerHour?.text).toBe('16.5')
    expect(draft.inputs.patienceSeconds).toBeNull()
  })

  test('what somebody writes over is assumed from then on', () => {
    expect(settingsOf(withInput('talkSeconds', '300'))?.talkSeconds).toEqual({
      ...{ value: 300, low: null, high: null, basis: 'assumed', count: null },
    })
    expect(settingsOf(withInput('leave', '12,5'))?.shrinkage.leave.value).toBe(0.125)
    expect(settingsOf(withInput('payPencePerHour', '17.10'))?.payPencePerHour.value).toBe(1710)
  })

  test('written back to what it was, it is measured again', () => {
    expect(settingsOf(withInput('talkSeconds', '290.5'))?.talkSeconds.basis).toBe('measured')
  })

  test.each([
    [withInput('talkSeconds', ''), 'a figure is missing'],
    [withInput('talkSeconds', 'long'), 'a word is no figure'],
    [withInput('leave', '91'), 'more than can be'],
    [{ ...draft, chatAtOnce: '1.5' }, 'nobody holds half a chat'],
    [{ ...draft, chatSlower: '-1' }, 'nothing gets quicker by more of it'],
    [{ ...draft, offer: { ...draft.offer, share: '0' } }, 'an offer to nobody'],
    [{ ...draft, offer: { ...draft.offer, seconds: '2.5' } }, 'seconds are whole here'],
  ])('cannot be saved: %# (%s)', (given, reason) => {
    expect(settingsOf(given), reason).toBeUndefined()
  })
})

test.each([
  ['12', 12],
  [' 1 234,5 ', 1234.5],
  ['0.05', 0.05],
  ['-3', -3],
  ['1.2.3', undefined],
  ['', undefined],
])('%j is the number %s', (text, expected) => {
  expect(numberOf(text)).toBe(expected)
})

test.each([
  [
    { kind: 'mean_wait', seconds: '30', share: '80', level: 'of_all' },
    { kind: 'mean_wait', seconds: 30 },
  ],
  [
    { kind: 'abandoned', seconds: '20', share: '3', level: 'of_all' },
    { kind: 'abandoned', share: 0.03 },
  ],
  [
    { kind: 'waiting', seconds: '', share: '20', level: 'of_all' },
    { kind: 'waiting', share: 0.2 },
  ],
] as const)('%j is the offer %j', (given, expected) => {
  expect(offerOf(given)).toEqual(expected)
})

test('a figure is bounded by what it may be', () => {
  expect(inputOf('talkSeconds', { text: '0', given: null })).toBeUndefined()
  expect(inputOf('afterWorkSeconds', { text: '0', given: null })?.value).toBe(0)
  expect(entered('redialShare', null)).toBeNull()
})

test('what is measured is offered where it can be measured', () => {
  const measured = {
    ...{ talkSeconds: settings.talkSeconds, afterWorkSeconds: null, patienceSeconds: null },
    ...{ chatShare: null, reconnectShare: settings.redialShare },
  }
  expect(measuredOf('talkSeconds', measured)).toBe(settings.talkSeconds)
  expect(measuredOf('reconnectShare', measured)).toBe(settings.redialShare)
  expect(measuredOf('leave', measured)).toBeNull()
})
