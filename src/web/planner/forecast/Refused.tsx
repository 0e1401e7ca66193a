import { useSearch } from '@tanstack/react-router'
import { ProblemError } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { useRefusal } from '../../messages/refusals.ts'
import { buttonClass } from '../../ui/look.ts'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Button } from '../../ui/Button.tsx'
import { Go } from '../../desk/shell/Go.tsx'
import { useSpeaker } from './useSpeaker.ts'

/** Of what is too little or too far, how much there is and how much it takes. */
function factsWords(error: ProblemError, say: ReturnType<typeof useSpeaker>): string | undefined {
  const { days, needed, most, first } = error.details
  if (typeof days === 'number' && typeof needed === 'number')
    return say.t('forecast.refused.too_short', { days, needed })
  if (typeof days === 'number' && typeof most === 'number')
    return say.t('forecast.refused.horizon', { days, most })
  if (typeof first === 'string') return say.t('forecast.refused.before', { first: say.day(first) })
  return undefined
}

/** Why there is no forecast, what can still be said, and ways on. Other problems are told as everywhere. */
export function Refused(props: {
  readonly error: unknown
  /** The page without any choice. */
  readonly plain: string
  readonly onRetry: () => void
  readonly onImport?: (() => void) | undefined
}) {
  const { error, plain, onRetry, onImport } = props
  const t = useT()
  const say = useSpeaker()
  const inWords = useRefusal()
  const search: object = useSearch({ strict: false })
  if (!(error instanceof ProblemError) || error.status !== 422) {
    return <ProblemNotice error={error} onRetry={onRetry} />
  }
  const facts = factsWords(error, say)
  const { title, detail, instead, lang } = inWords(error)
  const isTooFar = error.code === 'horizon_too_long'
  const hasChoice = Object.keys(search).length > 0
  return (
    <Notice tone="info" title={<span lang={lang}>{title}</span>}>
      {facts !== undefined && <p>{facts}</p>}
      <p lang={lang}>{detail}</p>
      <p lang={lang}>{instead}</p>
      <div className="plan-ways">
        {hasChoice && (
          <Go to={plain} className={buttonClass({ size: 's' })}>
            {t(isTooFar ? 'forecast.refused.nearer' : 'forecast.refused.show_all')}
          </Go>
        )}
        {onImport && !isTooFar && (
          <Button size="s" onPress={onImport}>
            {t('forecast.refused.import')}
          </Button>
        )}
      </div>
    </Notice>
  )
}
