import { CalendarPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { demandRoutes } from '#domain/planning/contract.demand.ts'
import { forecastRoutes } from '#domain/planning/contract.forecast.ts'
import { needRoutes } from '#domain/planning/contract.need.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dayOf, useNow, useZone } from '../../ui/time.ts'
import { toast } from '../../ui/toast.tsx'

type Special = ResponseOf<typeof demandRoutes.specialDays>['items'][number]
type Row = Special & { readonly key: number }

function RowFields(props: {
  readonly row: Row
  readonly number: number
  readonly onChange: (row: Row) => void
  readonly onRemove: () => void
}) {
  const { row, number, onChange, onRemove } = props
  const t = useT()
  return (
    <li className="plan-special" aria-label={t('forecast.special.row', { number })}>
      <TextField
        type="date"
        label={t('forecast.special.day')}
        value={row.day}
        onChange={(day) => onChange({ ...row, day })}
      />
      <TextField
        label={t('forecast.special.name')}
        value={row.name}
        maxLength={80}
        onChange={(name) => onChange({ ...row, name })}
      />
      <Checkbox isSelected={row.closed} onChange={(closed) => onChange({ ...row, closed })}>
        {t('forecast.special.closed')}
      </Checkbox>
      <IconButton
        label={t('forecast.special.remove', { name: row.name || t('forecast.special.unnamed') })}
        icon={<Trash2 size={18} aria-hidden="true" />}
        onPress={onRemove}
      />
    </li>
  )
}

function Rows(props: { readonly rows: readonly Row[]; readonly onChange: (rows: Row[]) => void }) {
  const { rows, onChange } = props
  return (
    <ul role="list" className="plan-specials">
      {rows.map((row, index) => (
        <RowFields
          key={row.key}
          row={row}
          number={index + 1}
          onChange={(next) => onChange(rows.map((one) => (one.key === row.key ? next : one)))}
          onRemove={() => onChange(rows.filter((one) => one.key !== row.key))}
        />
      ))}
    </ul>
  )
}

const isWhole = ({ day, name }: Special): boolean => day !== '' && name.trim() !== ''

function Editor({ items, onClose }: { items: readonly Special[]; onClose: () => void }) {
  const t = useT()
  const today = dayOf(useNow(60_000), useZone())
  const [rows, setRows] = useState<Row[]>(() => items.map((one, key) => ({ ...one, key })))
  const [past, coming] = [
    rows.filter((one) => one.day !== '' && one.day < today),
    rows.filter((one) => one.day === '' || one.day >= today),
  ]
  const save = useCommand(demandRoutes.setSpecialDays, {
    refreshes: [demandRoutes.specialDays, demandRoutes.series, forecastRoutes.forecast, needRoutes.need],
    onSuccess: () => {
      toast({ text: t('forecast.special.saved') })
      onClose()
    },
  })
  const add = (): void => {
    const key = Math.max(-1, ...rows.map((one) => one.key)) + 1
    setRows([...rows, { day: '', name: '', closed: true, key }])
  }
  const submit = (): void =>
    save.mutate({
      body: { items: rows.map(({ day, name, closed }) => ({ day, name: name.trim(), closed })) },
    })
  const isReady = rows.every(isWhole)
  return (
    <FormDialog
      title={t('forecast.special')}
      lead={t('forecast.special.lead')}
      action={t('forecast.special.save')}
      onClose={onClose}
      onSubmit={submit}
      isReady={isReady}
      isBusy={save.isPending}
      error={save.error}
    >
      {rows.length === 0 && <p className="desk-quiet">{t('forecast.special.none')}</p>}
      <Rows rows={coming} onChange={(next) => setRows([...past, ...next])} />
      <div>
        <Button size="s" icon={<CalendarPlus size={18} aria-hidden="true" />} onPress={add}>
          {t('forecast.special.add')}
        </Button>
      </div>
      {past.length > 0 && (
        <details className="plan-past">
          <summary>{t('forecast.special.past', { count: past.length })}</summary>
          <Rows rows={past} onChange={(next) => setRows([...next, ...coming])} />
        </details>
      )}
      {!isReady && (
        <Notice tone="info">
          <p>{t('forecast.special.incomplete')}</p>
        </Notice>
      )}
    </FormDialog>
  )
}

/** The list of days that are not like others, to be changed as a whole. */
export function SpecialDays({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { data, error, refetch } = useCall(demandRoutes.specialDays)
  if (data) return <Editor items={data.items} onClose={onClose} />
  return (
    <Dialog isOpen title={t('forecast.special')} onClose={onClose}>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Dialog>
  )
}
