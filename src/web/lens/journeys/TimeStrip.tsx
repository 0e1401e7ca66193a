import { memo } from 'react'
import type { CSSProperties } from 'react'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import type { Span, Strip } from './spans.ts'

const KINDS = ['talk', 'wait', 'hold'] as const

const share = (part: number, of: number): number => (of > 0 ? (100 * part) / of : 0)
const places = (from: number, width: number): CSSProperties => ({
  ['--from' as string]: `${from.toFixed(3)}%`,
  ['--width' as string]: `${width.toFixed(3)}%`,
})

function says({ seconds }: Strip, say: LensSay): string {
  const { talk, wait, hold, nothing, all } = seconds
  const each = { all, talk, wait, hold, nothing }
  return say.t(
    'journeys.strip.says',
    Object.fromEntries(Object.entries(each).map(([name, value]) => [name, say.span(value)])),
  )
}

type MarkProps = { readonly span: Span; readonly strip: Strip; readonly isLit: boolean }

const Mark = memo(function Mark({ span, strip, isLit }: MarkProps) {
  const all = strip.until - strip.from
  return (
    <span
      className="journey-mark"
      data-kind={span.kind}
      data-waste={span.waste || undefined}
      data-lit={isLit || undefined}
      style={places(share(span.from - strip.from, all), share(span.until - span.from, all))}
    />
  )
})

/** Only the time with the client: talking, waiting and on hold beside each other, to scale. */
function WithClient({ strip, say }: { strip: Strip; say: LensSay }) {
  const { seconds } = strip
  const all = KINDS.reduce((sum, kind) => sum + seconds[kind], 0)
  if (all === 0) return null
  return (
    <>
      <p className="journey-strip-name">{say.t('journeys.strip.contact')}</p>
      <div className="journey-parts" aria-hidden="true">
        {KINDS.filter((kind) => seconds[kind] > 0).map((kind) => (
          <span
            key={kind}
            data-kind={kind}
            style={{ ['--width' as string]: `${share(seconds[kind], all)}%` }}
          />
        ))}
      </div>
      <ul role="list" className="journey-legend">
        {KINDS.filter((kind) => seconds[kind] > 0).map((kind) => (
          <li key={kind}>
            <span className="journey-swatch" data-kind={kind} aria-hidden="true" />
            {say.t(`journeys.strip.${kind}`)}: {say.span(seconds[kind])}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The whole time of a journey to scale: when somebody talked, waited or was on hold, and how long nothing happened. */
export function TimeStrip({ strip, lit }: { readonly strip: Strip; readonly lit: number | undefined }) {
  const say = useLensSay()
  const { t } = say
  const hasWaste = strip.spans.some(({ waste }) => waste)
  return (
    <div className="journey-strip">
      <p>{says(strip, say)}</p>
      <div className="journey-line" role="img" aria-label={says(strip, say)}>
        {strip.spans.map((span) => (
          <Mark key={span.nth} span={span} strip={strip} isLit={span.nth === lit} />
        ))}
      </div>
      <div className="journey-ends">
        <span>{say.at(new Date(strip.from).toISOString())}</span>
        <span>{say.at(new Date(strip.until).toISOString())}</span>
      </div>
      <ul role="list" className="journey-legend">
        <li>
          <span className="journey-swatch" data-kind="point" aria-hidden="true" />
          {t('journeys.strip.point')}
        </li>
        {hasWaste && (
          <li>
            <span className="journey-swatch" data-kind="waste" aria-hidden="true" />
            {t('journeys.strip.waste')}
          </li>
        )}
        <li>{t('journeys.strip.least')}</li>
      </ul>
      <WithClient strip={strip} say={say} />
    </div>
  )
}
