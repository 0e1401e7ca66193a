import { figureRoutes } from '#domain/measures/contract.figures.ts'
import type { MeasureKey } from '#domain/measures/contract.ts'
import { HistogramChart } from '../../charts/HistogramChart.tsx'
import { valueTicks, spanTicks } from '../../charts/ticks.ts'
import { useCall } from '../../client.ts'
import { known } from '../filter.ts'
import type { LensChoice } from '../filter.ts'
import { formatOf, useLensSay } from '../useLensSay.ts'

type Bucket = { readonly from: number; readonly to: number; readonly count: number }
const ABOUT = 18

/**
 * Buckets that grow with the value, put into bins of equal width up to a bound; what lies beyond it is left to the
 * sentence, or one long wait would press all others together.
 */
export function evenBins(buckets: readonly Bucket[], upTo: number, isSpan: boolean): Bucket[] {
  const bounds = isSpan ? spanTicks(0, upTo, ABOUT) : valueTicks(0, upTo, ABOUT)
  const width = Math.max((bounds[1] ?? 1) - (bounds[0] ?? 0), isSpan ? 1 : 0.0001)
  const bins = Array.from({ length: Math.max(1, Math.ceil(upTo / width)) }, (_, index) => ({
    from: index * width,
    to: (index + 1) * width,
    count: 0,
  }))
  for (const { from, to, count } of buckets) {
    const bin = bins[Math.floor((to - from <= 1 ? from : (from + to) / 2) / width)]
    if (bin) bin.count += count
  }
  return bins
}

/** How a measure is distributed: no mean tells what people live through. */
export function Spread({ measure, filter }: { readonly measure: MeasureKey; readonly filter: LensChoice }) {
  const say = useLensSay()
  const { data } = useCall(
    figureRoutes.spread,
    { query: known({ ...filter, measure }) as { measure: MeasureKey } },
    { keep: true },
  )
  if (!data?.percentiles) return null
  const figure = (value: number) => say.figure(measure, value)
  const { p50, p90, p95, most } = data.percentiles
  const format = formatOf(measure)
  return (
    <HistogramChart
      title={say.t('capability.spread', { measure: say.t(`measure.${measure}`) })}
      sentence={say.t('capability.spread.sentence', {
        half: figure(p50),
        nine: figure(p90),
        few: figure(p95),
        most: figure(most),
      })}
      bins={evenBins(data.buckets, Math.max(p95 * 1.15, p95 + 1), format.kind === 'span')}
      xName={say.t(`measure.${measure}`)}
      xFormat={format}
      yName={say.t('capability.spread.count')}
      marks={[{ at: p50, label: say.t('capability.spread.middle') }]}
    />
  )
}
