import { knowledgeEvents } from '#domain/knowledge/contract.ts'
import { newId } from '#platform/ids.ts'
import { momentsOfDay } from './moments.ts'
import { FOUND_NOTHING, LOOKED_FOR } from '../words/searches.ts'
import type { World } from '../world.ts'
import { HISTORY_DAYS } from './plan.ts'

const DAY_MS = 86_400_000
const PER_DAY = 22
/** Words are kept for so long; that somebody searched stays. */
const WORDS_KEPT_DAYS = 89
const NOTHING_SHARE = 0.2

/** What people looked for, on the portal and at the desk, up to `end`; a fifth found nothing, about two things above all. */
export function addSearches(world: World, end: number): void {
  const chance = world.chance.fork('searches')
  const phrases = world.services.flatMap(({ data }) => data.phrases.map((words) => ({ data, words })))
  for (let day = HISTORY_DAYS - 1; day >= 0; day -= 1) {
    for (const at of momentsOfDay(end - day * DAY_MS, chance.poisson(PER_DAY), chance)) {
      if (at > end) continue
      const nothing = chance.happens(NOTHING_SHARE)
      const found = nothing ? 0 : chance.integer(1, 9)
      const known = chance.happens(0.4)
        ? chance.pick(LOOKED_FOR)
        : chance.pickWeighted(phrases, ({ data }) => data.past.share).words
      const words = nothing ? chance.pickWeighted(FOUND_NOTHING, ([, weight]) => weight)[0] : known
      addSearch(world, { at, words, found, place: chance.happens(0.8) ? 'portal' : 'desk' }, end)
    }
  }
}

type Search = { at: number; words: string; found: number; place: 'portal' | 'desk' }

function addSearch({ book }: World, { at, words, found, place }: Search, end: number): void {
  const when = new Date(at)
  if (at > end - WORDS_KEPT_DAYS * DAY_MS)
    book.add('searches', { id: newId(when), at: when, place, words, found, language: 'en' })
  const actor = place === 'desk' ? 'agent' : 'visitor'
  book.tell(knowledgeEvents.searched, { at: when, actor }, { found, place })
}
