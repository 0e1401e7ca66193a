import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { CaseSummary } from '#domain/cases/contract.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall } from '../../client.ts'
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
import { useKeys } from '../shell/keys.ts'
import { useWhen } from '../shell/when.ts'
import { Bulk } from './Bulk.tsx'
import { Filters } from './Filters.tsx'
import { readCaseFilter } from './filter.ts'
import type { CaseFilter } from './filter.ts'
import { useCases } from './useCases.ts'

export const casesRoute = createLazyRoute('/desk/cases')({ component: CaseList })

type Summary = z.infer<typeof CaseSummary>

type RowProps = {
  readonly one: Summary
  readonly isSelected: boolean
  readonly onSelect: (id: string) => void
}

/** One case; drawn again only when it changes, so that a long list stays quick. */
const Row = memo(function Row({ one, isSelected, onSelect }: RowProps) {
  const t = useT()
  const when = useWhen()
  const now = useNow(60_000)
  const name = one.clientName ?? t('desk.unknown')
  return (
    <li className={isSelected ? 'desk-case-row desk-case-row-selected' : 'desk-case-row'} data-id={one.id}>
      <Checkbox
        isSelected={isSelected}
        onChange={() => onSelect(one.id)}
        aria-label={t('desk.cases.select', { reference: one.reference, name })}
      >
        {''}
      </Checkbox>
      <Go to={`/desk/cases/${one.id}`} data-walk="" className="desk-case-link">
        <span className="desk-case-name">
          <strong>{name}</strong>
          <span className="desk-quiet">{one.reference}</span>
          {one.stakes === 'moment_of_truth' && <Badge tone="golden">{t('desk.moment_of_truth')}</Badge>}
        </span>
        <span className="desk-case-need">{one.need}</span>
        <span className="desk-case-next">
          {one.next ? (
            <>
              {one.next.what}{' '}
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

/** How many stand in my list: mine and those I cover, without the resting ones, which are listed on their own. */
function listed(counts: ResponseOf<typeof caseRoutes.counts>): number {
  return counts.waitingOnUs + counts.waitingOnClient + counts.waitingOnOther
}

/** Mine, all, followed: each with how many there are. */
function Views({ filter }: { filter: CaseFilter }) {
  const t = useT()
  const counts = useCall(caseRoutes.counts).data
  const views = [
    { id: 'mine' as const, count: counts && listed(counts) },
    { id: 'all' as const, count: counts?.allOpen },
    { id: 'following' as const, count: undefined },
  ]
  return (
    <nav aria-label={t('desk.cases.whose')} className="desk-views">
      {views.map(({ id, count }) => (
        <Go
          key={id}
          to={`/desk/cases?whose=${id}`}
          {...((filter.whose ?? 'mine') === id && { 'aria-current': 'page' as const })}
        >
          {t(`desk.cases.${id}`)} {count !== undefined && <span className="desk-count">{count}</span>}
        </Go>
      ))}
    </nav>
  )
}

function useSelection(rows: readonly Summary[]) {
  const t = useT()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (id: string): void =>
      setSelected((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  useKeys([
    {
      keys: 'x',
      label: t('desk.key.select'),
      group: 'list',
      run: () => {
        const row = document.activeElement?.closest<HTMLElement>('[data-id]')
        if (row?.dataset['id']) toggle(row.dataset['id'])
      },
    },
  ])
  return { chosen: rows.filter((one) => selected.has(one.id)), toggle, clear: () => setSelected(new Set()) }
}

function CaseList() {
  const t = useT()
  const navigate = useNavigate()
  const filter = readCaseFilter(useSearch({ strict: false }))
  const whose = filter.whose ?? 'mine'
  const { rows, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useCases(filter)
  const selection = useSelection(rows)
  const box = useWalk<HTMLUListElement>()
  const change = (next: CaseFilter): void =>
    void navigate({ to: '/desk/cases', search: readCaseFilter(next), replace: true })
  const chosen = new Set(selection.chosen.map((one) => one.id))
  return (
    <Page title={t(`desk.cases.title.${whose}`)} wide>
      <h1>{t(`desk.cases.title.${whose}`)}</h1>
      <Views filter={filter} />
      <Filters filter={filter} onChange={change} />
      <Bulk chosen={selection.chosen} onClear={selection.clear} />
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
          <Row key={one.id} one={one} isSelected={chosen.has(one.id)} onSelect={selection.toggle} />
        ))}
      </ul>
      {hasNextPage && (
        <More busy={isFetchingNextPage} onSeen={() => !isFetchingNextPage && void fetchNextPage()} />
      )}
    </Page>
  )
}
