import { serviceRoutes } from '#domain/services/contract.ts'
import { Channel } from '#domain/services/contract.ts'
import { useCall } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DEMANDS, daysBefore } from './filter.ts'
import type { LensChoice } from './filter.ts'

const ALL = 'all'
const LENGTHS = [7, 28, 91, 182, 365] as const
const OTHER = 'other'

export type FilterPart = 'service' | 'department' | 'channel' | 'demand'

export type FilterProps = {
  readonly choice: LensChoice
  readonly onChange: (choice: LensChoice) => void
  /** The days that are shown, as the server settled them. */
  readonly shown: { readonly from: string; readonly to: string } | undefined
  /** Which filters make sense on this page; the period always does. */
  readonly parts: readonly FilterPart[]
}

/** The length of the period, when it is one of the usual ones and ends with the last day. */
function lengthOf({ from, to }: LensChoice, shown: FilterProps['shown']): string {
  if (from === undefined && to === undefined) return '28'
  if (to !== undefined || !shown || from === undefined) return OTHER
  const days = LENGTHS.find((one) => daysBefore(shown.to, one - 1) === from)
  return days === undefined ? OTHER : String(days)
}

function Period({ choice, onChange, shown }: FilterProps) {
  const t = useT()
  const length = lengthOf(choice, shown)
  const choose = (next: string): void => {
    if (next === '28') return onChange({ ...choice, from: undefined, to: undefined })
    if (next === OTHER) return onChange({ ...choice, from: shown?.from, to: shown?.to })
    if (shown) onChange({ ...choice, from: daysBefore(shown.to, Number(next) - 1), to: undefined })
  }
  return (
    <>
      <Select
        label={t('lens.filter.period')}
        options={[
          ...LENGTHS.map((one) => ({ value: String(one), label: t(`lens.filter.days.${one}`) })),
          { value: OTHER, label: t('lens.filter.days.other') },
        ]}
        value={length}
        onChange={choose}
      />
      {length === OTHER && (
        <>
          <TextField
            type="date"
            label={t('lens.filter.from')}
            value={choice.from ?? shown?.from ?? ''}
            onChange={(from) => from && onChange({ ...choice, from })}
          />
          <TextField
            type="date"
            label={t('lens.filter.to')}
            value={choice.to ?? shown?.to ?? ''}
            onChange={(to) => to && onChange({ ...choice, to })}
          />
        </>
      )}
    </>
  )
}

/** Services and departments to choose from, in the order of their names. */
export function usePlaces() {
  const services = useCall(serviceRoutes.list, {}, { staleTime: Infinity }).data?.items ?? []
  const departments = new Map(services.map((one) => [one.departmentId, one.department]))
  return {
    services: services.map(({ id, name }) => ({ value: id, label: name })),
    departments: [...departments]
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  }
}

/** Which period, service, department, channel and demand are looked at. All of it is in the address. */
export function FilterBar(props: FilterProps) {
  const { choice, onChange, parts } = props
  const t = useT()
  const { services, departments } = usePlaces()
  const one = (key: keyof LensChoice, value: string): void =>
    onChange({ ...choice, [key]: value === ALL ? undefined : value })
  return (
    <div className="lens-choices" role="group" aria-label={t('lens.filter')}>
      <Period {...props} />
      {parts.includes('service') && (
        <Select
          label={t('lens.filter.service')}
          options={[{ value: ALL, label: t('lens.filter.all_services') }, ...services]}
          value={choice.serviceId ?? ALL}
          onChange={(value) => one('serviceId', value)}
        />
      )}
      {parts.includes('department') && (
        <Select
          label={t('lens.filter.department')}
          options={[{ value: ALL, label: t('lens.filter.all_departments') }, ...departments]}
          value={choice.departmentId ?? ALL}
          onChange={(value) => one('departmentId', value)}
        />
      )}
      {parts.includes('channel') && (
        <Select
          label={t('lens.filter.channel')}
          options={[
            { value: ALL, label: t('lens.filter.all_channels') },
            ...Channel.options.map((value) => ({ value, label: t(`lens.channel.${value}`) })),
          ]}
          value={choice.channel ?? ALL}
          onChange={(value) => one('channel', value)}
        />
      )}
      {parts.includes('demand') && (
        <Select
          label={t('lens.filter.demand')}
          options={[
            { value: ALL, label: t('lens.filter.all_demand') },
            ...DEMANDS.map((value) => ({ value, label: t(`lens.demand_kind.${value}`) })),
          ]}
          value={choice.demand ?? ALL}
          onChange={(value) => one('demand', value)}
        />
      )}
    </div>
  )
}
