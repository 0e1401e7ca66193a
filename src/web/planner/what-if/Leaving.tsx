import { useBlocker } from '@tanstack/react-router'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Asks before unsaved changes are left behind. */
export function Leaving({ isDirty }: { readonly isDirty: boolean }) {
  const t = useT()
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog
      title={t('what_if.leave.title')}
      size="narrow"
      isOpen
      onClose={blocker.reset}
      actions={
        <>
          <Button variant="quiet" onPress={blocker.proceed}>
            {t('what_if.leave.go')}
          </Button>
          <Button variant="primary" onPress={blocker.reset}>
            {t('what_if.leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('what_if.leave.text')}</p>
    </Dialog>
  )
}
