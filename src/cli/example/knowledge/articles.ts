import { careArticles } from './articles.care.ts'
import { homeArticles } from './articles.home.ts'
import { moneyArticles } from './articles.money.ts'
import { streetArticles } from './articles.streets.ts'

export type ExampleArticle = {
  /** Short name of the service it belongs to; null: all of them. */
  readonly service: string | null
  readonly audience: 'public' | 'internal'
  readonly title: string
  readonly summary: string
  readonly body: string
}

export const articles: readonly ExampleArticle[] = [
  ...streetArticles,
  ...moneyArticles,
  ...homeArticles,
  ...careArticles,
]
