import type { ReactNode } from 'react'

/** A table that scrolls by itself where the page is narrow; it can be reached and scrolled by keyboard. */
export function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="plan-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
