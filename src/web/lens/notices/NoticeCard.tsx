import { useState } from 'react'
import type { Prevented } from '#domain/notices/contract.ts'
import { noticeRoutes } from '#domain/notices/contract.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import type { T } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { useNow } from '../../ui/time.ts'
import type { Listed } from './NoticesPage.tsx'
import { standing } from './standing.ts'

/** One sentence on what it prevented: as it is, also when more came. */
export function preventedWords({ came, expected, prevented }: Prevented, t: T): string {
  const whole = Math.round(prevented)
  const figures = { came, expected: Math.round(expected) }
  if (whole > 0) return t('lens.notices.prevented', { ...figures, prevented: whole })
  if (whole < 0) return t('lens.notices.more', { ...figures, more: -whole })
  return t('lens.notices.as_expected', figures)
}

function Effect({ notice }: { readonly notice: Listed }) {
  const t = useT()
  const { prevented, noFigure } = notice
  if (!prevented) return noFigure && <p className="desk-quiet">{t(`lens.notices.${noFigure}`)}</p>
  const { low, high, days } = prevented
  return (
    <>
      <p>{preventedWords(prevented, t)}</p>
      <p className="desk-quiet">
        {t('lens.notices.range', { low: Math.round(low), high: Math.round(high), days })}
      </p>
    </>
  )
}

function Withdraw({ notice, onClose }: { readonly notice: Listed; readonly onClose: () => void }) {
  const t = useT()
  const withdraw = useCommand(noticeRoutes.withdraw, {
    refreshes: [noticeRoutes.list, noticeRoutes.current],
    onSuccess: () => {
      toast({ text: t('lens.notices.withdraw.done') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('lens.notices.withdraw.label', { title: notice.title })}
      lead={t('lens.notices.withdraw.sure')}
      action={t('lens.notices.withdraw')}
      onClose={onClose}
      onSubmit={() => withdraw.mutate({ params: { noticeId: notice.id } })}
      isReady
      isBusy={withdraw.isPending}
      error={withdraw.error}
    >
      <p>{notice.body}</p>
    </FormDialog>
  )
}

/** One notice: what is told, to how many, until when, and what it seems to have prevented. */
export function NoticeCard(props: {
  readonly notice: Listed
  readonly isKeeper: boolean
  readonly onChange: () => void
}) {
  const { notice, isKeeper, onChange } = props
  const t = useT()
  const when = useWhen()
  const now = useNow(30_000)
  const [isEnding, setIsEnding] = useState(false)
  const { title, body, service, fromAt, untilAt, told } = notice
  const state = standing(notice, now)
  const canChange = isKeeper && (state === 'now' || state === 'to_come')
  return (
    <article className="lens-notice" aria-label={title}>
      <div className="lens-notice-head">
        <h2>{title}</h2>
        <Badge tone={state === 'now' ? 'golden' : 'neutral'}>{t(`lens.notices.${state}`)}</Badge>
      </div>
      <p className="desk-quiet">
        {service} · {t('lens.notices.times', { from: when.at(fromAt), until: when.at(untilAt) })}
      </p>
      <p className="lens-notice-body">{body}</p>
      <p>{t('lens.notices.told', { count: told })}</p>
      <Effect notice={notice} />
      {canChange && (
        <div className="lens-notice-actions">
          <Button size="s" onPress={onChange} aria-label={t('lens.notices.change.label', { title })}>
            {t('lens.notices.change')}
          </Button>
          <Button
            size="s"
            onPress={() => setIsEnding(true)}
            aria-label={t('lens.notices.withdraw.label', { title })}
          >
            {t('lens.notices.withdraw')}
          </Button>
        </div>
      )}
      {isEnding && <Withdraw notice={notice} onClose={() => setIsEnding(false)} />}
    </article>
  )
}
