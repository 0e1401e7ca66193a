import { knowledgeRoutes } from '#domain/knowledge/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { call, queryClient, queryFor } from '../client.ts'

const told = new Set<string>()

/** Tells once what was looked for and how much was found (R28); nobody waits for it, and nothing depends on it. */
export function tellSearch(words: string, found: number): void {
  if (words === '' || told.has(words)) return
  told.add(words)
  call(knowledgeRoutes.searched, { body: { words, found, place: 'portal' } }).catch(() => undefined)
}

/** The words as suggestions are looked up by. */
export const wordsOf = (text: string) => text.trim().slice(0, 500)

/** Somebody goes on to a person with these words: tells them, where it is known what was found for them. */
export function tellAsked(text: string): void {
  const words = wordsOf(text)
  const { queryKey } = queryFor(serviceRoutes.suggest, { query: { q: words } })
  const found = queryClient.getQueryData<ResponseOf<typeof serviceRoutes.suggest>>(queryKey)
  if (found) tellSearch(words, found.services.length + found.articles.length)
}
