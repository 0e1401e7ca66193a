import { viewRoutes } from '#domain/cases/contract.views.ts'
import { tagRoutes } from '#domain/cases/contract.tags.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { queryOf } from './filter.ts'
import type { CaseFilter } from './filter.ts'
import '../tags/tags.css'

/** How many cases the list has, and the tags among them; a moment old at most, for every desk asks. */
export function useMatching(filter: CaseFilter): ResponseOf<typeof viewRoutes.matching> | undefined {
  const { sort: _sort, ...query } = queryOf(filter)
  return useCall(viewRoutes.matching, { query }, { staleTime: 15_000, keep: true }).data
}

/** The tags that most of these cases carry: each narrows the list, pressed again it does not. */
export function Facets({ filter, onChange }: { filter: CaseFilter; onChange: (filter: CaseFilter) => void }) {
  const t = useT()
  const found = useMatching(filter)?.tags ?? []
  // The tag that narrows stays in sight, also when nothing has it.
  const isLost = filter.tagId !== undefined && !found.some(({ id }) => id === filter.tagId)
  const all = useCall(
    tagRoutes.list,
    { query: { all: 'true', limit: 500 } },
    { enabled: isLost, staleTime: 60_000 },
  )
  const lost = isLost ? all.data?.items.find(({ id }) => id === filter.tagId) : undefined
  const tags = [...(lost ? [{ ...lost, count: 0 }] : []), ...found]
  if (tags.length === 0) return null
  const toggle = (tagId: string): void => {
    const { tagId: before, ...rest } = filter
    onChange(before === tagId ? rest : { ...rest, tagId })
  }
  return (
    <div className="desk-facets" role="group" aria-label={t('desk.tags.among')}>
      <span className="desk-quiet" aria-hidden="true">
        {t('desk.tags.among')}
      </span>
      {tags.map(({ id, name, count }) => (
        <button
          key={id}
          type="button"
          className="desk-facet"
          aria-pressed={filter.tagId === id}
          onClick={() => toggle(id)}
        >
          {name} <span className="desk-quiet">{count}</span>
        </button>
      ))}
    </div>
  )
}
