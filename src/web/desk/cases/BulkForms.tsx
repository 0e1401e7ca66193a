import { useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import type { Act } from '#domain/bulk/contract.ts'
import { fieldRoutes } from '#domain/fields/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ComboBox, Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { FieldInput } from '../fields/FieldInput.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { TagField } from '../tags/TagField.tsx'
import { WaitingFields } from './WaitingFields.tsx'
import type { Waiting } from './WaitingFields.tsx'

type Props = {
  /** How many cases it is about. */
  readonly count: number
  readonly onAct: (act: Act) => void
  readonly onClose: () => void
}

/** Gives all of them a tag. */
export function BulkTag({ count, onAct, onClose }: Props) {
  const t = useT()
  const [name, setName] = useState('')
  return (
    <FormDialog
      title={t('desk.bulk.title.tag', { count })}
      action={t('desk.bulk.act')}
      onClose={onClose}
      onSubmit={() => onAct({ do: 'tag', name })}
      isReady={name !== ''}
      isBusy={false}
    >
      <TagField label={t('desk.tags.add')} onChoose={setName} keeps autoFocus />
    </FormDialog>
  )
}

/** Fills in a field of all of them. */
export function BulkField({ count, onAct, onClose }: Props) {
  const t = useT()
  const { data } = useCall(fieldRoutes.list)
  const fields = (data?.items ?? []).filter((one) => one.about === 'case')
  const [fieldId, setFieldId] = useState<string | null>(null)
  const [value, setValue] = useState<string | null>(null)
  const field = fields.find(({ id }) => id === fieldId)
  return (
    <FormDialog
      title={t('desk.bulk.title.field', { count })}
      action={t('desk.bulk.act')}
      onClose={onClose}
      onSubmit={() => field && onAct({ do: 'field', fieldId: field.id, value })}
      isReady={field !== undefined}
      isBusy={false}
    >
      {data && fields.length === 0 && <Notice>{t('desk.bulk.field.none')}</Notice>}
      <Select
        label={t('desk.bulk.field.which')}
        options={fields.map(({ id, name }) => ({ value: id, label: name }))}
        value={fieldId}
        onChange={(id) => {
          setFieldId(id)
          setValue(null)
        }}
      />
      {field && (
        <FieldInput
          key={field.id}
          label={t('desk.bulk.field.value')}
          kind={field.kind}
          options={field.options}
          value={value}
          help={field.hint}
          onSave={setValue}
        />
      )}
    </FormDialog>
  )
}

/** Gives all of them to another owner, with a reason that every client can read. */
export function BulkGive({ count, onAct, onClose }: Props) {
  const t = useT()
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const colleagues = useCall(agentRoutes.colleagues).data?.items ?? []
  return (
    <FormDialog
      title={t('desk.bulk.title.give', { count })}
      lead={t('desk.bulk.give.lead')}
      action={t('desk.bulk.act')}
      onClose={onClose}
      onSubmit={() => to && onAct({ do: 'give', toAgentId: to, reason: reason.trim() })}
      isReady={to !== null && reason.trim() !== ''}
      isBusy={false}
    >
      <ComboBox
        label={t('desk.case.give.to')}
        options={colleagues
          .filter((each) => !each.absence)
          .map((each) => ({ value: each.id, label: each.name, detail: each.department }))}
        value={to}
        onChange={setTo}
        autoFocus
      />
      <TextArea label={t('desk.case.give.reason')} value={reason} onChange={setReason} />
    </FormDialog>
  )
}

/** Says on whom all of them wait. */
export function BulkWait({ count, onAct, onClose }: Props) {
  const t = useT()
  const [waiting, setWaiting] = useState<Waiting>({ on: 'client', note: '' })
  return (
    <FormDialog
      title={t('desk.bulk.title.wait', { count })}
      action={t('desk.bulk.act')}
      onClose={onClose}
      onSubmit={() => onAct({ do: 'wait', on: waiting.on, note: waiting.note.trim() || null })}
      isReady
      isBusy={false}
    >
      <WaitingFields value={waiting} onChange={setWaiting} />
    </FormDialog>
  )
}
