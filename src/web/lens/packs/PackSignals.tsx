import { useState } from 'react'
import type { PackContent } from '#domain/learning/contract.charter.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Section } from '../LensPage.tsx'
import { CapabilityDrawing, ChartWarnings } from '../capability/chart.tsx'
import { addressWith, known } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'

type Signal = PackContent['signals'][number]
type Chart = PackContent['charts'][number]
type About = Pick<Chart, 'measure' | 'filter' | 'service'>

const isOf = (chart: Chart, { measure, filter }: Signal) =>
  chart.measure === measure && chart.filter.serviceId === filter.serviceId

function useAbout() {
  const { t } = useLensSay()
  return ({ measure, service }: About) => [t(`measure.${measure}`), service].filter(Boolean).join(', ')
}

function SignalRow({ signal }: { signal: Signal }) {
  const say = useLensSay()
  const about = useAbout()
  const { measure, filter, day, value, centre, rule } = signal
  return (
    <li>
      <span>
        <Go to={addressWith('/lens/capability', { ...known(filter), measure })}>{about(signal)}</Go>
      </span>
      <small>
        {say.t('packs.signal', {
          value: say.figure(measure, value),
          centre: say.figure(measure, centre),
          day: say.day(day),
          rule: say.t(`capability.signal.${rule}`),
        })}
      </small>
    </li>
  )
}

function Charts({ charts }: { charts: readonly Chart[] }) {
  const about = useAbout()
  return (
    <div className="pack-charts">
      {charts.map((chart) => (
        <div key={`${chart.measure} ${chart.filter.serviceId ?? ''}`} className="pack-chart">
          <CapabilityDrawing chart={chart} title={about(chart)} level={3} />
          <ChartWarnings chart={chart} />
        </div>
      ))}
    </div>
  )
}

/** What is more than usual variation, in words, with the charts that show it; the others on demand. */
export function PackSignals({ content }: { readonly content: PackContent }) {
  const { t } = useLensSay()
  const [isOpen, setOpen] = useState(false)
  const { signals, charts } = content
  const shown = charts.filter((chart) => signals.some((signal) => isOf(chart, signal)))
  const others = charts.filter((chart) => !shown.includes(chart))
  return (
    <Section title={t('packs.signals')}>
      {signals.length === 0 && <p>{t('packs.signals.none')}</p>}
      <ul role="list" className="lens-rows">
        {signals.map((signal) => (
          <SignalRow key={`${signal.measure} ${signal.filter.serviceId ?? ''}`} signal={signal} />
        ))}
      </ul>
      <Charts charts={shown} />
      {others.length > 0 && (
        <details className="pack-means" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{t('packs.charts.other')}</summary>
          {isOpen && <Charts charts={others} />}
        </details>
      )}
    </Section>
  )
}
