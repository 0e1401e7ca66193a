import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameLikeness } from '#core/text/likeness.ts'
import { addClient, tellFact } from '../clients/commands.ts'
import { lookForAlike, noteRecognised, sayNotSame, suggestSame } from './commands.alike.ts'
import { mergeClients, undoClientMerge } from './commands.people.ts'
import { makeGround, minutes } from './merging.fixture.ts'
import type { Ground } from './merging.fixture.ts'
import { listDuplicates } from './queries.ts'
import { reasonsFor, SUGGESTED_FROM, weightOf } from './rules.alike.ts'
import type { InCommon } from './rules.alike.ts'

describe('how alike two names are', () => {
  test.each<[string, string | null, number, number, string]>([
    ['Ada Lovelace', 'ada lovelace', 1, 1, 'written otherwise'],
    ['Zoë Müller-Łęcka', 'Lecka Zoe Muller', 1, 1, 'accents and order say nothing'],
    ['O’Brien', 'O Brien', 1, 1, 'run together'],
    ['Catherine Smith', 'Katherine Smyth', 0.78, 0.95, 'heard on the phone'],
    ['Jon Snwo', 'Jon Snow', 0.8, 0.95, 'two letters swapped'],
    ['Ada Lovelace', 'Grace Hopper', 0, 0.5, 'two people'],
    ['Ada', null, 0, 0, 'not known: nothing is said'],
  ])('%s and %s: from %d to %d (%s)', (one, other, least, most) => {
    const likeness = nameLikeness(one, other)
    expect(likeness).toBeGreaterThanOrEqual(least)
    expect(likeness).toBeLessThanOrEqual(most)
    expect(nameLikeness(other, one)).toBeCloseTo(likeness, 9)
  })
})

describe('who is suggested', () => {
  const common = (more: Partial<InCommon>): InCommon => ({
    ...{ names: [null, null], identifiers: [], sameFacts: [], otherFacts: [] },
    ...more,
  })
  const phone = [{ kind: 'phone' as const, bothProved: false }]
  test.each<[string, Partial<InCommon>, boolean]>([
    ['the same phone, a name unknown', { identifiers: phone }, true],
    [
      'the same phone, two names: a household',
      { identifiers: phone, names: ['Ada Hill', 'Tom Young'] },
      false,
    ],
    ['the same phone, the same name', { identifiers: phone, names: ['Ada Hill', 'ada hill'] }, true],
    ['the same name and nothing else', { names: ['Ada Hill', 'Ada Hill'] }, false],
    ['names alike and one address', { names: ['Ada Hill', 'Ada Hil'], sameFacts: ['address'] }, true],
    ['one address, two names', { names: ['Ada Hill', 'Tom Young'], sameFacts: ['address'] }, false],
    [
      'the same day of birth and name',
      { names: ['Ada Hill', 'Ada Hill'], sameFacts: ['date_of_birth'] },
      true,
    ],
    [
      'the same phone and name, another day of birth: father and son',
      { identifiers: phone, names: ['Ada Hill', 'Ada Hill'], otherFacts: ['date_of_birth'] },
      true,
    ],
    ['the same phone and another day of birth', { identifiers: phone, otherFacts: ['date_of_birth'] }, false],
    [
      'the same account, names that differ',
      { identifiers: [{ kind: 'account', bothProved: false }], names: ['Ada Hill', 'Tom Young'] },
      true,
    ],
  ])('%s', (_what, given, suggested) => {
    const isSuggested = weightOf(reasonsFor(common(given))) >= SUGGESTED_FROM
    expect(isSuggested).toBe(suggested)
  })
})

let ground: Ground
beforeAll(async () => void (ground = await makeGround()))
afterAll(() => ground.close())

const look = (at: number) => ground.database.transact((tx) => lookForAlike(tx, minutes(at)))
const add = (name: string | null, phone: string, at: number) =>
  ground.database.transact((tx) => addClient(tx, ground.agent, { name, phone }, 'desk', minutes(at)))
const open = async (clientId?: string) =>
  (await ground.database.read((tx) => listDuplicates(tx, ground.lead, { clientId, limit: 50 }))).items

describe('the sweep', () => {
  test('finds those who were there before, then those who come; what no longer holds goes again', async () => {
    const old = [
      await ground.make.client({ name: 'Ada Lovelace', phone: '+442079460001' }),
      await ground.make.client({ name: 'ada lovelace', phone: '+442079460001' }),
    ]
    await look(1)
    await look(2)
    const [found] = await open(old[0]?.id)
    expect([found?.one.id, found?.other.id].toSorted()).toEqual(old.map(({ id }) => id).toSorted())
    expect(found?.reasons).toEqual([
      { kind: 'phone', points: 40 },
      { kind: 'same_name', points: 35 },
    ])
    const [one, other] = [
      await add('Grace Hopper', '020 7946 0777', 3),
      await add(null, '+44 20 7946 0777', 3),
    ]
    await look(4)
    expect((await open(one)).map(({ weight }) => weight)).toEqual([40])
    await ground.rows(`delete from client_identifiers where client_id = $1`, [other])
    await ground.database.transact((tx) =>
      tellFact(
        tx,
        ground.agent,
        other,
        { label: 'address', value: 'Elsewhere', source: 'client', contactId: null, caseId: null },
        minutes(5),
      ),
    )
    await look(6)
    expect(await open(one)).toEqual([])
    const told = await ground.rows(`select kind from ledger where kind = 'client.alike_found'`)
    expect(told).toHaveLength(2)
  })

  test('a number of a whole office makes nobody the same', async () => {
    const many = []
    for (let n = 0; n < 10; n += 1) many.push(await add(null, '020 7946 0888', 10))
    await look(11)
    expect(await open(many[0])).toEqual([])
  })

  test('names nearly alike beside a shared address; that alone or the name alone is nothing', async () => {
    const people = [
      await add('Katherine Smyth', '020 7946 0101', 20),
      await add('Catherine Smith', '020 7946 0102', 20),
      await add('Tom Young', '020 7946 0103', 20),
    ]
    for (const id of people)
      await ground.database.transact((tx) =>
        tellFact(
          tx,
          ground.agent,
          id,
          { label: 'address', value: '7 Dock Road', source: 'client', contactId: null, caseId: null },
          minutes(21),
        ),
      )
    await look(22)
    const found = await open(people[0])
    expect(found.map(({ one, other }) => [one.name, other.name].toSorted())).toEqual([
      ['Catherine Smith', 'Katherine Smyth'],
    ])
  })

  test('“not the same” is remembered; a colleague may suggest it again, and merging decides it', async () => {
    const [one, other] = [
      await add('Sam Hill', '020 7946 0201', 30),
      await add('Sam Hill', '020 7946 0201', 30),
    ]
    await look(31)
    const [found] = await open(one)
    const duplicateId = found?.id ?? ''
    const say = (at: number) =>
      ground.database.transact((tx) => sayNotSame(tx, ground.lead, { duplicateId }, minutes(at)))
    await say(32)
    await expect(say(33)).rejects.toMatchObject({ definition: { code: 'decided_already' } })
    await ground.rows(`update duplicate_looks set point = '0'`)
    await look(34)
    expect(await open(one)).toEqual([])
    const suggested = await ground.database.transact((tx) =>
      suggestSame(tx, ground.agent, { clientId: one, otherId: other }, minutes(35)),
    )
    expect(suggested.foundBy?.id).toBe(ground.agent.agentId)
    const input = { clientId: one, mergedId: other, fields: [], facts: [] }
    const { id } = await ground.database.transact((tx) => mergeClients(tx, ground.lead, input, minutes(36)))
    expect(await open(one)).toEqual([])
    await ground.database.transact((tx) =>
      undoClientMerge(tx, ground.lead, { mergeId: id, toMerged: [] }, minutes(37)),
    )
    expect(await open(one)).toHaveLength(1)
  })

  test('when an agent says in a conversation who it is, whoever it was until then is suggested', async () => {
    const [known, visitor] = [
      await add('Ida Noddack', '020 7946 0301', 40),
      await add(null, '020 7946 0302', 40),
    ]
    await ground.database.transact((tx) =>
      noteRecognised(tx, { clientId: known, insteadOf: visitor }, minutes(41)),
    )
    await look(42)
    expect((await open(known)).map(({ reasons }) => reasons)).toEqual([[{ kind: 'recognised', points: 40 }]])
  })
})
