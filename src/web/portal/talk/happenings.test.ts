import { describe, expect, test } from 'vitest'
import { changes } from './happenings.ts'

const priya = { id: 'a', name: 'Priya' }
const grace = { id: 'b', name: 'Grace' }
const nobody = { agent: null, experts: [] }
const at = '2026-03-02T10:00:00Z'

describe('who came and went is said as it was', () => {
  const cases = [
    { why: 'nothing changed', before: nobody, now: nobody, said: [] },
    { why: 'somebody answers', before: nobody, now: { agent: priya, experts: [] }, said: ['answered Priya'] },
    {
      why: 'R5: an expert joins and the owner stays',
      before: { agent: priya, experts: [] },
      now: { agent: priya, experts: [grace] },
      said: ['joined Grace'],
    },
    {
      why: 'the expert leaves again',
      before: { agent: priya, experts: [grace] },
      now: { agent: priya, experts: [] },
      said: ['left Grace'],
    },
    {
      why: 'R5: a handover to the expert who is there is one thing, not a coming and a going',
      before: { agent: priya, experts: [grace] },
      now: { agent: grace, experts: [] },
      said: ['handedOver Grace'],
    },
    {
      why: 'the former owner may stay on as expert without joining anew',
      before: { agent: priya, experts: [grace] },
      now: { agent: grace, experts: [priya] },
      said: ['handedOver Grace'],
    },
    {
      why: 'the connection of the agent is lost and the contact waits again',
      before: { agent: priya, experts: [] },
      now: nobody,
      said: ['fellBack Priya'],
    },
  ]
  test.each(cases)('$why', ({ before, now, said }) => {
    expect(changes(before, now, at).map(({ kind, name }) => `${kind} ${name}`)).toEqual(said)
  })
})
