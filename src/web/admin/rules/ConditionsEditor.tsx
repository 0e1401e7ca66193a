import { Plus, Trash2 } from 'lucide-react'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { useIntl } from 'react-intl'
import { Label } from 'react-aria-components/Label'
import { Channel, Stakes } from '#domain/services/contract.ts'
import { WaitingOn } from '#domain/cases/contract.ts'
import { useNames } from '../../desk/macros/names.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { ABOUTS, newCondition } from './conditions.ts'
import type { ConditionDraft } from './conditions.ts'
import { valueWords, weekdayNames } from './words.ts'

type Change = (change: Partial<ConditionDraft>) => void
type Props = { readonly draft: ConditionDraft; readonly onChange: Change }

function Ticks(props: {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}) {
  const t = useT()
  const { label, options, value, onChange } = props
  if (options.length === 0) return <p className="desk-quiet">{t('admin.step.none')}</p>
  return (
    <CheckboxGroup className="admin-rule-ticks" value={[...value]} onChange={onChange}>
      <Label className="admin-rule-ticks-label">{label}</Label>
      <div className="admin-rule-ticks-options">
        {options.map((one) => (
          <Checkbox key={one.value} value={one.value}>
            {one.label}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}

function useOptions(about: ConditionDraft['about']) {
  const t = useT()
  const names = useNames()
  const intl = useIntl()
  if (about === 'service') return names.services
  if (about === 'department') return names.departments
  if (about === 'tag') return names.tags
  const codes: readonly string[] =
    about === 'channel' ? Channel.options : about === 'stakes' ? Stakes.options : WaitingOn.options
  return codes.map((code) => ({ value: code, label: valueWords(about, code, { names, t, intl }) }))
}

function AnyOf({ draft, onChange }: Props) {
  const t = useT()
  const options = useOptions(draft.about)
  return (
    <Ticks
      label={t('admin.rules.any_of')}
      options={options}
      value={draft.is}
      onChange={(is) => onChange({ is })}
    />
  )
}

function Time({ draft, onChange }: Props) {
  const t = useT()
  const days = weekdayNames(useIntl()).map(({ day, name }) => ({ value: String(day), label: name }))
  return (
    <>
      <Ticks
        label={t('admin.rules.time.days')}
        options={days}
        value={draft.weekdays.map(String)}
        onChange={(chosen) => onChange({ weekdays: chosen.map(Number).toSorted((a, b) => a - b) })}
      />
      <div className="admin-step-pair">
        <TextField
          type="time"
          label={t('admin.rules.time.from')}
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        <TextField
          type="time"
          label={t('admin.rules.time.until')}
          help={t('admin.rules.time.hint')}
          value={draft.until}
          onChange={(until) => onChange({ until })}
        />
      </div>
    </>
  )
}

function Value(props: Props) {
  const { draft, onChange } = props
  const t = useT()
  if (draft.about === 'words')
    return (
      <TextArea
        label={t('admin.rules.words')}
        help={t('admin.rules.words.hint')}
        rows={2}
        value={draft.words}
        onChange={(words) => onChange({ words })}
      />
    )
  if (draft.about === 'waited')
    return (
      <TextField
        label={t('admin.rules.minutes')}
        inputMode="numeric"
        value={String(draft.minutes || '')}
        onChange={(text) => onChange({ minutes: Number(text.replace(/\D/g, '').slice(0, 6)) })}
      />
    )
  return draft.about === 'time' ? <Time {...props} /> : <AnyOf {...props} />
}

function OneCondition(props: Props & { readonly nth: number; readonly onRemove: () => void }) {
  const { draft, onChange, nth, onRemove } = props
  const t = useT()
  return (
    <li className="admin-step">
      <div className="admin-step-head">
        <Select
          label={t('admin.rules.condition.nth', { nth })}
          options={ABOUTS.map((about) => ({ value: about, label: t(`admin.rules.about.${about}`) }))}
          value={draft.about}
          onChange={(about) => onChange({ ...newCondition(about), key: draft.key })}
        />
        <IconButton
          size="s"
          label={t('admin.rules.condition.remove', { nth })}
          icon={<Trash2 size={18} aria-hidden="true" />}
          onPress={onRemove}
        />
      </div>
      <Select
        label={t('admin.rules.holds')}
        options={[
          { value: 'is', label: t('admin.rules.holds.is') },
          { value: 'not', label: t('admin.rules.holds.not') },
        ]}
        value={draft.not ? 'not' : 'is'}
        onChange={(how) => onChange({ not: how === 'not' })}
      />
      <Value draft={draft} onChange={onChange} />
    </li>
  )
}

/** What has to be so for a rule to do something; none: always. */
export function ConditionsEditor(props: {
  readonly conditions: readonly ConditionDraft[]
  readonly onChange: (conditions: readonly ConditionDraft[]) => void
}) {
  const { conditions, onChange } = props
  const t = useT()
  return (
    <div className="admin-actions">
      {conditions.length === 0 && <p className="desk-quiet">{t('admin.rules.always')}</p>}
      {conditions.length > 0 && (
        <ol role="list">
          {conditions.map((draft, at) => (
            <OneCondition
              key={draft.key}
              draft={draft}
              nth={at + 1}
              onChange={(change) =>
                onChange(conditions.map((one, index) => (index === at ? { ...one, ...change } : one)))
              }
              onRemove={() => onChange(conditions.filter((_, index) => index !== at))}
            />
          ))}
        </ol>
      )}
      <div>
        <Button
          size="s"
          icon={<Plus size={18} aria-hidden="true" />}
          isDisabled={conditions.length >= 12}
          onPress={() => onChange([...conditions, newCondition('service')])}
        >
          {t('admin.rules.condition.add')}
        </Button>
      </div>
    </div>
  )
}
