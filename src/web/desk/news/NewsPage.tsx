import { createLazyRoute } from '@tanstack/react-router'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newsRoutes, NewsTopic } from '#domain/agents/contract.news.ts'
import type { NewsTopic as Topic } from '#domain/agents/contract.news.ts'
import { agentRoutes } from '#domain/agents/contract.ts'
import { call, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { Page } from '../shell/Page.tsx'
import { Devices } from './Devices.tsx'
import { NewsGroupRow } from './NewsGroupRow.tsx'
import { QuietHours } from './QuietHours.tsx'
import { Ways } from './Ways.tsx'
import './news.css'

export const newsRoute = createLazyRoute('/desk/notifications')({ component: NewsPage })

const ANY = 'any'

function useNews(topic: Topic | undefined, unread: boolean) {
  const query = { ...(topic && { topic }), ...(unread && { unread: 'true' as const }) }
  const pages = useInfiniteQuery({
    queryKey: [newsRoutes.groups.id, { query }, 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(newsRoutes.groups, { query: { ...query, ...(pageParam && { before: pageParam }) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  return { ...pages, groups: pages.data?.pages.flatMap((page) => page.items) ?? [] }
}

/** What I needed to know, each case once. */
function NewsGroups() {
  const t = useT()
  const [topic, setTopic] = useState<Topic>()
  const [unread, setUnread] = useState(false)
  const news = useNews(topic, unread)
  const { groups, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = news
  const total = news.data?.pages[0]?.unread ?? 0
  const refreshes = [newsRoutes.groups, agentRoutes.notifications]
  const read = useCommand(agentRoutes.readNotifications, { refreshes })
  return (
    <section className="desk-news-page">
      <div className="desk-news-filter">
        <Select
          label={t('desk.news.topic')}
          options={[
            { value: ANY, label: t('desk.news.topic.any') },
            ...NewsTopic.options.map((value) => ({ value, label: t(`desk.news.topic.${value}`) })),
          ]}
          value={topic ?? ANY}
          onChange={(value) => setTopic(NewsTopic.options.find((one) => one === value))}
        />
        <Switch isSelected={unread} onChange={setUnread}>
          {t('desk.news.unread_only')}
        </Switch>
        {total > 0 && (
          <Button busy={read.isPending} onPress={() => read.mutate({ body: {} })}>
            {t('desk.notifications.read')}
          </Button>
        )}
      </div>
      <ProblemNotice error={error ?? read.error} onRetry={() => void refetch()} />
      {isPending && <Skeleton lines={6} />}
      {!isPending && !error && groups.length === 0 && (
        <EmptyState title={t('desk.news.none')}>
          <p>{t('desk.news.none.why')}</p>
        </EmptyState>
      )}
      <ul role="list" className="desk-news-groups">
        {groups.map((group) => (
          <NewsGroupRow key={group.about} group={group} onRead={(ids) => read.mutate({ body: { ids } })} />
        ))}
      </ul>
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('desk.news.earlier')}
        </Button>
      )}
    </section>
  )
}

/** `/desk/notifications`: the last ninety days, which ways news takes, devices and quiet hours. */
function NewsPage() {
  const t = useT()
  return (
    <Page title={t('desk.news.title')} wide>
      <h1>{t('desk.news.title')}</h1>
      <p className="desk-lead">{t('desk.news.says')}</p>
      <div className="desk-news-columns">
        <NewsGroups />
        <div className="desk-news-side">
          <Ways />
          <Devices />
          <QuietHours />
        </div>
      </div>
    </Page>
  )
}
