import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { charterRoutes } from '#domain/learning/contract.charter.ts'
import type { PackHead } from '#domain/learning/contract.charter.ts'
import { call, useCommand } from '../../client.ts'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { dayOf } from '../../ui/time.ts'
import { toast } from '../../ui/toast.tsx'
import { Badge } from '../../ui/Words.tsx'
import { LensPage, Section } from '../LensPage.tsx'
import { known } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { readersWords } from './words.ts'
import './packs.css'

const PATH = '/lens/packs'

function usePacks() {
  return useInfiniteQuery({
    queryKey: [charterRoutes.packs.id, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(charterRoutes.packs, { query: known({ cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

function sentence([latest]: readonly PackHead[], say: LensSay): string {
  if (!latest) return say.t('packs.sentence.none')
  return say.t('packs.sentence', {
    day: say.day(latest.day),
    readers: latest.readBy.length,
    mine: String(latest.readByMe),
  })
}

function PackRow({ head }: { head: PackHead }) {
  const say = useLensSay()
  const { t } = say
  return (
    <li>
      <span className="pack-row-head">
        <Go to={`${PATH}/${head.id}`}>{say.day(head.day)}</Go>
        {!head.readByMe && <Badge tone="accent">{t('packs.unread')}</Badge>}
      </span>
      <small>
        {readersWords(head, say)} {t('packs.made', { time: say.at(head.madeAt) })}
      </small>
    </li>
  )
}

/** Puts today's pack together and opens it. */
function Make() {
  const { t } = useLensSay()
  const go = useGo()
  const queries = useQueryClient()
  const make = useCommand(charterRoutes.makePack, {
    refreshes: [charterRoutes.packs],
    onSuccess: (head) => {
      queries.removeQueries({ queryKey: [charterRoutes.pack.id] })
      toast({ text: t('packs.make.done') })
      go(`${PATH}/${head.id}`)
    },
  })
  return (
    <>
      <Button variant="primary" busy={make.isPending} onPress={() => make.mutate({})}>
        {t('packs.make')}
      </Button>
      <ProblemNotice error={make.error} />
    </>
  )
}

/** The daily packs, the latest first, and who has read them. */
export function PacksPage() {
  const say = useLensSay()
  const { t } = say
  const me = useMyself()
  const mayMake = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const packs = usePacks()
  const items = packs.data?.pages.flatMap((page) => page.items)
  const isThere = items?.[0]?.day === dayOf(Date.now(), say.zone)
  return (
    <LensPage
      title={t('packs.title')}
      sentence={items && sentence(items, say)}
      error={packs.error}
      onRetry={() => void packs.refetch()}
      actions={mayMake && items && !isThere && <Make />}
    >
      {items &&
        (items.length === 0 ? (
          <EmptyState title={t('packs.empty')}>
            <p>{t('packs.empty.why')}</p>
          </EmptyState>
        ) : (
          <Section title={t('packs.list')}>
            <ul role="list" className="lens-rows">
              {items.map((head) => (
                <PackRow key={head.id} head={head} />
              ))}
            </ul>
            {packs.hasNextPage && (
              <div>
                <Button busy={packs.isFetchingNextPage} onPress={() => void packs.fetchNextPage()}>
                  {t('packs.more')}
                </Button>
              </div>
            )}
          </Section>
        ))}
    </LensPage>
  )
}
