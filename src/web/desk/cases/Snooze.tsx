import { useState } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { WhenField } from '../promises/When.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'

/** Asks until when something rests. */
export function SnoozeDialog({
  onChoose,
  onClose,
}: {
  onChoose: (until: number) => void
  onClose: () => void
}) {
  const t = useT()
  const [until, setUntil] = useState<number>()
  return (
    <FormDialog
      title={t('desk.snooze.title')}
      lead={t('desk.snooze.lead')}
      action={t('desk.case.snooze')}
      onClose={onClose}
      onSubmit={() => {
        if (until === undefined) return
        onChoose(until)
        onClose()
      }}
      isReady={until !== undefined}
      isBusy={false}
    >
      <WhenField label={t('desk.snooze.until')} value={until} onChange={setUntil} />
    </FormDialog>
  )
}
