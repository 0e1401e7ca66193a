import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { startWorld } from './demand.fixture.ts'
import type { Staff, World } from './demand.fixture.ts'
import { assignNew } from './jobs/subjects.ts'

let own: World
let lead: Staff
const ENDS = [
  'at my flat',
  'in our street',
  'for weeks',
  'this morning',
  'again',
  'since Monday',
  'please',
  'today',
]
const SAID = [
  ['my brown bin was not emptied', 'the recycling bin was missed', 'nobody emptied the bin'],
  ['my rent account shows arrears', 'I paid rent into the account twice', 'the rent account is wrong'],
  ['damp and mould on the wall', 'black mould in the damp bedroom', 'the damp wall has mould'],
  ['I need a parking permit', 'my parking permit ran out', 'visitors want a parking permit'],
  ['the library is closed', 'may I renew my library books', 'which library has children books'],
  ['a school place for my son', 'which school has a place', 'my daughter needs a school place'],
  ['the street lamp is dark', 'a broken lamp in the street', 'our street lamp flickers'],
]
beforeAll(async () => {
  own = await startWorld()
  lead = await own.agent({ roles: ['agent', 'lead'] })
  for (const [n, words] of SAID.entries())
    for (let i = 0; i < 24; i += 1)
      await own.contact({
        need: `${words[i % words.length]} ${ENDS[(i * 5 + n) % ENDS.length]}`,
        demand: n === 0 ? 'failure' : 'value',
      })
})
afterAll(() => own.close())

type Proposal = {
  key: string
  words: string[]
  contacts: number
  examples: { contactId: string; need: string }[]
}
const listed = async () => (await own.call('GET', '/demand/subjects', lead)).body
const about = (proposals: Proposal[], word: string) =>
  proposals.find((one) => one.examples.some(({ need }) => need.includes(word)))

describe('R25: what clients want, in their own words, is named by people', () => {
  test('needs are grouped, with the words that set them apart and examples of them', async () => {
    const { proposals, named } = await listed()
    expect(named).toEqual([])
    const bins = about(proposals, 'emptied')
    expect(bins?.contacts).toBeGreaterThanOrEqual(12)
    expect(bins?.words.join(' ')).toMatch(/bin/)
    expect(about(proposals, 'rent')).toBeDefined()
  })

  test('R25: named, the whole group belongs to it, and what is like it goes there by itself', async () => {
    const bins = about((await listed()).proposals, 'emptied')
    const body = { name: 'Missed bins', words: bins?.words, contactIds: [], key: bins?.key }
    const named = await own.call('POST', '/demand/subjects', lead, body)
    expect(named).toMatchObject({ status: 201, body: { name: 'Missed bins', contacts: bins?.contacts } })
    expect(await own.call('POST', '/demand/subjects', lead, body)).toMatchObject({ status: 409 })
    const after = await listed()
    expect(after.named).toEqual([expect.objectContaining({ id: named.body.id, contacts: bins?.contacts })])
    expect(about(after.proposals, 'emptied')).toBeUndefined()

    const fresh = await own.contact({ need: 'nobody emptied my bin today' })
    const other = await own.contact({ need: 'may I bring my dog to the library' })
    const { suggestion } = (await own.call('GET', `/contacts/${fresh}/demand`, lead)).body
    expect(suggestion.subject).toEqual({ id: named.body.id, name: 'Missed bins' })
    await own.database.transact((tx) => assignNew(own.memory.subjects)(tx, own.clock.now()))
    const rows = await own.rows<{ contactId: string; subjectId: string | null }>(
      `select contact_id as "contactId", subject_id as "subjectId" from contact_subjects where contact_id = any($1)`,
      [fresh, other],
    )
    expect(new Map(rows.map((one) => [one.contactId, one.subjectId]))).toEqual(
      new Map([
        [fresh, named.body.id],
        [other, null],
      ]),
    )
  })

  test('named from words and examples alone, it takes in what is like them', async () => {
    const rent = about((await listed()).proposals, 'rent')
    const contactIds = rent?.examples.map((one) => one.contactId) ?? []
    const body = { name: 'Rent accounts', words: ['rent', 'rent account', 'statement\u0000'], contactIds }
    const named = await own.call('POST', '/demand/subjects', lead, body)
    expect(named.body).toMatchObject({
      contacts: contactIds.length,
      words: ['rent', 'rent account', 'statement'],
    })
    await own.assign()
    const { named: all } = await listed()
    const found = all.find((one: { id: string }) => one.id === named.body.id)
    expect(found.contacts).toBeGreaterThan(contactIds.length)
  })

  test('a person’s word on one contact stays, whatever is nearest', async () => {
    const { named } = await listed()
    const [bins, rent] = ['Missed bins', 'Rent accounts'].map(
      (name) => named.find((one: { name: string }) => one.name === name)?.id as string,
    )
    const contactId = await own.contact({ need: 'nobody emptied my bin today' })
    const marked = await own.call('PUT', `/contacts/${contactId}/demand`, lead, {
      demand: 'value',
      subjectId: rent,
    })
    expect(marked.body.subjectId).toBe(rent)
    await own.assign()
    const { mark, suggestion } = (await own.call('GET', `/contacts/${contactId}/demand`, lead)).body
    expect([mark.subjectId, suggestion.subject.id]).toEqual([rent, bins])
  })

  test('merged, contacts and words go with it, and new ones too', async () => {
    const { named } = await listed()
    const [one, two] = named as { id: string; contacts: number }[]
    if (!one || !two) throw new Error('two are named')
    const into = { intoId: two.id }
    expect(await own.call('POST', `/demand/subjects/${two.id}/merge`, lead, into)).toMatchObject({
      body: { code: 'merge_circle' },
    })
    const merged = await own.call('POST', `/demand/subjects/${one.id}/merge`, lead, into)
    expect(merged.body).toMatchObject({ id: two.id, contacts: one.contacts + two.contacts })
    expect((await listed()).named.map((left: { id: string }) => left.id)).toEqual([two.id])
    const fresh = await own.contact({ need: 'nobody emptied my bin today' })
    const { suggestion } = (await own.call('GET', `/contacts/${fresh}/demand`, lead)).body
    expect(suggestion.subject?.id).toBe(two.id)
    const gone = await own.call('PUT', `/demand/subjects/${one.id}`, lead, { name: 'Back again' })
    expect(gone.status).toBe(404)
  })

  test('renamed, it keeps what belongs to it', async () => {
    const [left] = (await listed()).named
    const renamed = await own.call('PUT', `/demand/subjects/${left.id}`, lead, { name: 'Bins and rent' })
    expect(renamed.body).toMatchObject({ id: left.id, name: 'Bins and rent' })
    const nobody = newId(own.clock.now())
    expect((await own.call('PUT', `/demand/subjects/${nobody}`, lead, { name: 'x' })).status).toBe(404)
  })
})

describe('the overview of demand', () => {
  test('R25: shares are of what people marked, with intervals; subjects with needs in clients’ words', async () => {
    const { body } = await own.call('GET', '/demand', lead)
    expect(body.contacts).toBeGreaterThan(168)
    const sum = body.value.part + body.failure.part + body.cannotTell.part
    expect(sum).toBe(body.marked)
    expect(body.marked).toBeLessThan(body.contacts)
    expect(body.failure).toMatchObject({ of: body.marked, part: 24 })
    expect(body.failure.low).toBeLessThan(body.failure.value)
    const counted = body.subjects.reduce(
      (total: number, one: { contacts: number }) => total + one.contacts,
      0,
    )
    expect(counted).toBe(body.contacts)
    expect(body.subjects[0]).toMatchObject({ subject: 'Bins and rent' })
    expect(body.subjects[0].examples[0].need).toMatch(/bin|rent/)
    expect(body.days.at(-1)).toMatchObject({ failure: 24 })
  })

  test('failure by step and cause with its minutes; filters hold for everything', async () => {
    const agent = await own.agent()
    const service = await own.make.service()
    const cause = await own.call('POST', '/demand/causes', lead, { name: 'Crews get no list' })
    for (const step of ['not_done', 'not_done', 'not_told']) {
      const contactId = await own.contact({
        agentId: agent.id,
        serviceId: service.id,
        stakes: 'moment_of_truth',
      })
      await own.call('PUT', `/contacts/${contactId}/demand`, agent, {
        demand: 'failure',
        step,
        causeId: cause.body.id,
      })
    }
    await own.contact({ serviceId: service.id, direction: 'out' })
    await own.contact({ serviceId: service.id, need: 'I cannot afford to pay twice. Thank you' })
    const { body } = await own.call('GET', `/demand?serviceId=${service.id}`, lead)
    expect(body).toMatchObject({ contacts: 4, marked: 3, markedByPerson: 3, newestOnly: null })
    expect(body.byStep).toEqual([
      { step: 'not_done', contacts: 2 },
      { step: 'not_told', contacts: 1 },
    ])
    expect(body.byCause).toEqual([
      expect.objectContaining({ cause: 'Crews get no list', contacts: 3, minutes: 30 }),
    ])
    expect(body.byService).toMatchObject([
      { serviceId: service.id, contacts: 4, failure: { part: 3, of: 3 } },
    ])
    expect(body.byDepartment).toMatchObject([{ departmentId: service.departmentId, contacts: 4 }])
    expect(body.momentsOfTruth).toMatchObject({ part: 3, of: 4 })
    expect(body.matters).toEqual([
      { concern: 'money', contacts: 1, examples: ['I cannot afford to pay twice.'] },
    ])
    const elsewhere = await own.call('GET', `/demand?channel=letter`, lead)
    expect(elsewhere.body).toMatchObject({
      contacts: 0,
      failure: { value: null, low: null, of: 0 },
      subjects: [],
    })
  })

  test.each([
    ['from=2026-03-02&to=2026-03-01', 'it ends before it begins'],
    ['from=2016-03-02&to=2026-03-01', 'it is ten years'],
    ['from=yesterday', 'it is no day'],
  ])('%s is refused: %s', async (query) => {
    expect(await own.call('GET', `/demand?${query}`, lead)).toMatchObject({ status: 400 })
  })
})
