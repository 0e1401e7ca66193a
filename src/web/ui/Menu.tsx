import { useContext } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { DialogTrigger, OverlayTriggerStateContext } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { cx } from './cx.ts'
import css from './List.module.css'

/** One thing a menu offers. */
export type MenuEntry = {
  readonly id: string
  readonly label: string
  readonly detail?: string | undefined
  readonly icon?: ReactNode
  readonly keys?: ReactNode
  readonly dangerous?: boolean
  readonly isDisabled?: boolean
  readonly onAction: () => void
}

/** A list of actions behind a button. `trigger` is a Button or IconButton. */
export function Menu({
  trigger,
  label,
  entries,
}: {
  readonly trigger: ReactElement
  readonly label: string
  readonly entries: readonly MenuEntry[]
}) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={cx(css['popover'])} offset={4}>
        <AriaMenu aria-label={label} className={cx(css['list'])}>
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              onAction={entry.onAction}
              isDisabled={entry.isDisabled ?? false}
              className={cx(css['item'], entry.dangerous && css['dangerous'])}
            >
              {entry.icon}
              <span className={css['words']}>
                {entry.label}
                {entry.detail && <span className={css['detail']}>{entry.detail}</span>}
              </span>
              {entry.keys}
            </MenuItem>
          ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  )
}

type PanelContent = ReactNode | ((close: () => void) => ReactNode)

/** A small panel beside its trigger; Escape or a press elsewhere closes it. */
export function Popover({
  trigger,
  label,
  children,
  isOpen,
  onOpenChange,
}: {
  readonly trigger: ReactElement
  readonly label: string
  readonly children: PanelContent
  readonly isOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
}) {
  return (
    <DialogTrigger {...(isOpen !== undefined && { isOpen })} {...(onOpenChange && { onOpenChange })}>
      {trigger}
      <AriaPopover aria-label={label} className={cx(css['popover'], css['padded'])} offset={6}>
        <Panel>{children}</Panel>
      </AriaPopover>
    </DialogTrigger>
  )
}

/** The popover itself is the dialog, so that its hidden buttons for closing are within it too. */
function Panel({ children }: { readonly children: PanelContent }) {
  const state = useContext(OverlayTriggerStateContext)
  return typeof children === 'function' ? children(() => state?.close()) : children
}
