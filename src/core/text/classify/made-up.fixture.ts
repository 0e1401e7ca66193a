/** Made-up sentences about four needs, drawn by a seed: enough to learn from, and nobody's own words. */
import { chanceFrom } from '#core/chance.ts'
import type { Example } from '#core/text/classify/types.ts'

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  bin_missed: ['my bin was not emptied', 'nobody came for the rubbish', 'the recycling is still outside'],
  parking_permit: [
    'a permit to park my car',
    'the parking permit for a visitor',
    'renew the permit for parking',
  ],
  repair: ['the boiler is broken', 'water leaks from the roof', 'the tap in the kitchen drips'],
  rent: ['what rent do I owe', 'pay my rent in two parts', 'the rent account looks wrong'],
}
const BEFORE = ['hello', 'please', 'I am asking about', 'can you help', 'good morning,', '']
const AFTER = ['today', 'since Monday', 'in our street', 'thank you', 'as I was told', '']

/** So many examples, each need about as often. */
export function madeUpExamples(count: number, seed: string): Example[] {
  const chance = chanceFrom(seed)
  return Array.from({ length: count }, (_, i) => {
    const label = Object.keys(NEEDS)[i % 4] ?? ''
    const said = chance.pick(NEEDS[label] ?? [])
    return { label, text: `${chance.pick(BEFORE)} ${said} ${chance.pick(AFTER)}`.trim() }
  })
}
