import type { Held } from './moving.ts'
import type { Say } from './say.ts'
import { warningWords } from './words.ts'
import type { Names } from './words.ts'

/** Where the shift in the hand would be, in words. */
export function heldWords({ place }: Held, say: Say, names: Names): string {
  const { agentId, day, fromMinute, minutes } = place
  const times = say.times(fromMinute, fromMinute + minutes)
  return say.t('roster.move.now', { name: names.person(agentId), day: say.day(day), times })
}

/** What stands against where it is, in words; that nothing does is said too. */
export function againstWords({ against }: Held, say: Say, names: Names): string {
  if (against.length === 0) return say.t('roster.move.fits')
  const isHard = against.some((one) => one.hard)
  const told = against.filter((one) => !isHard || one.hard).map((one) => warningWords(one, say, names))
  return say.t(isHard ? 'roster.move.stands' : 'roster.move.warns', { words: say.list(told) })
}
