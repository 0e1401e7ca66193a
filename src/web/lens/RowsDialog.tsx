import { useInfiniteQuery } from '@tanstack/react-query'
import { figureRoutes } from '#domain/measures/contract.figures.ts'
import type { FigureRow } from '#domain/measures/contract.figures.ts'
import type { FigureBeside, MeasureKey } from '#domain/measures/contract.ts'
import { call } from '../client.ts'
import { Go } from '../desk/shell/Go.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { known } from './filter.ts'
import type { LensChoice } from './filter.ts'
import { useLensSay } from './useLensSay.ts'

function Row({ row, measure }: { row: FigureRow; measure: MeasureKey }) {
  const say = useLensSay()
  const place = [
    row.service,
    row.department,
    row.channel && say.t(`lens.channel.${row.channel}`),
    row.demand && say.t(`lens.demand_kind.${row.demand}`),
  ].filter(Boolean)
  const words = row.need ?? say.t('lens.rows.no_words')
  return (
    <li>
      <span>{row.caseId ? <Go to={`/lens/journeys/${row.caseId}`}>{words}</Go> : words}</span>
      <small>
        {[say.at(row.at), row.caseReference, ...place].filter(Boolean).join(' · ')}
        {' · '}
        {say.t('lens.rows.adds', {
          value: say.number(row.addsToSum, 0),
          measure: say.t(`measure.${measure}`),
        })}
      </small>
    </li>
  )
}

/** The rows that a figure is made of, latest first; what they add makes up the figure (R24, R26). */
export function RowsDialog(props: {
  readonly measure: MeasureKey
  readonly choice: LensChoice
  readonly figure?: Pick<FigureBeside, 'sum' | 'count'>
  readonly onClose: () => void
}) {
  const { measure, choice, figure, onClose } = props
  const say = useLensSay()
  const rows = useInfiniteQuery({
    queryKey: ['lens.rows', measure, choice],
    queryFn: ({ pageParam }) =>
      call(figureRoutes.rows, {
        query: known({ ...choice, measure, cursor: pageParam }) as { measure: MeasureKey },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={say.t('lens.rows.title', { measure: say.t(`measure.${measure}`) })}
      actions={
        rows.hasNextPage && (
          <Button busy={rows.isFetchingNextPage} onPress={() => void rows.fetchNextPage()}>
            {say.t('lens.rows.more')}
          </Button>
        )
      }
    >
      <p>{say.t(`measure.${measure}.means`)}</p>
      {figure && (
        <p>
          {say.t('lens.rows.sum', { sum: say.number(figure.sum, 0), count: say.number(figure.count, 0) })}
        </p>
      )}
      <ProblemNotice error={rows.error} onRetry={() => void rows.refetch()} />
      {rows.isPending && <Skeleton lines={6} />}
      {!rows.isPending && items.length === 0 && <p>{say.t('lens.rows.none')}</p>}
      <ul role="list" className="lens-rows">
        {items.map((row) => (
          <Row key={`${row.kind}${row.id}`} row={row} measure={measure} />
        ))}
      </ul>
    </Dialog>
  )
}
