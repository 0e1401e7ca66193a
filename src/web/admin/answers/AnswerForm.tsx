import { useState } from 'react'
import { unknownIn } from '#core/text/placeholders.ts'
import { automationRoutes } from '#domain/automation/contract.ts'
import type { PreparedAnswer } from '#domain/automation/contract.ts'
import { knowledgeRoutes } from '#domain/knowledge/contract.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { placeholderNames } from '../steps/StepsEditor.tsx'
import { ForService, serviceIdOf, serviceChoiceOf } from './ForService.tsx'

const refreshes = [knowledgeRoutes.preparedAnswers]

function useSaving(onClose: () => void) {
  const t = useT()
  const onSuccess = (): void => {
    toast({ text: t('admin.answers.do.saved') })
    onClose()
  }
  const add = useCommand(automationRoutes.addAnswer, { refreshes, onSuccess })
  const change = useCommand(automationRoutes.changeAnswer, { refreshes, onSuccess })
  return { add, change }
}

/** Writes a prepared answer, or changes one. */
export function AnswerForm(props: {
  readonly answer: PreparedAnswer | undefined
  readonly onClose: () => void
}) {
  const { answer, onClose } = props
  const t = useT()
  const [name, setName] = useState(answer?.name ?? '')
  const [body, setBody] = useState(answer?.body ?? '')
  const [service, setService] = useState(serviceChoiceOf(answer?.serviceId ?? null))
  const { add, change } = useSaving(onClose)
  const unknown = unknownIn(body).map((one) => `{${one}}`)
  const save = (): void => {
    const given = { name, body, serviceId: serviceIdOf(service) }
    if (answer) change.mutate({ params: { answerId: answer.id }, body: given, version: answer.version })
    else add.mutate({ body: given })
  }
  const error = unknown.length > 0 ? t('admin.answers.unknown', { names: unknown.join(', ') }) : undefined
  return (
    <FormDialog
      title={t(answer ? 'admin.answers.change' : 'admin.answers.add')}
      action={t('admin.answers.do.save')}
      onClose={onClose}
      onSubmit={save}
      isReady={name.trim() !== '' && body.trim() !== '' && unknown.length === 0}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
    >
      <TextField
        label={t('admin.answers.name')}
        help={t('admin.answers.name.hint')}
        value={name}
        onChange={setName}
        maxLength={120}
      />
      <TextArea
        label={t('admin.answers.body')}
        help={t('admin.answers.body.hint', { names: placeholderNames })}
        rows={6}
        value={body}
        onChange={setBody}
        maxLength={8000}
        {...(error && { error })}
      />
      <ForService value={service} onChange={setService} />
    </FormDialog>
  )
}
