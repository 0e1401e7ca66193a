import { useState } from 'react'
import { FormDialog } from '../desk/shell/FormDialog.tsx'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'

/** Withdraws something after asking, or brings it back at once. */
export function ActiveSwitch(props: {
  readonly name: string
  readonly isActive: boolean
  /** What it means to withdraw it. */
  readonly means: string
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onSet: (active: boolean, close: () => void) => void
  readonly onReset: () => void
}) {
  const { name, isActive, means, isBusy, error, onSet, onReset } = props
  const t = useT()
  const [isAsking, setIsAsking] = useState(false)
  const close = () => {
    setIsAsking(false)
    onReset()
  }
  if (!isActive)
    return (
      <>
        <Button
          size="s"
          busy={isBusy}
          aria-label={t('admin.restore_of', { name })}
          onPress={() => onSet(true, close)}
        >
          {t('admin.restore')}
        </Button>
        <ProblemNotice error={isAsking ? null : error} />
      </>
    )
  const by: unknown = error && 'details' in error ? (error.details as { by?: unknown }).by : undefined
  return (
    <>
      <Button
        size="s"
        variant="quiet"
        aria-label={t('admin.withdraw_of', { name })}
        onPress={() => setIsAsking(true)}
      >
        {t('admin.withdraw')}
      </Button>
      {isAsking && (
        <FormDialog
          title={t('admin.withdraw_of', { name })}
          lead={means}
          action={t('admin.withdraw')}
          onClose={close}
          onSubmit={() => onSet(false, close)}
          isReady
          isBusy={isBusy}
          error={error}
        >
          {Array.isArray(by) && <p>{t('admin.used_by', { names: by.join(', ') })}</p>}
        </FormDialog>
      )}
    </>
  )
}
