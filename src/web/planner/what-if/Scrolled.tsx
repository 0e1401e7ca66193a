import type { ReactNode } from 'react'

/** A wide table that is moved sideways within the page; by keyboard too. */
export function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="what-if-scrolled" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
