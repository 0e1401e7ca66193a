import { useState } from 'react'
import { demandRoutes } from '#domain/demand/contract.ts'
import type { Subject, SubjectProposal } from '#domain/demand/contract.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

const refreshes = [demandRoutes.subjects, demandRoutes.overview]
const LONGEST = 120

/** A group of needs gets a name; its contacts get this subject. */
export function NameForm(props: { readonly proposal: SubjectProposal; readonly onClose: () => void }) {
  const { proposal, onClose } = props
  const { key, words, examples, contacts } = proposal
  const t = useT()
  const [name, setName] = useState('')
  const command = useCommand(demandRoutes.nameSubject, { refreshes, onSuccess: onClose })
  const contactIds = examples.map(({ contactId }) => contactId)
  return (
    <FormDialog
      title={t('demand.subject.name')}
      lead={t('demand.subject.name.lead', { contacts })}
      action={t('demand.keep')}
      onClose={onClose}
      isReady={name.trim() !== ''}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ body: { name: name.trim(), words, contactIds, key } })}
    >
      <ul role="list" className="demand-words">
        {examples.map(({ contactId, need }) => (
          <li key={contactId}>“{need}”</li>
        ))}
      </ul>
      <TextField
        label={t('demand.subject.name.label')}
        value={name}
        onChange={setName}
        maxLength={LONGEST}
        autoFocus
      />
    </FormDialog>
  )
}

/** A subject gets another name. */
export function RenameForm(props: { readonly subject: Subject; readonly onClose: () => void }) {
  const { subject, onClose } = props
  const t = useT()
  const [name, setName] = useState(subject.name)
  const command = useCommand(demandRoutes.renameSubject, { refreshes, onSuccess: onClose })
  return (
    <FormDialog
      title={t('demand.subject.rename')}
      lead={t('demand.subject.rename.lead')}
      action={t('demand.keep')}
      onClose={onClose}
      isReady={name.trim() !== '' && name.trim() !== subject.name}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ params: { subjectId: subject.id }, body: { name: name.trim() } })}
    >
      <TextField
        label={t('demand.subject.name.label')}
        value={name}
        onChange={setName}
        maxLength={LONGEST}
        autoFocus
      />
    </FormDialog>
  )
}

/** A subject goes into another that is kept. */
export function MergeForm(props: {
  readonly subject: Subject
  readonly others: readonly Subject[]
  readonly onClose: () => void
}) {
  const { subject, others, onClose } = props
  const { id: subjectId, name } = subject
  const t = useT()
  const [intoId, setInto] = useState<string | null>(null)
  const command = useCommand(demandRoutes.mergeSubjects, { refreshes, onSuccess: onClose })
  return (
    <FormDialog
      title={t('demand.subject.merge.title', { name })}
      lead={t('demand.subject.merge.lead', { name })}
      action={t('demand.subject.merge.do')}
      onClose={onClose}
      isReady={intoId !== null}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={() => intoId !== null && command.mutate({ params: { subjectId }, body: { intoId } })}
    >
      <Select
        label={t('demand.subject.merge.into')}
        options={others
          .filter(({ id }) => id !== subjectId)
          .map((one) => ({ value: one.id, label: one.name }))}
        value={intoId}
        onChange={setInto}
      />
    </FormDialog>
  )
}
