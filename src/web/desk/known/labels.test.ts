import { expect, test } from 'vitest'
import { factLabel, labelFrom } from './labels.ts'

test.each([
  ['Moving date', 'moving_date', 'words are joined'],
  ['  Año de nacimiento ', 'ano_de_nacimiento', 'marks are left out'],
  ['3rd child', 'rd_child', 'begins with a letter'],
  ['household.size', 'household.size', 'a dot stays'],
  ['???', '', 'nothing is left: the form asks for more'],
])('%s is kept as %s (%s)', (typed, kept) => {
  expect(labelFrom(typed)).toBe(kept)
})

test('a kept label reads as words', () => {
  expect(factLabel('moving_date')).toBe('Moving date')
})
