import type { Scenario, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { LineChart } from '../../charts/LineChart.tsx'
import type { Moment, SeriesData } from '../../charts/series.ts'
import { useT } from '../../messages/Messages.tsx'
import { shareAlone } from './draft.ts'
import { crossingsOf, ofHundred } from './sentences.ts'
import { useFigures } from './useFigures.ts'
import { answeredShare } from './warnings.ts'

type Sweep = WhatIfResult['sweep']

function useSeries(sweep: Sweep): SeriesData['series'] {
  const t = useT()
  const points = (of: 'conventional' | 'goldenMoment') =>
    sweep.map((row) => ({ at: row.share, value: row[of] }))
  return [
    { id: 'conventional', label: t('what_if.conventional'), points: points('conventional') },
    { id: 'golden', label: t('what_if.golden_moment'), points: points('goldenMoment') },
  ]
}

/** Standing lines where the designs cross and where things are now; one only where both are at the same place. */
function useMarks(even: number | null, now: number | undefined): Moment[] {
  const t = useT()
  const isApart = even === null || now === undefined || Math.abs(even - now) > 0.03
  return [
    ...(even === null ? [] : [{ at: even, label: t('what_if.even.mark') }]),
    ...(now === undefined || !isApart ? [] : [{ at: now, label: t('what_if.even.now') }]),
  ]
}

function Lines(props: {
  readonly title: string
  readonly sentence: string
  readonly x: string
  readonly sweep: Sweep
  readonly even: number | null
  readonly now: number | undefined
}) {
  const { title, sentence, x, sweep, even, now } = props
  const t = useT()
  const series = useSeries(sweep)
  const moments = useMarks(even, now)
  return (
    <LineChart
      title={title}
      sentence={sentence}
      level={3}
      series={series}
      format={{ kind: 'number', digits: 1 }}
      x={{ format: { kind: 'share' }, name: x }}
      yName={t('what_if.even.y')}
      moments={moments}
    />
  )
}

/** How the work of a need changes with the share met alone, and with how often attempts are answered. */
export function BreakEven({ one, result }: { readonly one: Scenario; readonly result: WhatIfResult }) {
  const t = useT()
  const figures = useFigures()
  const { breakEven, sweep, answeredSweep } = result
  const share = shareAlone(one)
  const answered = answeredShare(one)
  const [crossing = null] = crossingsOf(answeredSweep)
  const said = (value: number | undefined) => (value === undefined ? '–' : ofHundred(value, figures))
  const first = answeredSweep[0]
  const isLess = first !== undefined && first.goldenMoment <= first.conventional
  return (
    <>
      {sweep.length > 1 && (
        <Lines
          title={t('what_if.even')}
          sentence={
            breakEven === null
              ? t('what_if.even.says.none', { share: said(share) })
              : t('what_if.even.says', { even: ofHundred(breakEven, figures), share: said(share) })
          }
          x={t('what_if.even.x')}
          sweep={sweep}
          even={breakEven}
          now={share}
        />
      )}
      {answeredSweep.length > 1 && (
        <Lines
          title={t('what_if.answered')}
          sentence={
            crossing === null
              ? t(isLess ? 'what_if.answered.says.less' : 'what_if.answered.says.more', {
                  share: said(answered),
                })
              : t('what_if.answered.says', {
                  even: ofHundred(crossing, figures),
                  share: said(answered),
                })
          }
          x={t('what_if.answered.x')}
          sweep={answeredSweep}
          even={crossing}
          now={answered}
        />
      )}
    </>
  )
}
