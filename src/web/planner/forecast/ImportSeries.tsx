import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { demandRoutes } from '#domain/planning/contract.demand.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useZone } from '../../ui/time.ts'
import { toast } from '../../ui/toast.tsx'
import { ImportProblem, Report, refusedFacts } from './ImportReport.tsx'
import { columnsIn } from './lines.ts'

const MOST_BYTES = 8_000_000
const AUTO = 'auto'
const INTERVALS = [5, 15, 30, 60] as const
const COLUMNS = ['when', 'time', 'count'] as const
type Column = (typeof COLUMNS)[number]

/** What is known of the file, and what is chosen about it. */
type Given = {
  readonly name: string
  readonly csv: string
  readonly file: string | null
  readonly zone: string
  readonly interval: (typeof INTERVALS)[number] | null
  readonly columns: Readonly<Partial<Record<Column, string>>>
}

function bodyOf({ name, csv, zone, interval, columns }: Given, trial: boolean) {
  return {
    ...{ name: name.trim(), csv, zone: zone.trim(), columns, trial },
    ...(interval !== null && { intervalMinutes: interval }),
  }
}

/** `Calls 2026.csv` is a series called “Calls 2026”. */
const nameOf = (file: string): string =>
  file
    .replace(/\.[^.]*$/, '')
    .replaceAll('_', ' ')
    .slice(0, 80)

type Fields = { readonly given: Given; readonly onChange: (change: Partial<Given>) => void }

function FileField({ given, onChange }: Fields) {
  const t = useT()
  const [isTooLarge, setTooLarge] = useState(false)
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setTooLarge(file.size > MOST_BYTES)
    if (file.size > MOST_BYTES) return
    const csv = await file.text()
    onChange({ csv, file: file.name, columns: {}, ...(given.name === '' && { name: nameOf(file.name) }) })
  }
  return (
    <div className="plan-file">
      <FileTrigger
        acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']}
        onSelect={(files) => void read(files?.[0])}
      >
        <Button icon={<FileUp size={18} aria-hidden="true" />}>{t('forecast.import.file')}</Button>
      </FileTrigger>
      <span role="status">
        {given.file !== null &&
          t('forecast.import.file.chosen', { name: given.file, size: Math.ceil(given.csv.length / 1000) })}
      </span>
      {isTooLarge && (
        <Notice tone="warn">
          <p>{t('forecast.import.too_large')}</p>
        </Notice>
      )}
    </div>
  )
}

function ColumnFields({ given, onChange }: Fields) {
  const t = useT()
  const names = columnsIn(given.csv)
  if (names.length === 0) return null
  const options = [
    { value: AUTO, label: t('forecast.import.column.auto') },
    ...names.map((name) => ({ value: `=${name}`, label: name })),
  ]
  const choose = (column: Column, value: string): void => {
    const { [column]: _before, ...rest } = given.columns
    onChange({ columns: value === AUTO ? rest : { ...rest, [column]: value.slice(1) } })
  }
  return (
    <div className="plan-fields">
      {COLUMNS.map((column) => {
        const chosen = given.columns[column]
        return (
          <Select
            key={column}
            label={t(`forecast.import.column.${column}`)}
            options={options}
            value={chosen === undefined ? AUTO : `=${chosen}`}
            onChange={(value) => choose(column, value)}
          />
        )
      })}
    </div>
  )
}

function MoreFields({ given, onChange, isOpen }: Fields & { readonly isOpen: boolean }) {
  const t = useT()
  return (
    <details className="plan-past" open={isOpen}>
      <summary>{t('forecast.import.more')}</summary>
      <div className="plan-fields">
        <TextField
          label={t('forecast.import.zone')}
          help={t('forecast.import.zone.help')}
          value={given.zone}
          maxLength={60}
          onChange={(zone) => onChange({ zone })}
        />
        <Select
          label={t('forecast.import.interval')}
          options={[
            { value: AUTO, label: t('forecast.import.interval.auto') },
            ...INTERVALS.map((one) => ({ value: String(one), label: t(`forecast.by.${one}`) })),
          ]}
          value={given.interval === null ? AUTO : String(given.interval)}
          onChange={(next) => onChange({ interval: INTERVALS.find((one) => String(one) === next) ?? null })}
        />
      </div>
      <ColumnFields given={given} onChange={onChange} />
    </details>
  )
}

/** Problems that are solved by saying more about the file, instead of changing it. */
const ABOUT_FILE = ['column_missing', 'zone_unknown', 'mixed_zones', 'interval_not_possible']
const isAboutFile = (facts: ReturnType<typeof refusedFacts>): boolean =>
  ABOUT_FILE.includes(String(facts?.['why']))

/** Looking at a file, and keeping it: the same command, first as a trial. */
function useImport(onKept: (seriesId: string) => void) {
  const t = useT()
  const look = useCommand(demandRoutes.importSeries)
  const keep = useCommand(demandRoutes.importSeries, {
    refreshes: [demandRoutes.series],
    onSuccess: ({ series }) => {
      if (!series?.id) return
      toast({ text: t('forecast.import.kept', { name: series.name }) })
      onKept(series.id)
    },
  })
  const reset = (): void => {
    look.reset()
    keep.reset()
  }
  return { look, keep, reset }
}

/** Brings in a series of demand: a file or pasted rows are looked at first, and kept when they are what was meant. */
export function ImportSeries(props: {
  readonly onClose: () => void
  readonly onKept: (seriesId: string) => void
}) {
  const { onClose, onKept } = props
  const t = useT()
  const zone = useZone()
  const [given, setGiven] = useState<Given>({
    ...{ name: '', csv: '', file: null, zone, interval: null, columns: {} },
  })
  const { look, keep, reset } = useImport(onKept)
  const change = (next: Partial<Given>): void => {
    setGiven((before) => ({ ...before, ...next }))
    // Only a new name leaves what was found as it was found.
    if (!('name' in next) || 'csv' in next) reset()
  }
  const report = look.data
  const error = keep.error ?? look.error
  const facts = refusedFacts(error)
  const submit = (): void =>
    report ? keep.mutate({ body: bodyOf(given, false) }) : look.mutate({ body: bodyOf(given, true) })
  return (
    <FormDialog
      title={t('forecast.import')}
      lead={t('forecast.import.lead')}
      action={t(report ? 'forecast.import.keep' : 'forecast.import.look')}
      onClose={onClose}
      onSubmit={submit}
      isReady={given.csv.trim() !== '' && given.name.trim() !== ''}
      isBusy={look.isPending || keep.isPending}
      error={facts ? null : error}
    >
      <FileField given={given} onChange={change} />
      {given.file === null && (
        <TextArea
          label={t('forecast.import.paste')}
          rows={4}
          value={given.csv}
          placeholder="date,time,count"
          onChange={(csv) => change({ csv })}
        />
      )}
      <TextField
        label={t('forecast.import.name')}
        help={t('forecast.import.name.help')}
        value={given.name}
        maxLength={80}
        onChange={(name) => change({ name })}
      />
      <MoreFields given={given} onChange={change} isOpen={isAboutFile(facts)} />
      <ImportProblem error={error} csv={given.csv} />
      {report && <Report report={report} />}
    </FormDialog>
  )
}
