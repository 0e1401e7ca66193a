import { useState } from 'react'
import type { ReactNode } from 'react'
import { Go } from '../desk/shell/Go.tsx'
import { Page } from '../desk/shell/Page.tsx'
import { useT } from '../messages/Messages.tsx'
import { EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'

type Listed<Item> = {
  readonly data: { readonly items: readonly Item[] } | undefined
  readonly error: unknown
  readonly refetch: () => Promise<unknown>
}

/**
 * What a form is about: a new one for `new`, else the one of this id, once it is there. Read again while somebody
 * writes, the form keeps what was typed; only `onReload` begins it anew with what is there now.
 */
export function ToChange<Item extends { readonly id: string }>(props: {
  readonly id: string
  readonly query: Listed<Item>
  readonly title: string
  readonly back: string
  readonly children: (item: Item | undefined, onReload: () => void) => ReactNode
}) {
  const { id, query, title, back, children } = props
  const { data, error, refetch } = query
  const found = data?.items.find((one) => one.id === id)
  if (id !== 'new' && !data)
    return (
      <Page title={title}>
        <h1>{title}</h1>
        {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />}
      </Page>
    )
  if (id !== 'new' && !found) return <Missing title={title} back={back} />
  return (
    <Kept key={id} item={found} refetch={refetch}>
      {children}
    </Kept>
  )
}

function Kept<Item extends { readonly id: string }>(props: {
  readonly item: Item | undefined
  readonly refetch: () => Promise<unknown>
  readonly children: (item: Item | undefined, onReload: () => void) => ReactNode
}) {
  const { item, refetch, children } = props
  const [kept, setKept] = useState({ item, round: 0, isOld: false })
  // After the reading that was asked for, what has come replaces what was kept.
  if (kept.isOld && kept.item !== item) setKept({ item, round: kept.round + 1, isOld: false })
  const reload = () => {
    setKept((before) => ({ ...before, isOld: true }))
    void refetch()
  }
  return <div key={kept.round}>{children(kept.item, reload)}</div>
}

function Missing({ title, back }: { readonly title: string; readonly back: string }) {
  const t = useT()
  return (
    <Page title={title}>
      <h1>{title}</h1>
      <EmptyState title={t('admin.missing')}>
        <Go to={back}>{title}</Go>
      </EmptyState>
    </Page>
  )
}
