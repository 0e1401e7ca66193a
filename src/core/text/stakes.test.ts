import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { recogniseStakes } from '#core/text/stakes.ts'
import type { StakesKind } from '#core/text/stakes.ts'

type Case = [words: string, kinds: StakesKind[], because: string]

const grave: Case[] = [
  ['My mum died last week and I need to stop her council tax', ['bereavement'], 'plain words'],
  [
    "I can't believe my dad has just died, what do I do about the flat",
    ['bereavement'],
    'a "can’t" before does not take it back',
  ],
  ['my husband sadly passed on Tuesday', ['bereavement'], 'passed, of a person'],
  ['Her neighbour passed away in March', ['bereavement'], 'passed away'],
  ['I need to register a death', ['bereavement'], 'the service by its name'],
  ['Since I lost my wife I do not know where the papers are', ['bereavement'], 'lost a person'],
  ['how do i pay for a funeral', ['bereavement'], 'funeral'],
  ['I am recently widowed', ['bereavement'], 'widowed, without a name for it'],
  ['I was told I have cancer and cannot get to the office', ['illness'], 'grave illness'],
  ['My father is in hospital and I am looking after his house', ['illness'], 'in hospital'],
  ['he had a stroke and cannot speak on the phone', ['illness'], 'stroke with its verb'],
  ['my son is seriously ill', ['illness'], 'seriously ill'],
  ['She was diagnosed with MS last month', ['illness'], 'diagnosed'],
  ["We're being evicted on Friday", ['loss_of_home'], 'eviction'],
  ['I have nowhere to sleep tonight', ['loss_of_home'], 'nowhere to sleep'],
  ['my parents kicked me out', ['loss_of_home'], 'kicked out'],
  ['the landlord gave us a section 21', ['loss_of_home'], 'the name of the notice'],
  ['We are about to lose our home', ['loss_of_home'], 'losing the home'],
  ['been sleeping in my car for two weeks', ['loss_of_home'], 'sleeping in a car'],
  ['I was made redundant and can’t pay the rent', ['loss_of_income'], 'redundancy, curly apostrophe'],
  ['I’ve lost my job', ['loss_of_income'], 'lost a job'],
  ['My universal credit has been stopped', ['loss_of_income'], 'a payment stopped'],
  ['We cant afford to eat this week', ['loss_of_income'], 'without the apostrophe'],
  ['I have no money until the 28th', ['loss_of_income'], 'here "no" is the trouble itself'],
  ['He threatened me again last night', ['danger'], 'threats'],
  ["I don't feel safe in my own flat", ['danger'], 'here "don’t" is the trouble itself'],
  ['I do not want to be here any more', ['danger'], 'said quietly'],
  ['I’m scared of my ex partner coming round', ['danger'], 'fear of a person'],
  ['the carbon monoxide alarm is going', ['danger'], 'fumes'],
  ['We have no heating and a baby', ['urgent_repair'], 'no heating'],
  ['There’s no hot water in the block', ['urgent_repair'], 'no hot water'],
  ['the boiler has packed in', ['urgent_repair'], 'as people say it'],
  ['Heating is not working since Saturday', ['urgent_repair'], 'here "not" is the trouble itself'],
  ['I can smell gas in the hall', ['urgent_repair'], 'gas'],
  ['Water is coming through the kitchen ceiling', ['urgent_repair'], 'water through a ceiling'],
  ['My bathroom is flooding!!', ['urgent_repair'], 'flood'],
  ['the leak has not been fixed', ['urgent_repair'], 'not put right'],
  ['burst pipe under the sink', ['urgent_repair'], 'burst pipe'],
  ['the front door won’t lock', ['urgent_repair'], 'a home that cannot be locked'],
  ['Sparks coming from the socket', ['urgent_repair'], 'sparks'],
  ['This is my first tenancy, what do I need to do', ['first_contract'], 'first of its kind'],
  ['We are moving in on the 1st, who reads the meter', ['first_contract'], 'moving in'],
  ['I sign my new lease tomorrow', ['first_contract'], 'new lease'],
  ['My partner died and now they want to evict me', ['bereavement', 'loss_of_home'], 'two at once'],
  ['My mum has dementia and there is no heating', ['illness', 'urgent_repair'], 'two at once'],
]

const ordinary: Case[] = [
  ['When is my bin collected?', [], 'an ordinary question'],
  ['The battery in my parking fob died', [], 'things die too'],
  ['My son passed his test, how do I get a permit', [], 'passed, of a test'],
  ['My daughter lost her library card', [], 'a card is lost, not a person'],
  ['I lost my mum’s blue badge form', [], 'lost something of hers'],
  ['Is there parking at the hospital', [], 'the hospital as a place'],
  ['How do I get from hospital road to the library', [], 'a road'],
  ['I have not been evicted, I am moving out myself', [], 'denied'],
  ['We never had a leak', [], 'denied'],
  ['There is no leak any more', [], 'denied'],
  ['The leak is fixed, thank you', [], 'put right'],
  ['boiler was repaired on Monday, great job', [], 'put right'],
  ['Where can I see the flood risk map', [], 'a map'],
  ['I got a leaflet about recycling', [], 'a word that begins alike'],
  ['we were flooded with letters from you', [], 'a figure of speech'],
  ['I get no heating allowance, should I?', [], 'an allowance'],
  ['can I pay my water bill by card', [], 'a bill'],
  ['I am locked out of my account', [], 'an account is not a home'],
  ['I want to donate to the food bank', [], 'giving, not needing'],
  ['Is it safe to recycle batteries', [], 'safe to use'],
  ['I need a new window for the shed', [], 'not a widow'],
  ['Things are moving in the right direction', [], 'moving in, but not into a home'],
  ['please cancel my garden waste', [], 'cancel is not cancer'],
  ['my appointment is in the firehouse', [], 'whole words only'],
  ['', [], 'nothing said'],
]

describe('R19: what the words say is at stake', () => {
  test.each(grave)('R19: “%s” → %j', (words, kinds) => {
    expect(recogniseStakes(words).map((found) => found.kind)).toEqual(kinds)
  })

  test.each(ordinary)('R19: “%s” is an ordinary contact', (words) => {
    expect(recogniseStakes(words)).toEqual([])
  })

  test('R24: the answer names kind and rule, and never repeats the words', () => {
    expect(recogniseStakes('My mum Xanthippe died')).toEqual([
      { kind: 'bereavement', ruleId: 'death_of_person' },
    ])
  })

  test('any text whatever is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(recogniseStakes(text)).toBeInstanceOf(Array)
      }),
    )
  })
})
