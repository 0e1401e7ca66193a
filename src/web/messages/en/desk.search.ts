/** The search over everything. */
export const search = {
  'desk.search': 'Search',
  'desk.search.label': 'Words, a name, a number, a reference',
  'desk.search.hint': 'Words in any order; “in quotes” as they stand. Capitals and accents do not matter.',
  'desk.search.empty':
    'Type two letters or more: people, cases, contacts, what was said, and guides are looked through.',
  'desk.search.none': 'Nothing found for {q}. Try fewer words, or the beginning of one.',
  'desk.search.found': '{kinds, plural, =1 {Found in one place} other {Found in # places}}',
  'desk.search.people': 'People',
  'desk.search.cases': 'Cases',
  'desk.search.contacts': 'Contacts',
  'desk.search.messages': 'What was said',
  'desk.search.articles': 'Guides',
  'desk.search.many': '{count, number} or more',
  'desk.search.more': 'Show more: {name}',
  'desk.search.back': 'Show all kinds',
  'desk.search.note': 'Private note',
  'desk.search.service': 'Service',
  'desk.search.channel': 'Channel',
  'desk.search.period': 'When',
  'desk.search.all': 'All',
  'desk.search.ever': 'At any time',
  'desk.search.last':
    '{days, plural, =7 {The last week} =30 {The last month} =365 {The last year} other {The last # days}}',
  'desk.palette.search': 'Search everything',
  'desk.palette.search.for': 'Search everything for “{q}”',
  'desk.palette.said': 'Said, and guides',
} as const
