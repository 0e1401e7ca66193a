import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router'
import { memo, useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { CaseSummary } from '#domain/cases/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useNow } from '../../ui/time.ts'
import { useWalk } from '../mine/useWalk.ts'
import { Go } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { useWhen } from '../shell/when.ts'
import { Bulk } from './Bulk.tsx'
import { Facets } from './Facets.tsx'
import { Filters } from './Filters.tsx'
import { Views } from './Views.tsx'
import { readCaseFilter } from './filter.ts'
import type { CaseFilter } from './filter.ts'
import { useCases } from './useCases.ts'
import { useSelection } from './useSelection.ts'

export const casesRoute = createLazyRoute('/desk/cases')({ component: CaseList })

type Summary = z.infer<typeof CaseSummary>

type RowProps = {
  readonly one: Summary
  readonly isSelected: boolean
  readonly onSelect: (id: string, upToHere?: boolean) => void
}

/** One case; drawn again only when it changes, so that a long list stays quick. */
const Row = memo(function Row({ one, isSelected, onSelect }: RowProps) {
  const t = useT()
  const when = useWhen()
  const now = useNow(60_000)
  const name = one.clientName ?? t('desk.unknown')
  const isRange = useRef(false)
  return (
    <li
      className={isSelected ? 'desk-case-row desk-case-row-selected' : 'desk-case-row'}
      data-id={one.id}
      onPointerDownCapture={(event) => (isRange.current = event.shiftKey)}
    >
      <Checkbox
        isSelected={isSelected}
        onChange={() => {
          onSelect(one.id, isRange.current)
          isRange.current = false
        }}
        aria-label={t('desk.cases.select', { reference: one.reference, name })}
      >
        {''}
      </Checkbox>
      <Go to={`/desk/cases/${one.id}`} data-walk="" className="desk-case-link">
        <span className="desk-case-name">
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <span className="desk-quiet">{one.reference}</span>
          {one.stakes === 'moment_of_truth' && <Badge tone="golden">{t('desk.moment_of_truth')}</Badge>}
        </span>
        <span className="desk-case-need-tags">
          <span className="desk-case-need">
            <bdi>{one.need}</bdi>
          </span>
          {one.tags.length > 0 && (
            <span className="desk-row-tags">
              {one.tags.map((tag) => (
                <span key={tag.id} className="desk-tag desk-tag-plain">
                  {tag.name}
                </span>
              ))}
            </span>
          )}
        </span>
        <span className="desk-case-next">
          {one.next ? (
            <>
              <bdi>{one.next.what}</bdi>{' '}
              <span className={one.next.atRisk ? 'desk-warn' : 'desk-quiet'}>{when.at(one.next.dueAt)}</span>
            </>
          ) : (
            <span className="desk-quiet">{t('desk.mine.nothing_next')}</span>
          )}
        </span>
        <span className="desk-case-owner">
          {one.owner.name}
          <span className="desk-quiet">
            {t(`desk.case.waiting.${one.waitingOn}`)} · {when.distance(one.openedAt, now)}
          </span>
        </span>
      </Go>
    </li>
  )
})

/** Reads the next page when the end comes into sight. */
function More({ onSeen, busy }: { onSeen: () => void; busy: boolean }) {
  const t = useT()
  const sign = useRef<HTMLDivElement>(null)
  const seen = useRef(onSeen)
  seen.current = onSeen
  useEffect(() => {
    const element = sign.current
    if (!element) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen.current())
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return (
    <div ref={sign} className="desk-more">
      <Button size="s" busy={busy} onPress={onSeen}>
        {t('desk.more')}
      </Button>
    </div>
  )
}

function CaseList() {
  const t = useT()
  const navigate = useNavigate()
  const filter = readCaseFilter(useSearch({ strict: false }))
  const whose = filter.whose ?? 'mine'
  const { rows, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useCases(filter)
  const shown = rows.map((one) => one.id)
  const selection = useSelection(shown)
  const box = useWalk<HTMLUListElement>()
  const change = (next: CaseFilter): void =>
    void navigate({ to: '/desk/cases', search: readCaseFilter(next), replace: true })
  return (
    <Page title={t(`desk.cases.title.${whose}`)} wide>
      <h1>{t(`desk.cases.title.${whose}`)}</h1>
      <Views filter={filter} />
      <Filters filter={filter} onChange={change} />
      <Facets filter={filter} onChange={change} />
      <Bulk selection={selection} filter={filter} shown={shown} />
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton lines={8} />}
      {!isPending && rows.length === 0 && !error && (
        <EmptyState title={t('desk.cases.none')}>
          <p>{t('desk.cases.none.lead')}</p>
          <Go to={`/desk/cases?whose=${whose}`}>{t('desk.cases.clear')}</Go>
        </EmptyState>
      )}
      <ul role="list" className="desk-case-list" ref={box}>
        {rows.map((one) => (
          <Row
            key={one.id}
            one={one}
            isSelected={selection.isAll || selection.ids.has(one.id)}
            onSelect={selection.toggle}
          />
        ))}
      </ul>
      {hasNextPage && (
        <More busy={isFetchingNextPage} onSeen={() => !isFetchingNextPage && void fetchNextPage()} />
      )}
    </Page>
  )
}
