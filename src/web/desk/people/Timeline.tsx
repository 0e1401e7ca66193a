import { useInfiniteQuery } from '@tanstack/react-query'
import { useIntl } from 'react-intl'
import { clientRoutes } from '#domain/clients/contract.ts'
import type { TimelineItem } from '#domain/clients/contract.ts'
import { call } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { factLabel } from '../known/labels.ts'
import { Go } from '../shell/Go.tsx'
import { useWhen } from '../shell/when.ts'

/** What an item is, more exactly than its kind: who wrote, and who made contact with whom. */
function exactKind({ kind, actor, facts }: TimelineItem): string {
  if (kind === 'message.text') return `message.${actor}`
  return kind === 'contact' ? `contact.${facts['direction'] === 'out' ? 'out' : 'in'}` : kind
}

/** What happened, in words; kinds that have none yet are named plainly. */
function useEventWords(item: TimelineItem): string {
  const t = useT()
  const { messages } = useIntl()
  const id = `desk.event.${exactKind(item)}`
  const { label } = item.facts
  const values = { label: typeof label === 'string' ? factLabel(label) : '' }
  return t(id in messages ? (id as 'desk.event.fact.told') : 'desk.event.other', values)
}

function Item({ item }: { item: TimelineItem }) {
  const t = useT()
  const when = useWhen()
  const words = useEventWords(item)
  const about = [
    item.actor === 'client' && t('desk.talk.client'),
    item.channel && t(`desk.channel.${item.channel}`),
    item.serviceName,
    item.agentName,
  ]
  return (
    <li className="desk-timeline-item">
      <time dateTime={item.at}>{when.at(item.at)}</time>
      <div>
        <p>
          {item.contactId ? <Go to={`/desk/contacts/${item.contactId}`}>{words}</Go> : words}{' '}
          {item.caseId && item.caseReference && (
            <Go to={`/desk/cases/${item.caseId}`}>{item.caseReference}</Go>
          )}
        </p>
        {item.text && <p className="desk-said">{item.text}</p>}
        <p className="desk-quiet">{about.filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  )
}

/** Everything that happened with a person, newest first, a page at a time. */
export function Timeline({ clientId }: { clientId: string }) {
  const t = useT()
  const params = { clientId }
  const pages = useInfiniteQuery({
    queryKey: [clientRoutes.timeline.id, { params }, 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        clientRoutes.timeline,
        { params, query: { limit: 40, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="desk-timeline" aria-labelledby="desk-timeline-title">
      <h2 id="desk-timeline-title">{t('desk.person.everything')}</h2>
      <ProblemNotice error={pages.error} />
      {pages.isPending && <Skeleton lines={6} />}
      {!pages.isPending && items.length === 0 && <p className="desk-quiet">{t('desk.person.no_timeline')}</p>}
      <ol role="list">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button size="s" busy={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {t('desk.more')}
        </Button>
      )}
    </section>
  )
}
