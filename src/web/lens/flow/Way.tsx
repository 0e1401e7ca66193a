import { ArrowRight, Undo2 } from 'lucide-react'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { useLensSay } from '../useLensSay.ts'

/** Places one after the other, in words; a circle says where it comes back to. */
export function Way({
  path,
  backTo,
}: {
  readonly path: readonly string[]
  readonly backTo?: string | undefined
}) {
  const { t } = useLensSay()
  return (
    <p className="flow-path">
      {path.map((place, index) => (
        <span key={index} className="flow-place">
          {index > 0 && (
            <>
              <ArrowRight size={14} aria-hidden="true" />
              <VisuallyHidden>, </VisuallyHidden>
            </>
          )}
          {place}
        </span>
      ))}
      {backTo !== undefined && (
        <span className="flow-place flow-back">
          <Undo2 size={14} aria-hidden="true" />
          <VisuallyHidden>, </VisuallyHidden>
          {t('flow.loop.back_to', { place: backTo })}
        </span>
      )}
    </p>
  )
}
