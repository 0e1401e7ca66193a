import { ArrowLeft, Copy, Download, Ellipsis } from 'lucide-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { planners } from '#domain/planning/contract.ts'
import { whatIfRoutes } from '#domain/planning/contract.what-if.ts'
import type { Scenario } from '#domain/planning/contract.what-if.ts'
import { ProblemError, useCall, useCommand } from '../../client.ts'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { useRefusal } from '../../messages/refusals.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { HowItRuns } from './HowItRuns.tsx'
import { InputsEditor } from './InputsEditor.tsx'
import { Leaving } from './Leaving.tsx'
import { Levers } from './Levers.tsx'
import { RenameForm } from './NameForm.tsx'
import { Results } from './Results.tsx'
import { RunBox, isBusy } from './RunBox.tsx'
import { SaveBar } from './SaveBar.tsx'
import { StateBadge } from './StateBadge.tsx'
import { bodyOf, freeName } from './draft.ts'
import type { Draft } from './draft.ts'
import { useFigures } from './useFigures.ts'
import { useEditor } from './useEditor.ts'
import type { Editor } from './useEditor.ts'
import { faultsIn } from './warnings.ts'
import './what-if.css'

const ALL = '/planner/what-if'

/** Makes another one of it, as it stands on the page, and goes there. */
function useCopy(one: Scenario, draft: Draft) {
  const t = useT()
  const go = useGo()
  const taken = useCall(whatIfRoutes.list).data?.items.map(({ name }) => name) ?? []
  const save = useCommand(whatIfRoutes.save, {
    refreshes: [whatIfRoutes.list],
    onSuccess: ({ id }) => {
      toast({ text: t('what_if.copied') })
      go(`${ALL}/${id}`)
    },
  })
  const name = freeName(one.name, taken, (name, count) => t('what_if.copy.name', { name, count }))
  const body = bodyOf(draft, { name, note: one.note })
  return { copy: () => body && save.mutate({ body }), canCopy: body !== undefined, save }
}

function RemoveDialog({ one, onClose }: { readonly one: Scenario; readonly onClose: () => void }) {
  const t = useT()
  const go = useGo()
  const remove = useCommand(whatIfRoutes.remove, {
    refreshes: [whatIfRoutes.list],
    onSuccess: () => {
      toast({ text: t('what_if.removed', { name: one.name }) })
      go(ALL)
    },
  })
  return (
    <Dialog
      title={t('what_if.remove.title', { name: one.name })}
      size="narrow"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            variant="danger"
            busy={remove.isPending}
            onPress={() => remove.mutate({ params: { scenarioId: one.id } })}
          >
            {t('what_if.remove')}
          </Button>
        </>
      }
    >
      <p>{t('what_if.remove.text')}</p>
      <ProblemNotice error={remove.error} />
    </Dialog>
  )
}

/** Files of it; the part that makes them is loaded when somebody wants one. */
function useFiles(one: Scenario) {
  const t = useT()
  const hand = async (kind: 'csv' | 'json'): Promise<void> => {
    const [{ resultCsv, scenarioJson }, { fileName }, { handOver }] = await Promise.all([
      import('./files.ts'),
      import('../../charts/twin.ts'),
      import('../../charts/saving.ts'),
    ])
    const text = kind === 'csv' && one.result ? resultCsv(one.result, t) : scenarioJson(one)
    const type = kind === 'csv' ? 'text/csv' : 'application/json'
    handOver(`${fileName(one.name)}.${kind}`, new Blob([text], { type: `${type};charset=utf-8` }))
  }
  const entry = (kind: 'csv' | 'json') => ({
    id: kind,
    label: t(`what_if.export.${kind}`),
    isDisabled: kind === 'csv' && one.result === null,
    onAction: () => void hand(kind),
  })
  return [entry('csv'), entry('json')]
}

function Actions({ one, editor }: { readonly one: Scenario; readonly editor: Editor }) {
  const t = useT()
  const me = useMyself()
  const [open, setOpen] = useState<'rename' | 'remove'>()
  const { copy, canCopy, save } = useCopy(one, editor.draft)
  const files = useFiles(one)
  const mayRemove = planners.some((role) => me?.roles.includes(role))
  const isStill = !isBusy(one)
  return (
    <div className="what-if-actions">
      <div className="desk-row-actions">
        <Button
          icon={<Copy size={16} aria-hidden="true" />}
          isDisabled={!canCopy}
          busy={save.isPending}
          onPress={copy}
        >
          {t('what_if.copy')}
        </Button>
        <Menu
          label={t('what_if.export')}
          trigger={<Button icon={<Download size={16} aria-hidden="true" />}>{t('what_if.export')}</Button>}
          entries={files}
        />
        <Menu
          label={t('what_if.more')}
          trigger={<Button icon={<Ellipsis size={16} aria-hidden="true" />}>{t('what_if.more')}</Button>}
          entries={[
            {
              id: 'rename',
              label: t('what_if.rename'),
              isDisabled: !isStill || editor.isDirty,
              onAction: () => setOpen('rename'),
            },
            ...(mayRemove
              ? [
                  {
                    id: 'remove',
                    label: t('what_if.remove'),
                    dangerous: true,
                    isDisabled: !isStill,
                    onAction: () => setOpen('remove'),
                  },
                ]
              : []),
          ]}
        />
      </div>
      <ProblemNotice error={save.error} />
      {open === 'rename' && <RenameForm one={one} onClose={() => setOpen(undefined)} />}
      {open === 'remove' && <RemoveDialog one={one} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

/** What the service would not take, in words: at the top here, and at each figure it is about. */
function Refused({ error, ofAll }: { readonly error: Error | null; readonly ofAll: readonly string[] }) {
  const t = useT()
  const inWords = useRefusal()
  if (!(error instanceof ProblemError) || error.code !== 'not_possible_together')
    return <ProblemNotice error={error} />
  const { instead, lang } = inWords(error)
  return (
    <Notice tone="problem" title={t('what_if.faults')}>
      <p lang={lang}>{instead}</p>
      {ofAll.length > 0 && (
        <ul>
          {ofAll.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function Editing({ one }: { readonly one: Scenario }) {
  const t = useT()
  const editor = useEditor(one)
  const figures = useFigures()
  const { data: catalogue } = useCall(whatIfRoutes.inputs, {}, { staleTime: 5 * 60_000 })
  const { draft, result, save, run, cancel, isDirty } = editor
  const faults = save.error instanceof ProblemError ? faultsIn(save.error.details, figures) : []
  const named = faults.map(({ input, text }) =>
    input === undefined ? text : `${t(`what_if.input.${input}` as 'what_if.input.answered')}: ${text}`,
  )
  return (
    <>
      <div className="what-if-bar">
        <RunBox
          one={one}
          isDirty={isDirty}
          isPending={run.isPending}
          onRun={editor.ask}
          onCancel={editor.stop}
          isCancelling={cancel.isPending}
        />
        <Actions one={one} editor={editor} />
      </div>
      <ProblemNotice error={run.error ?? cancel.error} />
      <div inert={isBusy(one)} className="what-if-editing">
        <Levers key={editor.generation} draft={draft} onChange={editor.set} />
      </div>
      {result && <Results one={one} result={result} isStale={editor.isStaleResult} />}
      <div inert={isBusy(one)} className="what-if-editing">
        {catalogue && (
          <InputsEditor
            draft={draft}
            onChange={editor.set}
            items={catalogue.items}
            saved={one}
            faults={faults}
          />
        )}
        <HowItRuns draft={draft} onChange={editor.set} />
      </div>
      {save.error && !editor.clash && <Refused error={save.error} ofAll={named} />}
      {!isBusy(one) && <SaveBar editor={editor} />}
      <Leaving isDirty={isDirty} />
    </>
  )
}

/** One what-if: what it changes, what it rests on, its run, and what came of it (R35). */
export function ScenarioPage() {
  const t = useT()
  const { scenarioId = '' } = useParams({ strict: false })
  const [isRunning, setRunning] = useState(false)
  const { data, error, refetch } = useCall(
    whatIfRoutes.get,
    { params: { scenarioId } },
    { refetchInterval: isRunning ? 700 : false },
  )
  const runs = data !== undefined && isBusy(data)
  if (runs !== isRunning) setRunning(runs)
  return (
    <Page title={data?.name ?? t('what_if.title')} wide>
      <Go to={ALL} className="what-if-back">
        <ArrowLeft size={16} aria-hidden="true" /> {t('what_if.back')}
      </Go>
      {data && (
        <header className="what-if-title">
          <h1>{data.name}</h1>
          <StateBadge one={data} />
        </header>
      )}
      {data?.note && <p className="what-if-note">{data.note}</p>}
      {!data && <h1>{t('what_if.title')}</h1>}
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Editing key={data.id} one={data} />}
    </Page>
  )
}
