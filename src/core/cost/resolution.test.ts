import { expect, test } from 'vitest'
import { resolutionOf } from '#core/cost/resolution.ts'

test('R26: by need and by contact, never mixed: 70 of 100 needs met at once are 70 of 148 contacts', () => {
  const found = resolutionOf([
    { contacts: 1, needs: 70 },
    { contacts: 2, needs: 18 },
    { contacts: 3, needs: 6 },
    { contacts: 4, needs: 6 },
  ])
  expect(found).toEqual({
    ok: true,
    needs: 100,
    contacts: 148,
    contactsPerNeed: 1.48,
    needsMetAtOnce: 0.7,
    contactsThatSufficed: 70 / 148,
    contactsThatAreRepeats: 1 - 1 / 1.48,
  })
})

test.each([
  [[], { ok: false, why: 'none' }],
  [[{ contacts: 1, needs: 0 }], { ok: false, why: 'none' }],
  [[{ contacts: 0, needs: 5 }], { ok: false, why: 'not_a_count', contacts: 0, needs: 5 }],
  [[{ contacts: 2, needs: 0.5 }], { ok: false, why: 'not_a_count', contacts: 2, needs: 0.5 }],
])('%j: %j', (counts, refused) => {
  expect(resolutionOf(counts)).toEqual(refused)
})
