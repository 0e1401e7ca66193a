import { expect, test } from 'vitest'
import { happenings } from './happenings.ts'

const at = (minute: number): string => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`
const person = (name: string, part: 'owner' | 'expert', joined: number, left: number | null = null) => ({
  agent: { id: name, name },
  title: '',
  department: '',
  part,
  joinedAt: at(joined),
  leftAt: left === null ? null : at(left),
})

test.each([
  {
    why: 'an expert joins whoever answered',
    people: [person('Priya', 'owner', 1), person('Grace', 'expert', 4)],
    lines: ['answered Priya', 'joined Grace'],
  },
  {
    why: 'after a handover the first still answered, and left when they left',
    people: [person('Priya', 'expert', 1, 9), person('Grace', 'owner', 4)],
    lines: ['answered Priya', 'joined Grace', 'left Priya'],
  },
  { why: 'nobody has answered yet', people: [], lines: [] },
])('R5: who came and went: $why', ({ people, lines }) => {
  const said = happenings([], people, []).map((one) => ('name' in one ? `${one.kind} ${one.name}` : one.kind))
  expect(said).toEqual(lines)
})
