import { useState } from 'react'
import { demandRoutes } from '#domain/demand/contract.ts'
import { standardRoutes } from '#domain/learning/contract.standards.ts'
import type { CallOut } from '#domain/learning/contract.standards.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { LensPage } from '../LensPage.tsx'
import { SheetsToMark } from '../demand/Sheets.tsx'
import { CallOutList } from './CallOutList.tsx'
import './standards.css'

const NONE = 'none'

function AnswerForm({ one, onClose }: { one: CallOut; onClose: () => void }) {
  const t = useT()
  const causes = useCall(demandRoutes.causes).data?.items ?? []
  const [answer, setAnswer] = useState('')
  const [causeId, setCause] = useState<string | null>(null)
  const send = useCommand(standardRoutes.answer, {
    refreshes: [standardRoutes.mine, standardRoutes.callOuts],
    onSuccess: () => {
      toast({ text: t('callout.answer.done') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('callout.answer')}
      lead={t('callout.answer.lead', { meant: one.meant })}
      action={t('callout.answer.do')}
      onClose={onClose}
      isReady={answer.trim() !== ''}
      isBusy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { callOutId: one.id }, body: { answer, causeId } })}
    >
      <TextArea
        label={t('callout.answer.words')}
        help={t('callout.answer.help')}
        value={answer}
        onChange={setAnswer}
        rows={4}
        autoFocus
      />
      <Select
        label={t('callout.answer.cause')}
        options={[
          { value: NONE, label: t('callout.answer.no_cause') },
          ...causes.filter(({ gone }) => !gone).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={causeId ?? NONE}
        onChange={(next) => setCause(next === NONE ? null : next)}
      />
    </FormDialog>
  )
}

/** What was asked of me, to be answered in words (R30). */
export function AskedPage() {
  const t = useT()
  const [answering, setAnswering] = useState<CallOut>()
  const { data, error, refetch } = useCall(standardRoutes.mine, {}, { refetchInterval: 60_000 })
  const open = data?.items.filter(({ answer }) => answer === null).length ?? 0
  return (
    <LensPage
      title={t('callout.mine')}
      sentence={data && t('callout.mine.sentence', { open })}
      error={error}
      onRetry={() => void refetch()}
    >
      {data && (
        <>
          <CallOutList items={data.items} empty={t('callout.mine.none')} level={2} onAnswer={setAnswering} />
          <SheetsToMark />
          {answering && <AnswerForm one={answering} onClose={() => setAnswering(undefined)} />}
        </>
      )}
    </LensPage>
  )
}
