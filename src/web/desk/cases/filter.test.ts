import { expect, test } from 'vitest'
import { readCaseFilter } from './filter.ts'

const table: readonly [Record<string, unknown>, object, string][] = [
  [{ whose: 'all', sort: 'opened' }, { whose: 'all', sort: 'opened' }, 'what is known stays'],
  [{ whose: 'theirs', sort: 1 }, {}, 'what is not understood is left out'],
  [{ snoozed: 'true', q: ' ' }, { snoozed: true }, 'a flag as text; an empty search is none'],
  [{ serviceId: "' or 1=1" }, {}, 'an id that is none is left out'],
]

test.each(table)('%j is read as %j (%s)', (search, filter) => {
  expect(readCaseFilter(search)).toEqual(filter)
})
