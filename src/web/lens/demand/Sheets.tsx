import { useState } from 'react'
import type { DemandFilter } from '#domain/demand/contract.ts'
import { sheetRoutes } from '#domain/demand/contract.sheets.ts'
import type { CheckSheet } from '#domain/demand/contract.sheets.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Badge } from '../../ui/Words.tsx'
import { Section } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'

const SIZES = ['10', '20', '40', '80', '120', '200'] as const
const LONGEST = 120

const sheetAddress = (sheetId: string) => `/lens/demand/sheets/${sheetId}`

/** From which contacts a sheet is drawn, in words. */
function useFilterWords(query: DemandFilter, shown: { from: string; to: string }, say: LensSay): string {
  const services = useCall(serviceRoutes.list, {}, { staleTime: Infinity }).data?.items ?? []
  const { serviceId, departmentId, channel } = query
  return [
    say.t('demand.sheet.days', { from: say.date(shown.from), to: say.date(shown.to) }),
    services.find((one) => one.id === serviceId)?.name,
    services.find((one) => one.departmentId === departmentId)?.department,
    channel && say.t(`lens.channel.${channel}`),
  ]
    .filter(Boolean)
    .join(', ')
}

function DrawForm(props: {
  readonly query: DemandFilter
  readonly shown: { readonly from: string; readonly to: string }
  readonly onClose: () => void
}) {
  const { query, shown, onClose } = props
  const say = useLensSay()
  const { t } = say
  const go = useGo()
  const [name, setName] = useState('')
  const [size, setSize] = useState<(typeof SIZES)[number]>('40')
  const filter = useFilterWords(query, shown, say)
  const draw = useCommand(sheetRoutes.addSheet, {
    refreshes: [sheetRoutes.sheets],
    onSuccess: ({ id }) => go(sheetAddress(id)),
  })
  return (
    <FormDialog
      title={t('demand.sheet.draw')}
      lead={t('demand.sheet.draw.lead', { filter })}
      action={t('demand.sheet.draw.do')}
      onClose={onClose}
      isReady={name.trim() !== ''}
      isBusy={draw.isPending}
      error={draw.error}
      onSubmit={() =>
        draw.mutate({
          body: {
            name: name.trim(),
            contacts: Number(size),
            filter: { ...query, from: shown.from, to: shown.to },
          },
        })
      }
    >
      <TextField
        label={t('demand.sheet.name')}
        value={name}
        onChange={setName}
        maxLength={LONGEST}
        autoFocus
      />
      <Select
        label={t('demand.sheet.size')}
        help={t('demand.sheet.size.help')}
        options={SIZES.map((value) => ({ value, label: t('demand.sheet.size.one', { size: value }) }))}
        value={size}
        onChange={setSize}
      />
    </FormDialog>
  )
}

function SheetRow({ sheet }: { sheet: CheckSheet }) {
  const say = useLensSay()
  const { id, name, contacts, mine, people, madeAt, closedAt } = sheet
  return (
    <li>
      <span>
        <Go to={sheetAddress(id)}>{name}</Go>{' '}
        <Badge>{say.t(closedAt === null ? 'demand.sheet.open' : 'demand.sheet.closed')}</Badge>
      </span>
      <small>{say.t('demand.sheet.beside', { contacts, mine, people, day: say.at(madeAt) })}</small>
    </li>
  )
}

/** Check sheets: several people mark the same contacts, and how far they agree is shown. */
export function Sheets(props: {
  readonly query: DemandFilter
  readonly shown: { readonly from: string; readonly to: string }
  readonly mayKeep: boolean
}) {
  const { query, shown, mayKeep } = props
  const { t } = useLensSay()
  const { data, error, refetch } = useCall(sheetRoutes.sheets)
  const [drawing, setDrawing] = useState(false)
  return (
    <Section title={t('demand.sheets')}>
      <p className="lens-period">{t('demand.sheets.lead')}</p>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <p>{t('demand.sheets.none')}</p>}
      <ul role="list" className="lens-rows">
        {data?.items.map((sheet) => (
          <SheetRow key={sheet.id} sheet={sheet} />
        ))}
      </ul>
      {mayKeep && (
        <div>
          <Button onPress={() => setDrawing(true)}>{t('demand.sheet.draw')}</Button>
        </div>
      )}
      {drawing && <DrawForm query={query} shown={shown} onClose={() => setDrawing(false)} />}
    </Section>
  )
}

/** Open check sheets on which I have not marked everything yet; nothing where there are none. */
export function SheetsToMark() {
  const { t } = useLensSay()
  const sheets = useCall(sheetRoutes.sheets).data?.items ?? []
  const open = sheets.filter(({ closedAt, mine, contacts }) => closedAt === null && mine < contacts)
  if (open.length === 0) return null
  return (
    <Section title={t('demand.sheet.to_mark')}>
      <ul role="list" className="lens-rows">
        {open.map((sheet) => (
          <SheetRow key={sheet.id} sheet={sheet} />
        ))}
      </ul>
    </Section>
  )
}
