import type { PlanWarning } from '#domain/planning/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSpeaker } from './useSpeaker.ts'
import { warningWords } from './words.ts'

/** What is worth knowing about the figures, in words. */
export function Warnings({ warnings }: { readonly warnings: readonly PlanWarning[] }) {
  const t = useT()
  const say = useSpeaker()
  const words = [...new Set(warnings.map((one) => warningWords(one, say)))]
  if (words.length === 0) return null
  return (
    <Notice tone="info" announced={false} title={t('forecast.warnings')}>
      <ul className="plan-warnings">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Notice>
  )
}
