import { useSearch } from '@tanstack/react-router'
import { CalendarHeart, FileUp } from 'lucide-react'
import { useState } from 'react'
import { forecastRoutes } from '#domain/planning/contract.forecast.ts'
import type { Forecast } from '#domain/planning/contract.forecast.ts'
import { useCall } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { About } from './About.tsx'
import { ChoiceRow, DemandFields, SpanFields } from './Choices.tsx'
import { Fan } from './Fan.tsx'
import { ImportSeries } from './ImportSeries.tsx'
import { MadeOf } from './MadeOf.tsx'
import { Parts } from './Parts.tsx'
import { Refused } from './Refused.tsx'
import { SpecialDays } from './SpecialDays.tsx'
import { Trust } from './Trust.tsx'
import { Warnings } from './Warnings.tsx'
import { Working } from './Working.tsx'
import { addressWith, readForecastChoice, withUsual } from './choice.ts'
import type { ForecastChoice } from './choice.ts'
import { forecastSentence } from './sentence.ts'
import { useMayPlan, useSpeaker } from './useSpeaker.ts'
import './forecast.css'

const PATH = '/planner/forecast'
const REREAD_MS = 300_000

type Opening = 'import' | 'special'

/** The forecast that is chosen, and the same days by day, for what is said of whole days. */
function useForecast(choice: ForecastChoice) {
  const { by, days, ...demand } = withUsual(choice)
  const query = { ...demand, days }
  const keeping = { keep: true, staleTime: REREAD_MS, refetchInterval: REREAD_MS } as const
  const shown = useCall(
    forecastRoutes.forecast,
    { query: { ...query, by: `${by}` as Forecast['by'] } },
    keeping,
  )
  const byDay = useCall(
    forecastRoutes.forecast,
    { query: { ...query, by: 'day' } },
    { ...keeping, enabled: typeof by === 'number' && shown.data !== undefined },
  )
  return { ...shown, days: shown.data?.by === 'day' ? shown.data.points : byDay.data?.points }
}

function Actions({ onOpen }: { onOpen: (what: Opening) => void }) {
  const t = useT()
  if (!useMayPlan()) return null
  return (
    <div className="plan-actions">
      <Button icon={<CalendarHeart size={18} aria-hidden="true" />} onPress={() => onOpen('special')}>
        {t('forecast.special')}
      </Button>
      <Button icon={<FileUp size={18} aria-hidden="true" />} onPress={() => onOpen('import')}>
        {t('forecast.import')}
      </Button>
    </div>
  )
}

function Sentence({ forecast, days }: { forecast: Forecast; days: Forecast['points'] | undefined }) {
  const say = useSpeaker()
  const needsDays = forecast.by !== 'week' && forecast.by !== 'month'
  const words = needsDays && !days ? ' ' : forecastSentence(forecast, days ?? [], say)
  return (
    <p className="plan-sentence" aria-live="polite">
      {words}
    </p>
  )
}

function Seen(props: {
  readonly forecast: Forecast
  readonly isOld: boolean
  readonly onRemoved: () => void
}) {
  const { forecast, isOld, onRemoved } = props
  return (
    <div className="plan-seen" aria-busy={isOld}>
      <Fan forecast={forecast} />
      <Warnings warnings={forecast.warnings} />
      <Trust forecast={forecast} />
      <Parts forecast={forecast} />
      <MadeOf forecast={forecast} />
      <About series={forecast.series} onRemoved={onRemoved} />
    </div>
  )
}

/** How much is expected, how sure that is, and what it is made of (R33). */
export function ForecastPage() {
  const t = useT()
  const go = useGo()
  const mayPlan = useMayPlan()
  const choice = readForecastChoice(useSearch({ strict: false }))
  const [opening, open] = useState<Opening>()
  const { data, days, error, isPlaceholderData, refetch } = useForecast(choice)
  const show = (next: ForecastChoice): void => go(addressWith(PATH, next))
  const close = (): void => open(undefined)
  const usual = withUsual(choice)
  return (
    <Page title={t('forecast.title')} wide>
      <div className="plan-head">
        <h1>{t('forecast.title')}</h1>
        <Actions onOpen={open} />
      </div>
      {data && !error && <Sentence forecast={data} days={isPlaceholderData ? undefined : days} />}
      <ChoiceRow>
        <DemandFields choice={choice} onChange={show} />
        <SpanFields
          by={usual.by}
          days={usual.days}
          from={choice.from ?? data?.from ?? ''}
          onBy={(by) => show({ ...choice, by, days: undefined })}
          onDays={(next) => show({ ...choice, days: next })}
          onFrom={(from) => show({ ...choice, from: from === '' ? undefined : from })}
        />
      </ChoiceRow>
      {error && (
        <Refused
          error={error}
          plain={PATH}
          onRetry={() => void refetch()}
          onImport={mayPlan ? () => open('import') : undefined}
        />
      )}
      {!data && !error && <Working title={t('forecast.working')} why={t('forecast.working.why')} />}
      {data && !error && <Seen forecast={data} isOld={isPlaceholderData} onRemoved={() => go(PATH)} />}
      {opening === 'special' && <SpecialDays onClose={close} />}
      {opening === 'import' && (
        <ImportSeries
          onClose={close}
          onKept={(series) => {
            close()
            show({ series })
          }}
        />
      )}
    </Page>
  )
}
