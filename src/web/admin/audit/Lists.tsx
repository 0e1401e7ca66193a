import { useInfiniteQuery } from '@tanstack/react-query'
import { Filter as FilterSign } from 'lucide-react'
import type { ReactNode } from 'react'
import { auditRoutes } from '#domain/audit/contract.ts'
import type { Change, Read } from '#domain/audit/contract.ts'
import { call } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { queryOf } from './filter.ts'
import type { Asked, Only } from './filter.ts'

type ListProps = { readonly asked: Asked; readonly only: Only }

const BY = ['client', 'visitor', 'service', 'import'] as const

/** Who it was, in words. */
function useWhoWords() {
  const t = useT()
  return ({ kind, name }: Change['who']): string => {
    if (kind === 'key') return t('admin.audit.by.key', { name: name ?? '' })
    const other = BY.find((one) => one === kind)
    return other ? t(`admin.audit.by.${other}`) : (name ?? t('admin.audit.by.agent'))
  }
}

type AboutProps = { readonly about: Read['about']; readonly only: Only }

/** What it was about, with the way there and the way to all about it. */
function About({ about, only }: AboutProps) {
  const t = useT()
  const name = about.client?.name ?? t('admin.audit.no_name')
  const reference = about.case?.reference ?? t('admin.audit.what.case')
  const narrow = (label: string, more: Partial<Asked>) => (
    <IconButton
      size="s"
      label={`${label}: ${more.name ?? ''}`}
      icon={<FilterSign size={16} aria-hidden="true" />}
      onPress={() => only(more)}
    />
  )
  return (
    <p className="admin-audit-about">
      {about.client && (
        <span>
          <Go to={`/desk/people/${about.client.id}`}>{name}</Go>
          {narrow(t('admin.audit.only_client'), { clientId: about.client.id, caseId: null, name })}
        </span>
      )}
      {about.case && (
        <span>
          <Go to={`/desk/cases/${about.case.id}`}>{reference}</Go>
          {narrow(t('admin.audit.only_case'), { caseId: about.case.id, clientId: null, name: reference })}
        </span>
      )}
      {about.contactId && <Go to={`/desk/contacts/${about.contactId}`}>{t('admin.audit.contact')}</Go>}
    </p>
  )
}

function Line({
  at,
  words,
  who,
  children,
}: {
  at: string
  words: ReactNode
  who: string
  children: ReactNode
}) {
  const when = useWhen()
  return (
    <li>
      <time dateTime={at}>{when.at(at)}</time>
      <div>
        <p>{words}</p>
        <p className="desk-quiet">{who}</p>
        {children}
      </div>
    </li>
  )
}

function ChangeLine({ change, only }: { change: Change; only: Only }) {
  const t = useT()
  const who = useWhoWords()(change.who)
  const { agent, service } = change.about
  const of =
    agent && agent.id !== change.who.id ? t('admin.audit.about', { name: agent.name ?? '' }) : undefined
  return (
    <Line
      at={change.at}
      words={<span lang="en">{change.meaning}</span>}
      who={[who, of, service].filter(Boolean).join(' · ')}
    >
      <About about={change.about} only={only} />
    </Line>
  )
}

function ReadLine({ read, only }: { read: Read; only: Only }) {
  const t = useT()
  const who = useWhoWords()(read.who)
  return (
    <Line at={read.at} words={t(`admin.audit.what.${read.what}`)} who={who}>
      <About about={read.about} only={only} />
    </Line>
  )
}

type Pages = {
  readonly error: unknown
  readonly isPending: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  fetchNextPage(): unknown
  refetch(): unknown
}

/** A list that goes on as far as there is something; says so where there is nothing. */
function List({ pages, none, children }: { pages: Pages; none: string; children: readonly ReactNode[] }) {
  const t = useT()
  if (pages.isPending) return <Skeleton lines={8} />
  if (pages.error) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
  if (children.length === 0)
    return (
      <EmptyState title={none}>
        <p>{t('admin.audit.none.why')}</p>
      </EmptyState>
    )
  return (
    <>
      <ul role="list" className="admin-audit-list">
        {children}
      </ul>
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {t('admin.audit.more')}
        </Button>
      )}
    </>
  )
}

/** What was changed, newest first. */
export function Changes({ asked, only }: ListProps) {
  const t = useT()
  const query = { ...queryOf(asked), ...(asked.kind !== null && { kind: asked.kind }) }
  const pages = useInfiniteQuery({
    queryKey: [auditRoutes.changes.id, { query }, 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(auditRoutes.changes, { query: { ...query, ...(pageParam && { cursor: pageParam }) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <List pages={pages} none={t('admin.audit.none.changes')}>
      {rows.map((change) => (
        <ChangeLine key={change.id} change={change} only={only} />
      ))}
    </List>
  )
}

/** What was opened, newest first. */
export function Reads({ asked, only }: ListProps) {
  const t = useT()
  const query = { ...queryOf(asked), ...(asked.what !== null && { what: asked.what }) }
  const pages = useInfiniteQuery({
    queryKey: [auditRoutes.reads.id, { query }, 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(auditRoutes.reads, { query: { ...query, ...(pageParam && { cursor: pageParam }) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <List pages={pages} none={t('admin.audit.none.reads')}>
      {rows.map((read) => (
        <ReadLine key={read.id} read={read} only={only} />
      ))}
    </List>
  )
}
