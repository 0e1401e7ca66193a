import { Play, Square } from 'lucide-react'
import { useIntl } from 'react-intl'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import type { Scenario } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

export const isBusy = ({ state }: Pick<Scenario, 'state'>): boolean =>
  state === 'asked' || state === 'running'

function Progress({ one }: { readonly one: Scenario }) {
  const t = useT()
  const intl = useIntl()
  const share = Math.min(1, Math.max(0, one.progress))
  return (
    <>
      <ProgressBar
        className="what-if-progress"
        aria-label={t('what_if.run.progress')}
        value={share * 100}
        valueLabel={intl.formatNumber(share, { style: 'percent' })}
      >
        {({ percentage, valueText }) => (
          <>
            <span aria-hidden="true" className="what-if-progress-track">
              <span style={{ inlineSize: `${percentage ?? 0}%` }} />
            </span>
            <span aria-hidden="true" className="what-if-progress-value">
              {valueText}
            </span>
          </>
        )}
      </ProgressBar>
      <p className="desk-quiet">
        {one.state === 'asked'
          ? t('what_if.run.asked')
          : t('what_if.run.running', { count: one.replications })}
      </p>
    </>
  )
}

/** Runs a what-if; how far it is, and a way to stop it. */
export function RunBox(props: {
  readonly one: Scenario
  readonly isDirty: boolean
  readonly isPending: boolean
  readonly onRun: () => void
  readonly onCancel: () => void
  readonly isCancelling: boolean
}) {
  const { one, isDirty, isPending, onRun, onCancel, isCancelling } = props
  const t = useT()
  if (isBusy(one))
    return (
      <section className="what-if-run" aria-label={t('what_if.run.progress')}>
        <Progress one={one} />
        <Button icon={<Square size={16} aria-hidden="true" />} busy={isCancelling} onPress={onCancel}>
          {t('what_if.run.cancel')}
        </Button>
      </section>
    )
  const isFresh = one.state === 'done' && !isDirty
  return (
    <section className="what-if-run" aria-label={t('what_if.run')}>
      {one.state === 'failed' && <Notice tone="problem">{t('what_if.run.failed')}</Notice>}
      {one.state === 'cancelled' && <Notice>{t('what_if.run.cancelled')}</Notice>}
      {!isFresh && one.state !== 'cancelled' && one.state !== 'failed' && (
        <p className="what-if-lead">{t('what_if.run.never')}</p>
      )}
      {!isDirty && (
        <Button
          variant={isFresh ? 'secondary' : 'primary'}
          icon={<Play size={16} aria-hidden="true" />}
          busy={isPending}
          onPress={onRun}
        >
          {t(isFresh ? 'what_if.run.again' : 'what_if.run')}
        </Button>
      )}
    </section>
  )
}
