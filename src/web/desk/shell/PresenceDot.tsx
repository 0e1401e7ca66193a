import type { PresenceState } from '#domain/agents/contract.ts'

/** A mark beside a name: filled when available, otherwise a shape. The word stands beside it or in its label. */
export function PresenceDot({ state, label }: { state: PresenceState; label?: string }) {
  return (
    <span
      className={`desk-dot desk-dot-${state}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}
