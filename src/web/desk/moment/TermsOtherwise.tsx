import { useState } from 'react'
import { OtherwiseReason } from '#domain/cases/contract.terms.ts'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import type { PublishedTerm, useTelling } from './Terms.tsx'
import { readPence } from './pence.ts'

/** Tells a term otherwise than published: what, why, and in words for colleagues (R18, R20). */
export function TermsOtherwise(props: {
  readonly term: PublishedTerm
  readonly telling: ReturnType<typeof useTelling>
  readonly onClose: () => void
}) {
  const { term, telling, onClose } = props
  const t = useT()
  const [value, setValue] = useState('')
  const [price, setPrice] = useState('')
  const [reason, setReason] = useState<OtherwiseReason | null>(null)
  const [note, setNote] = useState('')
  const pence = readPence(price)
  const send = async (): Promise<void> => {
    if (!reason || pence === undefined) return
    const otherwise = { value, pence, reason, note: note.trim() || null }
    // What went wrong stands in the dialog, which stays open.
    const told = await telling.tell({ label: term.label, otherwise }).catch(() => undefined)
    if (told) onClose()
  }
  return (
    <FormDialog
      title={t('desk.terms.form')}
      lead={t('desk.terms.form.lead', { label: term.label, value: term.value })}
      action={t('desk.terms.form.send')}
      onClose={onClose}
      onSubmit={() => void send()}
      isReady={value.trim() !== '' && reason !== null && pence !== undefined}
      isBusy={telling.isBusy}
      error={telling.error}
    >
      <TextField
        label={t('desk.terms.form.value')}
        value={value}
        onChange={setValue}
        maxLength={200}
        autoFocus
      />
      {term.pence !== undefined && (
        <TextField
          label={t('desk.terms.form.price')}
          help={t('desk.terms.form.price.hint')}
          inputMode="decimal"
          value={price}
          onChange={setPrice}
          {...(pence === undefined && { error: t('desk.terms.form.price.bad') })}
        />
      )}
      <Select
        label={t('desk.terms.form.reason')}
        options={OtherwiseReason.options.map((one) => ({ value: one, label: t(`desk.terms.reason.${one}`) }))}
        value={reason}
        onChange={setReason}
      />
      <TextArea label={t('desk.terms.form.note')} optional value={note} onChange={setNote} maxLength={1000} />
    </FormDialog>
  )
}
