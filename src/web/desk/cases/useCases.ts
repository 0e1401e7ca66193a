import { useInfiniteQuery } from '@tanstack/react-query'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { call } from '../../client.ts'
import { queryOf } from './filter.ts'
import type { CaseFilter } from './filter.ts'

const PAGE = 60

/** Cases that fit a filter, page after page; a page reads the same few rows however many there are in all. */
export function useCases(filter: CaseFilter) {
  const query = { ...queryOf(filter), limit: PAGE }
  const pages = useInfiniteQuery({
    queryKey: [caseRoutes.list.id, { query }, 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(caseRoutes.list, { query: { ...query, ...(pageParam && { cursor: pageParam }) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  return { ...pages, rows: pages.data?.pages.flatMap((page) => page.items) ?? [] }
}
