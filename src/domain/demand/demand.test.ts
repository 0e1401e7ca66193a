import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { jobWaits } from '#platform/jobs/jobs.ts'
import { LEARN } from './commands/learn.ts'
import { needsToLearn, startWorld } from './demand.fixture.ts'
import type { GivenContact, Staff, World } from './demand.fixture.ts'
import { learnWhenDue } from './jobs/learn.ts'
import { createSuggester } from './suggester.ts'

let own: World
let agent: Staff
let lead: Staff
beforeAll(async () => {
  own = await startWorld()
  agent = await own.agent()
  lead = await own.agent({ roles: ['agent', 'lead'] })
})
afterAll(() => own.close())

const at = (contactId: string) => `/contacts/${contactId}/demand`
const mine = (given: GivenContact = {}) => own.contact({ agentId: agent.id, ...given })
const later = (minutes: number) => own.clock.set(new Date(own.clock.now().getTime() + minutes * 60_000))

describe('R25: what a contact was about is said with one tap, and corrected as easily', () => {
  test('R25: one tap marks the contact; the same tap again changes nothing', async () => {
    const contactId = await mine()
    const before = (await own.ledger()).length
    const marked = await own.call('PUT', at(contactId), agent, { demand: 'value' })
    expect(marked).toMatchObject({
      status: 200,
      body: { demand: 'value', by: 'person', version: 1, step: null },
    })
    await own.call('PUT', at(contactId), agent, { demand: 'value' })
    expect((await own.ledger()).slice(before).map((one) => one.kind)).toEqual([
      ...['contact.demand_set', 'demand.marked'],
    ])
    const [row] = await own.rows<{ demand: string }>('select demand from contacts where id = $1', contactId)
    expect(row?.demand).toBe('value')
  })

  test('R25: failure is linked to the need it comes from, the step, the department and the cause', async () => {
    const client = await own.make.client()
    const earlier = new Date(own.clock.now().getTime() - 86_400_000)
    const origin = await own.make.case({ clientId: client.id, openedAt: earlier, need: 'My tap drips' })
    const department = await own.make.department()
    const contactId = await mine({ clientId: client.id, need: 'Nobody came for my tap' })
    const seen = await own.call('GET', at(contactId), agent)
    expect(seen.body.suggestion.origins).toEqual([
      { caseId: origin.id, reference: origin.reference, need: 'My tap drips' },
    ])
    const cause = await own.call('POST', '/demand/causes', agent, {
      ...{ name: 'Visits are not confirmed', departmentId: department.id },
    })
    expect(cause).toMatchObject({ status: 201, body: { gone: false, department: department.name } })
    const said = { demand: 'failure', originCaseId: origin.id, step: 'not_done', causeId: cause.body.id }
    const marked = await own.call('PUT', at(contactId), agent, said)
    // Whose it is comes from the cause, where nobody says otherwise.
    expect(marked.body).toMatchObject({ ...said, departmentId: department.id })
    const told = (await own.ledger()).at(-1)
    expect(told).toMatchObject({ kind: 'demand.marked', facts: { ...said, by: 'person' } })
    const corrected = await own.call('PUT', at(contactId), agent, { demand: 'value', step: 'not_done' })
    expect(corrected.body).toMatchObject({
      demand: 'value',
      originCaseId: null,
      step: null,
      causeId: null,
      version: 2,
    })
  })

  test.each([
    ['originCaseId', 'somebody else’s case'],
    ['departmentId', 'no such department'],
    ['causeId', 'no such cause'],
    ['subjectId', 'no such subject'],
  ])('%s that leads nowhere is refused, and nothing is kept (%s)', async (field) => {
    const contactId = await mine({ clientId: (await own.make.client()).id })
    const id = field === 'originCaseId' ? (await own.make.case()).id : newId(own.clock.now())
    const answer = await own.call('PUT', at(contactId), agent, { demand: 'failure', [field]: id })
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await own.call('GET', at(contactId), agent)).body.mark).toBeNull()
  })

  test('whoever was there, owns the case, covers for the owner or leads may mark, also later; others may not', async () => {
    const other = await own.agent()
    const cover = await own.agent()
    const owner = await own.agent()
    await own.rows(`update agents set cover_id = $2, away_from = now() where id = $1`, owner.id, cover.id)
    const kase = await own.make.case({ ownerId: owner.id })
    const contactId = await mine({ caseId: kase.id, clientId: kase.clientId })
    const tries = [agent, owner, cover, lead, other].map(
      async (who) => (await own.call('PUT', at(contactId), who, { demand: 'cannot_tell' })).status,
    )
    expect(await Promise.all(tries)).toEqual([200, 200, 200, 200, 403])
    expect((await own.call('GET', at(contactId), other)).status).toBe(200)
  })

  test('what was set on the contact itself is a mark too, and details of another demand are not of it', async () => {
    const contactId = await mine()
    await own.call('PUT', at(contactId), agent, { demand: 'failure', step: 'not_told' })
    await own.rows(`update contacts set demand = 'value' where id = $1`, contactId)
    const { mark } = (await own.call('GET', at(contactId), agent)).body
    expect(mark).toMatchObject({ demand: 'value', step: null, by: 'person', version: 0 })
  })

  test('a cause has one name; it can be renamed and be gone, and what names it stays', async () => {
    const named = await own.call('POST', '/demand/causes', lead, { name: 'Letters nobody understands' })
    expect(
      await own.call('POST', '/demand/causes', lead, { name: 'Letters nobody understands' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'named_already' },
    })
    const path = `/demand/causes/${named.body.id}`
    const gone = await own.call('PUT', path, lead, { name: 'Letters that are hard to read', gone: true })
    expect(gone.body).toMatchObject({ name: 'Letters that are hard to read', gone: true })
    const { items } = (await own.call('GET', '/demand/causes', agent)).body
    expect(items.at(-1)).toMatchObject({ id: named.body.id, gone: true })
  })
})

describe('R25: it is suggested in the client’s own words, and learnt from what people say', () => {
  test('without examples nothing is suggested, and why is said', async () => {
    const { suggestion } = (await own.call('GET', at(await mine()), agent)).body
    expect(suggestion).toMatchObject({ suggested: null, share: null, why: 'too_few_examples' })
    const report = (await own.call('GET', '/demand/model', lead)).body
    expect(report).toMatchObject({ right: null, trainedAt: null, why: 'too_few_examples', training: false })
  })

  test('R25: from examples it suggests with a share, and where it cannot tell it says so', async () => {
    for (const one of needsToLearn(240)) await own.contact(one)
    await own.learn()
    const suggested = async (need: string) =>
      (await own.call('GET', at(await mine({ need })), agent)).body.suggestion
    expect(await suggested('You promised to call me back about my rent')).toMatchObject({
      suggested: 'failure',
      why: null,
    })
    const value = await suggested('How do I apply for a school place for my son')
    expect(value).toMatchObject({ suggested: 'value' })
    expect(value.share).toBeGreaterThan(0.5)
    expect(await suggested('')).toMatchObject({ suggested: null, why: 'no_words' })
    expect(await suggested('Xyzzy qwfp 12345')).toMatchObject({ suggested: null, why: 'none_of_these' })
    const report = (await own.call('GET', '/demand/model', lead)).body
    expect(report.examples).toBeGreaterThanOrEqual(240)
    expect(report.right).toBeGreaterThan(0.9)
    expect(report.rightLow).toBeLessThan(report.right)
    expect(report.silent).toBeGreaterThanOrEqual(0)
  })

  test('R25: one correction counts at once, here and in other processes, and the suggestion it was is kept', async () => {
    const need = 'How do I apply for a parking permit today'
    const elsewhere = createSuggester()
    const ask = () => own.database.read((tx) => elsewhere.suggest(tx, need, own.clock.now()))
    expect((await ask()).kind).toBe('value')
    const first = await mine({ need })
    const marked = await own.call('PUT', at(first), agent, { demand: 'failure' })
    expect(marked.body).toMatchObject({ demand: 'failure', suggested: 'value' })
    const again = (await own.call('GET', at(await mine({ need })), agent)).body.suggestion
    expect(again.suggested).toBe('failure')
    expect((await ask()).kind).toBe('value')
    later(1)
    expect((await ask()).kind).toBe('failure')
    await own.call('PUT', at(first), agent, { demand: 'value' })
    expect((await own.call('GET', at(first), agent)).body.mark).toMatchObject({
      suggested: 'value',
      version: 2,
    })
  })

  test('R25: twenty new marks are learnt from by themselves; suggestions go on meanwhile', async () => {
    later(10)
    await own.learn()
    later(1)
    const due = () => own.database.transact((tx) => learnWhenDue(tx, own.clock.now()))
    const waits = () => own.database.read((tx) => jobWaits(tx, LEARN))
    for (const one of needsToLearn(20)) {
      const contactId = await mine({ need: one.need })
      await own.call('PUT', at(contactId), agent, { demand: one.demand })
    }
    await due()
    expect(await waits(), 'not more often than each few minutes').toBe(false)
    later(5)
    await due()
    expect(await waits()).toBe(true)
    const { suggestion } = (
      await own.call('GET', at(await mine({ need: 'Nobody came for my boiler' })), agent)
    ).body
    expect(suggestion.suggested).toBe('failure')
    expect((await own.call('GET', '/demand/model', lead)).body.training).toBe(true)
  })

  test('learning again can be asked for; one job however often, and a row of the ledger when it is done', async () => {
    const asked = await Promise.all([1, 2].map(() => own.call('POST', '/demand/model', lead)))
    expect(asked.map((one) => one.status)).toEqual([202, 202])
    const jobs = await own.rows(`select 1 from graphile_worker.jobs where task_identifier = '${LEARN}'`)
    expect(jobs).toHaveLength(1)
    await own.learn()
    expect((await own.ledger()).at(-1)?.kind).toBe('demand.model_trained')
    const kept = await own.rows('select 1 from text_models')
    expect(kept.length).toBeLessThanOrEqual(3)
  })

  test('what nobody marked stays unmarked, however sure the suggestion', async () => {
    const contactId = await mine({ need: 'You promised to call me back about my rent' })
    expect((await own.call('GET', at(contactId), agent)).body).toMatchObject({
      suggestion: { suggested: 'failure' },
      mark: null,
    })
    expect(await own.rows('select 1 from demand_marks where contact_id = $1', contactId)).toEqual([])
  })
})
