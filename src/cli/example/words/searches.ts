/** What people look for and find. */
export const LOOKED_FOR = [
  'bin collection day',
  'pay council tax',
  'council tax bands',
  'renew parking permit',
  'report pothole',
  'register a death',
  'blue badge renewal',
  'council tax support',
  'moving house',
  'single person discount',
  'planning application',
  'recycling centre opening times',
  'garden waste',
  'repair boiler council house',
  'opening hours',
]

/** What people look for and do not find, with how often: two subjects above all. */
export const FOUND_NOTHING: readonly (readonly [words: string, weight: number])[] = [
  ['bulky waste sofa price', 9],
  ['how much to take a sofa away', 6],
  ['sofa collection cost', 4],
  ['price bulky waste 4 items', 4],
  ['change name on tenancy', 9],
  ['add my partner to the tenancy', 5],
  ['name change tenancy after divorce', 4],
  ['swift bricks', 1],
  ['book the town hall for a wedding', 1],
  ['skip hire', 2],
  ['wasp nest', 1],
]
