import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { chanceFrom } from '#core/chance.ts'
import { displayName, initials, nameMatches, searchName } from '#core/text/names.ts'
import { normaliseText, truncateGraphemes } from '#core/text/normalise.ts'
import { indexDocuments, rank } from '#core/text/rank.ts'

const FAMILY = '👨‍👩‍👧‍👦'
const graphemeCount = (text: string) =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length

describe('text from outside', () => {
  const cases: Array<[string, string, string]> = [
    ['a\u0000b', 'ab', 'null bytes, which the database refuses'],
    ['  a \t\n b ', 'a b', 'spaces collapse'],
    ['e\u0301', 'é', 'composed'],
    ['safe\u202Egnp.exe', 'safegnp.exe', 'direction overrides'],
    ['\u2066x\u2069\u200F', 'x', 'isolates and marks'],
    ['a\uD800b', 'a\uFFFDb', 'half a character'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth', 'invisible characters'],
    [FAMILY, FAMILY, 'joiners stay where they mean something'],
    ['می‌خواهم', 'می‌خواهم', 'Persian keeps its non-joiner'],
  ]
  test.each(cases)('%j → %j', (raw, expected) => {
    expect(normaliseText(raw)).toBe(expected)
  })

  test('a message keeps its lines, two breaks at most', () => {
    expect(normaliseText(' a  b \r\n\r\n\r\n\r\n c\u2028d ', { keepLines: true })).toBe('a b\n\nc\nd')
  })

  test('what people see as one character is never cut', () => {
    expect(truncateGraphemes(`${FAMILY}${FAMILY}x`, 2)).toBe(FAMILY + FAMILY)
    expect(truncateGraphemes('holidays', 5, '…')).toBe('holi…')
    expect(truncateGraphemes('short', 5, '…')).toBe('short')
    expect(truncateGraphemes('anything', 0)).toBe('')
  })

  test('doing it twice changes nothing, and the limit holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (raw, maxGraphemes) => {
        const once = normaliseText(raw, { maxGraphemes })
        expect(normaliseText(once, { maxGraphemes })).toBe(once)
        expect(graphemeCount(once)).toBeLessThanOrEqual(maxGraphemes)
        expect(once.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('names of people', () => {
  const forms: Array<[string, string, string, string]> = [
    ['李', '李', '李', '李'],
    ["Siobhán O'Brien", 'Siobhán O’Brien', 'siobhan obrien', 'SO'],
    ['  Jan   van der Berg ', 'Jan van der Berg', 'jan van der berg', 'JB'],
    ['Suharto', 'Suharto', 'suharto', 'S'],
    ['Zoë Müller-Łęcka', 'Zoë Müller-Łęcka', 'zoe muller lecka', 'ZM'],
    ['Jean-Luc d’Arcy Jr.', 'Jean-Luc d’Arcy Jr.', 'jean luc darcy jr', 'JJ'],
    ['Иван Петров', 'Иван Петров', 'иван петров', 'ИП'],
    ['bell hooks', 'bell hooks', 'bell hooks', 'BH'],
    ['田中 がく', '田中 がく', '田中 がく', '田が'],
    ['', '', '', ''],
  ]
  test.each(forms)('%s', (raw, shown, searched, badge) => {
    expect(displayName(raw)).toBe(shown)
    expect(searchName(raw)).toBe(searched)
    expect(initials(raw)).toBe(badge)
  })

  const matches: Array<[string, string, boolean, string]> = [
    ['Siobhán O’Brien', 'obrien', true, 'without the apostrophe'],
    ['Siobhán O’Brien', "o'br", true, 'half typed'],
    ['Siobhán O’Brien', 'o brien', true, 'with a space'],
    ['Siobhán O’Brien', 'brien siobhan', false, 'a word that begins nothing'],
    ['Jan van der Berg', 'berg jan', true, 'in another order'],
    ['Angus MacDonald', 'mac donald', true, 'split'],
    ['Angus Mac Donald', 'macdonald', true, 'joined'],
    ['李小龍', '李', true, 'the family name comes first'],
    ['Suharto', 'suh', true, 'one name'],
    ['Suharto', ' ', false, 'nothing typed finds nobody'],
  ]
  test.each(matches)('%s by “%s”: %s', (name, typed, expected) => {
    expect(nameMatches(name, typed)).toBe(expected)
  })
})

const SERVICES = [
  {
    id: 'repairs',
    title: 'Repairs to your home',
    text: 'Heating, boiler, leaks, broken windows, doors and locks in council homes',
  },
  { id: 'rent', title: 'Pay your rent', text: 'Pay, see your balance, arrears and help if you cannot pay' },
  { id: 'bins', title: 'Bins and recycling', text: 'Collection days, missed bin, new bin, garden waste' },
  {
    id: 'tax',
    title: 'Council tax',
    text: 'Pay council tax, discounts, exemptions, moving house, single person',
  },
  {
    id: 'parking',
    title: 'Parking permits',
    text: 'Resident permit, visitor vouchers, blue badge, penalty charge',
  },
  {
    id: 'housing',
    title: 'Apply for housing',
    text: 'Join the housing register, homelessness, bidding for a home',
  },
  {
    id: 'deaths',
    title: 'Register a death',
    text: 'Appointments, certificates and Tell Us Once after somebody died',
  },
]

describe('what is meant, as one types', () => {
  const index = indexDocuments(SERVICES)
  const cases: Array<[string, string, string]> = [
    ['boiler not working', 'repairs', 'a word of the text'],
    ['hetaing broken', 'repairs', 'two letters swapped'],
    ['my bin was not colected', 'bins', 'a letter missing'],
    ['recyc', 'bins', 'half typed'],
    ['counciltax', 'tax', 'run together'],
    ['parkin permitt', 'parking', 'two slips'],
    ['i want to pay my rent', 'rent', 'a sentence'],
    ['my mother died', 'deaths', 'a word of the text'],
    ['homeles', 'housing', 'half typed'],
    ['Café bins', 'bins', 'accents and words not known'],
  ]
  test.each(cases)('“%s” → %s', (typed, expected) => {
    expect(rank(index, typed)[0]?.id).toBe(expected)
  })

  test('nothing typed, nothing like it, nothing indexed: nothing found', () => {
    expect(rank(index, '')).toEqual([])
    expect(rank(index, '日本')).toEqual([])
    expect(rank(indexDocuments([]), 'rent')).toEqual([])
  })

  test('best first, at most as many as asked, scores from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 7 }), (typed, limit) => {
        const found = rank(index, typed, limit, 0)
        expect(found.length).toBeLessThanOrEqual(limit)
        found.forEach((one, i) => {
          expect(one.score).toBeGreaterThanOrEqual(found[i + 1]?.score ?? 0)
          expect(one.score).toBeLessThanOrEqual(1)
        })
      }),
    )
  })

  test('a document is found by its own words among two hundred', () => {
    const chance = chanceFrom('articles')
    const vocabulary = Array.from({ length: 900 }, () =>
      Array.from({ length: chance.integer(4, 9) }, () => chance.pick([...'abcdefghilmnoprstu'])).join(''),
    )
    const documents = Array.from({ length: 200 }, (_, i) => ({
      id: `d${i}`,
      title: Array.from({ length: 4 }, () => chance.pick(vocabulary)).join(' '),
      text: Array.from({ length: 80 }, () => chance.pick(vocabulary)).join(' '),
    }))
    const many = indexDocuments(documents)
    expect(documents.filter((one) => rank(many, one.title)[0]?.id === one.id).length).toBeGreaterThanOrEqual(
      195,
    )
  })
})
