import { indexDocuments, rank } from '#core/text/rank.ts'
import type { RankIndex } from '#core/text/rank.ts'
import type { Tx } from '#platform/database/database.ts'
import * as store from './store.ts'

const FRESH_MS = 30_000

type Known<T> = { readonly index: RankIndex; readonly byId: ReadonlyMap<string, T> }
type Catalogue = {
  readonly services: Known<store.ServiceRow>
  readonly articles: Known<store.ArticleHintRow>
}

export type Suggestions = {
  readonly services: readonly Pick<store.ServiceRow, 'id' | 'slug' | 'name' | 'purpose' | 'selfService'>[]
  readonly articles: readonly store.ArticleHintRow[]
}
/** Services and public articles that fit the words of a need, best first. */
export type Suggest = (tx: Tx, words: string, now: Date) => Promise<Suggestions>

/** Suggests from an index in memory, read again when it is older than 30 seconds. */
export function createSuggest(): Suggest {
  let catalogue: Promise<Catalogue> | undefined
  let readAt = 0
  return async (tx, words, now) => {
    if (!catalogue || Math.abs(now.getTime() - readAt) > FRESH_MS) {
      readAt = now.getTime()
      catalogue = readCatalogue(tx)
      catalogue.catch(() => (catalogue = undefined))
    }
    return suggestFrom(await catalogue, words)
  }
}

async function readCatalogue(tx: Tx): Promise<Catalogue> {
  const services = await tx.all(store.services)
  const articles = await tx.all(store.publicArticles)
  return {
    services: known(services, (row) => ({
      title: row.name,
      text: [row.purpose, ...row.phrases].join(' '),
    })),
    articles: known(articles, (row) => ({ title: row.title, text: row.summary })),
  }
}

function known<T extends { id: string }>(
  rows: readonly T[],
  words: (row: T) => { title: string; text: string },
): Known<T> {
  return {
    index: indexDocuments(rows.map((row) => ({ id: row.id, ...words(row) }))),
    byId: new Map(rows.map((row) => [row.id, row])),
  }
}

function suggestFrom(catalogue: Catalogue, words: string): Suggestions {
  return {
    services: best(catalogue.services, words, 5).map(({ id, slug, name, purpose, selfService }) => ({
      id,
      slug,
      name,
      purpose,
      selfService,
    })),
    articles: best(catalogue.articles, words, 3),
  }
}

function best<T>({ index, byId }: Known<T>, words: string, limit: number): T[] {
  return rank(index, words, limit).flatMap(({ id }) => byId.get(id) ?? [])
}
