import { useEffect, useRef, useState } from 'react'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useKeys } from '../shell/keys.ts'
import { useSteady } from '../shell/steady.ts'
import type { CaseFilter } from './filter.ts'

const ANY = 'any'
type Change = (filter: CaseFilter) => void

/** Words to look for; they go into the address once somebody has stopped typing. */
function Search({ filter, onChange }: { filter: CaseFilter; onChange: Change }) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(filter.q ?? '')
  const steady = useSteady(typed, 250)
  useEffect(() => {
    if (steady !== (filter.q ?? '')) onChange({ ...filter, q: steady })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what was typed decides; the filter is read as it is then
  }, [steady])
  useKeys([{ keys: '/', label: t('desk.cases.search'), group: 'list', run: () => field.current?.focus() }])
  return (
    <TextField
      ref={field}
      type="search"
      label={t('desk.cases.search')}
      placeholder={t('desk.cases.search.hint')}
      value={typed}
      onChange={setTyped}
    />
  )
}

function without(filter: CaseFilter, key: keyof CaseFilter): CaseFilter {
  const { [key]: _, ...rest } = filter
  return rest
}

/** The choices of a list of cases. */
export function Filters({ filter, onChange }: { filter: CaseFilter; onChange: Change }) {
  const t = useT()
  const services = useCall(serviceRoutes.list, {}, { staleTime: 300_000 }).data?.items ?? []
  const sorts = ['due', 'opened', 'changed'] as const
  const parties = ['us', 'client', 'other'] as const
  return (
    <div className="desk-filters">
      <Search filter={filter} onChange={onChange} />
      <Select
        label={t('desk.cases.sort')}
        options={sorts.map((value) => ({ value, label: t(`desk.cases.sort.${value}`) }))}
        value={filter.sort ?? 'due'}
        onChange={(sort) => onChange({ ...filter, sort })}
      />
      <Select
        label={t('desk.cases.filter.waiting')}
        options={[
          { value: ANY, label: t('desk.cases.filter.any') },
          ...parties.map((value) => ({ value, label: t(`desk.case.waiting.${value}`) })),
        ]}
        value={filter.waitingOn ?? ANY}
        onChange={(value) => {
          const waitingOn = parties.find((one) => one === value)
          onChange(waitingOn ? { ...filter, waitingOn } : without(filter, 'waitingOn'))
        }}
      />
      <Select
        label={t('desk.cases.filter.state')}
        options={(['open', 'closed'] as const).map((value) => ({
          value,
          label: t(`desk.case.state.${value}`),
        }))}
        value={filter.state ?? 'open'}
        onChange={(state) => onChange({ ...filter, state })}
      />
      <Select
        label={t('desk.cases.filter.service')}
        options={[
          { value: ANY, label: t('desk.cases.filter.any_service') },
          ...services.map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={filter.serviceId ?? ANY}
        onChange={(value) =>
          onChange(value === ANY ? without(filter, 'serviceId') : { ...filter, serviceId: value })
        }
      />
      <Switch isSelected={filter.snoozed ?? false} onChange={(snoozed) => onChange({ ...filter, snoozed })}>
        {t('desk.cases.filter.snoozed')}
      </Switch>
    </div>
  )
}
