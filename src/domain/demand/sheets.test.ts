import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld } from './demand.fixture.ts'
import type { Staff, World } from './demand.fixture.ts'
import { agreementOf } from './rules/agreement.ts'
import type { SheetMark } from './rules/agreement.ts'

let own: World
let lead: Staff
let ada: Staff
let ben: Staff
beforeAll(async () => {
  own = await startWorld()
  lead = await own.agent({ roles: ['agent', 'lead'] })
  ada = await own.agent()
  ben = await own.agent()
  for (let n = 0; n < 30; n += 1) await own.contact({ need: `Need number ${n}` })
  await own.contact({ need: '' })
})
afterAll(() => own.close())

describe('R25: two people classify the same contacts without seeing each other’s marks', () => {
  let path: string
  let ids: string[]
  test('a sheet is drawn by chance among contacts with words', async () => {
    const drawn = await own.call('POST', '/demand/sheets', lead, { name: 'First week', contacts: 20 })
    expect(drawn).toMatchObject({ status: 201, body: { contacts: 20, people: 0, mine: 0, closedAt: null } })
    path = `/demand/sheets/${drawn.body.id}`
    const { items, result } = (await own.call('GET', path, ada)).body
    ids = items.map((one: { contactId: string }) => one.contactId)
    expect(new Set(ids).size).toBe(20)
    expect(items.every((one: { need: string }) => one.need !== '')).toBe(true)
    expect(result).toBeNull()
    expect(ids).not.toEqual(ids.toSorted().toReversed())
    const again = await own.call('POST', '/demand/sheets', lead, { name: 'First week' })
    expect(again.body.code).toBe('named_already')
  })

  test('R25: each sees the own marks only; closed, the agreement is shown beyond chance, without names', async () => {
    for (const [n, id] of ids.entries()) {
      const kind = n % 2 === 0 ? 'value' : 'failure'
      await own.call('PUT', `${path}/marks/${id}`, ada, { demand: kind })
      await own.call('PUT', `${path}/marks/${id}`, ben, { demand: n < 4 ? 'cannot_tell' : kind })
    }
    const bens = (await own.call('GET', path, ben)).body
    expect(bens.sheet).toMatchObject({ mine: 20, people: 2 })
    expect(bens.items[0].mine).toBe('cannot_tell')
    expect(JSON.stringify(bens)).not.toContain(ada.id)
    const closed = await own.call('POST', `${path}/close`, lead)
    expect(closed.body).toMatchObject({ people: 2, bothMarked: 20, agreed: { part: 16, of: 20 }, why: null })
    // Agreed 0.8; by chance 0.5·0.4 + 0.5·0.4 = 0.4; (0.8 − 0.4) / 0.6.
    expect(closed.body.kappa.value).toBeCloseTo(2 / 3, 10)
    expect(closed.body.differed).toHaveLength(4)
    expect(closed.body.differed[0].marks).toEqual(['value', 'cannot_tell'])
    expect((await own.call('GET', path, ada)).body.result).toEqual(closed.body)
    expect(JSON.stringify(closed.body)).not.toMatch(new RegExp(`${ada.id}|${ben.id}`))
  })

  test('what is closed takes no more marks and is not closed twice', async () => {
    const answers = [
      await own.call('PUT', `${path}/marks/${ids[0]}`, ada, { demand: 'value' }),
      await own.call('POST', `${path}/close`, lead),
    ]
    expect(answers.map((one) => one.body.code)).toEqual(['sheet_closed', 'sheet_closed'])
    expect((await own.call('GET', '/demand/sheets', ben)).body.items[0].closedAt).not.toBeNull()
  })

  test('too few contacts are refused with how many there are', async () => {
    const body = { name: 'Letters', filter: { channel: 'letter' } }
    const refused = await own.call('POST', '/demand/sheets', lead, body)
    expect(refused.body).toMatchObject({ code: 'too_few_contacts', details: { contacts: 0, needed: 10 } })
  })

  test('a contact that is not on the sheet is not marked on it', async () => {
    const other = await own.call('POST', '/demand/sheets', lead, { name: 'Second week', contacts: 10 })
    const outside = await own.contact()
    const answer = await own.call('PUT', `/demand/sheets/${other.body.id}/marks/${outside}`, ada, {
      demand: 'value',
    })
    expect(answer.status).toBe(404)
    const empty = await own.call('POST', `/demand/sheets/${other.body.id}/close`, lead)
    expect(empty.body).toMatchObject({
      people: 0,
      bothMarked: 0,
      kappa: null,
      why: 'nothing_rated',
      differed: [],
    })
  })
})

describe('agreement', () => {
  const marksOf = (agentId: string, kinds: readonly SheetMark['demand'][]): SheetMark[] =>
    kinds.map((demand, n) => ({ contactId: `c${n}`, agentId, demand, need: 'x' }))

  test('of three people the two with the most in common are compared; what anybody differed on is listed', () => {
    const marks = [
      ...marksOf('a', ['value', 'failure', 'value']),
      ...marksOf('b', ['value', 'failure', 'failure']),
      ...marksOf('c', ['failure']),
    ]
    const found = agreementOf(marks)
    expect(found).toMatchObject({ people: 3, bothMarked: 3, agreed: { part: 2 } })
    expect(found.differed.map((one) => one.marks)).toEqual([
      ['value', 'value', 'failure'],
      ['value', 'failure'],
    ])
  })

  test('everybody saying the same of everything tells nothing beyond chance', () => {
    const both = [...marksOf('a', ['value', 'value']), ...marksOf('b', ['value', 'value'])]
    expect(agreementOf(both)).toMatchObject({ agreed: { value: 1 }, kappa: null, why: 'one_class_only' })
  })

  test('the table adds up to what both marked, and agrees with the share', () => {
    const kinds = fc.array(fc.constantFrom<SheetMark['demand']>('value', 'failure', 'cannot_tell'), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(kinds, kinds, (one, other) => {
        const found = agreementOf([...marksOf('a', one), ...marksOf('b', other)])
        const same = found.table.filter((cell) => cell.first === cell.second)
        const sum = (cells: typeof found.table) => cells.reduce((total, cell) => total + cell.contacts, 0)
        expect(sum(found.table)).toBe(found.bothMarked)
        expect(sum(same)).toBe(found.agreed.part)
      }),
    )
  })
})
