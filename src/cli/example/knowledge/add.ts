import type { Book } from '../book.ts'
import { preparedAnswers } from './answers.ts'
import { articles } from './articles.ts'

type Known = { readonly id: string; readonly data: { readonly slug: string } }

/** Adds the articles and the prepared answers, each to its service. */
export function answersAndArticles(
  book: Book,
  services: readonly Known[],
  updatedAt: Date,
  id: () => string,
): void {
  const idOf = (slug: string | null) => services.find((one) => one.data.slug === slug)?.id ?? null
  for (const { service, ...article } of articles)
    book.add('articles', { id: id(), service_id: idOf(service), updated_at: updatedAt, ...article })
  for (const { service, ...answer } of preparedAnswers)
    book.add('prepared_answers', { id: id(), service_id: idOf(service), ...answer })
}
