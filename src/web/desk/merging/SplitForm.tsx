import { useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Case } from '#domain/cases/contract.ts'
import type { CaseKin } from '#domain/merging/contract.ts'
import { caseMergeRoutes } from '#domain/merging/contract.routes.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useGo } from '../shell/Go.tsx'
import { useWhen } from '../shell/when.ts'

const PARTS = ['contacts', 'messages', 'legs', 'promises', 'questions', 'papers'] as const
type Part = (typeof PARTS)[number]
type Offered = Readonly<Record<Part, readonly { readonly id: string; readonly text: string }[]>>

/** What a case holds that may belong to another need, in words. */
function useOffered(one: Case, kin: CaseKin): Offered {
  const t = useT()
  const when = useWhen()
  const contacts = kin.contacts.map(({ id, channel, need, at, live }) => ({
    id,
    text: [t(`desk.channel.${channel}`), when.at(at), need, ...(live ? [t('desk.kin.split.live')] : [])].join(
      ' · ',
    ),
  }))
  const messages = one.messages
    .filter(({ contactId, kind }) => contactId === null && kind !== 'told')
    .map(({ id, at, body }) => ({ id, text: `${when.at(at)} · ${body.slice(0, 120)}` }))
  return {
    contacts,
    messages,
    legs: one.legs.map(({ id, what, coOwner }) => ({ id, text: `${what} · ${coOwner.name}` })),
    promises: one.commitments.map(({ id, what, dueAt }) => ({ id, text: `${what} · ${when.at(dueAt)}` })),
    questions: one.questions.map(({ id, question }) => ({ id, text: question })),
    papers: one.papers
      .filter(({ contactId }) => contactId === null)
      .map(({ id, name }) => ({ id, text: name })),
  }
}

function Ticks(props: {
  readonly part: Part
  readonly offered: Offered[Part]
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}) {
  const { part, offered, chosen, onChoose } = props
  const t = useT()
  if (offered.length === 0) return null
  return (
    <fieldset className="merge-checks">
      <legend>{t(`desk.kin.split.${part}`)}</legend>
      {offered.map(({ id, text }) => (
        <Checkbox
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(on) => onChoose(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
        >
          {text}
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** Takes what belongs to another need to a case of its own, with an owner. */
export function SplitForm({ one, kin, onClose }: { one: Case; kin: CaseKin; onClose: () => void }) {
  const t = useT()
  const go = useGo()
  const offered = useOffered(one, kin)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [need, setNeed] = useState('')
  const [note, setNote] = useState('')
  const [ownerId, setOwnerId] = useState<string | null>(one.owner.id)
  const colleagues = useCall(agentRoutes.colleagues).data?.items ?? []
  const split = useCommand(caseMergeRoutes.split, {
    refreshes: [caseRoutes.get, caseRoutes.list, caseRoutes.counts, caseMergeRoutes.kin],
    onSuccess: ({ reference, caseId }) => {
      toast({ text: t('desk.kin.split.done', { reference }) })
      onClose()
      go(`/desk/cases/${caseId}`)
    },
  })
  const of = (part: Part) => offered[part].map(({ id }) => id).filter((id) => chosen.includes(id))
  const submit = (): void => {
    if (ownerId === null) return
    const body = {
      ...{ need, ownerId, note: note.trim() || null, contactIds: of('contacts'), messageIds: of('messages') },
      ...{
        legIds: of('legs'),
        commitmentIds: of('promises'),
        questionIds: of('questions'),
        paperIds: of('papers'),
      },
    }
    split.mutate({ params: { caseId: one.id }, body, version: one.version })
  }
  return (
    <FormDialog
      title={t('desk.kin.split.title')}
      lead={t('desk.kin.split.lead')}
      action={t('desk.kin.split.do')}
      onClose={onClose}
      onSubmit={submit}
      isReady={chosen.length > 0 && need.trim() !== '' && ownerId !== null}
      isBusy={split.isPending}
      error={split.error}
    >
      <TextArea label={t('desk.kin.split.need')} rows={2} value={need} onChange={setNeed} autoFocus />
      <ComboBox
        label={t('desk.kin.split.owner')}
        options={colleagues
          .filter((each) => !each.absence)
          .map((each) => ({ value: each.id, label: each.name, detail: each.department }))}
        value={ownerId}
        onChange={setOwnerId}
      />
      {PARTS.map((part) => (
        <Ticks key={part} part={part} offered={offered[part]} chosen={chosen} onChoose={setChosen} />
      ))}
      <TextField label={t('desk.kin.split.note')} value={note} onChange={setNote} />
    </FormDialog>
  )
}
