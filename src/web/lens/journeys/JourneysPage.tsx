import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { flowRoutes } from '#domain/measures/contract.flow.ts'
import type { JourneyHead } from '#domain/measures/contract.flow.ts'
import { call } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { LensPage, Section, useLensChoice } from '../LensPage.tsx'
import { addressWith, known } from '../filter.ts'
import type { LensChoice } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { JourneyRow } from './JourneyRow.tsx'
import { useChance } from './useChance.ts'

const PATH = '/lens/journeys'
const MOST = [
  ...(['latest', 'contacts', 'people', 'handoffs', 'returns'] as const),
  ...(['repeats', 'attempts', 'waiting', 'longest'] as const),
] as const
type Most = (typeof MOST)[number]

function useJourneys(choice: LensChoice, most: Most) {
  return useInfiniteQuery({
    queryKey: [flowRoutes.journeys.id, choice, most],
    queryFn: ({ pageParam, signal }) =>
      call(flowRoutes.journeys, { query: known({ ...choice, most, cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
}

function sentence(items: readonly JourneyHead[], say: LensSay): string {
  if (items.length === 0) return say.t('journeys.sentence.none')
  return say.t('journeys.sentence', {
    count: items.length,
    many: items.filter(({ contacts }) => contacts > 1).length,
    back: items.filter(({ returns }) => returns > 0).length,
  })
}

/** Journeys of a period: the latest or those with most of something, and one by chance for whoever leads to read. */
export function JourneysPage() {
  const say = useLensSay()
  const { t } = say
  const go = useGo()
  const [choice] = useLensChoice(PATH)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const most = MOST.find((one) => one === search['most']) ?? 'latest'
  const list = useJourneys(choice, most)
  const chance = useChance(choice)
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <LensPage
      title={t('journeys.title')}
      sentence={items && sentence(items, say)}
      filter={{
        path: PATH,
        parts: ['service', 'department', 'channel', 'demand'],
        period: list.data?.pages[0]?.period,
      }}
      actions={
        <Button variant="primary" busy={chance.isPending} onPress={() => chance.mutate()}>
          {t('journeys.chance')}
        </Button>
      }
      error={list.error ?? chance.error}
      onRetry={() => void list.refetch()}
      isOld={list.isPlaceholderData}
    >
      {items && (
        <Section title={t('journeys.list')}>
          <div className="lens-choices">
            <Select
              label={t('journeys.most')}
              options={MOST.map((value) => ({ value, label: t(`journeys.most.${value}`) }))}
              value={most}
              onChange={(next) =>
                go(addressWith(PATH, { ...choice, most: next === 'latest' ? undefined : next }))
              }
            />
          </div>
          {items.length === 0 && <p>{t('journeys.none')}</p>}
          <ul role="list" className="journey-rows">
            {items.map((journey) => (
              <JourneyRow key={journey.caseId} journey={journey} />
            ))}
          </ul>
          {list.hasNextPage && (
            <div>
              <Button busy={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                {t('journeys.more')}
              </Button>
            </div>
          )}
        </Section>
      )}
    </LensPage>
  )
}
