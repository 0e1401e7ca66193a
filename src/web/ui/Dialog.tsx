import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useT } from '../messages/Messages.tsx'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import css from './Dialog.module.css'

export type DialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children: ReactNode
  /** Buttons at the bottom, the main one last. */
  readonly actions?: ReactNode
  readonly size?: 'narrow' | 'medium' | 'wide'
  /** A press outside closes it; off for dialogs in which something is being written. */
  readonly dismissable?: boolean
}

/** A dialog over the page. Focus goes in and comes back; Escape closes. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, children, actions, size = 'medium', dismissable = true } = props
  const t = useT()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={dismissable}
      className={cx(css['veil'])}
    >
      <Modal className={cx(css['modal'], size !== 'medium' && css[size])}>
        <AriaDialog className={cx(css['dialog'])}>
          <div className={css['head']}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t('ui.close')} icon={<X size={20} aria-hidden="true" />} onPress={onClose} />
          </div>
          <div className={css['body']}>{children}</div>
          {actions && <div className={css['foot']}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
