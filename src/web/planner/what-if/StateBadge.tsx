import type { Scenario } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import { Badge } from '../../ui/Words.tsx'
import type { Tone } from '../../ui/Words.tsx'

const TONES: Readonly<Record<Scenario['state'], Tone>> = {
  saved: 'neutral',
  asked: 'info',
  running: 'info',
  done: 'good',
  cancelled: 'neutral',
  failed: 'problem',
}

/** How far a what-if is, in a word. */
export function StateBadge({ one }: { readonly one: Pick<Scenario, 'state'> }) {
  const t = useT()
  return <Badge tone={TONES[one.state]}>{t(`what_if.state.${one.state}`)}</Badge>
}
