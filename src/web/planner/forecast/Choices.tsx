import type { ReactNode } from 'react'
import { demandRoutes } from '#domain/planning/contract.demand.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { BY, DEMANDS, daysOffered } from './choice.ts'
import type { By, DemandChoice } from './choice.ts'

const ALL = 'all'

/** Which contacts are meant: whose, of which service, of which kind. */
export function DemandFields<C extends DemandChoice>(props: {
  readonly choice: C
  readonly onChange: (choice: C) => void
}) {
  const { choice, onChange } = props
  const t = useT()
  const series = useCall(demandRoutes.series, {}, { staleTime: 60_000 }).data?.items ?? []
  const services = useCall(serviceRoutes.list, {}, { staleTime: Infinity }).data?.items ?? []
  const { series: _series, serviceId, demand, from: _from, ...rest } = choice
  const imported = series.flatMap(({ id, name }) => (id === null ? [] : [{ value: id, label: name }]))
  const without = rest as unknown as C
  return (
    <>
      <Select
        label={t('forecast.choice.series')}
        options={[{ value: ALL, label: t('forecast.own') }, ...imported]}
        value={choice.series ?? ALL}
        onChange={(id) => onChange(id === ALL ? without : { ...without, series: id })}
      />
      {choice.series === undefined && (
        <>
          <Select
            label={t('forecast.choice.service')}
            options={[
              { value: ALL, label: t('forecast.choice.all_services') },
              ...services.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={serviceId ?? ALL}
            onChange={(id) => onChange({ ...choice, serviceId: id === ALL ? undefined : id })}
          />
          <Select
            label={t('forecast.choice.demand')}
            options={[
              { value: ALL, label: t('forecast.demand.all') },
              ...DEMANDS.map((value) => ({ value, label: t(`forecast.demand.${value}`) })),
            ]}
            value={demand ?? ALL}
            onChange={(next) => onChange({ ...choice, demand: next === ALL ? undefined : next })}
          />
        </>
      )}
    </>
  )
}

/** The row of choices over a page of the planner. */
export function ChoiceRow({ children }: { readonly children: ReactNode }) {
  const t = useT()
  return (
    <div className="plan-choices" role="group" aria-label={t('forecast.choices')}>
      {children}
    </div>
  )
}

function useDaysWords() {
  const t = useT()
  return (days: number): string => {
    if (days === 364) return t('forecast.year')
    return days % 7 === 0 ? t('forecast.weeks', { weeks: days / 7 }) : t('forecast.days', { days })
  }
}

/** By what, from when and how far a forecast is shown. */
export function SpanFields(props: {
  readonly by: By
  readonly days: number
  /** As chosen; the first day that is shown where none is. */
  readonly from: string
  readonly onBy: (by: By) => void
  readonly onDays: (days: number) => void
  readonly onFrom: (from: string) => void
}) {
  const { by, days, from, onBy, onDays, onFrom } = props
  const t = useT()
  const words = useDaysWords()
  return (
    <>
      <Select
        label={t('forecast.choice.by')}
        options={BY.map((one) => ({ value: String(one), label: t(`forecast.by.${one}`) }))}
        value={String(by)}
        onChange={(next) => onBy(BY.find((one) => String(one) === next) ?? 30)}
      />
      <TextField type="date" label={t('forecast.choice.from')} value={from} onChange={onFrom} />
      <Select
        label={t('forecast.choice.days')}
        options={daysOffered(by, days).map((one) => ({ value: String(one), label: words(one) }))}
        value={String(days)}
        onChange={(next) => onDays(Number(next))}
      />
    </>
  )
}
