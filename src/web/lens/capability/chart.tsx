import type { CapabilityChart as Chart } from '#domain/measures/contract.figures.ts'
import { measures } from '#domain/measures/contract.ts'
import { ControlChart } from '../../charts/ControlChart.tsx'
import { useT } from '../../messages/Messages.tsx'
import type { T } from '../../messages/Messages.tsx'
import { formatOf, useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import './capability.css'

/** Noon of a local day, where a whole day is drawn; epoch milliseconds. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`)

type Point = Chart['points'][number]

/** Why a value is more than usual variation, in words; undefined for a usual one. */
function signalWords({ signals, leap }: Point, t: T): string | undefined {
  const [first] = signals
  if (first) return t(`capability.signal.${first}`)
  return leap ? t('capability.signal.leap') : undefined
}

const lastOf = (points: readonly Point[]): Point | undefined =>
  points.filter(({ signals }) => signals.length > 0).at(-1)

/** The upper limit as far as it can be reached: no share is more than all. Null where there is none. */
function upperOf(chart: Pick<Chart, 'measure'>, upper: number): number | null {
  return measures[chart.measure].unit === 'share' && upper >= 1 ? null : upper
}

/** What the chart says, in a sentence: whether the latest stretch shows a signal, and between which limits it runs. */
export function capabilitySentence(chart: Chart, say: LensSay): string {
  const phase = chart.phases.at(-1)
  if (!phase) return say.t('capability.sentence.none')
  const figure = (value: number) => say.figure(chart.measure, value)
  const values = {
    measure: say.t(`measure.${chart.measure}`),
    centre: figure(phase.centre),
    low: figure(phase.lower ?? 0),
    high: figure(upperOf(chart, phase.upper) ?? 1),
  }
  const inPhase = chart.points.filter(({ day }) => day >= phase.from && day <= phase.to)
  const signal = lastOf(inPhase)
  const first = say.t('capability.sentence.runs', values)
  if (!signal) return `${first} ${say.t('capability.sentence.usual')}`
  const rule = say.t(`capability.signal.${signal.signals[0] ?? 'outside'}`)
  const side = signal.value > phase.centre ? 'above' : 'below'
  return `${first} ${say.t(`capability.sentence.${side}`, { day: say.date(signal.day), rule })}`
}

/** A measure over time with its natural limits, named changes and signals. There is no line to be reached. */
export function CapabilityDrawing(props: {
  readonly chart: Chart
  readonly title: string
  readonly level?: 2 | 3 | 4
}) {
  const { chart, title, level } = props
  const t = useT()
  const say = useLensSay()
  const notes = new Map<string, string>()
  for (const { day, name, kind } of chart.annotations) {
    const nearest = chart.points.find((point) => point.day >= day)?.day ?? chart.points.at(-1)?.day
    const words = kind === 'change' ? t('capability.change', { name }) : name
    if (nearest) notes.set(nearest, [notes.get(nearest), words].filter(Boolean).join('; '))
  }
  return (
    <ControlChart
      title={title}
      sentence={capabilitySentence(chart, say)}
      {...(level && { level })}
      points={chart.points.map((point) => {
        const signal = point.unfinished ? t('capability.unfinished') : signalWords(point, t)
        const note = notes.get(point.day)
        return { at: noonOf(point.day), value: point.value, ...(signal && { signal }), ...(note && { note }) }
      })}
      phases={chart.phases.map((phase) => ({
        from: noonOf(phase.from),
        until: noonOf(phase.to),
        mean: phase.centre,
        lower: phase.lower,
        upper: upperOf(chart, phase.upper),
        ...(phase.name !== null && { label: phase.name }),
      }))}
      format={formatOf(chart.measure)}
      by={chart.step === 'month' ? 'month' : 'day'}
    />
  )
}

/** What weakens the chart, each in a sentence. */
export function ChartWarnings({ chart }: { chart: Pick<Chart, 'warnings'> }) {
  const t = useT()
  if (chart.warnings.length === 0) return null
  return (
    <ul className="lens-warnings">
      {chart.warnings.map(({ code, facts }) => (
        <li key={code}>{t(`capability.warning.${code}` as 'capability.warning.few_points', facts)}</li>
      ))}
    </ul>
  )
}
