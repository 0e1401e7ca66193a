import type { Need } from '#domain/planning/contract.need.ts'
import { HistogramChart } from '../../charts/HistogramChart.tsx'
import { useT } from '../../messages/Messages.tsx'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import { talkBins } from './talk-bins.ts'

/** How long contacts take, as they are: the spread, not only a mean. */
export function TalkTimes({ talk }: { readonly talk: NonNullable<Need['talk']> }) {
  const t = useT()
  const say = useSpeaker()
  return (
    <HistogramChart
      level={3}
      title={t('need.talk.title')}
      sentence={t('need.reckoned.talk_spread', {
        ...{ count: say.number(talk.count, 0), median: say.span(talk.median), p90: say.span(talk.p90) },
      })}
      bins={talkBins(talk)}
      xName={t('need.talk.x')}
      xFormat={{ kind: 'span' }}
      yName={t('forecast.contacts')}
      marks={[
        { at: talk.median, label: t('need.talk.median') },
        { at: talk.p90, label: t('need.talk.p90') },
      ]}
    />
  )
}
