import { useState } from 'react'
import type { ReactNode } from 'react'
import type { MeasureKey } from '#domain/measures/contract.ts'
import { Button } from '../../ui/Button.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { RowsDialog } from '../RowsDialog.tsx'
import type { LensChoice } from '../filter.ts'

/** A button that opens the rows a figure is made of. `of` says of which figure, for those who listen. */
export function Rows(props: {
  readonly measure: MeasureKey
  readonly choice: LensChoice
  readonly of?: string
  readonly children: ReactNode
}) {
  const { measure, choice, of, children } = props
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" size="s" onPress={() => setOpen(true)}>
        {children}
        {of !== undefined && <VisuallyHidden>{` ${of}`}</VisuallyHidden>}
      </Button>
      {isOpen && <RowsDialog measure={measure} choice={choice} onClose={() => setOpen(false)} />}
    </>
  )
}
