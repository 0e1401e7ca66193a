import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { newsRoutes } from '#domain/agents/contract.news.ts'
import type { NewsGroup } from '#domain/agents/contract.news.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { useSay } from '../../planner/roster/say.ts'
import { Button } from '../../ui/Button.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { useNow } from '../../ui/time.ts'
import { Go } from '../shell/Go.tsx'
import { newsWords, placeOf } from '../shell/news.ts'
import type { News } from '../shell/news.ts'
import { useWhen } from '../shell/when.ts'

function Line({ news, onRead }: { news: News; onRead: () => void }) {
  const t = useT()
  const say = useSay()
  const when = useWhen()
  const now = useNow(60_000)
  const isNew = news.readAt === null
  return (
    <li className={isNew ? 'desk-news desk-news-new' : 'desk-news'} onClickCapture={() => isNew && onRead()}>
      {isNew && <VisuallyHidden>{t('desk.news.is_new')}</VisuallyHidden>}
      <Go to={placeOf(news)}>{newsWords(news, say)}</Go>
      <span className="desk-quiet">{when.distance(news.at, now)}</span>
    </li>
  )
}

/** News about one case or matter: the newest, the rest behind it, and what one may do at once. */
export function NewsGroupRow({ group, onRead }: { group: NewsGroup; onRead: (ids: string[]) => void }) {
  const t = useT()
  const follow = useCommand(caseRoutes.follow, { refreshes: [newsRoutes.groups, caseRoutes.get] })
  const [newest, ...rest] = group.items
  if (!newest) return null
  const unread = group.items.filter((one) => one.readAt === null).map((one) => one.id)
  const { caseId } = group
  return (
    <li className="desk-news-group" data-unread={group.unread > 0}>
      <div className="desk-news-group-head">
        <span className="desk-news-group-name">
          {group.caseReference && (
            <>
              <strong>{group.clientName ?? t('desk.unknown')}</strong>{' '}
              <span className="desk-quiet">{group.caseReference}</span>
            </>
          )}
        </span>
        {group.unread > 0 && (
          <span className="desk-count">{t('desk.news.unread', { count: group.unread })}</span>
        )}
        {unread.length > 0 && (
          <Button size="s" variant="quiet" onPress={() => onRead(unread)}>
            {t('desk.news.read_group')}
          </Button>
        )}
        {caseId !== null && (
          <Button
            size="s"
            variant="quiet"
            aria-pressed={group.following}
            busy={follow.isPending}
            onPress={() => follow.mutate({ params: { caseId }, body: { following: !group.following } })}
          >
            {t(group.following ? 'desk.case.unfollow' : 'desk.case.follow')}
          </Button>
        )}
      </div>
      <ul role="list" className="desk-plain">
        <Line news={newest} onRead={() => onRead([newest.id])} />
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{t('desk.news.more', { count: group.count - 1 })}</summary>
          <ul role="list" className="desk-plain">
            {rest.map((news) => (
              <Line key={news.id} news={news} onRead={() => onRead([news.id])} />
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
