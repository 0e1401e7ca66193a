import { automationRoutes } from '#domain/automation/contract.ts'
import type { Macro, MacroStep, Proposed } from '#domain/automation/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { call, useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useNames } from './names.ts'
import { actionWords } from './words.ts'
import './macros.css'

function Step({ step }: { readonly step: MacroStep }) {
  const t = useT()
  const names = useNames()
  const standing = step.same ? 'same' : step.undoable ? 'undoable' : 'stays'
  if (step.action.do === 'propose') return <li>{actionWords(step.action, names, t)}</li>
  return (
    <li>
      {actionWords(step.action, names, t)}{' '}
      <Badge tone={standing === 'stays' ? 'golden' : 'neutral'}>{t(`desk.macro.${standing}`)}</Badge>
    </li>
  )
}

function Words({ proposed }: { readonly proposed: Proposed }) {
  const t = useT()
  const names = proposed.missing.map((name) => `{${name}}`).join(', ')
  return (
    <>
      <h3>{t('desk.macro.proposes')}</h3>
      <p className="desk-said desk-quoted">{proposed.text}</p>
      {proposed.missing.length > 0 && (
        <Notice tone="warn" announced={false}>
          <p>{t('desk.macro.missing', { names })}</p>
        </Notice>
      )}
    </>
  )
}

const refreshes = [caseRoutes.get, caseRoutes.list, caseRoutes.counts]

/** Undoes what a macro did; says what could not be undone. */
function useUndo() {
  const t = useT()
  const queries = useQueryClient()
  return async (macroRunId: string): Promise<void> => {
    try {
      const { steps } = await call(automationRoutes.undo, { params: { macroRunId }, body: {} })
      const stays = steps.some((one) => one.outcome === 'left')
      toast({ text: t(stays ? 'desk.macro.undone_partly' : 'desk.macro.undone') })
    } catch {
      toast({ text: t('desk.macro.undo_failed') })
    }
    for (const { id } of refreshes) void queries.invalidateQueries({ queryKey: [id] })
  }
}

/** What a macro will do on this case, before it is done in one go. */
export function MacroDialog(props: {
  readonly macro: Pick<Macro, 'id' | 'name'>
  readonly caseId: string
  readonly onClose: () => void
  /** Puts the proposed words into the text. */
  readonly onPropose: (words: string) => void
}) {
  const { macro, caseId, onClose, onPropose } = props
  const t = useT()
  const undo = useUndo()
  const params = { caseId, macroId: macro.id }
  const { data, error } = useCall(automationRoutes.preview, { params }, { staleTime: 0 })
  const use = useCommand(automationRoutes.use, {
    refreshes,
    onSuccess: ({ runId, undoUntil, proposed }) => {
      const text = t('desk.macro.done', { name: macro.name })
      toast({ text, ...(undoUntil !== null && { undo: () => void undo(runId) }) })
      onClose()
      // The dialog gives the focus back first; then the text may take it.
      if (proposed) setTimeout(() => onPropose(proposed.text), 0)
    },
  })
  return (
    <FormDialog
      title={macro.name}
      lead={t('desk.macro.lead')}
      action={t('desk.macro.do')}
      onClose={onClose}
      onSubmit={() => use.mutate({ params, body: {} })}
      isReady={data !== undefined}
      isBusy={use.isPending}
      error={use.error ?? error}
    >
      {!data && !error && <Skeleton />}
      {data && (
        <ol className="desk-macro-steps">
          {data.steps.map((step, index) => (
            <Step key={index} step={step} />
          ))}
        </ol>
      )}
      {data?.proposed && <Words proposed={data.proposed} />}
    </FormDialog>
  )
}
