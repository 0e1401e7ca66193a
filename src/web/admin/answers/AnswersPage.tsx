import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { automationRoutes } from '#domain/automation/contract.ts'
import type { Macro, PreparedAnswer } from '#domain/automation/contract.ts'
import { knowledgeRoutes } from '#domain/knowledge/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useNames } from '../../desk/macros/names.ts'
import { actionWords } from '../../desk/macros/words.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { MacroForm } from './MacroForm.tsx'
import './answers.css'

type Open =
  | { readonly kind: 'answer'; readonly one: PreparedAnswer | undefined }
  | { readonly kind: 'macro'; readonly one: Macro | undefined }
  | { readonly kind: 'remove_answer'; readonly one: PreparedAnswer }
  | { readonly kind: 'remove_macro'; readonly one: Macro }

function Entry(props: {
  readonly name: string
  readonly serviceId: string | null
  readonly onChange: () => void
  readonly onRemove: () => void
  readonly children: ReactNode
}) {
  const { name, serviceId, onChange, onRemove, children } = props
  const t = useT()
  const names = useNames()
  return (
    <li className="admin-answer">
      <div className="admin-answer-head">
        <h3>{name}</h3>
        {serviceId !== null && <Badge>{names.of(serviceId)}</Badge>}
      </div>
      {children}
      <div className="desk-row-actions">
        <Button size="s" onPress={onChange} aria-label={t('admin.answers.change.label', { name })}>
          {t('admin.answers.do.change')}
        </Button>
        <Button
          size="s"
          variant="quiet"
          onPress={onRemove}
          aria-label={t('admin.answers.remove.label', { name })}
        >
          {t('admin.answers.do.remove')}
        </Button>
      </div>
    </li>
  )
}

function Answers({ open }: { open: (what: Open) => void }) {
  const t = useT()
  const { data, error, refetch } = useCall(knowledgeRoutes.preparedAnswers)
  if (!data) return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton />
  if (data.items.length === 0)
    return (
      <EmptyState title={t('admin.answers.none')} level={3}>
        <p>{t('admin.answers.none.text')}</p>
      </EmptyState>
    )
  return (
    <ul role="list" className="admin-answers">
      {data.items.map((one) => (
        <Entry
          key={one.id}
          name={one.name}
          serviceId={one.serviceId}
          onChange={() => open({ kind: 'answer', one })}
          onRemove={() => open({ kind: 'remove_answer', one })}
        >
          <p className="admin-answer-body">{one.body}</p>
        </Entry>
      ))}
    </ul>
  )
}

function Macros({ open }: { open: (what: Open) => void }) {
  const t = useT()
  const names = useNames()
  const { data, error, refetch } = useCall(automationRoutes.macros)
  if (!data) return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton />
  if (data.items.length === 0)
    return (
      <EmptyState title={t('admin.macros.none')} level={3}>
        <p>{t('admin.macros.none.text')}</p>
      </EmptyState>
    )
  return (
    <ul role="list" className="admin-answers">
      {data.items.map((one) => (
        <Entry
          key={one.id}
          name={one.name}
          serviceId={one.serviceId}
          onChange={() => open({ kind: 'macro', one })}
          onRemove={() => open({ kind: 'remove_macro', one })}
        >
          <ol className="admin-answer-steps">
            {one.actions.map((action, index) => (
              <li key={index}>{actionWords(action, names, t)}</li>
            ))}
          </ol>
        </Entry>
      ))}
    </ul>
  )
}

function Remove({
  what,
  onClose,
}: {
  what: Extract<Open, { kind: 'remove_answer' | 'remove_macro' }>
  onClose: () => void
}) {
  const t = useT()
  const onSuccess = (): void => {
    toast({ text: t('admin.answers.do.removed', { name: what.one.name }) })
    onClose()
  }
  const answer = useCommand(automationRoutes.removeAnswer, {
    refreshes: [knowledgeRoutes.preparedAnswers],
    onSuccess,
  })
  const macro = useCommand(automationRoutes.removeMacro, { refreshes: [automationRoutes.macros], onSuccess })
  const remove = (): void => {
    if (what.kind === 'remove_answer') answer.mutate({ params: { answerId: what.one.id } })
    else macro.mutate({ params: { macroId: what.one.id } })
  }
  return (
    <FormDialog
      title={t('admin.answers.remove.label', { name: what.one.name })}
      action={t('admin.answers.do.remove')}
      onClose={onClose}
      onSubmit={remove}
      isReady
      isBusy={answer.isPending || macro.isPending}
      error={answer.error ?? macro.error}
    >
      <p>{t('admin.answers.remove.sure')}</p>
    </FormDialog>
  )
}

function Opened({ what, onClose }: { what: Open; onClose: () => void }) {
  if (what.kind === 'answer') return <AnswerForm answer={what.one} onClose={onClose} />
  if (what.kind === 'macro') return <MacroForm macro={what.one} onClose={onClose} />
  return <Remove what={what} onClose={onClose} />
}

function Part({
  title,
  add,
  onAdd,
  lead,
  children,
}: Readonly<Record<'title' | 'add' | 'lead', string>> & {
  readonly onAdd: () => void
  readonly children: ReactNode
}) {
  return (
    <section className="admin-answers-part" aria-label={title}>
      <div className="admin-part-head">
        <h2>{title}</h2>
        <Button icon={<Plus size={18} aria-hidden="true" />} onPress={onAdd}>
          {add}
        </Button>
      </div>
      <p className="desk-quiet">{lead}</p>
      {children}
    </section>
  )
}

/** Prepared answers and macros: what people at the desk choose from with “/”. */
export function AnswersPage() {
  const t = useT()
  const [what, open] = useState<Open>()
  return (
    <Page title={t('admin.nav.answers')} wide>
      <h1>{t('admin.nav.answers')}</h1>
      <p className="admin-says">{t('admin.answers.says')}</p>
      <Part
        title={t('admin.answers')}
        lead={t('admin.answers.lead')}
        add={t('admin.answers.add')}
        onAdd={() => open({ kind: 'answer', one: undefined })}
      >
        <Answers open={open} />
      </Part>
      <Part
        title={t('admin.macros')}
        lead={t('admin.macros.lead')}
        add={t('admin.macros.add')}
        onAdd={() => open({ kind: 'macro', one: undefined })}
      >
        <Macros open={open} />
      </Part>
      {what && <Opened what={what} onClose={() => open(undefined)} />}
    </Page>
  )
}
