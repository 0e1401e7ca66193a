import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { Choice } from '../shell/Choice.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'

const refreshes = [caseRoutes.get, contactRoutes.get]
const PARTIES = ['client', 'us', 'other'] as const

/** Notes a question that is open; it blocks closing until it is answered (R11). */
export function QuestionForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT()
  const [askedOf, setAskedOf] = useState<(typeof PARTIES)[number]>('client')
  const [question, setQuestion] = useState('')
  const ask = useCommand(caseRoutes.ask, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('desk.question.kept') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.question.title')}
      lead={t('desk.question.lead')}
      action={t('desk.question.ask')}
      onClose={onClose}
      onSubmit={() => ask.mutate({ params: { caseId }, body: { askedOf, question } })}
      isReady={question.trim() !== ''}
      isBusy={ask.isPending}
      error={ask.error}
    >
      <TextField label={t('desk.question.text')} value={question} onChange={setQuestion} autoFocus />
      <Choice
        label={t('desk.question.of')}
        options={PARTIES.map((id) => ({ id, label: t(`desk.question.of.${id}`) }))}
        value={askedOf}
        onChange={setAskedOf}
      />
    </FormDialog>
  )
}

type Asked = { readonly id: string; readonly question: string }

/** Writes down the answer to an open question. */
export function AnswerForm({ question, onClose }: { question: Asked; onClose: () => void }) {
  const t = useT()
  const [answer, setAnswer] = useState('')
  const save = useCommand(caseRoutes.answer, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('desk.question.answered') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.question.answer')}
      lead={t('desk.question.answer.title', { question: question.question })}
      action={t('desk.save')}
      onClose={onClose}
      onSubmit={() => save.mutate({ params: { questionId: question.id }, body: { answer } })}
      isReady={answer.trim() !== ''}
      isBusy={save.isPending}
      error={save.error}
    >
      <TextArea label={t('desk.question.answer')} value={answer} onChange={setAnswer} autoFocus />
    </FormDialog>
  )
}
