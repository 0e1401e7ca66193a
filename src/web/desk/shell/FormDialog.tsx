import type { FormEvent, ReactNode } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'

/** A dialog that asks for something and does it; ⌘/Ctrl+Enter works from any of its fields. */
export function FormDialog(props: {
  readonly title: string
  readonly lead?: ReactNode
  readonly action: string
  readonly onClose: () => void
  readonly onSubmit: () => void
  readonly isReady: boolean
  readonly isBusy: boolean
  readonly error?: Error | null
  readonly children: ReactNode
}) {
  const { title, lead, action, onClose, onSubmit, isReady, isBusy, error, children } = props
  const t = useT()
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (isReady && !isBusy) onSubmit()
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} dismissable={false}>
      <form
        className="desk-form"
        onSubmit={submit}
        onKeyDown={(event) => {
          // A field that has sent already, and the browser's own sending, must not send a second time.
          if (event.defaultPrevented || event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
          event.preventDefault()
          submit()
        }}
      >
        {lead && <p className="desk-lead">{lead}</p>}
        {children}
        <ProblemNotice error={error} />
        <div className="desk-form-actions">
          <Button variant="quiet" onPress={onClose}>
            {t('desk.cancel')}
          </Button>
          <Button variant="primary" type="submit" isDisabled={!isReady} busy={isBusy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
