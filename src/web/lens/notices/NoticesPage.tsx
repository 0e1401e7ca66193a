import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { noticeKeepers, noticeRoutes } from '#domain/notices/contract.ts'
import { useCall } from '../../client.ts'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { LensPage } from '../LensPage.tsx'
import { NoticeCard } from './NoticeCard.tsx'
import { NoticeForm } from './NoticeForm.tsx'
import './notices.css'

export type Listed = z.infer<typeof noticeRoutes.list.response>['items'][number]
/** What is being written: a new notice, or the change of one. */
type Writing = { readonly notice: Listed | undefined }

function Notices(props: {
  readonly items: readonly Listed[]
  readonly isKeeper: boolean
  readonly onChange: (notice: Listed) => void
}) {
  const { items, isKeeper, onChange } = props
  const t = useT()
  if (items.length === 0)
    return (
      <EmptyState title={t('lens.notices.none')}>
        <p>{t('lens.notices.none.text')}</p>
      </EmptyState>
    )
  return (
    <ul role="list" className="lens-notices">
      {items.map((notice) => (
        <li key={notice.id}>
          <NoticeCard notice={notice} isKeeper={isKeeper} onChange={() => onChange(notice)} />
        </li>
      ))}
    </ul>
  )
}

/** Known disruption, told before anybody has to ask, and the contacts that it seems to have prevented (R31). */
export function NoticesPage() {
  const t = useT()
  const me = useMyself()
  const [writing, setWriting] = useState<Writing>()
  const { data, error, refetch } = useCall(noticeRoutes.list, {}, { refetchInterval: 60_000 })
  const isKeeper = noticeKeepers.some((role) => me?.roles.includes(role))
  const publish = isKeeper && (
    <Button
      variant="primary"
      icon={<Plus size={18} aria-hidden="true" />}
      onPress={() => setWriting({ notice: undefined })}
    >
      {t('lens.notices.publish')}
    </Button>
  )
  const current = data?.items.filter((one) => one.current).length ?? 0
  return (
    <LensPage
      title={t('lens.notices.title')}
      sentence={data && t('lens.notices.says', { current })}
      actions={publish}
      error={data ? undefined : error}
      onRetry={() => void refetch()}
    >
      {data && (
        <>
          <Notices items={data.items} isKeeper={isKeeper} onChange={(notice) => setWriting({ notice })} />
          {writing && <NoticeForm notice={writing.notice} onClose={() => setWriting(undefined)} />}
        </>
      )}
    </LensPage>
  )
}
