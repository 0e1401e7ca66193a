import { Bell } from 'lucide-react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { useSay } from '../../planner/roster/say.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Menu.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { useNow } from '../../ui/time.ts'
import { Go } from './Go.tsx'
import { grouped, isOfShifts, newsWords, placeOf } from './news.ts'
import type { News } from './news.ts'
import { useWhen } from './when.ts'

function OneNews({ news, more, onRead }: { news: News; more: number; onRead: () => void }) {
  const t = useT()
  const say = useSay()
  const when = useWhen()
  const now = useNow()
  const isNew = news.readAt === null
  return (
    <li className={isNew ? 'desk-news desk-news-new' : 'desk-news'} onClickCapture={onRead}>
      <Go to={placeOf(news)}>{newsWords(news, say)}</Go>
      <span className="desk-quiet">
        {news.caseReference && `${news.caseReference} · `}
        {when.distance(news.at, now)}
        {more > 0 && ` · ${t('desk.news.more', { count: more })}`}
      </span>
    </li>
  )
}

/** How much of what I need to know is unread. */
export function useUnread(): number {
  return useCall(agentRoutes.notifications).data?.unread ?? 0
}

/** How much news of my own shifts is unread, beside the way to them; nothing where there is none. */
export function ShiftNews() {
  const t = useT()
  const { data } = useCall(agentRoutes.notifications)
  const count = data?.items.filter((news) => isOfShifts(news) && news.readAt === null).length ?? 0
  if (count === 0) return null
  return (
    <span className="desk-count">
      <span aria-hidden="true">{count}</span>
      <VisuallyHidden>{t('desk.nav.shifts.news', { count })}</VisuallyHidden>
    </span>
  )
}

/** What I need to know, newest first; following one marks it as read. */
export function NewsList({ onFollow }: { onFollow: () => void }) {
  const t = useT()
  const { data } = useCall(agentRoutes.notifications)
  const read = useCommand(agentRoutes.readNotifications, { refreshes: [agentRoutes.notifications] })
  return (
    <div className="desk-news-box">
      <h2>{t('desk.notifications')}</h2>
      {data?.items.length === 0 && <p className="desk-quiet">{t('desk.notifications.none')}</p>}
      <ul role="list">
        {grouped(data?.items ?? [])
          .slice(0, 30)
          .map(([news, ...rest]) => (
            <OneNews
              key={news.id}
              news={news}
              more={rest.length}
              onRead={() => {
                read.mutate({ body: { ids: [news, ...rest].map(({ id }) => id).slice(0, 200) } })
                onFollow()
              }}
            />
          ))}
      </ul>
      <p onClickCapture={onFollow}>
        <Go to="/desk/notifications">{t('desk.news.all')}</Go>
      </p>
      {(data?.unread ?? 0) > 0 && (
        <Button size="s" busy={read.isPending} onPress={() => read.mutate({ body: {} })}>
          {t('desk.notifications.read')}
        </Button>
      )}
    </div>
  )
}

/** What I need to know, behind a bell with how much of it is unread. */
export function Notifications() {
  const t = useT()
  const unread = useUnread()
  return (
    <Popover
      label={t('desk.notifications')}
      trigger={
        <Button size="s" variant="quiet" aria-label={t('desk.notifications.count', { count: unread })}>
          <Bell size={18} aria-hidden="true" />
          {unread > 0 && <span className="desk-count">{unread}</span>}
        </Button>
      }
    >
      {(close) => <NewsList onFollow={close} />}
    </Popover>
  )
}
