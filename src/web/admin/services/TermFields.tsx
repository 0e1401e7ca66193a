import { Plus, X } from 'lucide-react'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FormPart } from '../FormPage.tsx'
import { readAmount } from '../amount.ts'
import type { FieldProps } from './ServiceFields.tsx'
import type { TermDraft } from './draft.ts'

type TermProps = {
  readonly term: TermDraft
  readonly nth: number
  readonly onChange: (term: TermDraft) => void
  readonly onRemove: () => void
}

function TermLine({ term, nth, onChange, onRemove }: TermProps) {
  const t = useT()
  const { label, value, kind, amount } = term
  const isWrong = kind === 'price' && amount !== '' && readAmount(amount) === undefined
  return (
    <div role="group" aria-label={t('admin.services.term', { nth: nth + 1 })} className="admin-line">
      <TextField
        label={t('admin.services.term.label')}
        maxLength={200}
        value={label}
        onChange={(next) => onChange({ ...term, label: next })}
      />
      <TextField
        label={t('admin.services.term.value')}
        maxLength={200}
        value={value}
        onChange={(next) => onChange({ ...term, value: next })}
      />
      <Select
        label={t('admin.services.term.kind')}
        options={(['price', 'other'] as const).map((one) => ({
          value: one,
          label: t(`admin.services.term.${one}`),
        }))}
        value={kind}
        onChange={(next) => onChange({ ...term, kind: next })}
      />
      <IconButton
        label={t('admin.take_out', { name: label || t('admin.services.term', { nth: nth + 1 }) })}
        icon={<X size={18} aria-hidden="true" />}
        onPress={onRemove}
      />
      {kind === 'price' && (
        <TextField
          label={t('admin.services.term.amount')}
          help={t('admin.services.term.amount.help')}
          inputMode="decimal"
          maxLength={9}
          value={amount}
          onChange={(next) => onChange({ ...term, amount: next })}
          {...(isWrong && { error: t('admin.amount.wrong') })}
        />
      )}
    </div>
  )
}

/** Prices, dates and entitlements as they are published: what a client is told comes from here (R20). */
export function TermFields({ draft, set }: FieldProps) {
  const t = useT()
  const { terms } = draft
  const put = (nth: number, term: TermDraft) =>
    set({ terms: terms.map((one, index) => (index === nth ? term : one)) })
  return (
    <FormPart title={t('admin.services.terms')} says={t('admin.services.terms.says')}>
      {terms.map((term, nth) => (
        <TermLine
          // oxlint-disable-next-line react/no-array-index-key -- terms are known by their place alone
          key={nth}
          term={term}
          nth={nth}
          onChange={(next) => put(nth, next)}
          onRemove={() => set({ terms: terms.filter((_, index) => index !== nth) })}
        />
      ))}
      <div>
        <Button
          size="s"
          icon={<Plus size={16} aria-hidden="true" />}
          onPress={() => set({ terms: [...terms, { label: '', value: '', kind: 'other', amount: '' }] })}
        >
          {t('admin.services.term.add')}
        </Button>
      </div>
    </FormPart>
  )
}
