import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { isChosen, judge, newWebhookSecret, pauseAfter, signedHeaders, unknownKinds } from './rules.ts'

const NOW = new Date()

describe('signatures', () => {
  const body = JSON.stringify({ type: 'case.opened', data: { é: 1 } })
  const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

  test('whoever holds the secret can verify them with the library of Standard Webhooks', () => {
    const secret = newWebhookSecret()
    const headers = signedHeaders(
      { messageId: 'evt_1', body },
      { secret, earlierSecret: null, earlierUntil: null },
      NOW,
    )
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
    expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow(/signature/i)
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow(/signature/i)
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'evt_2' })).toThrow(
      /signature/i,
    )
  })

  test('for a day after it was replaced the earlier secret signs along, and no longer', () => {
    const [secret, earlierSecret] = [newWebhookSecret(), newWebhookSecret()]
    const both = signedHeaders(
      { messageId: 'evt_1', body },
      { secret, earlierSecret, earlierUntil: later(1) },
      NOW,
    )
    for (const one of [secret, earlierSecret]) expect(new Webhook(one).verify(body, both)).toBeTruthy()
    const one = signedHeaders({ messageId: 'evt_1', body }, { secret, earlierSecret, earlierUntil: NOW }, NOW)
    expect(one['webhook-signature']?.split(' ')).toHaveLength(1)
  })

  test('the form of its specification: the example there', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const headers = signedHeaders(
      { messageId: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
      { secret, earlierSecret: null, earlierUntil: null },
      new Date(1_614_265_330_000),
    )
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
    expect(headers['webhook-timestamp']).toBe('1614265330')
  })
})

describe('trying again', () => {
  test('pauses grow, spread by a fifth at most, and end after three to four days', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const pauses = Array.from({ length: 12 }, (_, index) => pauseAfter(index + 1, chance))
        const given = pauses.filter((one) => one !== undefined)
        expect(given).toHaveLength(10)
        expect(given.every((pause, index) => index === 0 || pause > (given[index - 1] ?? 0))).toBe(true)
        const days = given.reduce((sum, one) => sum + one, 0) / 86_400_000
        expect(days).toBeGreaterThan(2.4)
        expect(days).toBeLessThan(4)
      }),
    )
  })

  const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
  test.each([
    [200, 1, null, 'delivered', undefined, 'it arrived'],
    [204, 9, ago(90), 'delivered', undefined, 'it arrived at last'],
    [301, 1, null, 'waiting', undefined, 'a redirect is not followed, and so nothing arrived'],
    [404, 1, null, 'waiting', undefined, 'perhaps it is being deployed'],
    [500, 3, ago(1), 'waiting', undefined, 'a fault of theirs'],
    [null, 3, ago(1), 'waiting', undefined, 'nobody answered'],
    [
      410,
      1,
      null,
      'waiting',
      'gone',
      'it says that it is gone: switched off; what waits goes when it is switched on again',
    ],
    [500, 11, ago(80), 'failed', undefined, 'the last attempt'],
    [null, 4, ago(97), 'waiting', 'failing', 'nothing got through for four days'],
  ] as const)(
    'status %s at attempt %s, failing since %s: %s, off: %s, for %s',
    (status, attempts, failingSince, state, off, _why) => {
      expect(judge({ status }, { attempts, failingSince }, NOW, 0.5)).toMatchObject({ state, off })
    },
  )
})

describe('what is told', () => {
  test.each([
    [['*'], 'case.opened', true],
    [['case.*'], 'case.opened', true],
    [['case.*'], 'cases.opened', false],
    [['case.opened'], 'case.opened', true],
    [['case.opened'], 'case.closed', false],
    [['contact.*', 'case.closed'], 'case.closed', true],
    [[], 'case.closed', false],
  ])('%j and %s: %s', (kinds, kind, expected) => expect(isChosen(kinds, kind)).toBe(expected))

  test('what is chosen has to be there', () => {
    expect(unknownKinds(['*', 'case.*', 'case.opened', 'case.eaten', 'cake.*'], ['case.opened'])).toEqual([
      'case.eaten',
      'cake.*',
    ])
  })
})
