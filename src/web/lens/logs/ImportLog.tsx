import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { logRoutes } from '#domain/measures/contract.logs.ts'
import { ProblemError, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useZone } from '../../ui/time.ts'
import { toast } from '../../ui/toast.tsx'
import { useLensSay } from '../useLensSay.ts'
import { Findings, LogFacts } from './LogFacts.tsx'
import { MOST_TEXT, columnNames, formatOf, logName } from './columns.ts'
import { COLUMNS, refusedWords } from './words.ts'
import type { Column } from './words.ts'

const AUTO = 'auto'

/** What is known of the file, and what is chosen about it. */
type Given = {
  readonly name: string
  readonly text: string
  readonly file: string
  readonly format: 'csv' | 'xes'
  readonly zone: string
  readonly columns: Readonly<Partial<Record<Column, string>>>
}
type Fields = { readonly given: Given; readonly onChange: (change: Partial<Given>) => void }
/** Why a file cannot be taken at all, and its name for the command line. */
type Unfit = { readonly why: 'too_large' | 'packed'; readonly file: string }

function bodyOf({ name, text, format, zone, columns }: Given, trial: boolean) {
  return { name: name.trim(), text, format, columns, trial, ...(zone.trim() !== '' && { zone: zone.trim() }) }
}

async function readFile(file: File): Promise<Unfit | Pick<Given, 'text' | 'file' | 'format'>> {
  const start = await file.slice(0, 200).text()
  const format = formatOf(file.name, start)
  if (format === 'packed') return { why: 'packed', file: file.name }
  if (file.size > MOST_TEXT) return { why: 'too_large', file: file.name }
  return { text: await file.text(), file: file.name, format }
}

function FileField({ given, onChange }: Fields) {
  const t = useT()
  const [unfit, setUnfit] = useState<Unfit>()
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const found = await readFile(file)
    if ('why' in found) return setUnfit(found)
    setUnfit(undefined)
    onChange({ ...found, columns: {}, ...(given.name === '' && { name: logName(file.name) }) })
  }
  return (
    <div className="log-file">
      <FileTrigger
        acceptedFileTypes={['.csv', '.tsv', '.txt', '.xes', '.xml', 'text/csv', 'text/xml']}
        onSelect={(files) => void read(files?.[0])}
      >
        <Button icon={<FileUp size={18} aria-hidden="true" />}>{t('logs.import.file')}</Button>
      </FileTrigger>
      <span role="status">
        {given.file !== '' &&
          t('logs.import.chosen', { name: given.file, size: Math.ceil(given.text.length / 1000) })}
      </span>
      {unfit && (
        <Notice tone="warn">
          <p>{t(`logs.import.${unfit.why}`)}</p>
          <p>
            <code>{`answerable import eventlog ${unfit.file}`}</code>
          </p>
        </Notice>
      )}
    </div>
  )
}

function ColumnFields({ given, onChange }: Fields) {
  const t = useT()
  const names = given.format === 'csv' ? columnNames(given.text) : []
  if (names.length < 2) return null
  const options = [
    { value: AUTO, label: t('logs.import.auto') },
    ...names.map((name) => ({ value: `=${name}`, label: name })),
  ]
  const choose = (column: Column, value: string): void => {
    const { [column]: _before, ...rest } = given.columns
    onChange({ columns: value === AUTO ? rest : { ...rest, [column]: value.slice(1) } })
  }
  return COLUMNS.map((column) => (
    <Select
      key={column}
      label={t(`logs.column.${column}`)}
      options={options}
      value={given.columns[column] === undefined ? AUTO : `=${given.columns[column]}`}
      onChange={(value) => choose(column, value)}
    />
  ))
}

function MoreFields({ given, onChange, isOpen }: Fields & { readonly isOpen: boolean }) {
  const t = useT()
  return (
    <details open={isOpen}>
      <summary>{t('logs.import.more')}</summary>
      <div className="log-fields">
        <TextField
          label={t('logs.import.zone')}
          help={t('logs.import.zone.help')}
          value={given.zone}
          maxLength={60}
          onChange={(zone) => onChange({ zone })}
        />
        <ColumnFields given={given} onChange={onChange} />
      </div>
    </details>
  )
}

/** Why the file cannot be read, with the columns that it has. */
function Refused({ error }: { readonly error: ProblemError }) {
  const say = useLensSay()
  const { columns } = error.details
  return (
    <Notice tone="problem" title={say.t('logs.import.bad')}>
      <p>{refusedWords(error.details, say) ?? error.detail}</p>
      {Array.isArray(columns) && columns.length > 0 && (
        <p>{say.t('logs.import.bad.columns', { columns: say.list(columns.map(String)) })}</p>
      )}
    </Notice>
  )
}

const refusedIn = (error: unknown): ProblemError | undefined =>
  error instanceof ProblemError && error.code === 'log_unreadable' ? error : undefined

/** Looking at a file, and keeping it: the same command, first as a trial. */
function useImport(onKept: (logId: string) => void) {
  const t = useT()
  const look = useCommand(logRoutes.importLog)
  const keep = useCommand(logRoutes.importLog, {
    refreshes: [logRoutes.logs, logRoutes.log],
    onSuccess: ({ log, imported }) => {
      toast({ text: t('logs.import.kept', { count: imported, name: log.name }) })
      onKept(log.id)
    },
  })
  const reset = (): void => {
    look.reset()
    keep.reset()
  }
  return { look, keep, reset }
}

/** Imports a log from a file: it is looked at first, and kept when it is what was meant. */
export function ImportLog(props: { readonly onClose: () => void; readonly onKept: (logId: string) => void }) {
  const { onClose, onKept } = props
  const t = useT()
  const zone = useZone()
  const [given, setGiven] = useState<Given>({
    ...{ name: '', text: '', file: '', format: 'csv', zone, columns: {} },
  })
  const { look, keep, reset } = useImport(onKept)
  const change = (next: Partial<Given>): void => {
    setGiven((before) => ({ ...before, ...next }))
    // Only a new name leaves what was found as it was found.
    if (!('name' in next) || 'text' in next) reset()
  }
  const found = look.data
  const error = keep.error ?? look.error
  const refused = refusedIn(error)
  return (
    <FormDialog
      title={t('logs.import')}
      lead={t('logs.import.lead')}
      action={t(found ? 'logs.import.keep' : 'logs.import.look')}
      onClose={onClose}
      onSubmit={() =>
        found ? keep.mutate({ body: bodyOf(given, false) }) : look.mutate({ body: bodyOf(given, true) })
      }
      isReady={given.text !== '' && given.name.trim() !== ''}
      isBusy={look.isPending || keep.isPending}
      error={refused ? null : error}
    >
      <FileField given={given} onChange={change} />
      <TextField
        label={t('logs.import.name')}
        help={t('logs.import.name.help')}
        value={given.name}
        maxLength={120}
        onChange={(name) => change({ name })}
      />
      <MoreFields given={given} onChange={change} isOpen={refused !== undefined} />
      {refused && <Refused error={refused} />}
      {found && (
        <section className="log-found" aria-labelledby="log-found" role="status">
          <h3 id="log-found">{t('logs.found')}</h3>
          <LogFacts log={found.log} />
          <h3>{t('logs.findings')}</h3>
          <Findings log={found.log} />
        </section>
      )}
    </FormDialog>
  )
}
