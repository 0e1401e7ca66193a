import { useId } from 'react'
import type { ReactNode } from 'react'

/** One part of the account page. */
export function Part(props: { readonly title: string; readonly why?: string; readonly children: ReactNode }) {
  const { title, why, children } = props
  const id = useId()
  return (
    <section className="account-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {why && <p className="account-soft">{why}</p>}
      {children}
    </section>
  )
}
