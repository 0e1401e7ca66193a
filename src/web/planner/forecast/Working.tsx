import { Skeleton } from '../../ui/Layout.tsx'

/** Something that takes a moment is being worked out: what, and why it takes a moment. */
export function Working({ title, why }: { readonly title: string; readonly why: string }) {
  return (
    <div className="plan-working" aria-busy="true">
      <p>
        <strong>{title}</strong> {why}
      </p>
      <Skeleton lines={8} />
    </div>
  )
}
